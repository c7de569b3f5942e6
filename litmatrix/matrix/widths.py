"""How much room each column of a table wants, from what stands in it."""

from collections.abc import Sequence

from litmatrix.document import Cell, Column, Inlines, LevelMark, Row, plain

_LINE = 150
"""Signs on a line across a page in landscape, at the size of a wide table."""
_NARROWEST, _WIDEST_WORD = 5, 14
"""In signs. A longer word may be hyphenated; a column that is narrower than this cannot be read."""
_NAME = 24
"""As much of a study's name as is kept on a line, in signs; a longer one breaks between words."""
_SAMPLE = 150
_BEND = 0.75
_EDGES = 2
"""What the edges of a level's mark take, in signs."""
_BOLD = 1.15
"""How much wider a bold sign is."""
_UNBROKEN = 1.2
"""How much more a level's mark is given, which cannot be broken: a thesis has narrower pages than ours."""
_COLUMN_GAP = 2


def fitted(columns: Sequence[Column], rows: Sequence[Row], named: str = "") -> tuple[Column, ...]:
    """The columns with weights that fit their contents; the weights are signs of a line of 150.

    Every column gets room for its longest word, up to a limit; what is left is shared by how much text there
    is, so that no single column makes the rows tall. The column `named` holds studies by name, and gets room for
    whole names where there is any. Long tables are judged by an even sample of their rows.
    """
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    floors: list[float] = []
    amounts: list[float] = []
    for number, column in enumerate(columns):
        cells = [row.cells[number] for row in sample]
        label = max(map(len, column.label.replace("/", " ").split()), default=0) * _BOLD
        floors.append(max([min(label, _WIDEST_WORD), *map(_floor, cells)]) + _COLUMN_GAP)
        # Between the usual and the worst cell, and bent: one long text shall not starve the other columns.
        lengths = [len(column.label), *map(_length, cells)]
        amounts.append(((sum(lengths) / len(lengths) + max(lengths)) / 2) ** _BEND)
    weights = _share(_with_names(floors, columns, sample, named), amounts)
    return tuple(column._replace(weight=round(weight, 1)) for column, weight in zip(columns, weights, strict=True))


def _with_names(floors: list[float], columns: Sequence[Column], rows: Sequence[Row], named: str) -> list[float]:
    """The floors with room for names, unless what cannot be broken needs the line."""
    at = next((number for number, column in enumerate(columns) if column.id == named), None)
    if at is None:
        return floors
    longest = max((_width(line) for row in rows for line in row.cells[at].lines), default=0)
    wanted = max(floors[at], min(longest, _NAME) + _COLUMN_GAP)
    return [*floors[:at], wanted, *floors[at + 1 :]] if sum(floors) - floors[at] + wanted <= _LINE else floors


def _share(floors: list[float], amounts: list[float]) -> list[float]:
    """The line shared by amount; who would get less than the floor gets the floor, and the others share on."""
    fixed: set[int] = set()
    while True:
        free = [i for i in range(len(floors)) if i not in fixed]
        left = _LINE - sum(floors[i] for i in fixed)
        total = sum(amounts[i] for i in free)
        below = [i for i in free if left * amounts[i] < floors[i] * total]
        if not below or left <= 0:
            shares = [left * amount / total for amount in amounts] if free else floors
            return [floors[i] if i in fixed else max(shares[i], floors[i]) for i in range(len(floors))]
        fixed.update(below)


def _floor(cell: Cell) -> int:
    if cell.role in {"rating", "number"}:  # short lines that belong together
        edges = _EDGES if cell.role == "rating" else 0
        slack = _UNBROKEN if cell.role == "rating" else 1
        return min(round(slack * (max(map(_width, cell.lines)) + edges)), 2 * _WIDEST_WORD)
    edges = _EDGES if cell.role == "gap" else 0
    return edges + max((_longest(plain(line).split()) for line in cell.lines), default=_NARROWEST)


def _longest(words: list[str]) -> int:
    return min(max([_NARROWEST, *map(len, words)]), _WIDEST_WORD)


def _length(cell: Cell) -> int:
    return sum(map(_width, cell.lines)) or 1


def _width(line: Inlines) -> int:
    symbols = sum(isinstance(inline, LevelMark) for inline in line)
    return len(plain(line)) + 2 * symbols
