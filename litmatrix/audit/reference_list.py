"""The items of a thesis' reference list: who, when, what, and where it says so."""

import re
from typing import NamedTuple

from litmatrix.audit.citation import Span
from litmatrix.audit.parliament import documents_in
from litmatrix.model.thesis import Thesis

_YEAR = r"(?:\d{4}(?:/\d{4})?[a-h]?(?:,[^()]{1,30})?|u\.\s?å\.|n\.\s?d\.|udatert|i trykk|in press|under utgivelse)"
_HEAD = re.compile(
    rf"(?P<authors>[^()]{{2,900}}?(?:\((?:[Rr]ed|[Ee]ds?)\.?\)[^()]{{0,5}})?)\s*\((?P<year>{_YEAR})\)(?P<stop>\.?)\s*"
)
_PERSON = re.compile(r"\s*(?P<family>[^,&()]{1,80}?),\s*(?P<initials>(?:[^\W\d_]\.(?:\s?-)?\s*)+)")
_BETWEEN = re.compile(r"\s*(?:\.\s?\.\s?\.|…)?\s*(?:,?\s*(?:&|(?:og|and)(?!\w))|,)?\s*")
_EDITORS = re.compile(r"\s*\((?:[Rr]ed|[Ee]ds?)\.?\)\.?\s*\Z")
_ET_AL = re.compile(r"\bet\.?\s?al\b\.?|\bm\.?\s?fl\b\.?|\bmed flere\b")
_NUMBERING = re.compile(r"\s*(?:\[?\d{1,3}[\].)]\s+|[•–*]\s+)")
_CHAPTER_PAGES = re.compile(r"\((?:[^()]{0,40},\s*)?(?:s|pp?)\.?\s*(\d{1,4})\s?[-–]\s?(\d{1,4})\)")
_ARTICLE_PAGES = re.compile(
    r"\d\s?(?:\([^()]{1,12}\))?,\s*(?:s\.\s*|pp?\.\s*)?(\d{1,5})\s?[-–]\s?(\d{1,5})(?:\.|,|\s|\Z)"
)
_DOI = re.compile(
    r"(?P<written>(?:https?://(?:dx\.)?doi\.org/|doi\.org/|doi\s*:\s*|DOI\s*:?\s*)+\s*)?(?P<doi>10\.\d{4,9}/[^\s»]+)"
)
_URL = re.compile(r"https?://\S+|www\.\S+")
_YEAR_AGAIN = re.compile(r"[.,]?\s*\(?\d{4}\)?\.?\s")
_BEFORE_BOOK = re.compile(r"[.?!»”]\s+(?:I|In):?\s+[^\W\d_]")
_IN_BOOK = re.compile(r"(?<!\w)(?:I|In):?\s+[^\W\d_]")


class ListedName(NamedTuple):
    """An author in a reference list; an organisation has no initials."""

    family: str
    initials: str


class ListEntry(NamedTuple):
    """One item of a reference list. Offsets are those of its paragraph."""

    paragraph: int
    text: str
    names: tuple[ListedName, ...]
    et_al: bool
    authors: Span | None
    """The authors as written, None where the item could not be read."""
    year: str
    """With its letter; "" where none stands in parentheses."""
    title: str
    rest: str
    """What follows the year."""
    rest_start: int
    pages: tuple[int, int] | None
    """First and last page of an article or chapter."""
    doi: Span | None
    """As written, with what stands before it."""
    url: Span | None

    @property
    def is_chapter(self) -> bool:
        """Whether it says "I …" before a book's editors or title."""
        return _IN_BOOK.search(self.rest) is not None


def entries_of(thesis: Thesis) -> tuple[ListEntry, ...]:
    """The items of the reference list, in its order."""
    return tuple(
        read_entry(paragraph.text, position)
        for position, paragraph in enumerate(thesis.paragraphs)
        if paragraph.kind == "references" and len(paragraph.text) > 8
    )


def read_entry(text: str, paragraph: int) -> ListEntry:
    """One item; where the usual order of authors, year and title is not found, it has neither."""
    lead = _NUMBERING.match(text)
    start = lead.end() if lead else 0
    document = next((one for one in documents_in(text[:120]) if one.start == start), None)
    if document:
        again = _YEAR_AGAIN.match(text, document.end)
        series = (ListedName(document.label, ""),)
        rest = again.end() if again else document.end
        return _entry(text, paragraph, series, document.name, document.session, rest)
    match = _HEAD.match(text, start)
    if match is None:
        return ListEntry(
            paragraph, text, (), False, None, "", "", text[start:], start, None, _doi(text), _url(text)
        )
    authors = Span(match.start("authors"), match.end("authors"), match.group("authors"))
    names = _names(authors.text)
    year = match.group("year").split(",")[0].strip()
    return _entry(text, paragraph, names, authors, year, match.end())


def _entry(
    text: str, paragraph: int, names: tuple[ListedName, ...], authors: Span, year: str, rest_start: int
) -> ListEntry:
    rest = text[rest_start:].lstrip(" .")
    rest_start = len(text) - len(rest)
    return ListEntry(
        paragraph=paragraph,
        text=text,
        names=names,
        et_al=_ET_AL.search(authors.text) is not None,
        authors=authors,
        year=year,
        title=_title(rest),
        rest=rest,
        rest_start=rest_start,
        pages=_pages(rest),
        doi=_doi(text),
        url=_url(text),
    )


def _names(authors: str) -> tuple[ListedName, ...]:
    """The people or organisations before the year."""
    text = _EDITORS.sub("", _ET_AL.sub("", authors)).rstrip(" ,&")
    found: list[ListedName] = []
    at = 0
    while match := _PERSON.match(text, at):
        found.append(ListedName(match.group("family").strip(), " ".join(match.group("initials").split())))
        between = _BETWEEN.match(text, match.end())
        at = between.end() if between else match.end()
    rest = text[at:].strip(" .,&")
    if rest and not found:
        return (ListedName(" ".join(rest.split()), ""),)
    if rest:
        found.append(ListedName(rest, ""))
    return tuple(found)


def _title(rest: str) -> str:
    """Up to the book of a chapter, or to the first full stop that ends a sentence; without parentheses at its end."""
    book = _BEFORE_BOOK.search(rest)
    match = re.match(r"(.{3,400}?[.?!])(?:\s|\Z)(?=https?:|[^a-zæøå]|\Z)", rest)
    title = rest[: book.start() + 1] if book else match.group(1) if match else rest
    return re.sub(r"\s*\([^()]*\)\s*\Z", "", title.rstrip(".")).strip()


def _pages(rest: str) -> tuple[int, int] | None:
    match = _CHAPTER_PAGES.search(rest) or _ARTICLE_PAGES.search(rest)
    if match is None:
        return None
    first, last = int(match.group(1)), int(match.group(2))
    return (first, last) if first <= last else None


def _doi(text: str) -> Span | None:
    match = _DOI.search(text)
    if match is None:
        return None
    written = match.group().rstrip(".,;)")
    return Span(match.start(), match.start() + len(written), written)


def _url(text: str) -> Span | None:
    match = _URL.search(text)
    if match is None:
        return None
    written = match.group().rstrip(".,;)")
    return Span(match.start(), match.start() + len(written), written)
