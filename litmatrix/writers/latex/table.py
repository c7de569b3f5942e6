"""The rows of a table as LaTeX, and a row too tall for a page as several."""

from collections.abc import Iterator
from itertools import zip_longest

from litmatrix.document import Cell, Inlines, Row, Table, Text
from litmatrix.writers.latex.escape import escape
from litmatrix.writers.latex.inlines import inlines

_SIGNS_ON_A_LINE = 90
"""What a table's line holds at the least: upright A4, small print."""
_TALLEST = 32
"""Lines a row may take. A `longtable` breaks between rows, never inside one."""

_SIZES = (("footnotesize", 152), ("scriptsize", 172))
"""A size of print, and how many signs a line in landscape holds of it."""
_SMALLEST = "tiny"

Lines = tuple[Inlines, ...]


def shares(table: Table) -> tuple[float, ...]:
    """The width of each column as a share of the whole."""
    total = sum(column.weight for column in table.columns)
    return tuple(round(column.weight / total, 4) for column in table.columns)


def size(table: Table) -> str:
    """The size of the print: smaller when the columns want more than a line holds."""
    wanted = sum(column.weight for column in table.columns)
    return next((name for name, most in _SIZES if wanted <= most), _SMALLEST)


def head(table: Table) -> str:
    """The heads of the columns."""
    return " & ".join(f"\\litmhead{{{escape(column.label)}}}" for column in table.columns)


def rows(table: Table) -> tuple[str, ...]:
    """Each row, without the command that ends it."""
    room = [max(8, int(_SIGNS_ON_A_LINE * share)) * _TALLEST for share in shares(table)]
    return tuple(text for row in table.rows for text in _row(row, room))


def _row(row: Row, room: list[int]) -> Iterator[str]:
    cells = [_cell(cell.lines) for cell in row.cells]
    cells[0] = f"\\litmfirst{{}}{cells[0]}"
    if all(len(text) <= most for text, most in zip(cells, room, strict=True)):
        yield " & ".join(cells)
        return
    parts = [list(_parts(cell, most)) for cell, most in zip(row.cells, room, strict=True)]
    for together in zip_longest(*parts, fillvalue=()):
        yield " & ".join(map(_cell, together))


def _cell(lines: Lines) -> str:
    if len(lines) == 1:
        return inlines(lines[0])
    return "\\litmhang{}" + "\\litmline{}".join(map(inlines, lines)) if lines else ""


def _parts(cell: Cell, room: int) -> Iterator[Lines]:
    """The lines of a cell in portions that fit on a page; only plain text is divided further."""
    portion: list[Inlines] = []
    used = 0
    for line in (piece for whole in cell.lines for piece in _pieces(whole, room)):
        size = max(len(inlines(line)), room // _TALLEST)
        if portion and used + size > room:
            yield tuple(portion)
            portion, used = [], 0
        portion.append(line)
        used += size
    yield tuple(portion)


def _pieces(line: Inlines, room: int) -> Iterator[Inlines]:
    if len(line) != 1 or not isinstance(line[0], Text) or len(line[0].text) <= room // 2:
        yield line
        return
    words: list[str] = []
    length = 0
    for word in line[0].text.split(" "):
        for at in range(0, len(word) or 1, room // 2):
            piece = word[at : at + room // 2]
            if words and length + len(piece) > room // 2:
                yield (Text(" ".join(words)),)
                words, length = [], 0
            words.append(piece)
            length += len(piece) + 1
    yield (Text(" ".join(words)),)
