"""Names that are spelt in two ways, and which of the spellings is right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import OSA

from litmatrix.audit.citation import CitedWork
from litmatrix.audit.years import base_year

_LONG = 6
_TIMES_AS_OFTEN = 4
_RARE = 2


class Misspelling(NamedTuple):
    """A name that stands elsewhere in another spelling."""

    right: str | None
    """None where the text alone cannot tell."""
    others: tuple[str, ...]
    """The other spellings, in the order they first stand."""


class _Use(NamedTuple):
    order: int
    year: str
    company: frozenset[str]
    first: bool
    """Whether it is the first author."""
    open_ended: bool
    """First author of a work whose others are "et al."."""


def is_near(one: str, other: str) -> bool:
    """Whether two different names may be one misspelt: same first letter, one or two letters apart, or only case.

    Optimal string alignment counts a swap of neighbours as one (Damerau 1964).
    """
    first, second = one.casefold(), other.casefold()
    if one == other or first[:1] != second[:1] or any(sign.isdigit() for sign in one + other):
        return False
    limit = 2 if min(len(first), len(second)) > _LONG else 1
    return min(len(first), len(second)) > 2 and OSA.distance(first, second, score_cutoff=limit) <= limit


def misspellings(works: Sequence[CitedWork]) -> dict[str, Misspelling]:
    """Of the names in these citations, those that are probably another one misspelt, by the text alone.

    Two spellings belong together when they are cited with the same year and the same co-authors (or et al.).
    """
    uses = _uses(works)
    found: dict[str, Misspelling] = {}
    for group in _groups(uses):
        spellings = sorted(group, key=lambda name: uses[name][0].order)
        right = _right(spellings, uses)
        for name in spellings:
            others = tuple(other for other in spellings if other != name)
            if right is None and name == spellings[0]:
                continue  # said once, at the second spelling
            if name != right:
                found[name] = Misspelling(right, others)
    return found


def _uses(works: Iterable[CitedWork]) -> dict[str, list[_Use]]:
    uses: dict[str, list[_Use]] = defaultdict(list)
    for order, work in enumerate(works):
        if work.genre != "work" or work.year is None:
            continue
        for name in work.authors:
            company = frozenset(other.casefold() for other in work.authors if other != name)
            first = name == work.first_author
            open_ended = first and work.et_al is not None
            uses[name].append(_Use(order, base_year(work.year_text), company, first, open_ended))
    return uses


def _groups(uses: dict[str, list[_Use]]) -> list[set[str]]:
    """Sets of spellings that are one name."""
    groups: list[set[str]] = []
    for one, other in _pairs(uses):
        if not is_near(one, other) or not _same_company(uses[one], uses[other]):
            continue
        touched = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in touched]
        groups.append(set().union({one, other}, *touched))
    return groups


def _pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """All pairs with the same first letter."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_letter[name[:1].casefold()].append(name)
    for alike in by_letter.values():
        yield from combinations(alike, 2)


def _same_company(some: Iterable[_Use], others: Sequence[_Use]) -> bool:
    return any(
        one.year == other.year and (_alike(one.company, other.company) or _may_be_open_ended(one, other))
        for one in some
        for other in others
    )


def _may_be_open_ended(one: _Use, other: _Use) -> bool:
    """Whether one is "X et al." and the other may be the same work."""
    return (one.open_ended and other.first) or (other.open_ended and one.first)


def _alike(some: frozenset[str], others: frozenset[str]) -> bool:
    """The same co-authors, where each may again be misspelt."""
    return len(some) == len(others) and all(
        any(name == other or is_near(name, other) for other in others) for name in some
    )


def _right(spellings: Sequence[str], uses: dict[str, list[_Use]]) -> str | None:
    """The spelling that is right: the one with a capital, or the one that is far more frequent."""
    if len({name.casefold() for name in spellings}) == 1:
        return next((name for name in spellings if name[0].isupper() and not name.isupper()), None)
    counted = sorted(spellings, key=lambda name: -len(uses[name]))
    most, next_most = len(uses[counted[0]]), len(uses[counted[1]])
    return counted[0] if next_most <= _RARE and most >= _TIMES_AS_OFTEN * next_most else None
