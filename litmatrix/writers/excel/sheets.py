"""Tables on sheets: frozen heads, filters, widths that fit, and pages that print."""

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from litmatrix.document import Cell, Column, Figure, LevelMark, Table
from litmatrix.languages import Language
from litmatrix.writers.excel.cells import fitted, number, spelt, text
from litmatrix.writers.excel.looks import Looks
from litmatrix.writers.marks import only_mark
from litmatrix.writers.widths import longest_word

_NARROWEST, _WIDEST, _NOTES_WIDTH = 8.0, 60.0, 110.0
_PAGE = 200
"""Signs across a printed page: at two thirds of its size the text can still be read."""
_MOST_ON_PAGE = 300
"""At less than half of its size it cannot: then a sheet takes several pages side by side."""
_MOST_LINES, _MOST_PRINTED, _STEP = 8, 16, 4.0
"""Lines that a cell may have before its column is made wider: where there is room for it, and to have the sheet
fit on a page. And by how many signs at a time it is made wider."""
_ARROW = 4
"""Room for the arrow of the filter."""
_SAMPLE = 400
_LINE, _TALLEST = 15.0, 409.0
"""Height of a line, and of the tallest row that Excel allows, in points."""
_WRAPPED = 1.1
"""Words that do not fit leave the ends of lines empty."""
_BOLD = 1.3
"""How much wider bold heads are, with a little to spare."""
_LONGEST_NAME, _LONGEST_HEADER = 31, 240
A4 = 9
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']+")


def sheet_names(blocks: Sequence[Table | Figure], words: Language) -> list[str]:
    """A name for the sheet of every table and figure, and last of the one that explains; no two are alike."""
    names: list[str] = []
    for id_ in (*(block.id for block in blocks), "notes"):
        keys = (f"sheet.{id_}", f"sheet.{id_.partition('-')[0]}")
        known = next((words.label(key) for key in keys if key in words.labels), None)
        name = known or _NOT_IN_NAMES.sub(" ", id_).strip()
        name = name[:_LONGEST_NAME] or "-"
        taken = {one.casefold() for one in names}
        numbered = (f"{name[: _LONGEST_NAME - 4]} {number}" for number in range(2, len(blocks) + 3))
        names.append(next(one for one in (name, *numbered) if one.casefold() not in taken))
    return names


def write_table(sheet: Any, table: Table, looks: Looks, words: Language) -> None:
    """The table with its head in the first row, and how the sheet is shown and printed."""
    head, widths = looks.head(), _widths(table)
    for across, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(across, across, width)
        sheet.write_string(0, across, fitted(column.label, words), head)
    sheet.set_row(0, height([column.label for column in table.columns], [width / _BOLD for width in widths]))
    for down, row in enumerate(table.rows, 1):
        shown = [_write_cell(sheet, (down, across), cell, looks, words) for across, cell in enumerate(row.cells)]
        sheet.set_row(down, height(shown, widths))
    _set_up(sheet, table, widths)


def explain(sheet: Any, tables: Sequence[Table], looks: Looks, words: Language) -> None:
    """What the tables are called and what their marks mean, one thing per row."""
    sheet.set_column(0, 0, _NOTES_WIDTH)
    for down, (shown, look) in enumerate(_explanations(tables, looks)):
        sheet.write_string(down, 0, fitted(shown, words), look)
        sheet.set_row(down, height([shown], [_NOTES_WIDTH]))
    sheet.hide_gridlines(2)
    print_set_up(sheet)


def _explanations(tables: Sequence[Table], looks: Looks) -> Iterator[tuple[str, Any]]:
    explained: set[LevelMark] = set()
    for table in tables:
        yield table.caption, looks.note(bold=True)
        for note in table.notes:
            yield spelt(note), looks.note()
            for mark in note:
                if isinstance(mark, LevelMark) and mark not in explained:
                    explained.add(mark)
                    yield spelt((mark,)), looks.note(mark)


def _write_cell(sheet: Any, where: tuple[int, int], cell: Cell, looks: Looks, words: Language) -> str:
    """Write a cell; the text that it shows."""
    held = number(cell)
    shown = text(cell, words)
    if held is not None:
        sheet.write_number(*where, held[0], looks.number(held[1]))
        return shown
    look = looks.text(only_mark(cell), bold=cell.role == "head")
    if shown:
        sheet.write_string(*where, shown, look)
    else:
        sheet.write_blank(*where, None, look)
    return shown


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a row in points: programs that fit rows to their text do it better, not all of them do."""
    lines = max(
        (
            sum(max(1, ceil(_WRAPPED * len(line) / width)) for line in shown.split("\n"))
            for shown, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )
    return min(_LINE * lines + 1, _TALLEST)


def _widths(table: Table) -> list[float]:
    """Widths in signs: room for every word, and for as much of the text as a printed page leaves to the column."""
    rows = table.rows[:: max(1, len(table.rows) // _SAMPLE)]
    total = sum(column.weight for column in table.columns) or 1.0
    widths = [
        _width(table.columns[n], [row.cells[n] for row in rows], _PAGE / total) for n in range(len(table.columns))
    ]
    spare = [wanted - least for least, wanted in widths]
    over = sum(wanted for _, wanted in widths) - _PAGE
    kept = 1 - min(1.0, over / sum(spare)) if over > 0 and sum(spare) > 0 else 1.0
    return [least + kept * more for (least, _), more in zip(widths, spare, strict=True)]


def _width(column: Column, cells: Sequence[Cell], signs: float) -> tuple[float, float]:
    """The least that a column can do with, and what it would like where the page is wide enough."""
    lines = [spelt(line) for cell in cells for line in cell.lines]
    words = max(map(longest_word, lines), default=0) + 2
    whole = max(map(len, lines), default=0) + 2
    least = min(max(_NARROWEST, longest_word(column.label) + _ARROW, words), _WIDEST)
    wanted = min(max(least, min(whole, column.weight * signs)), _WIDEST)
    return _not_too_tall(cells, least, _MOST_PRINTED), _not_too_tall(cells, wanted, _MOST_LINES)


def _not_too_tall(cells: Sequence[Cell], width: float, most: int) -> float:
    """A width at which no text is broken into more than so many lines, if there is one."""
    while width < _WIDEST and any(_lines(cell, width) > max(most, len(cell.lines)) for cell in cells):
        width = min(width + _STEP, _WIDEST)
    return width


def _lines(cell: Cell, width: float) -> int:
    return sum(max(1, ceil(_WRAPPED * len(spelt(line)) / width)) for line in cell.lines)


def _set_up(sheet: Any, table: Table, widths: Sequence[float]) -> None:
    last_row, last_column = len(table.rows), len(table.columns) - 1
    sheet.freeze_panes(1, 1)
    sheet.hide_gridlines(2)
    if table.columns:
        sheet.autofilter(0, 0, last_row, last_column)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last_row, last_column)
    sheet.set_header(f"&L{header_text(table.caption)}")
    print_set_up(sheet)
    if sum(widths) > _MOST_ON_PAGE:
        sheet.fit_to_pages(ceil((sum(widths) - widths[0]) / (_PAGE - widths[0])), 0)
        sheet.repeat_columns(0)


def print_set_up(sheet: Any, paper: int = A4) -> None:
    """Landscape, one page wide and as long as it takes."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.8, bottom=0.7)
    sheet.set_footer("&C&P / &N")


def header_text(caption: str) -> str:
    """A caption for a page header, where `&` begins a command."""
    return " ".join(caption.split())[:_LONGEST_HEADER].replace("&", "&&")[:_LONGEST_HEADER].removesuffix("&")
