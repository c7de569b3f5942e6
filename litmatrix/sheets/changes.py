"""What came back, held against what was exported and against the review of today: cell by cell.

A cell that says what was exported is not read at all, so an untouched sheet changes nothing. What was changed
only in the sheet is a change. What was changed in both, and not to the same, is a conflict and is named. What an
earlier import of the same sheet brought (`Before`) is no change by somebody else: people go on working in a sheet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from types import MappingProxyType
from typing import Any, NamedTuple

from litmatrix.diagnostic import Fault, nearest
from litmatrix.location import Location
from litmatrix.sheets.book import NO_BLANK, Choice, Column, Content, Field, Key, Row, Sheet
from litmatrix.sheets.grid import Grid, GridRow
from litmatrix.sheets.memory import Exported
from litmatrix.sheets.rules.cells import (
    CHANGED_IN_BOTH,
    COMMA_IN_LIST,
    CUT_TEXT,
    DATE,
    EMPTY,
    FORMULA,
    GONE_ROW,
    INVISIBLE,
    NOT_A_WORD,
    NOT_TEXT,
)
from litmatrix.sheets.rules.layout import REPEATED_ROW, ROW_WITHOUT_ID, UNKNOWN_ROW
from litmatrix.sheets.texts import LONGEST, NotAChoiceError, fingerprint, quotable, settled, shown, value_of
from litmatrix.spreadsheet import Held, Kind

_EMPTY = Held(Kind.TEXT, "")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_SEPARATED = re.compile(r"\S *[,;] *\S")
_SHORT = 60
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Change(NamedTuple):
    """One cell that will change a file."""

    cell: str
    """The cell, as a spreadsheet program calls it."""
    where: Location
    row: Key
    label: str
    """The head of its column."""
    before: str
    after: str
    path: str
    keys: Key
    value: Any
    """The new value; None where the field is to go."""
    listed: bool = False
    """Whether each line of the texts is an item of a list."""


class Changes(NamedTuple):
    """What a sheet would change, and what is wrong with it."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    brought: Mapping[str, str]
    """What to remember of this import: the fingerprint of each changed cell, and the id of each new row."""


Before = Mapping[str, str]
"""What earlier imports of the same sheet brought, in the same form."""


class CellOf(NamedTuple):
    """Which field of a file a cell is."""

    path: str
    keys: Key
    where: Location
    label: str
    """The head of its column."""


def cells_of(sheet: Sheet, grid: Grid) -> Iterator[CellOf]:
    """The cells of the rows that the review has today."""
    current = {row.key: row for row in sheet.rows}
    for row in grid.rows:
        fields = current[row.key].fields if row.key in current else {}
        for column in sheet.columns:
            if column.name in fields and column.name in grid.columns:
                field, place = fields[column.name], grid.columns[column.name]
                where = Location(grid.cell(row, place), row.number, place)
                yield CellOf(field.path, field.keys, where, column.label)


class _Fits(Exception):  # noqa: N818 - carries a fault, never leaves this module
    """A cell does not fit."""


def changes_of(sheet: Sheet, exported: Exported, grid: Grid, before: Before = _NOTHING) -> Changes:
    """The changes of one sheet. `sheet` tells of today, `exported` of the day it was made."""
    return _Reading(sheet, exported, grid, before).run()


class _Reading:
    def __init__(self, sheet: Sheet, exported: Exported, grid: Grid, before: Before) -> None:
        self.before = before
        self.brought: dict[str, str] = {}
        self.sheet, self.exported, self.grid = sheet, exported, grid
        self.current = {row.key: row for row in sheet.rows}
        self.columns = {column.name: column for column in sheet.columns if column.name in grid.columns}
        self.blank = sheet.blank or NO_BLANK
        self.added: list[Key] = []
        self.changes: list[Change] = []
        self.faults: list[Fault] = []

    def run(self) -> Changes:
        first: dict[Key, GridRow] = {}
        for row in self.grid.rows:
            known = first.setdefault(row.key, row)
            if known is not row and all(row.key):
                self.fault(
                    REPEATED_ROW, row, self.grid.keys[0], {"other": self.grid.cell(known, self.grid.keys[0])}
                )
            elif row.key in self.exported.prints:
                self.known(row)
            elif self.says_something(row):
                self.new(row)
        return Changes(tuple(self.changes), tuple(self.faults), self.brought)

    def says_something(self, row: GridRow) -> bool:
        return any(settled(row.held.get(column, _EMPTY).text) for column in self.grid.columns.values())

    def known(self, row: GridRow) -> None:
        """A row that was exported."""
        today = self.current.get(row.key)
        prints = self.exported.prints[row.key]
        for name, place in self.grid.columns.items():
            held = row.held.get(place, _EMPTY)
            same = held.kind in {Kind.TEXT, Kind.NUMBER} and fingerprint(held.text) == prints.get(name)
            if same:
                continue
            if today is None or name not in self.columns:
                self.gone(row, name, held)
            else:
                self.cell(row, self.columns[name], held, today.fields[name], today, prints.get(name))

    def gone(self, row: GridRow, name: str, held: Held) -> None:
        """Something was written where the review no longer has anything; emptying it is fine."""
        if settled(held.text):
            told = {"row": " ".join(row.key), "label": self.exported.labels[name]}
            self.fault(GONE_ROW, row, self.grid.columns[name], told)

    def cell(
        self, row: GridRow, column: Column, held: Held, today: Field, of: Row | None, exported: str | None
    ) -> None:
        place = self.grid.columns[column.name]
        choices = self.choices(row, column, of)
        try:
            value = self.value(held, column, choices)
        except _Fits as misfit:
            rule, parameters = misfit.args
            self.fault(rule, row, place, {"value": _short(held.text), "label": column.label, **parameters})
            return
        before = today.shown
        after = shown(value, column, choices)
        own = "" if today.borrowed else before
        if settled(after) in {settled(before), settled(own)}:
            return  # the same in other words, or brought in before
        if today.cut:
            self.fault(CUT_TEXT, row, place, {"path": today.path})
        elif {fingerprint(before), fingerprint(own)}.isdisjoint(
            {exported, self.before.get(self.name(today, column))}
        ):
            told = {"theirs": _short(after) or EMPTY, "ours": _short(before) or EMPTY}
            self.fault(CHANGED_IN_BOTH, row, place, told)
        else:
            cell, where = self.grid.cell(row, place), self.where(row, place)
            listed = column.content is Content.LINES
            self.brought[self.name(today, column)] = fingerprint(after)
            self.changes.append(
                Change(cell, where, row.key, column.label, before, after, today.path, today.keys, value, listed)
            )
            self.separated(row, column, before, value if listed else ())

    def separated(self, row: GridRow, column: Column, before: str, items: Iterable[str]) -> None:
        """Tell where a new item looks as if it were several: only lines part them."""
        known = {line.strip() for line in before.split("\n")}
        for item in items or ():
            if item not in known and _SEPARATED.search(item):
                told = {"item": _short(item), "label": column.label}
                self.fault(COMMA_IN_LIST, row, self.grid.columns[column.name], told)

    def name(self, field: Field, column: Column) -> str:
        """What a cell is remembered by."""
        return "/".join((self.sheet.name, field.path, *field.keys, column.name))

    def choices(self, row: GridRow, column: Column, of: Row | None) -> tuple[Choice, ...]:
        """What may be chosen in a cell."""
        if not column.rows_choose:
            return column.choices
        return of.choices if of else self.blank.choices.get(row.key[0], ())

    def value(self, held: Held, column: Column, choices: tuple[Choice, ...]) -> Any:
        """The value that a cell stands for. Raises `_Fits`."""
        if held.kind is Kind.FORMULA:
            raise _Fits(FORMULA, {})
        if held.kind is Kind.DATE and column.content is not Content.DATE:
            raise _Fits(DATE, {})
        if held.kind in {Kind.ERROR, Kind.TRUTH, Kind.SHOWN_NUMBER} or len(held.text) > LONGEST:
            raise _Fits(NOT_TEXT, {})
        hidden = _CONTROL.search(held.text)
        if hidden:
            raise _Fits(INVISIBLE, {"character": f"U+{ord(hidden[0]):04X}"})
        try:
            return value_of(held.text, column, choices)
        except NotAChoiceError as unknown:
            raise _Fits(
                NOT_A_WORD, {"value": _short(unknown.text), "known": unknown.words, "near": unknown.near}
            ) from None

    def new(self, row: GridRow) -> None:
        """A row that was not exported: something new, where the sheet has room for it."""
        owners = self.blank.owners
        key = tuple(settled(part) for part in row.key)
        if not key[0]:
            self.fault(ROW_WITHOUT_ID, row, self.grid.keys[0], {"label": self.sheet.keys[0]})
        elif key[0] not in owners:
            known = owners or tuple(one[0] for one in self.exported.prints)
            told = {"row": _short(" ".join(key).strip()), "near": nearest(key[0], known)}
            self.fault(UNKNOWN_ROW, row, self.grid.keys[0], told)
        elif not key[1] and not self.blank.prefix:
            self.fault(ROW_WITHOUT_ID, row, self.grid.keys[1], {"label": self.sheet.keys[1]})
        else:
            self.add(row, key)

    def add(self, row: GridRow, key: Key) -> None:
        """What is new, unless the review has it already: then the sheet was brought in before."""
        if not key[1]:
            texts = {name: settled(row.held.get(at, _EMPTY).text) for name, at in self.grid.columns.items()}
            if any(one.key[0] == key[0] and self.same(one, texts) for one in self.blank.known):
                return
            key = self.named(row, key[0])
        row, today = row._replace(key=key), self.current.get(key)
        for name, column in self.columns.items():
            held = row.held.get(self.grid.columns[name], _EMPTY)
            field = today.fields[name] if today else Field("", *self.blank.address(key, name))
            if held != _EMPTY:
                self.cell(row, column, held, field, today, fingerprint(""))

    def named(self, row: GridRow, owner: str) -> Key:
        """The id that this row was given when it was brought in before, else a free one."""
        place = f"{self.sheet.name}#{row.number}/{owner}"
        name = self.before.get(place, "")
        if not name or (owner, name) not in self.current:
            name = self.free(owner)
        self.added.append((owner, name))
        self.brought[place] = name
        return owner, name

    def same(self, row: Row, texts: dict[str, str]) -> bool:
        return all(settled(row.fields[name].shown) == text for name, text in texts.items() if name in row.fields)

    def free(self, owner: str) -> str:
        """The next id that nobody has: e1, e2 …"""
        rows = [row.key for row in (*self.blank.known, *self.sheet.rows)] + [row.key for row in self.grid.rows]
        taken = {key[1] for key in (*rows, *self.exported.prints) if key[0] == owner} | {self.blank.reserved}
        taken |= {name for one, name in self.added if one == owner}
        return next(name for n in count(1) if (name := f"{self.blank.prefix}{n}") not in taken)

    def fault(self, rule: Any, row: GridRow, column: int, parameters: dict[str, Any]) -> None:
        self.faults.append(Fault(rule, self.where(row, column), parameters))

    def where(self, row: GridRow, column: int) -> Location:
        return Location(self.grid.cell(row, column), row.number, column)


def _short(text: str) -> str:
    """The beginning of a text, on one line, for a message that puts it in quotation marks."""
    text = " ".join(quotable(text).split())
    return text if len(text) <= _SHORT else text[:_SHORT].rstrip() + "…"
