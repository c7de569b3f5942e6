"""The rows of a table as HTML: every row has a head, so that a screen reader can say which study it reads."""

from math import ceil

from litmatrix.document import Cell, Column, Row, Table, plain
from litmatrix.writers.html.escape import LONGEST_WORD, breakable, words
from litmatrix.writers.html.inlines import inlines

_SIGN = 0.44
"""The width of a letter, in rem."""
_BOLD = 1.2
"""How much wider a bold one is."""
_MARGIN, _LEAST, _MOST = 1, 5, 17
"""Of a column, in rem: what is kept free, what it gets at the least, and on the average at the most."""
_PAGE_MARGINS = 7
_SAMPLE = 400


def shares(table: Table) -> tuple[str, ...]:
    """The width of each column in per cent."""
    total = sum(column.weight for column in table.columns)
    return tuple(f"{100 * column.weight / total:.2f}" for column in table.columns)


def room(table: Table) -> dict[str, int]:
    """The least and the greatest width of the table, and the window that holds the least, in rem.

    At its least no word of the table is broken; in a smaller window the table scrolls.
    """
    sample = table.rows[:: max(1, len(table.rows) // _SAMPLE)]
    least = ceil(sum(_least(column, [row.cells[at] for row in sample]) for at, column in enumerate(table.columns)))
    return {"least": least, "most": max(_MOST * len(table.columns), least), "window": least + _PAGE_MARGINS}


def _least(column: Column, cells: list[Cell]) -> float:
    signs = _longest(column.label) * _BOLD
    for cell in cells:
        bold = _BOLD if cell.role == "head" else 1
        for line in cell.lines:
            text = plain(line)
            # A rating stays on its line, with the symbol and the edges of its pill.
            signs = max(signs, len(text) + 5 if cell.role == "rating" else _longest(text) * bold)
    return max(_LEAST, _MARGIN + _SIGN * min(signs, LONGEST_WORD * _BOLD))


def _longest(text: str) -> int:
    return max(map(len, breakable(text).split()), default=0)


def head(table: Table) -> str:
    """The heads of the columns."""
    return "".join(f'<th scope="col">{words(column.label)}</th>' for column in table.columns)


def row(content: Row) -> str:
    """The cells of a row; the first one is its head."""
    first, *others = content.cells
    name = f' id="r-{content.anchor}"' if content.anchor else ""
    return f'<th scope="row"{name}>{_lines(first)}</th>' + "".join(map(_cell, others))


def _cell(cell: Cell) -> str:
    kind = f' class="{cell.role}"' if cell.role in {"number", "rating"} else ""
    return f"<td{kind}>{_lines(cell)}</td>"


def _lines(cell: Cell) -> str:
    if len(cell.lines) == 1:
        return inlines(cell.lines[0])
    kind = ' class="prose"' if cell.role == "prose" else ""
    return "".join(f"<div{kind}>{inlines(line)}</div>" for line in cell.lines)
