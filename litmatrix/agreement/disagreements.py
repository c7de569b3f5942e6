"""The worklist of a consensus meeting: where raters differ, the largest difference first."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from litmatrix.agreement.table import Category, Table


class Disagreement(NamedTuple):
    """An item that raters rated differently."""

    item: int
    """Its position in the table."""
    distance: int | None
    """Levels between the lowest and the highest rating; None when a rating is not a level at all."""


def disagreements(table: Table, categories: Sequence[Category]) -> tuple[Disagreement, ...]:
    """The items on which raters differ, sorted by distance.

    `categories` are the levels, lowest first. A rating outside them (such as «not applicable») has no distance
    to a level: whether the item can be rated at all is the larger question, so those items come first. Among
    equals, the item with more distance between its pairs of raters comes first, then the one further up.
    """
    position = {category: index for index, category in enumerate(categories)}
    found = []
    for item, column in enumerate(zip(*table, strict=True)):
        given = [rating for rating in column if rating is not None]
        if len(set(given)) > 1:
            ranks = [position[rating] for rating in given if rating in position]
            unplaced = len(ranks) < len(given)
            apart = sum(abs(a - b) for a, b in combinations(ranks, 2))
            widest = max(ranks, default=0) - min(ranks, default=0)
            found.append((not unplaced, -widest, -apart, item))
    return tuple(Disagreement(item, -widest if placed else None) for placed, widest, _, item in sorted(found))
