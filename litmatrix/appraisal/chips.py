"""An answer as it is drawn: sign and word on its shade, or the sign alone where a legend has the words."""

from collections.abc import Iterable, Iterator

from litmatrix.appraisal.appraised import UNCLEAR, Mark
from litmatrix.document import LevelMark
from litmatrix.figures import PAPER, box, level_sign, line_of_text, named, text_width
from litmatrix.writers.marks import MUTED, RULE, TO_BE_FILLED, shade

HEIGHT = 18.0
NARROWEST = 24.0
"""Of a chip with its sign alone."""
_SIGN, _GAP, _EDGE = 5.0, 5.0, 6.0
"""Radius of a sign, and room between sign and word and beside them."""
_SIZE = 11.0


def chip_width(mark: Mark) -> float:
    """The room that sign and word need."""
    return 2 * _EDGE + 2 * _SIGN + _GAP + text_width(mark.label, _SIZE)


def chip(x: float, y: float, width: float, mark: Mark, *, word: bool) -> str:
    """The answer in a box whose upper left corner is (x, y). Without its word the name shows on pointing."""
    middle, ink = y + HEIGHT / 2, ink_of(mark)
    drawn = [_ground(x, y, width, mark)]
    if word:
        drawn.append(sign(x + _EDGE + _SIGN, middle, mark, ink))
        drawn.append(line_of_text(x + _EDGE + 2 * _SIGN + _GAP, middle + 3.8, mark.label, size=_SIZE, ink=ink))
    else:
        drawn.append(sign(x + width / 2, middle, mark, ink))
    return named(mark.label, *drawn)


def sign(x: float, y: float, mark: Mark, ink: str) -> str:
    """The sign of an answer around (x, y): a circle that fills up, a question mark, a dash, dots, or nothing."""
    if isinstance(mark, LevelMark):
        return level_sign(x, y, _SIGN, mark.rank, mark.of, ink)
    text = {UNCLEAR: "?", "not-applicable": "–", "todo": "…"}.get(mark.gap, "")
    return line_of_text(x, y + 4, text, size=_SIZE, at="middle", bold=True, ink=ink) if text else ""


def ink_of(mark: Mark) -> str:
    """The colour of sign and word."""
    return shade(mark.rank, mark.of).ink if isinstance(mark, LevelMark) else MUTED


def _ground(x: float, y: float, width: float, mark: Mark) -> str:
    return ground(x, y, width, HEIGHT, mark, radius=2)


def ground(x: float, y: float, width: float, height: float, mark: Mark, *, radius: float = 0) -> str:
    """The shade of an answer; one without a rank is white with an edge, dashed where nobody has answered."""
    if isinstance(mark, LevelMark):
        return box(x, y, width, height, shade(mark.rank, mark.of).background, radius=radius)
    dashed = mark.gap in TO_BE_FILLED
    return box(x, y, width, height, PAPER, edge=RULE, dashed=dashed, radius=radius)


def legend(x: float, y: float, room: float, marks: Iterable[Mark]) -> Iterator[tuple[str, float]]:
    """Every answer with its word, in as many lines as it takes: each drawn, and the y below it."""
    across, top = x, y
    for mark in marks:
        width = chip_width(mark)
        if across > x and across + width > x + room:
            across, top = x, top + HEIGHT + 6
        yield chip(across, top, width, mark, word=True), top + HEIGHT
        across += width + 10
