"""Paragraphs of a document that says what it is made of: headings, tables, quotations, notes."""

from collections.abc import Iterator, Sequence

from litmatrix.model.thesis import Paragraph
from litmatrix.readers.thesis.headings import heading_level, is_contents_line, is_reference_list
from litmatrix.readers.thesis.layout import looks_broken_into_lines, paragraphs_of
from litmatrix.readers.thesis.raw import Raw, in_sections, paragraph


def structured(blocks: Sequence[Sequence[Raw]], path: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a document whose blocks are known; each block is one paragraph.

    A document whose "paragraphs" are the lines of a text pasted in is read by its layout instead.
    """
    filled = [block for block in blocks if any(raw.text.strip() for raw in block)]
    lines = [raw for block in filled for raw in block if raw.text.strip()]
    if all(len(block) == 1 and block[0].kind == "text" for block in filled) and looks_broken_into_lines(lines):
        return paragraphs_of(lines, path)
    return in_sections(_recognised(filled, path))


def _recognised(blocks: Sequence[Sequence[Raw]], path: str) -> Iterator[Paragraph]:
    """The paragraphs, with the headings that are only written as such, and the reference list."""
    in_list = False
    for block in blocks:
        first = block[0]
        one = paragraph(path, block, first.kind, first.level)
        if first.kind == "text":
            level = heading_level(one.text) if len(block) == 1 else 0
            if level:
                one = paragraph(path, block, "heading", level)
            elif is_contents_line(first.text):
                one = paragraph(path, block, "contents")
        if one.kind == "heading":
            in_list = is_reference_list(one.text)
        elif in_list and one.kind == "text":
            one = paragraph(path, block, "references")
        yield one
