"""A figure on a page of its own, as PDF or as a picture of dots, by the same program that sets documents."""

from functools import lru_cache

from litmatrix.document import Figure
from litmatrix.writers.pdf.content import drawable
from litmatrix.writers.typst import compiled

_SOURCE = """\
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set document(date: none)
#image(bytes(sys.inputs.document), format: "svg", width: {width}pt)
"""
_POINT = 0.75
"""Of a CSS pixel."""


@lru_cache(maxsize=64)
def to_pdf(figure: Figure) -> bytes:
    """The figure as a PDF of its own size, which every LaTeX can take in."""
    source = _SOURCE.format(width=figure.width * _POINT)
    return compiled(source, drawable(figure.svg), standards=("1.5",))


@lru_cache(maxsize=64)
def to_png(figure: Figure, dots_per_inch: int = 200) -> bytes:
    """The figure as a picture, for programs that know no drawings."""
    source = _SOURCE.format(width=figure.width * _POINT)
    return compiled(source, drawable(figure.svg), dots_per_inch=dots_per_inch)
