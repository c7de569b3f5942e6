"""A figure on a sheet of its own: caption, picture with words for those who do not see it, and notes."""

import io
from math import ceil
from typing import Any

from litmatrix.document import Figure
from litmatrix.languages import Language
from litmatrix.writers.drawings import spoken
from litmatrix.writers.excel.cells import fitted, spelt
from litmatrix.writers.excel.looks import Looks
from litmatrix.writers.excel.sheets import print_set_up
from litmatrix.writers.pdf.drawing import to_png

_DOTS_PER_INCH = 200
_COLUMN, _ROW = 110.0, 20
"""Width of the column in signs; height of a row in CSS pixels."""


def write_figure(sheet: Any, figure: Figure, looks: Looks, words: Language) -> None:
    """The figure below its caption, its notes below it."""
    sheet.set_column(0, 0, _COLUMN)
    sheet.write_string(0, 0, fitted(figure.caption, words), looks.note(bold=True))
    scale = figure.width / ceil(figure.width * _DOTS_PER_INCH / 96)  # whatever the program takes a dot for
    picture = {
        "image_data": io.BytesIO(to_png(figure, _DOTS_PER_INCH)),
        "description": spoken(figure),
        "x_scale": scale,
        "y_scale": scale,
        "object_position": 2,  # moves with the cells, keeps its size
    }
    sheet.insert_image(2, 0, f"{figure.id}.png", picture)
    below = 3 + ceil(figure.height / _ROW)
    for down, note in enumerate(figure.notes):
        sheet.write_string(below + down, 0, fitted(spelt(note), words), looks.note())
    sheet.hide_gridlines(2)
    print_set_up(sheet)
