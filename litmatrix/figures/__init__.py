"""Figures, drawn as SVG: what every figure of a review is made of.

`figure` puts elements together into a block of a document; the other functions draw one element each. A figure
never shows a level by its colour alone: sign and word stand with it. `broken` breaks texts into lines that are
nowhere cut off, whatever typeface a machine has.
"""

from litmatrix.figures.drawing import (
    ACCENT,
    FAINT,
    INK,
    LINE_HEIGHT,
    PAPER,
    SIZE,
    box,
    disc,
    figure,
    level_sign,
    line_of_text,
    lines_of_text,
    link,
    named,
    rule,
)
from litmatrix.figures.measure import broken, text_width

__all__ = [
    "ACCENT",
    "FAINT",
    "INK",
    "LINE_HEIGHT",
    "PAPER",
    "SIZE",
    "box",
    "broken",
    "disc",
    "figure",
    "level_sign",
    "line_of_text",
    "lines_of_text",
    "link",
    "named",
    "rule",
    "text_width",
]
