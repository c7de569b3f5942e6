"""Citations found in a document, and put back as text: what every way of writing citations needs."""

from collections.abc import Callable, Iterator

from litmatrix.document import (
    Block,
    Cell,
    Cite,
    Document,
    Emph,
    Figure,
    Inline,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Quotation,
    Row,
    Section,
    Strong,
    Table,
    Text,
)

Replace = Callable[[Cite], Inlines]


def citations_in(document: Document) -> list[Cite]:
    """Every citation of the document, in reading order."""
    found: list[Cite] = []

    def note(cite: Cite) -> Inlines:
        found.append(cite)
        return (cite,)

    replace_citations(document, note)
    return found


def replace_citations(document: Document, replace: Replace) -> Document:
    """The document with what `replace` makes of each citation, called in reading order, in its place."""
    return document._replace(
        blocks=_blocks(document.blocks, replace),
        sections=tuple(_section(section, replace) for section in document.sections),
    )


def _section(section: Section, replace: Replace) -> Section:
    return Section(
        section.id,
        _inlines(section.title, replace),
        _blocks(section.blocks, replace),
        tuple(_section(below, replace) for below in section.sections),
    )


def _blocks(blocks: tuple[Block, ...], replace: Replace) -> tuple[Block, ...]:
    return tuple(_block(block, replace) for block in blocks)


def _block(block: Block, replace: Replace) -> Block:
    match block:
        case Paragraph(content):
            return Paragraph(_inlines(content, replace))
        case Quotation(content):
            return Quotation(_blocks(content, replace))
        case ItemList(items, ordered):
            return ItemList(tuple(_blocks(item, replace) for item in items), ordered)
        case Table():
            return block._replace(
                rows=tuple(_row(row, replace) for row in block.rows),
                notes=tuple(_inlines(note, replace) for note in block.notes),
            )
        case Figure():
            return block._replace(notes=tuple(_inlines(note, replace) for note in block.notes))
        case _:
            return block


def _row(row: Row, replace: Replace) -> Row:
    for cell in row.cells:
        for line in cell.lines:
            if _cites(line):
                return Row(row.id, tuple(_cell(one, replace) for one in row.cells))
    return row  # nearly all: a matrix has thousands of rows and no citation


def _cell(cell: Cell, replace: Replace) -> Cell:
    return cell._replace(lines=tuple(_inlines(line, replace) for line in cell.lines))


def _cites(inlines: Inlines) -> bool:
    for inline in inlines:
        kind = type(inline)
        if kind is Text:
            continue
        if kind is Cite or (isinstance(inline, Emph | Strong | Link) and _cites(inline.content)):
            return True
    return False


def _inlines(inlines: Inlines, replace: Replace) -> Inlines:
    return tuple(_replaced(inlines, replace)) if _cites(inlines) else inlines


def _replaced(inlines: Inlines, replace: Replace) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Cite():
                yield from replace(inline)
            case Emph(content):
                yield Emph(_inlines(content, replace))
            case Strong(content):
                yield Strong(_inlines(content, replace))
            case Link(content, url):
                yield Link(_inlines(content, replace), url)
            case _:
                yield inline
