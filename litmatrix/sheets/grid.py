"""A sheet that came back as rows with keys: whatever the order of its rows and columns now is."""

from collections.abc import Mapping
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.sheets.book import Key
from litmatrix.sheets.memory import Exported
from litmatrix.sheets.rules.layout import MERGED, MISSING_COLUMN, MISSING_SHEET, REPEATED_COLUMN, UNREAD_COLUMN
from litmatrix.sheets.texts import settled
from litmatrix.spreadsheet import Area, Held, Workbook, Worksheet, address

_HEAD_WITHIN = 20
"""Somebody may have put a few lines above the table."""


class GridRow(NamedTuple):
    """One row below the heads."""

    number: int
    key: Key
    held: Mapping[int, Held]


class Grid(NamedTuple):
    """The rows of a sheet, and in which column what stands."""

    name: str
    keys: tuple[int, ...]
    columns: Mapping[str, int]
    rows: tuple[GridRow, ...]

    def cell(self, row: GridRow, column: int) -> str:
        """What a spreadsheet program calls a cell."""
        return address(self.name, row.number, column)


def grid_of(workbook: Workbook, exported: Exported) -> tuple[Grid | None, list[Fault]]:
    """The grid of a sheet, or None and why it cannot be read."""
    sheet = next((one for name, one in workbook.items() if settled(name) == settled(exported.title)), None)
    if sheet is None:
        return None, [Fault(MISSING_SHEET, Location(exported.title), {"sheet": exported.title})]
    head, heads = _heads(sheet, exported)
    faults = [*_missing(sheet, exported, heads), *_repeated(sheet, exported, head, heads)]
    if faults:
        return None, faults
    keys = tuple(heads[label][0] for label in map(_plain, exported.keys))
    columns = {name: heads[_plain(label)][0] for name, label in exported.labels.items()}
    used = {*keys, *columns.values()}
    faults = [_merged(sheet, area) for area in sheet.merged if _matters(area, head, used)]
    if faults:
        return None, faults
    grid = Grid(sheet.name, keys, columns, tuple(_rows(sheet, head, keys)))
    return grid, _unread(grid, exported, head, heads, sheet)


def _plain(label: str) -> str:
    return " ".join(settled(label).split()).casefold()


def _heads(sheet: Worksheet, exported: Exported) -> tuple[int, dict[str, list[int]]]:
    """The row of the heads, the one with most of them, and the columns by head."""
    wanted = {_plain(label) for label in (*exported.keys, *exported.labels.values())}
    rows: dict[int, dict[str, list[int]]] = {}
    for (row, column), held in sorted(sheet.cells.items()):
        if row <= _HEAD_WITHIN:
            rows.setdefault(row, {}).setdefault(_plain(held.text), []).append(column)
    head = max(rows, key=lambda row: (len(wanted & rows[row].keys()), -row), default=1)
    return head, rows.get(head, {})


def _missing(sheet: Worksheet, exported: Exported, heads: Mapping[str, list[int]]) -> list[Fault]:
    wanted = (*exported.keys, *exported.labels.values())
    where = Location(sheet.name)
    told = [{"label": label, "sheet": sheet.name} for label in wanted if _plain(label) not in heads]
    return [Fault(MISSING_COLUMN, where, one) for one in told]


def _repeated(sheet: Worksheet, exported: Exported, head: int, heads: Mapping[str, list[int]]) -> list[Fault]:
    return [
        Fault(REPEATED_COLUMN, Location(address(sheet.name, head, places[1]), head, places[1]), {"label": label})
        for label in (*exported.keys, *exported.labels.values())
        if len(places := heads.get(_plain(label), [])) > 1
    ]


def _matters(area: Area, head: int, used: set[int]) -> bool:
    return area.bottom >= head and any(area.left <= column <= area.right for column in used)


def _merged(sheet: Worksheet, area: Area) -> Fault:
    where = Location(address(sheet.name, area.top, area.left), area.top, area.left)
    last = address(sheet.name, area.bottom, area.right).rpartition("!")[2]
    return Fault(MERGED, where, {"last": last})


def _rows(sheet: Worksheet, head: int, keys: tuple[int, ...]) -> list[GridRow]:
    rows: dict[int, dict[int, Held]] = {}
    for (row, column), held in sheet.cells.items():
        if row > head:
            rows.setdefault(row, {})[column] = held
    return [
        GridRow(row, tuple(settled(held[key].text) if key in held else "" for key in keys), held)
        for row, held in sorted(rows.items())
    ]


def _unread(
    grid: Grid, exported: Exported, head: int, heads: Mapping[str, list[int]], sheet: Worksheet
) -> list[Fault]:
    """Columns that somebody added: they stay in the sheet, and that is said."""
    told = {place for label in exported.told for place in heads.get(_plain(label), ())}
    used = {*grid.keys, *grid.columns.values(), *told}
    other = {column for (row, column), held in sheet.cells.items() if row >= head and held.text} - used
    return [
        Fault(UNREAD_COLUMN, Location(address(sheet.name, head, column), head, column), {"sheet": exported.title})
        for column in sorted(other)
    ]
