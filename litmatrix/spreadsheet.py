"""A workbook as plain data: what stands in which cell, and what a cell is called."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

Cell = tuple[int, int]
"""Row and column, counted from 1."""


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    """A number that is shown as it is."""
    SHOWN_NUMBER = "shown number"
    """A number that is shown as something else: a share, an amount, a fraction."""
    DATE = "date"
    TRUTH = "truth"
    FORMULA = "formula"
    ERROR = "error"


class Held(NamedTuple):
    """What stands in a cell: its text, of a date the ISO form."""

    kind: Kind
    text: str


class Area(NamedTuple):
    """Cells that were merged into one."""

    top: int
    left: int
    bottom: int
    right: int


class Worksheet(NamedTuple):
    """One sheet: the cells that hold something."""

    name: str
    cells: Mapping[Cell, Held]
    merged: tuple[Area, ...] = ()


Workbook = Mapping[str, Worksheet]
"""The sheets by name."""


def address(sheet: str, row: int, column: int) -> str:
    """What a spreadsheet program calls a cell: `Vurderinger!D14`, `'Flere sitater'!C2`."""
    plain = sheet.replace("_", "").isalnum()
    name = sheet if plain else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{letters(column)}{row}"


def letters(column: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
