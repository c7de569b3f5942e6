"""What a workbook remembers of the day it was made, in a sheet that is never shown.

One line says what the workbook is; then come the sheets, their columns, and for every row the fingerprints of its
cells. A fingerprint tells whether a cell still says the same, and nothing of what it said.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litmatrix.sheets.book import FORMAT, HIDDEN, Book, BookKind, Key
from litmatrix.sheets.texts import fingerprint
from litmatrix.spreadsheet import Workbook, Worksheet

_MARK = "litmatrix"
_WIDEST = 12


class Exported(NamedTuple):
    """What was exported of a sheet: its title, its column heads, and every cell's fingerprint."""

    title: str
    keys: tuple[str, ...]
    told: tuple[str, ...]
    """Heads of the columns that are only there to be read."""
    labels: Mapping[str, str]
    """Column name -> head."""
    prints: Mapping[Key, Mapping[str, str]]
    """Row -> column name -> fingerprint of the text."""


class Memory(NamedTuple):
    """What the workbook remembers."""

    kind: BookKind
    review: str
    rater: str
    blind: bool
    state: str
    """A fingerprint of all that it remembers: of the state of the review it was made from."""
    sheets: Mapping[str, Exported]
    """By the sheet's name."""


def remembered(book: Book) -> Iterator[tuple[str, ...]]:
    """The lines of the hidden sheet."""
    yield (_MARK, FORMAT, book.kind, book.review, book.rater, "blind" if book.blind else "")
    for sheet in book.sheets:
        if not sheet.columns:
            continue
        yield ("sheet", sheet.name, sheet.title, *sheet.keys)
        yield ("told", sheet.name, *(label for label, _ in sheet.told))
        for column in sheet.columns:
            yield ("column", sheet.name, column.name, column.label)
        for row in sheet.rows:
            prints = " ".join(fingerprint(row.fields[column.name].shown) for column in sheet.columns)
            yield ("row", sheet.name, prints, *row.key)


def recalled(workbook: Workbook) -> Memory | None:
    """What a workbook remembers, or None when it was not made by `sheet export` or has lost it."""
    hidden = workbook.get(HIDDEN)
    lines = _lines(hidden) if hidden else []
    if not lines or lines[0][:2] != [_MARK, FORMAT] or len(lines[0]) < 4 or lines[0][2] not in {"rater", "author"}:
        return None
    kind, review, rater, blind = [*lines[0][2:], "", ""][:4]
    found = {
        name: _exported(name, lines) for name in dict.fromkeys(line[1] for line in lines[1:] if len(line) > 1)
    }
    sheets = {name: one for name, one in found.items() if one is not None}
    if not sheets:
        return None
    state = fingerprint(repr(lines))
    return Memory("rater" if kind == "rater" else "author", review, rater, bool(blind), state, sheets)


def _lines(hidden: Worksheet) -> list[list[str]]:
    """The rows up to the first empty one, each up to its last cell."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), held in hidden.cells.items():
        if column <= _WIDEST:
            rows.setdefault(row, {})[column] = held.text
    return [[rows[row].get(one, "") for one in range(1, max(rows[row]) + 1)] for row in sorted(rows)]


def _exported(name: str, lines: list[list[str]]) -> Exported | None:
    own = [line for line in lines[1:] if len(line) > 2 and line[1] == name]
    head = next((line for line in own if line[0] == "sheet"), None)
    if head is None:
        return None
    labels = {line[2]: line[3] for line in own if line[0] == "column" and len(line) > 3}
    prints = {
        tuple(line[3:]): dict(zip(labels, line[2].split(), strict=False)) for line in own if line[0] == "row"
    }
    told = tuple(label for line in own if line[0] == "told" for label in line[2:])
    return Exported(head[2], tuple(head[3:]), told, labels, prints)
