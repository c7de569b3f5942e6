"""Every citation in a paragraph: in parentheses, with the name before them, in a cell, or of a law in the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from litmatrix.audit.authors import read_authors
from litmatrix.audit.citation import Citation, CitationKind, CitedWork, Span
from litmatrix.audit.groups import REACH, Group, groups_around, without_inner_parentheses
from litmatrix.audit.items import document_work, works_in
from litmatrix.audit.laws import LAW_NAME, is_law, laws_in
from litmatrix.audit.locators import read_locator
from litmatrix.audit.narrative import names_before
from litmatrix.audit.parliament import Document, documents_in
from litmatrix.audit.years import YEAR

_REPORT_WORD = r"(?:[\w-]{0,30}[Rr]apport(?:en)?|[\w-]{0,30}[Nn]otat(?:et)?|[\w-]{0,30}[Rr]eport|TemaNord)"
_REPORT_NUMBER = re.compile(
    r"(?:apport(?:en)?|otat(?:et)?|eport|TemaNord)\s*[,:]?\s*(?:(?:nr|no|nummer)\b\.?)?\s*:?\s*\d"
)
_REPORT = re.compile(
    rf"\s*(?:(?:[Ss]e|[Jj]f\.?)\s+)?((?:[^\W\d_]{{2,20}}\s)?{_REPORT_WORD}\s*[,:]?\s*(?:(?:nr|no|nummer)\b\.?)?\s*:?\s*"
    r"\d[\d:/–-]*)\s*(?:,\s*(?:s|p|side)\.?\s*[\d–-]+)?\s*\Z"
)
_PERSONAL = re.compile(r"person\w* (?:kommunikasjon|meddelelse|melding)|personal communication", re.IGNORECASE)
_JUDGMENT = re.compile(
    r"\s*(?:Rt\.?[\s-]\d{4}[\s-]s\.?[\s-]?\d+|(?:HR|LA|LB|LE|LF|LG|LH|TOSLO)-\d{4}-\d+(?:-[A-Z])?)"
)
_NAMES = r"[^\W\d_][\w’'-]{0,40}(?:(?:,\s?|\s?&\s?|\sog\s|\sand\s)[^\W\d_][\w’'-]{0,40}){0,5}(?:,?\set\.?\sal\.?)?"
_IN_CELL = re.compile(rf"(?<!\w)({_NAMES})(?:,\s?|\s)((?:19|20)\d\d[a-h]?)(?![\w–/-])")
_AT_END = re.compile(rf"(?<!\w)({_NAMES}),\s((?:19|20)\d\d[a-h]?)(?:,\s(?:s|p|pp)\.\s?\d[\d\s–-]*)?\Z")
_GENERIC_LAWS = frozenset(("loven", "lovens", "lova", "lovas", "forskriften", "forskrifta"))


def citations_in(
    text: str, paragraph: int, known: Collection[str], in_table: bool = False
) -> tuple[Citation, ...]:
    """All citations of a paragraph, in the order they stand.

    `known` are case-folded names of authors; they are recognised in any spelling of capitals, and narrative
    ones also where a word of another kind could stand.
    """
    documents = documents_in(text)
    found = list(_in_parentheses(text, paragraph, known, documents))
    if in_table:
        found = _with(found, _in_cells(text, paragraph, known))
    found = _with(found, (_named(paragraph, one) for one in documents))
    return tuple(_with(found, _laws(text, paragraph)))


def _with(found: list[Citation], further: Iterable[Citation]) -> list[Citation]:
    """The citations in order, with those further ones that do not stand inside another."""
    starts = [citation.start for citation in found]

    def is_inside(position: int) -> bool:
        before = bisect_right(starts, position) - 1
        return before >= 0 and position < found[before].end

    added = [citation for citation in further if not is_inside(citation.start)]
    return sorted([*found, *added], key=lambda citation: citation.start) if added else found


def _in_parentheses(
    text: str, paragraph: int, known: Collection[str], documents: Sequence[Document]
) -> Iterator[Citation]:
    anchors = {match.start() for match in YEAR.finditer(text)}
    anchors |= {document.start for document in documents}
    anchors |= {match.start() for match in _REPORT_NUMBER.finditer(text)}
    if not anchors:
        return
    masked = without_inner_parentheses(text, [(one.start, one.end) for one in documents])
    last_end = 0
    for group in groups_around(masked, sorted(anchors)):
        citation = _citation(text, paragraph, group, known, documents, last_end)
        if citation:
            last_end = citation.end
            yield citation


def _citation(
    text: str, paragraph: int, group: Group, known: Collection[str], documents: Sequence[Document], floor: int
) -> Citation | None:
    if group.missing == "(":
        return _never_opened(text, paragraph, group, known)
    inner = text[group.inner : group.inner_end]
    report = _REPORT.match(inner) if len(inner) < REACH else None
    if report:
        name = Span(group.inner + report.start(1), group.inner + report.end(1), report.group(1))
        return _made(text, paragraph, group, "report", (CitedWork(name.start, name.end, "report", (name,)),))
    personal = _personal(text, paragraph, group, known)
    if personal:
        return personal
    narrative = _narrative(text, paragraph, group, known, floor)
    if narrative:
        return narrative
    works = works_in(text, group.inner, group.inner_end, known, documents)
    if group.missing == ")":
        works, group = _up_to_sentence_end(text, works, group)
    if not works:
        return None
    return _made(text, paragraph, group, _kind(works, "parenthetical"), works)


def _made(text: str, paragraph: int, group: Group, kind: CitationKind, works: tuple[CitedWork, ...]) -> Citation:
    return Citation(
        paragraph, group.start, group.end, text[group.start : group.end], kind, works, group.stray, group.missing
    )


def _kind(works: Sequence[CitedWork], otherwise: CitationKind) -> CitationKind:
    if len(works) == 1 and works[0].genre == "law":
        return "law"
    if len(works) == 1 and works[0].genre == "document":
        return "parliamentary"
    return otherwise


def _up_to_sentence_end(
    text: str, works: tuple[CitedWork, ...], group: Group
) -> tuple[tuple[CitedWork, ...], Group]:
    """What belongs to a parenthesis that is never closed: its works up to the first that follows a full stop."""
    kept: list[CitedWork] = []
    for work in works:
        if kept and "." in text[kept[-1].end : work.start].replace("et al.", ""):
            break
        kept.append(work._replace(suffix=None))
    end = kept[-1].end if kept else group.end
    stray = tuple(position for position in group.stray if position < end)
    return tuple(kept), group._replace(inner_end=end, end=end, stray=stray)


def _narrative(text: str, paragraph: int, group: Group, known: Collection[str], floor: int) -> Citation | None:
    """A citation whose parenthesis begins with the year, and the names before it."""
    inside = text[group.inner : group.inner_end]
    year = YEAR.match(text, group.inner + len(inside) - len(inside.lstrip()), group.inner_end)
    authors = names_before(text, floor, group.start, known) if year else None
    if authors is None or year is None:
        return None
    start = authors.names[0].start
    locator = read_locator(text, year.end(), group.inner_end)
    first = CitedWork(
        start,
        locator.end if locator else year.end(),
        "law" if is_law(authors.names[0].text) else "work",
        authors.names,
        authors.joints,
        authors.et_al,
        Span(year.start(), year.end(), year.group()),
        locator,
    )
    works = works_in(text, first.end, group.inner_end, known, before=(first,))
    return _made(text, paragraph, group._replace(start=start), _kind(works, "narrative"), works)


def _personal(text: str, paragraph: int, group: Group, known: Collection[str]) -> Citation | None:
    """What no reference list holds: (K. Hansen, personlig kommunikasjon, 3. mars 2021), (HR-2019-1206-A)."""
    judgment = _JUDGMENT.match(text, group.inner, group.inner_end)
    if judgment:
        name = Span(judgment.start(), judgment.end(), judgment.group().strip())
        work = CitedWork(name.start, name.end, "personal", (name,))
        return _made(text, paragraph, group, "personal", (work,))
    said = _PERSONAL.search(text, group.inner, group.inner_end)
    authors = read_authors(text, group.inner, said.start(), known) if said else None
    if authors is None:
        return None
    work = CitedWork(authors.names[0].start, group.inner_end, "personal", authors.names, authors.joints)
    return _made(text, paragraph, group, "personal", (work,))


def _never_opened(text: str, paragraph: int, group: Group, known: Collection[str]) -> Citation | None:
    """Dalland, 2020, s. 25): the opening parenthesis is missing."""
    low = max(group.inner, group.inner_end - REACH // 2)
    match = _AT_END.search(text[low : group.inner_end])
    if match is None:
        return None
    start = low + match.start()
    works = works_in(text, start, group.inner_end, known, ())
    return _made(text, paragraph, group._replace(start=start), "parenthetical", works) if works else None


def _in_cells(text: str, paragraph: int, known: Collection[str]) -> Iterator[Citation]:
    """Names and year without parentheses, as they stand in the first column of a matrix."""
    for match in _IN_CELL.finditer(text):
        authors = read_authors(text, match.start(1), match.end(1), known)
        if authors is None or any(name.text.isupper() and len(name.text) > 4 for name in authors.names):
            continue
        year = Span(match.start(2), match.end(2), match.group(2))
        start = authors.names[0].start
        work = CitedWork(start, match.end(), "work", authors.names, authors.joints, authors.et_al, year)
        yield Citation(paragraph, start, match.end(), text[start : match.end()], "table", (work,))


def _named(paragraph: int, document: Document) -> Citation:
    """A document of parliament named in running text."""
    work = document_work(document)
    return Citation(paragraph, document.start, document.name.end, document.name.text, "parliamentary", (work,))


def _laws(text: str, paragraph: int) -> Iterator[Citation]:
    """Laws cited in running text; "lovens § 21" and a lone "§ 14" mean the law that was named last."""
    mentions = laws_in(text)
    names = list(LAW_NAME.finditer(text)) if mentions else []
    names = [match for match in names if match.group().casefold() not in _GENERIC_LAWS]
    starts = [match.start() for match in names]
    for mention in mentions:
        name = mention.law
        if name is None or name.text.casefold() in _GENERIC_LAWS:
            before = bisect_left(starts, mention.start) - 1
            name = Span(mention.start, mention.start, names[before].group() if before >= 0 else "")
        work = CitedWork(
            mention.start,
            mention.end,
            "law",
            (name,) if name.text else (),
            year=mention.year,
            locator=mention.locator,
        )
        yield Citation(paragraph, mention.start, mention.end, text[mention.start : mention.end], "law", (work,))
