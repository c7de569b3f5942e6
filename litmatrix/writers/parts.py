"""What a document begins with, and what follows, for the templates."""

from itertools import dropwhile, takewhile

from litmatrix.document import Block, Document, Figure, ItemList, Paragraph, Table, plain

_BY_NAME = ("matrix", "grid")
"""Tables that the templates put in by their ids."""
_SHORTEST_TEXT = 120
"""Signs; a longer paragraph may stand at the end of a page."""


def introduction(document: Document) -> tuple[Block, ...]:
    """The texts before the first table."""
    return tuple(takewhile(_is_text, document.blocks))


def following(document: Document) -> tuple[Block, ...]:
    """The first table and all that comes after it."""
    return tuple(dropwhile(_is_text, document.blocks))


def more(document: Document, written: tuple[str, ...]) -> tuple[str, ...]:
    """Of what follows, `written` piece by piece, the pieces that no template puts in by name."""
    pieces = zip(following(document), written, strict=True)
    return tuple(text for block, text in pieces if not (isinstance(block, Table) and block.id in _BY_NAME))


def leads(block: Block, after: Block | None) -> bool:
    """Whether a block introduces the list that follows, so that no page may end between the two."""
    return (
        isinstance(block, Paragraph)
        and isinstance(after, ItemList)
        and len(plain(block.content)) <= _SHORTEST_TEXT
    )


def _is_text(block: Block) -> bool:
    return not isinstance(block, Table | Figure)
