"""One quote held against the full texts of a review."""

from collections.abc import Iterable, Mapping

from litmatrix.location import Place
from litmatrix.model import Evidence, Study
from litmatrix.page_numbers import page_ranges
from litmatrix.verification.closest import Passage, closest
from litmatrix.verification.folding import bare
from litmatrix.verification.numbering import holds
from litmatrix.verification.places import Found, find
from litmatrix.verification.places import Place as Stand
from litmatrix.verification.quotation import has_changes, parts_of, unquoted
from litmatrix.verification.searchable import Searchable
from litmatrix.verification.verdict import Verdict

_TELLING_LETTERS, _TELLING_WORDS = 20, 3
"""A shorter quote may stand anywhere by chance, and says nothing of its source."""
_MOST_NAMED = 5


def verdict(study: Study, name: str, item: Evidence, quote: str, texts: Mapping[str, Searchable]) -> Verdict:
    """What came of a quote. `texts` are the full texts by citation key."""
    place = Place(study.path, ("evidence", name, "quote"))
    key = item.report or study.report_keys[0]
    plain = Verdict(study.id, name, key, item.page, quote, "no-fulltext", place)
    own = [other for other in ([item.report] if item.report else study.report_keys) if other in texts]
    if not own:
        return plain
    for other in own:  # a study with several reports, and none is named
        found = find(quote, texts[other])
        if found:
            return _placed(plain._replace(report=other), item, found, texts[other])
    text = texts[own[0]]
    plain = plain._replace(report=own[0], counted_by=text.numbering.source if text.numbering else None)
    elsewhere = _other_source(plain, own, texts)
    if elsewhere:
        return elsewhere
    if not text.has_text or _is_picture(item, text):
        return plain._replace(status="no-text-layer")
    return _altered(plain, quote, text)


def _placed(plain: Verdict, item: Evidence, found: Found, text: Searchable) -> Verdict:
    """The quote stands in the report: whether also on the page, or under the heading, that is given."""
    numbered = text.numbering
    here = [stand for stand in found.places if _is_given(item, stand, text)]
    shown = here or list(found.places)
    pages = tuple(dict.fromkeys(_name(stand, text) for stand in shown))
    return plain._replace(
        status=found.likeness if here else "wrong-page",
        found_page=", ".join(pages[:_MOST_NAMED]),
        left_out=min((stand.left_out for stand in shown), key=lambda texts: sum(map(len, texts))),
        certain=numbered is not None and numbered.source != "counted" and len(pages) == 1,
        counted_by=numbered.source if numbered else None,
    )


def _is_given(item: Evidence, stand: Stand, text: Searchable) -> bool:
    """Whether a place is the one that the item names, as far as this text can tell."""
    if text.numbering is not None:
        given = page_ranges(item.page) if item.page else None
        return not given or any(holds(given, text.name(index)) for index in range(stand.first, stand.last + 1))
    if item.section:
        wanted = bare(item.section).casefold()
        above = [bare(heading).casefold() for heading in text.text.pages[stand.first].headings]
        return not above or any(wanted in heading or heading in wanted for heading in above)
    return not item.paragraph or _is_paragraph(item.paragraph, stand, text)


def _is_paragraph(paragraph: str, stand: Stand, text: Searchable) -> bool:
    given = page_ranges(paragraph)
    pages = text.text.pages[stand.first : stand.last + 1]
    return not given or any(holds(given, str(number)) for page in pages for number in (page.number, page.within))


def _name(stand: Stand, text: Searchable) -> str:
    first, last = text.name(stand.first), text.name(stand.last)
    return first if first == last or text.numbering is None else f"{first}-{last}"


def _is_picture(item: Evidence, text: Searchable) -> bool:
    """Whether one of the pages that the item names is a picture without text."""
    given = page_ranges(item.page) if item.page and text.numbering else None
    return given is not None and any(holds(given, text.name(index)) for index in text.pictures)


def _other_source(plain: Verdict, own: Iterable[str], texts: Mapping[str, Searchable]) -> Verdict | None:
    """The quote in the text of another report, where it says enough to be told from others."""
    if len(bare(plain.quote)) < _TELLING_LETTERS or len(plain.quote.split()) < _TELLING_WORDS:
        return None
    core = max((bare(part.text) for part in parts_of(plain.quote)), key=len, default="")[1:-1].strip(".,;:'")
    for key, text in texts.items():
        found = find(plain.quote, text) if key not in own and text.may_hold(core) else None
        if found:
            page, numbered = _name(found.places[0], text), text.numbering
            other = plain._replace(status="other-source", found_report=key, found_page=page)
            return other._replace(counted_by=numbered.source if numbered else None)
    return None


def _altered(plain: Verdict, quote: str, text: Searchable) -> Verdict:
    """The passage that the quote was made from, or none."""
    passages = [closest(part, text) for part in _not_found(quote, text)]
    known: list[Passage] = [passage for passage in passages if passage]
    if not known or len(known) < len(passages):
        return plain._replace(status="not-found")
    changes = tuple(change for passage in known for change in passage.changes)
    return plain._replace(
        status="altered",
        found_page=text.name(known[0].page),
        passage=" […] ".join(passage.text for passage in known),
        changes=changes,
    )


def _not_found(quote: str, text: Searchable) -> list[str]:
    """The parts of a quote that do not stand in the text: all of a quote without marked changes."""
    if not has_changes(quote):
        return [quote]
    parts = [part.text for part in parts_of(unquoted(quote))]
    return [part for part in parts if find(part, text) is None] or [quote]
