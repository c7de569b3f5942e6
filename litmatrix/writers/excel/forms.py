"""A workbook to be filled in: what may be written in is open, everything else is locked.

Nothing is secret or enforced by that: it only keeps ids from being changed by accident. A hidden sheet remembers
what was exported, so that what comes back is held against it cell by cell.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from litmatrix.document import LevelMark
from litmatrix.languages import Language, language
from litmatrix.sheets.book import HIDDEN, Book, Choice, Column, Content, Row, Sheet
from litmatrix.sheets.memory import remembered
from litmatrix.spreadsheet import letters
from litmatrix.writers.excel.file import Made
from litmatrix.writers.excel.looks import Looks
from litmatrix.writers.excel.sheets import A4, header_text, height, print_set_up

_A3, _WIDE = 8, 240
"""A sheet wider than so many signs is printed on A3, on as many pages side by side as it takes."""
_KEY_WIDTH, _LEFT, _RIGHT = 21, 30, 100
_PRINTED_BLANKS = 12
_LISTS = 12
"""The first column of the hidden sheet that holds a list for drop-downs, counted from 0."""
_LONGEST_MESSAGE = 250
_MOST_SHADES = 9
_PARTED = {Content.LINES: "form.parted.lines", Content.NAMES: "form.parted.names"}
"""What is said beside a cell of a list while somebody types in it."""
_PROTECTION = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
}


def write_form(book: Book) -> bytes:
    """The workbook as the bytes of an `.xlsx` file."""
    words = language(book.language)
    made = Made(book.title)
    looks = Looks(made.book)
    _explain(made.book.add_worksheet(words.label("sheet.notes")), book, looks)
    sheets = [made.book.add_worksheet(sheet.title) for sheet in book.sheets]
    hidden = made.book.add_worksheet(HIDDEN)
    lists = _Lists(hidden)
    for worksheet, sheet in zip(sheets, book.sheets, strict=True):
        _write(worksheet, sheet, looks, lists, words)
        worksheet.set_header(f"&L{header_text(book.title)}&R{header_text(sheet.title)}")
    for down, line in enumerate(remembered(book)):
        for across, text in enumerate(line):
            hidden.write_string(down, across, text)
    hidden.protect()
    hidden.very_hidden()
    return made.data()


class _Lists:
    """The lists of drop-downs, each once, in columns of the hidden sheet."""

    def __init__(self, hidden: Any) -> None:
        self._hidden = hidden
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, words: Sequence[str]) -> str:
        """The cells that hold these words, as a formula names them."""
        key = tuple(dict.fromkeys(words))
        if key not in self._places:
            column = _LISTS + len(self._places)
            for down, word in enumerate(key):
                self._hidden.write_string(down, column, word)
            name = letters(column + 1)
            self._places[key] = f"={HIDDEN}!${name}$1:${name}${len(key)}"
        return self._places[key]


def _explain(sheet: Any, book: Book, looks: Looks) -> None:
    """The first sheet: how to fill in, the questions, and what the levels mean."""
    sheet.set_column(0, 0, _LEFT)
    sheet.set_column(1, 1, _RIGHT)
    for down, line in enumerate(book.explained):
        head = looks.note(bold=True)
        if line.heading:
            sheet.write_string(down, 0, line.left, looks.title())
            sheet.set_row(down, 26)
            continue
        sheet.write_string(down, 0, line.left, head)
        sheet.write_string(down, 1, line.right, looks.note())
        sheet.set_row(down, height([line.left, line.right], [_LEFT / 1.3, _RIGHT]))
    sheet.hide_gridlines(2)
    sheet.protect("", _PROTECTION)
    print_set_up(sheet)


def _write(sheet: Any, form: Sheet, looks: Looks, lists: _Lists, words: Language) -> None:
    labels = [*form.keys, *(label for label, _ in form.told), *(column.label for column in form.columns)]
    widths = [*[_KEY_WIDTH] * len(form.keys), *(width for _, width in form.told), *(c.width for c in form.columns)]
    for across, (label, width) in enumerate(zip(labels, widths, strict=True)):
        sheet.set_column(across, across, width)
        sheet.write_string(0, across, label, looks.head())
    sheet.set_row(0, height(labels, [width / 1.3 for width in widths]))
    for down, row in enumerate(form.rows, 1):
        told = [*row.key, *row.told]
        shown = [row.fields[column.name].shown for column in form.columns]
        for across, text in enumerate(told):
            sheet.write_string(down, across, text, looks.locked(muted=across < len(row.key)))
        for across, text in enumerate(shown, len(told)):
            _writable(sheet, down, across, text, looks)
        for across, column in enumerate(form.columns, len(told)):
            if row.fields[column.name].borrowed:
                sheet.write_string(down, across, row.fields[column.name].shown, looks.borrowed())
                said = {"validate": "any", "input_message": words.label("form.borrowed")}
                sheet.data_validation(down, across, down, across, said)
        sheet.set_row(down, height([*told, *shown], widths))
    _blanks(sheet, form, looks, lists, words)
    for across, column in enumerate(form.columns, len(form.keys) + len(form.told)):
        _offer(sheet, form, across, column, lists, words, looks)
    _set_up(sheet, form, sum(widths), len(labels))


def _writable(sheet: Any, down: int, across: int, text: str, looks: Looks) -> None:
    if text:
        sheet.write_string(down, across, text, looks.writable())
    else:
        sheet.write_blank(down, across, None, looks.writable())


def _blanks(sheet: Any, form: Sheet, looks: Looks, lists: _Lists, words: Language) -> None:
    """Rows for what is new, with the owners to choose from."""
    if form.blank is None or not form.blank.owners:
        return
    first, last = len(form.rows) + 1, len(form.rows) + form.blank.room
    for down in range(first, last + 1):
        for across in range(len(form.keys) + len(form.told) + len(form.columns)):
            _writable(sheet, down, across, "", looks)
    message = words.label("form.choose", what=form.keys[0])
    sheet.data_validation(first, 0, last, 0, _list(lists.place(form.blank.owners), message))


def _offer(
    sheet: Any, form: Sheet, across: int, column: Column, lists: _Lists, words: Language, looks: Looks
) -> None:
    """The drop-downs of a column whose cells hold one of a few words; of a list, how its items are parted."""
    if column.content in _PARTED:
        last = len(form.rows) + (form.blank.room if form.blank else 0)
        said = {"validate": "any", "input_message": words.label(_PARTED[column.content])}
        sheet.data_validation(1, across, max(1, last), across, said)
    if column.content is not Content.CHOICE:
        return
    rows: dict[tuple[Choice, ...], list[int]] = {}
    for down, row in enumerate(form.rows, 1):
        rows.setdefault(row.choices if column.rows_choose else column.choices, []).append(down)
    for choices, downs in rows.items():
        offered = lists.place([choice.word for choice in choices])
        ranges = list(_ranges(downs, across))
        validation = _list(offered, words.label("form.choose", what=column.label))
        sheet.data_validation(*ranges[0], validation | {"other_cells": [list(one) for one in ranges[1:]]})
        if column.rows_choose:
            _shade(sheet, ranges, form.rows[downs[0] - 1], words, looks)


def _shade(sheet: Any, ranges: list[tuple[int, int, int, int]], row: Row, words: Language, looks: Looks) -> None:
    """A level's cell takes the level's shade, as everywhere."""
    levels = [choice for choice in row.choices if f"gap.{choice.value}" not in words.labels]
    for rank, choice in enumerate(levels[:_MOST_SHADES]):
        look = looks.shaded(LevelMark(rank, len(levels), choice.word))
        value = '"' + choice.word.replace('"', '""') + '"'
        for area in ranges:
            sheet.conditional_format(*area, {"type": "cell", "criteria": "==", "value": value, "format": look})


def _ranges(rows: Sequence[int], across: int) -> Iterator[tuple[int, int, int, int]]:
    """Rows that follow each other as one area."""
    start = before = rows[0]
    for row in (*rows[1:], -1):
        if row != before + 1:
            yield start, across, before, across
            start = row
        before = row


def _list(source: str, message: str) -> dict[str, object]:
    return {"validate": "list", "source": source, "error_message": message[:_LONGEST_MESSAGE]}


def _set_up(sheet: Any, form: Sheet, width: int, columns: int) -> None:
    last = max(len(form.rows), 1)
    printed = len(form.rows) + (_PRINTED_BLANKS if form.blank and form.blank.owners else 0)
    sheet.freeze_panes(1, len(form.keys) + min(1, len(form.told)))
    sheet.hide_gridlines(2)
    sheet.autofilter(0, 0, last, columns - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(1, printed), columns - 1)
    sheet.protect("", _PROTECTION)
    print_set_up(sheet, _A3 if width > _WIDE else A4)
    if width > _WIDE:
        sheet.fit_to_pages(ceil(width / _WIDE), 0)
        sheet.repeat_columns(0, len(form.keys) - 1)
