"""What the writers share about figures: their size on a page, their words, and their names as files."""

from collections.abc import Iterable, Iterator

from litmatrix.document import Block, Figure, Section

FOLDER = "figures"
"""Beside the documents."""


def fitted(figure: Figure, width: float, height: float) -> tuple[float, float]:
    """Width and height of the figure where it has no more room than this; never larger than it was drawn."""
    scale = min(1.0, width / figure.width, height / figure.height)
    return figure.width * scale, figure.height * scale


def spoken(figure: Figure) -> str:
    """What is said in place of the figure."""
    return f"{figure.alt.rstrip('.')}. {figure.description}".strip()


def figure_path(figure: Figure, ending: str) -> str:
    """The file that the figure is kept in, seen from the documents."""
    return f"{FOLDER}/{figure.id}.{ending}"


def figures_in(pieces: Iterable[Block | Section]) -> Iterator[Figure]:
    """Every figure, in reading order."""
    for piece in pieces:
        if isinstance(piece, Figure):
            yield piece
        elif isinstance(piece, Section):
            yield from figures_in((*piece.blocks, *piece.sections))
