"""Paragraphs, lists and quotations as LaTeX."""

import re

from litmatrix.document import Block, CodeBlock, Figure, ItemList, Paragraph, Quotation, Table
from litmatrix.writers.latex.escape import escape
from litmatrix.writers.latex.inlines import inlines

_DEEPEST = 4
"""LaTeX nests no list of a kind deeper; what lies below is set as paragraphs."""


def block(content: Block, depth: int = 0) -> str:
    """A block that lies in `depth` lists or quotations. Tables and figures are laid out by templates, not here."""
    match content:
        case Paragraph(pieces, role):
            text = inlines(pieces)
            return text if role == "body" else f"{{\\hangindent=2em\\hangafter=1\\noindent {text}\\par}}"
        case Quotation(blocks):
            inside = blocks_(blocks, depth + 1)
            return f"\\begin{{quote}}\n{inside}\n\\end{{quote}}" if depth < _DEEPEST else inside
        case ItemList(items, ordered):
            return _list(items, "enumerate" if ordered else "itemize", depth)
        case CodeBlock(text):
            lines = "\\newline{}\n".join(map(_code_line, text.split("\n")))
            return f"{{\\ttfamily\\raggedright\n{lines}\\par}}"
        case Table() | Figure():
            raise TypeError("a table or figure inside a list or a quotation")  # a bug: no document has one


def blocks_(content: tuple[Block, ...], depth: int = 0) -> str:
    """Blocks as paragraphs."""
    return "\n\n".join(block(one, depth) for one in content)


def _code_line(line: str) -> str:
    """Spaces at the start of a line and in a row would be lost; a sign of the typewriter face is 0.525 em wide."""
    text = line.lstrip(" ")
    indent = f"\\hspace*{{{0.525 * (len(line) - len(text)):.3f}em}}"
    return indent + re.sub(" (?= )", "~", escape(text))


def _list(items: tuple[tuple[Block, ...], ...], kind: str, depth: int) -> str:
    texts = [blocks_(item, depth + 1) for item in items]
    if not items or depth >= _DEEPEST:
        return "\n\n".join(texts)
    # Braces, so that a text in brackets is not taken for the item's own mark.
    lines = "\n".join(f"\\item{{}}{text}" for text in texts)
    return f"\\begin{{{kind}}}\n{lines}\n\\end{{{kind}}}"
