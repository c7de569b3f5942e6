"""Paragraphs, lists and quotations as HTML."""

from litmatrix.document import Block, CodeBlock, Figure, ItemList, Paragraph, Quotation, Table
from litmatrix.writers.html.escape import code
from litmatrix.writers.html.inlines import inlines


def block(content: Block) -> str:
    """A block. Tables and figures are laid out by templates and do not come here."""
    match content:
        case Paragraph(pieces):
            return f"<p>{inlines(pieces)}</p>"
        case Quotation(blocks):
            return f"<blockquote>\n{blocks_(blocks)}\n</blockquote>"
        case ItemList(items, ordered):
            name = "ol" if ordered else "ul"
            lines = "\n".join(f"<li>{_item(item)}</li>" for item in items)
            return f"<{name}>\n{lines}\n</{name}>"
        case CodeBlock(text):
            return f"<pre><code>{code(text)}</code></pre>"
        case Table() | Figure():
            raise TypeError("a table or figure inside a list or a quotation")  # a bug: no document has one


def blocks_(content: tuple[Block, ...]) -> str:
    """Blocks on lines of their own."""
    return "\n".join(map(block, content))


def _item(content: tuple[Block, ...]) -> str:
    """An item that begins with a paragraph needs no element for it."""
    if content and isinstance(content[0], Paragraph):
        first = inlines(content[0].content)
        return f"{first}\n{blocks_(content[1:])}\n" if content[1:] else first
    return f"\n{blocks_(content)}\n"
