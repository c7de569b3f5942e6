"""Workbooks that come back from others: every cell as plain data, and nothing in them is run, followed or unpacked
beyond its measure."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.files import read_bytes
from litmatrix.readers.rules.workbook import LOCKED, NOT_A_WORKBOOK, OVERSIZED
from litmatrix.spreadsheet import Area, Cell, Held, Kind, Workbook, Worksheet

LARGEST = 20_000_000
"""Bytes of a file. The sheet of 500 studies and 20 questions is 4 MB."""
_UNPACKED, _PARTS, _CELLS = 60_000_000, 2_000, 400_000
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_OLE = b"\xd0\xcf\x11\xe0"
"""How a workbook with a password begins, and one from before 2007."""
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f])_")
"""OOXML spells what XML cannot hold. openpyxl has undone the rest, and what only looked like it."""
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_PLAIN_NUMBERS = frozenset({"General", "@", "0"})


def read_workbook(file: Path) -> tuple[Workbook | None, list[Fault]]:
    """The sheets of an `.xlsx` file by name, or None and what is wrong with it."""
    data, faults = read_bytes(file.parent, file.name, LARGEST)
    if data is None:
        return None, faults
    here = Location(file.name)
    if data.startswith(_OLE):
        return None, [Fault(LOCKED, here, {"file": file.name})]
    try:
        if not _is_small(data):
            return None, [Fault(OVERSIZED, here, {"file": file.name})]
        return _read(data), []
    except Exception:  # noqa: BLE001 - a broken workbook breaks the library in every way there is
        return None, [Fault(NOT_A_WORKBOOK, here, {"file": file.name})]


def _is_small(data: bytes) -> bool:
    """Whether it unpacks to a bounded size; a member never gives more than its header says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _PARTS or sum(member.file_size for member in members) > _UNPACKED:
            return False
        parts = (archive.read(member) for member in members)
        return sum(len(_CELL.findall(part)) for part in parts) <= _CELLS


def _read(data: bytes) -> Workbook:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts that nobody needs here
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    return {sheet.title: _worksheet(sheet) for sheet in book.worksheets}


def _worksheet(sheet: Any) -> Worksheet:
    merged = tuple(
        Area(area.min_row, area.min_col, area.max_row, area.max_col)
        for area in sheet.merged_cells.ranges
        if (area.min_row, area.min_col) != (area.max_row, area.max_col)
    )
    return Worksheet(sheet.title, dict(_cells(sheet)), merged)


def _cells(sheet: Any) -> Iterator[tuple[Cell, Held]]:
    """The cells that are there. Asking for rows would make all those between them, up to the last row of all."""
    for cell in sheet._cells.values():  # noqa: SLF001
        if cell.value is not None:
            yield (cell.row, cell.column), _held(cell)


def _held(cell: Any) -> Held:
    value = cell.value
    if cell.data_type == "f":
        return Held(Kind.FORMULA, str(value))
    if cell.data_type == "e":
        return Held(Kind.ERROR, str(value))
    if isinstance(value, bool):
        return Held(Kind.TRUTH, str(value))
    if isinstance(value, int | float):
        plain = cell.number_format in _PLAIN_NUMBERS
        return Held(Kind.NUMBER if plain else Kind.SHOWN_NUMBER, _number(value))
    if isinstance(value, date | time | timedelta):
        return Held(Kind.DATE, _date(value))
    return Held(Kind.TEXT, _text(str(value)))


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _date(value: date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _text(text: str) -> str:
    """Text as its author sees it."""
    if "_x0" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return _BREAKS.sub("\n", text)
