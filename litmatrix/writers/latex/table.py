"""The rows of a table as LaTeX, and a row too tall for a page as several."""

from collections.abc import Iterator
from itertools import zip_longest

from litmatrix.document import Cell, GapMark, Inlines, LevelMark, Row, Table, Text, plain
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
_SPACE = Text(" ")


def shares(table: Table) -> tuple[float, ...]:
    """The width of each column as a share of the whole."""
    total = sum(column.weight for column in table.columns)
    return tuple(round(column.weight / total, 4) for column in table.columns)


def size(table: Table) -> str:
    """The size of the print: smaller when the columns want more than a line holds."""
    wanted = sum(column.weight for column in table.columns)
    return next((name for name, most in _SIZES if wanted <= most), _SMALLEST)


def named(table: Table) -> bool:
    """Whether anything stands before a level or a gap on its line: the name of a question."""
    return any(
        isinstance(inline, LevelMark | GapMark)
        for row in table.rows
        for cell in row.cells
        for line in cell.lines
        for inline in line[1:]
    )


def head(table: Table) -> str:
    """The heads of the columns."""
    return " & ".join(f"\\litmhead{{{escape(column.label)}}}" for column in table.columns)


def rows(table: Table) -> tuple[str, ...]:
    """Each row, without the command that ends it."""
    room = [max(8, int(_SIGNS_ON_A_LINE * share)) * _TALLEST for share in shares(table)]
    return tuple(text for row in table.rows for text in _row(row, room))


def _row(row: Row, room: list[int]) -> Iterator[str]:
    hangs = [cell.role != "prose" for cell in row.cells]
    cells = [_cell(cell.lines, hung) for cell, hung in zip(row.cells, hangs, strict=True)]
    cells[0] = f"\\litmfirst{{}}{cells[0]}"
    if all(len(text) <= most for text, most in zip(cells, room, strict=True)):
        yield " & ".join(cells)
        return
    sizes = [sum(_size(line, most) for line in cell.lines) for cell, most in zip(row.cells, room, strict=True)]
    if all(size <= most for size, most in zip(sizes, room, strict=True)):
        yield " & ".join(cells)
        return
    parts = [list(_parts(cell, most)) for cell, most in zip(row.cells, room, strict=True)]
    for together in zip_longest(*parts, fillvalue=()):
        yield " & ".join(map(_cell, together, hangs))


def _cell(lines: Lines, hangs: bool) -> str:
    """The lines, each with a hanging indent where they are items and not paragraphs."""
    if len(lines) == 1:
        return inlines(lines[0])
    if not hangs:
        return "\\par{}".join(map(inlines, lines))
    return "\\litmhang{}" + "\\litmline{}".join(map(inlines, lines)) if lines else ""


def _parts(cell: Cell, room: int) -> Iterator[Lines]:
    """The lines of a cell in portions that fit on a page; only plain text is divided further."""
    portion: list[Inlines] = []
    used = 0
    for line in cell.lines:
        for goes_on, piece in enumerate(_pieces(line, room)):
            size = _size(piece, room)
            if portion and used + size > room:
                yield tuple(portion)
                portion, used = [], 0
            if goes_on and portion:
                portion[-1] += piece
            else:
                portion.append(piece[1:] if goes_on and piece[0] == _SPACE else piece)
            used += size
    yield tuple(portion)


def _size(line: Inlines, room: int) -> int:
    """What a line takes of a cell's room, in signs: one line of print at the least."""
    return max(len(plain(line)), room // _TALLEST)


def _pieces(line: Inlines, room: int) -> Iterator[Inlines]:
    """A line, or a long text in pieces that belong together; what follows a space begins with `_SPACE`."""
    if len(line) != 1 or not isinstance(line[0], Text) or len(line[0].text) <= room // 2:
        yield line
        return
    words: list[str] = []
    length = 0
    before: Inlines = ()
    for word in line[0].text.split(" "):
        for at in range(0, len(word) or 1, room // 2):
            piece = word[at : at + room // 2]
            if words and length + len(piece) > room // 2:
                yield (*before, Text(" ".join(words)))
                words, length, before = [], 0, () if at else (_SPACE,)
            words.append(piece)
            length += len(piece) + 1
    yield (*before, Text(" ".join(words)))
