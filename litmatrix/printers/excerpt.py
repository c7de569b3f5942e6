"""The line of a file that a diagnostic points at, and where the carets stand under it."""

import unicodedata
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from litmatrix.location import Location
from litmatrix.printers.visible import visible_signs

WIDTH = 96
"""Columns that an excerpt may fill; a longer line is cut around the fault."""
_BEFORE = 40
_TAB = "    "
_CUT = "…"


class Excerpt(NamedTuple):
    """A line as it is shown, the columns before its first caret, and the number of carets."""

    text: str
    indent: int
    carets: int


def excerpt(line: str, location: Location) -> Excerpt:
    """`line` made visible and cut to size, with the span of `location` as far as it stands on this line."""
    start, end = _span(line, location)
    low = max(0, start - WIDTH)  # a line may hold a megabyte: look only at what can be shown
    part = line[low : start + WIDTH]
    cells = [_TAB if sign == "\t" else shown for sign, shown in zip(part, visible_signs(part), strict=True)]
    widths = [columns(cell) for cell in cells]
    at = start - low
    first, last = _window(widths, at)
    left = (_CUT if low + first > 0 else "") + "".join(cells[first:at])
    right = "".join(cells[at:last]) + (_CUT if low + last < len(line) else "")
    return Excerpt(left + right, columns(left), max(1, sum(widths[at : min(last, end - low)])))


def columns(text: str) -> int:
    """How many columns a terminal gives `text`: two for a wide sign, none for a mark that sits on another."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _span(line: str, location: Location) -> tuple[int, int]:
    """First and last offset of the fault in its first line."""
    start = min(location.column - 1, len(line))
    if location.end_line not in {None, location.line}:
        return start, len(line)
    end = location.end_column - 1 if location.end_column else start + 1
    return start, min(max(end, start), len(line))


def _window(widths: list[int], at: int) -> tuple[int, int]:
    """Which cells fit: some before the fault, then as many as possible after it, then more before it."""
    before = widths[:at][::-1]
    left = _fitting(before, _BEFORE)
    right = _fitting(widths[at:], WIDTH - sum(before[:left]))
    left = _fitting(before, WIDTH - sum(widths[at : at + right]))
    return at - left, at + right


def _fitting(widths: Iterable[int], room: int) -> int:
    return sum(total <= room for total in accumulate(widths))
