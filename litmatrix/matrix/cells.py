"""The cells that columns are filled with: a text, a line, several lines, a list, or a gap."""

from collections.abc import Iterable

from litmatrix.document import Cell, Text
from litmatrix.location import Place
from litmatrix.matrix.frame import Frame
from litmatrix.model import Gap, gap_in


def text_cell(value: str | None, place: Place, frame: Frame) -> Cell:
    """What a user wrote, line by line, or the gap it states."""
    gap = gap_in(value)
    if gap or value is None:
        return frame.gap(gap or Gap.MISSING, place)
    if "\n" not in value:
        return Cell(((Text(value),),), value, "text", place)
    lines = tuple((Text(line),) for line in value.split("\n") if line.strip())
    return Cell(lines, value, "text", place) if lines else frame.gap(Gap.MISSING, place)


def line_cell(value: str, place: Place) -> Cell:
    """One line."""
    return Cell(((Text(value),),), value, "text", place)


def lines_cell(values: Iterable[str], place: Place) -> Cell:
    """Several lines that are one value, such as the titles of two reports."""
    lines = tuple(values)
    return Cell(tuple((Text(line),) for line in lines), "; ".join(lines), "text", place)


def items_cell(values: tuple[str, ...], place: Place, frame: Frame) -> Cell:
    """A list with a line per item, or the gap that stands in its place."""
    gap = gap_in(values[0]) if len(values) == 1 else None
    if gap or not values:
        return frame.gap(gap or Gap.MISSING, place)
    return Cell(tuple((Text(value),) for value in values), values, "text", place)
