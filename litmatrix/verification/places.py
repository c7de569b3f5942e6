"""Where a quote stands in a full text, and how like its words are to the source's."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from litmatrix.verification.folding import bare, squeezed
from litmatrix.verification.quotation import Part, has_changes, parts_of, spellings, unquoted
from litmatrix.verification.searchable import Hit, Searchable

Likeness = Literal["exact", "typographic", "elided"]


class Place(NamedTuple):
    """One place where a quote stands."""

    first: int
    """Index of the page on which it begins."""
    last: int
    left_out: tuple[str, ...] = ()
    """The source's words that the quote leaves out."""


class Found(NamedTuple):
    """All places where a quote stands, and how like it is to the source there."""

    likeness: Likeness
    places: tuple[Place, ...]


def find(quote: str, text: Searchable) -> Found | None:
    """Where a quote stands in a text, by the strictest likeness that gives a place at all; None for nowhere."""
    if not bare(quote):
        return None
    as_it_stands = text.exact(squeezed(quote))
    if as_it_stands:
        return Found("exact", tuple(Place(*text.pages_of_exact(hit)) for hit in as_it_stands))
    for spelling in dict.fromkeys((bare(quote), bare(unquoted(quote)))):
        alike = tuple(Place(*text.pages_of_alike(hit)) for hit in text.alike(spelling))
        if alike:
            return Found("typographic", alike)
    elided = tuple(_elided(unquoted(quote), text))
    return Found("elided", elided) if elided else None


def _elided(quote: str, text: Searchable) -> Iterator[Place]:
    parts = parts_of(quote)
    if not parts or not (has_changes(quote) or len(parts) == 1):
        return
    for spelling in spellings(parts[0], first=True, last=len(parts) == 1):
        for hit in text.alike(spelling):
            hits = _following(hit, parts, text)
            if hits:
                between = pairwise(hits)
                left_out = tuple(text.spaced(one.end, two.start) for one, two in between)
                first, _ = text.pages_of_alike(hits[0])
                yield Place(first, text.pages_of_alike(hits[-1])[1], left_out)


def _following(first: Hit, parts: tuple[Part, ...], text: Searchable) -> list[Hit]:
    """The hits of all parts after the first has been found, each near the one before; none when one is missing."""
    hits = [first]
    for number, part in enumerate(parts[1:], start=2):
        at = hits[-1].end
        longest = max(map(len, spellings(part, first=False, last=True)))
        found = [
            hit
            for spelling in spellings(part, first=False, last=number == len(parts))
            for hit in _first(text.alike(spelling, at, at + part.gap + longest))
        ]
        if not found:
            return []
        hits.append(min(found))
    return hits


def _first(hits: Iterator[Hit]) -> list[Hit]:
    hit = next(hits, None)
    return [hit] if hit else []
