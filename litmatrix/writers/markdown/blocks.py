"""Paragraphs, lists and quotations as Markdown."""

import re

from litmatrix.document import Block, CodeBlock, Figure, Inlines, ItemList, Paragraph, Quotation, Table
from litmatrix.writers.markdown.escape import at_line_start
from litmatrix.writers.markdown.inlines import LINE_BREAK, inlines


def block(content: Block) -> str:
    """A block without blank lines around it. Tables and figures are laid out by templates and do not come here."""
    match content:
        case Paragraph(pieces):
            return paragraph(pieces)
        case Quotation(blocks):
            return _before_each_line("> ", ">", blocks_(blocks))
        case ItemList(items, ordered):
            return "\n".join(_item(item, f"{n}. " if ordered else "- ") for n, item in enumerate(items, 1))
        case CodeBlock(text):
            fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
            return f"{fence}\n{text}\n{fence}"
        case Table() | Figure():
            raise TypeError("a table or figure inside a list or a quotation")  # a bug: no document has one


def blocks_(content: tuple[Block, ...]) -> str:
    """Blocks with blank lines between them."""
    pieces: list[str] = []
    for at, one in enumerate(content):
        if at and isinstance(one, ItemList) and isinstance(content[at - 1], ItemList):
            pieces.append("<!-- -->")  # or two lists would be read as one
        pieces.append(block(one))
    return "\n\n".join(pieces)


def paragraph(content: Inlines) -> str:
    """A paragraph; none of its lines can be taken for the start of something else."""
    return LINE_BREAK.join(map(at_line_start, inlines(content).split(LINE_BREAK)))


def _item(content: tuple[Block, ...], marker: str) -> str:
    pieces = [block(one) for one in content]
    text = pieces[0] if pieces else ""
    for one, piece in zip(content[1:], pieces[1:], strict=True):
        # A list right below its paragraph keeps the item tight.
        text += ("\n" if isinstance(one, ItemList) else "\n\n") + piece
    if "\n" not in text:
        return marker + text
    return marker + _before_each_line(" " * len(marker), "", text)[len(marker) :]


def _before_each_line(prefix: str, empty: str, text: str) -> str:
    return "\n".join(prefix + line if line else empty for line in text.split("\n"))
