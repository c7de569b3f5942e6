"""The table of ratings that every coefficient starts from: raters × items, None where a rater gave none."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Category = str | int
Table = Sequence[Sequence[Category | None]]


@dataclass(frozen=True, slots=True)
class Ratings:
    """A table, checked and counted. Categories are kept as positions in `categories`."""

    categories: tuple[Category, ...]
    """All levels of the scale, lowest first, also those that nobody chose."""
    raters: tuple[tuple[int | None, ...], ...]
    """Per rater, the position of the chosen category for each item. Raters who rated nothing are left out."""
    counts: tuple[tuple[int, ...], ...]
    """Per item, how many raters chose each category."""
    clusters: tuple[Hashable, ...] | None
    """Per item, what it belongs to; None when every item stands alone."""

    @property
    def paired(self) -> tuple[int, ...]:
        """The items that at least two raters rated: only they can show agreement."""
        return tuple(item for item, counts in enumerate(self.counts) if sum(counts) > 1)

    @property
    def scores(self) -> tuple[int, ...]:
        """The categories as numbers: numbers stand for themselves, words for their position on the scale."""
        if all(isinstance(category, int) for category in self.categories):
            return tuple(int(category) for category in self.categories)
        return tuple(range(len(self.categories)))


def read_table(
    table: Table | Ratings,
    categories: Sequence[Category] | None,
    clusters: Sequence[Hashable] | None = None,
) -> Ratings:
    """A table as `Ratings`; one that is read already stays as it is.

    Without `categories`, those that occur are taken, sorted.

    Raises `ValueError` for rows of unequal length, a rating outside the categories, a category given twice,
    or clusters that do not match the items.
    """
    if isinstance(table, Ratings):
        return table
    items = len(table[0]) if table else 0
    if any(len(row) != items for row in table):
        raise ValueError("every rater needs one place per item (None for a missing rating)")
    if table and clusters is not None and len(clusters) != items:  # without raters there are no items
        raise ValueError("clusters must name one cluster per item")
    levels = _levels(table, categories)
    position = {category: index for index, category in enumerate(levels)}
    raters = tuple(
        tuple(None if rating is None else position[rating] for rating in row)
        for row in table
        if any(rating is not None for rating in row)
    )
    alone = clusters is None or len(set(clusters)) == items
    return Ratings(levels, raters, _count(raters, items, len(levels)), None if alone else tuple(clusters or ()))


def _levels(table: Table, categories: Sequence[Category] | None) -> tuple[Category, ...]:
    given = {rating for row in table for rating in row if rating is not None}
    if categories is None:
        return tuple(sorted(given, key=lambda rating: (isinstance(rating, str), rating)))
    if len(set(categories)) != len(categories):
        raise ValueError("a category is given twice")
    unknown = given - set(categories)
    if unknown:
        raise ValueError(f"ratings outside the categories: {sorted(map(str, unknown))}")
    return tuple(categories)


def _count(raters: Sequence[Sequence[int | None]], items: int, levels: int) -> tuple[tuple[int, ...], ...]:
    counts = [[0] * levels for _ in range(items)]
    for row in raters:
        for item, level in enumerate(row):
            if level is not None:
                counts[item][level] += 1
    return tuple(map(tuple, counts))
