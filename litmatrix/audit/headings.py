"""The numbers of a thesis' headings, and where each of them belongs."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litmatrix.model.thesis import Paragraph

_NUMBER = re.compile(r"(?:kapittel |kapitel |chapter )?(\d{1,2}(?:\.\d{1,2}){0,4})\.?(?=\s)", re.IGNORECASE)


class NumberedHeading(NamedTuple):
    """A heading that has a number."""

    paragraph: int
    start: int
    end: int
    number: str
    parent: str
    """The number of the heading above it; "" for a chapter."""
    expected: str
    """The number that it should have where it stands, its parent's number taken as right."""
    skipped: str
    """The number that should come before it and does not; "" when none is missing."""

    @property
    def fits_parent(self) -> bool:
        """Whether the number continues that of the heading above."""
        return not self.parent or self.number.startswith(f"{self.parent}.")


def numbered_headings(paragraphs: Sequence[Paragraph]) -> Iterator[NumberedHeading]:
    """The numbered headings in order. A heading belongs below the last one with fewer parts in its number."""
    above: list[tuple[int, str, str]] = []
    counted: dict[str, int] = {}
    for position, paragraph in enumerate(paragraphs):
        match = _NUMBER.match(paragraph.text) if paragraph.kind == "heading" else None
        if match is None:
            continue
        number = match.group(1)
        depth = number.count(".")
        above = [one for one in above if one[0] < depth]
        parent, right_parent = (above[-1][1], above[-1][2]) if above else ("", "")
        counted[right_parent] = counted.get(right_parent, 0) + 1
        place = counted[right_parent]
        own = int(number.rsplit(".", 1)[-1])
        fits = not parent or number.startswith(f"{parent}.")
        expected = f"{right_parent}.{place}" if right_parent else str(place)
        skipped = _skipped(parent, own, place) if fits else ""
        if fits:
            counted[right_parent] = own
        yield NumberedHeading(position, match.start(1), match.end(1), number, parent, expected, skipped)
        above.append((depth, number, number if fits else expected))


def _skipped(parent: str, own: int, place: int) -> str:
    """The number that is missing before `own`, where `place` was next."""
    if own <= place or (not parent and place == 1):  # an excerpt may begin with any chapter
        return ""
    return f"{parent}.{own - 1}" if parent else str(own - 1)
