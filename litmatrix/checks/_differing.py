"""Where raters differ."""

from litmatrix.model import Review
from litmatrix.rating_tables import Item, Own, answers_table, own_ratings


def differing(review: Review) -> dict[Item, tuple[tuple[str, Own], ...]]:
    """The items that raters rated differently, each with its ratings, in the order of the matrix."""
    if not review.sheets:
        return {}
    ratings = own_ratings(review)
    table = answers_table(review, ratings)
    found: dict[Item, tuple[tuple[str, Own], ...]] = {}
    for item, column in zip(table.items, zip(*table.rows, strict=True), strict=True):
        if len({level for level in column if level is not None}) > 1:
            found[item] = tuple(
                (rater, ratings[rater][item])
                for rater, level in zip(table.raters, column, strict=True)
                if level is not None
            )
    return found
