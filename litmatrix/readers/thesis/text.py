"""A thesis in plain text."""

from litmatrix.model.thesis import Thesis
from litmatrix.readers.thesis.layout import paragraphs_of
from litmatrix.readers.thesis.raw import Raw


def read_plain_text(text: str, path: str) -> Thesis:
    """The thesis, its paragraphs told apart by the layout of its lines."""
    return Thesis(path, paragraphs_of(lines_of(text), path), "line", text)


def lines_of(text: str) -> list[Raw]:
    """The lines that hold something, each with the number of empty ones before it. A form feed ends a page."""
    found: list[Raw] = []
    gap = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append(Raw(line.rstrip(), number, gap=gap))
            gap = 0
        else:
            gap += 1
    return found
