"""References that come to a review later: which are new, and which it has already. Nothing is written here."""

from collections.abc import Mapping
from typing import NamedTuple

from litmatrix.checks._works import marks
from litmatrix.model import Reference


class Incoming(NamedTuple):
    """References sorted by what the review knows of them, in the order in which they came."""

    new: dict[str, Reference]
    known: tuple[str, ...]
    """Citation keys that stand for the same work here and there."""
    duplicates: tuple[tuple[str, str], ...]
    """A key that came, and the key under which the review has that work already."""
    clashes: tuple[str, ...]
    """Keys that the review uses for another work. A citation key is never rewritten (Zotero would not know it)."""


def sort_out(came: Mapping[str, Reference], there: Mapping[str, Reference]) -> Incoming:
    """Hold references against those of a review. What stands twice in `came` is new once."""
    seen = {mark: key for key, reference in there.items() for mark in marks(reference)}
    new: dict[str, Reference] = {}
    known: list[str] = []
    duplicates: list[tuple[str, str]] = []
    clashes: list[str] = []
    for key, reference in came.items():
        own = list(marks(reference))
        other = next((seen[mark] for mark in own if mark in seen), None)
        if key in there:
            same = other == key or there[key].fields == reference.fields
            (known if same else clashes).append(key)
        elif other is not None:
            duplicates.append((key, other))
        else:
            new[key] = reference
            seen |= dict.fromkeys(own, key)
    return Incoming(new, tuple(known), tuple(duplicates), tuple(clashes))
