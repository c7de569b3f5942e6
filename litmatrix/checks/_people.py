"""Authors and editors, wherever they are named, and when two of them are probably one person."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litmatrix.model import Name, Reference, Review

_WORD = re.compile(r"[^\W\d_]+")
_PATRONYMIC = re.compile(r"s[eo]n\Z")
_SHORTEST = 5
"""Names with fewer letters differ by one letter from too many others (Lund, Lunde, Lind)."""


class Mention(NamedTuple):
    """A name in a reference."""

    reference: Reference
    field: str
    name: Name

    @property
    def given(self) -> tuple[str, ...]:
        """Given names and initials, without case and full stops."""
        return tuple(_WORD.findall(self.name.given.casefold()))


Bearers = Mapping[tuple[str, ...], set[str]]
"""The family names that go with each given name in this bibliography."""


def mentions(review: Review) -> Iterator[Mention]:
    """Every author and editor of every reference."""
    for reference in review.references.values():
        for name in reference.authors:
            yield Mention(reference, "author", name)
        for name in reference.editors:
            yield Mention(reference, "editor", name)


def comparable_family(name: Name) -> str | None:
    """The family name without case, or None when it is too short, or holds digits, to be compared."""
    family = name.family.casefold()
    return family if len(family) >= _SHORTEST and not any(sign.isdigit() for sign in family) else None


def seem_one(one: Mention, other: Mention, bearers: Bearers) -> bool:
    """Whether two names a letter apart are probably one person (or one body) and not two.

    Hansen and Hanssen, Hagen and Haugen are true names, so a letter alone proves nothing. What speaks for one
    person is the company of a common co-author, two agreeing given names, or a given name that nobody else
    here bears. Two first letters, or two patronymics, need the company.
    """
    if one.name.group or other.name.group:
        return one.name.group and other.name.group
    if not _agree(one.given, other.given):
        return False
    return _alike_by_name(one, other, bearers) or _in_company(one, other)


def _alike_by_name(one: Mention, other: Mention, bearers: Bearers) -> bool:
    families = {one.name.family.casefold(), other.name.family.casefold()}
    if one.given != other.given or len({family[0] for family in families}) > 1:
        return False
    if len(one.given) > 1 and any(len(given) > 1 for given in one.given):
        return True
    patronymics = all(_PATRONYMIC.search(family) for family in families)
    full = len("".join(one.given)) >= _SHORTEST
    return full and not patronymics and bearers[one.given] == families


def _in_company(one: Mention, other: Mention) -> bool:
    """Whether the two appear beside the same third person."""
    mine, yours = _company(one), _company(other)
    return any(_agree(mine[family], yours[family]) for family in mine.keys() & yours.keys())


def _company(mention: Mention) -> dict[str, tuple[str, ...]]:
    people = (*mention.reference.authors, *mention.reference.editors)[:20]
    return {
        name.family.casefold(): tuple(_WORD.findall(name.given.casefold()))
        for name in people
        if name is not mention.name and not name.group
    }


def _agree(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Given names agree when each is the other or its initial; a missing one contradicts nothing."""
    pairs = zip(mine, yours, strict=False)
    return all(one == other or (one[0] == other[0] and 1 in (len(one), len(other))) for one, other in pairs)
