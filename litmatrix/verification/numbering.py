"""Which number is printed on each page, decided from all the evidence together.

What is printed on the pages wins; then the pages of the reference, since many publishers call the pages of an
article 1–10 in the file and print 233–242 on them; then the page labels of the file (PDF 1.7, 12.4.2); last its
own count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from litmatrix.model.fulltext import FullText, Page
from litmatrix.page_numbers import PageRange, page_ranges

Source = Literal["printed", "reference", "labels", "counted"]

_ALONE = re.compile(r"\W*(?P<number>\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})\W*\Z")
_AT_EDGE = re.compile(
    r"(?:(?P<first>\d{1,4})(?![\d.,]*\d)\b|.*?(?<![\d.,:/])\b(?P<last>\d{1,4}))\W*\Z|(?P<begin>\d{1,4})\s"
)
_NAMED = re.compile(r"\b(?:side|sida|s|page|pp?)\.?\s{0,2}(?P<number>\d{1,4})\b", re.IGNORECASE)
_LONGEST_HEAD = 100
_LINES = 3
"""So many lines from the edge are looked at."""
_LEAST_PAGES, _LEAST_SHARE = 3, 0.1
_TEXT_ENDS = (".", ",", ";", ":", "-", "\u00ad")
"""A line that ends so belongs to the text, unless it comes on every fourth page."""
_SHORT = 6
"""In a text of so few pages, two that agree are enough."""
_ROMAN_SIGNS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

_Series = tuple[str, int]
"""A numbering ("" or "roman") and what to add to the count of a page to get its number."""


class Numbering(NamedTuple):
    """The numbers of the pages of a text."""

    printed: tuple[str | None, ...]
    """Of each page; None where it has none."""
    source: Source
    """What they were decided from."""


def numbering(text: FullText, pages_of_reference: str) -> Numbering:
    """The printed numbers of a text's pages. `pages_of_reference` is the `pages` field of its reference."""
    known = page_ranges(pages_of_reference) or ()
    first = (
        known[0].first if len(known) == 1 and known[0].numbering == "" and known[0].last > known[0].first else None
    )
    labels = tuple(page.label for page in text.pages)
    for with_notes in (False, True):
        votes = [frozenset(_votes(page, with_notes)) for page in text.pages]
        accepted = _accepted(votes, labels, first)
        if accepted:
            return Numbering(tuple(_spread(votes, accepted)), "printed")
    telling = any(label and label != str(page.number) for label, page in zip(labels, text.pages, strict=True))
    if telling and (first is None or str(first) in labels):
        return Numbering(labels, "labels")
    if first is not None:
        return Numbering(tuple(str(page.number + first - 1) for page in text.pages), "reference")
    return Numbering(tuple(str(page.number) for page in text.pages), "counted")


def holds(given: Iterable[PageRange], page: str) -> bool:
    """Whether a page is one of those that somebody gives."""
    at = page_ranges(page) or ()
    return any(one.numbering == here.numbering and one.holds(here) for one in given for here in at[:1])


def roman(number: int) -> str:
    """A number in lower-case roman numerals."""
    signs = []
    for value, sign in _ROMAN_SIGNS:
        signs.append(sign * (number // value))
        number %= value
    return "".join(signs)


def edge_lines(page: Page, with_notes: bool) -> tuple[str, ...]:
    """The lines in which a page's number may stand: in footnotes only if they are no notes after all."""
    edges = [[at for at in edge if with_notes or at not in page.notes] for edge in (page.head, page.foot)]
    return tuple(page.lines[at] for edge in edges for at in edge[:_LINES])


def _votes(page: Page, with_notes: bool) -> Iterator[_Series]:
    """What each number at the edge of a page would make of the whole numbering."""
    for line in edge_lines(page, with_notes):
        alone = _ALONE.match(line)
        if alone:
            value = page_ranges(alone["number"].lower())
            if value:
                yield value[0].numbering, value[0].first - page.number
            continue
        edge = _AT_EDGE.match(line)
        numbers = {match["number"] for match in _NAMED.finditer(line)} | set(edge.groups() if edge else ())
        for number in filter(None, numbers):
            yield "", int(number) - page.number


def _accepted(
    votes: Sequence[frozenset[_Series]], labels: Sequence[str | None], first: int | None
) -> Mapping[_Series, int]:
    """The numberings that enough pages agree on, with how many do."""
    support = Counter(series for page in votes for series in page)
    least = 2 if len(votes) <= _SHORT else max(_LEAST_PAGES, round(_LEAST_SHARE * len(votes)))
    sure = {("", first - 1)} if first is not None else set()
    for number, (page, label) in enumerate(zip(votes, labels, strict=True), start=1):
        named = page_ranges(label or "")  # what is printed and what the file says are one
        if named and label != str(number):
            sure |= {(named[0].numbering, named[0].first - number)} & page
    found = {
        series: count
        for series, count in support.items()
        if count >= (2 if series[0] == "roman" else least) or series in sure
    }
    best = max(found.values(), default=0)
    # A year or the number of a chapter may agree with itself here and there.
    return {
        series: count
        for series, count in found.items()
        if count >= min(best * 0.2, 10) or series in sure or series[0] == "roman"
    }


def _spread(votes: Sequence[frozenset[_Series]], accepted: Mapping[_Series, int]) -> Iterator[str | None]:
    """The number of each page: by its own vote, else by the series of the pages after it, else before it."""
    own = [max(page & accepted.keys(), key=lambda series: accepted[series], default=None) for page in votes]
    after: list[_Series | None] = [None] * len(own)
    following: _Series | None = None
    for index in reversed(range(len(own))):
        following = own[index] or following
        after[index] = following
    before: _Series | None = None
    for number, (mine, later) in enumerate(zip(own, after, strict=True), start=1):
        before = mine or before
        # Within the arabic pages the page after tells as much as the one before; at a change of series the
        # unnumbered opening belongs to what follows, as long as that gives a number at all.
        yield _spelled(mine, number) or _spelled(later, number) or _spelled(before, number)


def _spelled(series: _Series | None, number: int) -> str | None:
    if series is None or number + series[1] < 1:
        return None
    value = number + series[1]
    return roman(value) if series[0] == "roman" else str(value)


def running_lines(pages: Sequence[Page], printed: Sequence[str | None]) -> list[frozenset[int]]:
    """The positions of each page's lines that are running heads, feet or page numbers, and no part of the text."""
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for page, number in zip(pages, printed, strict=True):
        for at in (*page.head, *page.foot):
            seen[_shape(page.lines[at], number)].add(page.number)
    found: list[frozenset[int]] = []
    for page, number in zip(pages, printed, strict=True):
        often = {at for at in (*page.head, *page.foot) if _runs(page.lines[at], number, seen, len(pages))}
        outermost = {at for at in (*page.head[:1], *page.foot[:1]) if _is_numbered(page.lines[at], number)}
        found.append(frozenset(often | outermost))
    return found


def _shape(line: str, number: str | None) -> str:
    """The words of a line without the number of its page."""
    return " ".join(word for word in line.casefold().split() if word != number)


def _runs(line: str, number: str | None, seen: Mapping[str, set[int]], pages: int) -> bool:
    """Whether a line at the edge comes again and again, or is the page's own number."""
    alone = _ALONE.match(line)
    if alone:
        return alone["number"].lower() == number
    holds_number = number is not None and number in line.casefold().split()
    text = line.rstrip().endswith(_TEXT_ENDS) or not (line.lstrip()[:1].isupper() or line.lstrip()[:1].isdigit())
    least = 2 if holds_number else max(_LEAST_PAGES, 0.25 * pages) if text else _LEAST_PAGES
    return len(seen[_shape(line, number)]) >= least


def _is_numbered(line: str, number: str | None) -> bool:
    """Whether a line begins or ends with the number of its page, as a running head does and a sentence hardly."""
    words = line.casefold().split()
    return number is not None and len(line) < _LONGEST_HEAD and number in {*words[:1], *words[-1:]}
