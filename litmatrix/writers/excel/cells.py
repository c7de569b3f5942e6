"""What a cell of a table is in Excel: a number, or text that fits."""

import re

from litmatrix.document import Break, Cell, Emph, Inline, Inlines, LevelMark, Link, Strong, plain
from litmatrix.languages import Language
from litmatrix.writers.marks import symbol

LONGEST = 32_767
"""Characters that a cell can hold, counted as Excel counts them: in UTF-16."""
_MOST_DIGITS = 15
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")


def number(cell: Cell) -> tuple[float, str] | None:
    """The number that a cell holds and the format that shows it as it is written, or None for text."""
    if cell.role != "number" or len(cell.lines) != 1:
        return None
    value, shown = str(cell.value), plain(cell.lines[0])
    if not _NUMBER.match(value) or len(value) > _MOST_DIGITS:  # Excel keeps 15 digits and drops the rest
        return None
    at = len(value)
    unit = shown[at:] if shown[:at].replace(",", ".") == value else ""
    return (float(value) if "." in value else int(value)), _format(len(value.partition(".")[2]), unit)


def _format(decimals: int, unit: str) -> str:
    """Excel puts the reader's own decimal sign where the point is."""
    digits = f"0.{'0' * decimals}" if decimals else "0"
    return f'{digits}"{unit}"' if unit and '"' not in unit else digits


def text(cell: Cell, words: Language) -> str:
    """The words of a cell, a line for each of its lines, cut with a visible mark where Excel holds no more."""
    return fitted("\n".join(map(spelt, cell.lines)), words)


def spelt(content: Inlines) -> str:
    """Inlines as plain text; a level is its symbol and its word."""
    return "".join(map(_spelt, content))


def fitted(long: str, words: Language) -> str:
    """Text that a cell can hold."""
    if 2 * len(long) <= LONGEST or len(long.encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST:
        return long
    mark = words.label("cell.cut", n=words.number(len(long)))  # no shorter than with the number that is left
    kept = long.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST - len(mark))].decode("utf-16-le", "ignore")
    return kept + words.label("cell.cut", n=words.number(len(long) - len(kept)))


def _spelt(inline: Inline) -> str:
    match inline:
        case LevelMark(rank, of, label):
            return f"{symbol(rank, of)}\u00a0{label}"
        case Emph(content) | Strong(content) | Link(content):
            return spelt(content)
        case Break():
            return "\n"
        case _:
            return plain((inline,))
