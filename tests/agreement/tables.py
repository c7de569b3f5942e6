"""Tables of ratings as papers print them, turned into raters × items."""

from collections.abc import Sequence

Rating = str | int | None


def crossed(square: Sequence[Sequence[int]]) -> list[list[Rating]]:
    """Two raters from a contingency table: rows are the first rater's categories, columns the second's."""
    cells = [(row, column) for row, line in enumerate(square) for column, n in enumerate(line) for _ in range(n)]
    return [[row for row, _ in cells], [column for _, column in cells]]


def tallied(counts: Sequence[Sequence[int]]) -> list[list[Rating]]:
    """Raters from a table of how many of them chose each category per item (who is who does not matter)."""
    items = [[category for category, n in enumerate(row) for _ in range(n)] for row in counts]
    return [list(rater) for rater in zip(*items, strict=True)]


def columns(text: str) -> list[list[Rating]]:
    """Raters from a text with one line per rater; a full stop is a missing rating, digits are numbers."""
    values: dict[str, Rating] = {".": None}
    return [
        [values.get(mark, int(mark) if mark.isdigit() else mark) for mark in line.split()]
        for line in text.strip().splitlines()
    ]
