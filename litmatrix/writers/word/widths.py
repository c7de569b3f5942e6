"""How wide the columns of a table are on a page of a given width.

Every column gets room for its longest word as long as the page has it; what is left is shared by the weights
of the columns, which say how much text stands in them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from litmatrix.document import Cell, LevelMark, Table, plain
from litmatrix.writers.widths import capped, longest_word
from litmatrix.writers.word.styles import TABLE_TEXT

CELL_MARGIN = 57
"""On the left and the right of a cell, in twentieths of a point."""
_SIGN = TABLE_TEXT * 10 * 0.52
"""Width of a letter of a table's text, in twentieths of a point: of the wider faces that templates bring."""
_BOLD = 1.1
_LONGEST_WORD = 26
_SAMPLE = 400


def is_wide(table: Table, width: int) -> bool:
    """Whether the columns cannot all hold their longest words on lines of this width."""
    return sum(_least(table)) > width


def column_widths(table: Table, width: int) -> list[int]:
    """Widths that add up to `width`. Where not even the longest words fit, the widest columns give way."""
    least = _least(table)
    weights = [max(column.weight, 1.0) for column in table.columns]
    shares = _fitted(least, weights, width) if sum(least) <= width else capped(least, width)
    total = sum(shares)
    edges = [round(width * sum(shares[:n]) / total) for n in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _fitted(least: Sequence[float], weights: Sequence[float], width: float) -> list[float]:
    """The width shared by weight; who would get less than the least gets that, and the others share on."""
    shares = list(least)
    free = set(range(len(least)))
    while free:
        left = width - sum(shares[n] for n in range(len(least)) if n not in free)
        total = sum(weights[n] for n in free)
        below = {n for n in free if left * weights[n] < least[n] * total}
        if not below:
            for n in free:
                shares[n] = left * weights[n] / total
            break
        free -= below
    return shares


def _least(table: Table) -> list[float]:
    """The room that each column's longest word takes. Long tables are judged by an even sample of their rows."""
    rows = table.rows[:: max(1, len(table.rows) // _SAMPLE)]
    return [
        2 * CELL_MARGIN
        + _SIGN
        * min(
            _LONGEST_WORD,
            max([_BOLD * longest_word(column.label), *(_cell(row.cells[n]) for row in rows)]),
        )
        for n, column in enumerate(table.columns)
    ]


def _cell(cell: Cell) -> float:
    whole = cell.role in {"rating", "number"}  # short lines that belong together
    words = (float(signs) if whole else longest_word(text) for text, signs in _lines(cell))
    return max(words, default=1.0) * (_BOLD if cell.role == "head" else 1)


def _lines(cell: Cell) -> Iterator[tuple[str, int]]:
    for line in cell.lines:
        text = plain(line)
        marks = sum(isinstance(inline, LevelMark) for inline in line)
        yield text, len(text) + 4 * marks
