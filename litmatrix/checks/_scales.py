"""The scales of a review, each with the place where it stands."""

from collections.abc import Iterator

from litmatrix.location import Place
from litmatrix.model import Review, Scale


def scales(review: Review) -> Iterator[tuple[Scale, Place]]:
    """The review's scale, then its further scales."""
    protocol = review.protocol
    yield protocol.scale, protocol.place("scale")
    for position, scale in enumerate(protocol.scales):
        yield scale, protocol.place("scales", position)
