"""The searches of the log, each with the place where it stands."""

from collections.abc import Iterator

from litmatrix.location import Place
from litmatrix.model import Gap, Review, Search, gap_in

DETAILS = ("date", "string", "hits")
"""What it takes to repeat a search."""


def searches(review: Review) -> Iterator[tuple[Search, Place]]:
    """Every search of the log, in order; none when there is no log."""
    if review.search:
        for position, search in enumerate(review.search.searches):
            yield search, review.search.place("searches", position)


def without(review: Review, field: str) -> Iterator[tuple[Search, Place]]:
    """The searches where `field` is missing or `todo`, and the place of it or of what stands there instead."""
    for search, place in searches(review):
        gap = gap_in(getattr(search, field))
        if gap is Gap.TODO:
            yield search, place.at(field)
        elif gap is Gap.MISSING:
            yield search, place.at("database")
