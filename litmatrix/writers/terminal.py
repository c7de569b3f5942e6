"""A document in a terminal: the only rich import.

Not a format of `WRITERS`: what it makes depends on the width of a window and is never kept.
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from litmatrix.document import (
    Block,
    Break,
    Cite,
    Code,
    CodeBlock,
    Document,
    Emph,
    Figure,
    GapMark,
    Inlines,
    ItemList,
    LevelMark,
    Link,
    Paragraph,
    ProofMark,
    Quotation,
    Section,
    Strong,
    Table,
)
from litmatrix.printers.visible import visible
from litmatrix.writers.drawings import spoken
from litmatrix.writers.marks import MUTED, shade, symbol

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as RichText


def show(document: Document, width: int, colour: bool) -> str:
    """The document as lines of at most `width` characters. Control characters of data are shown escaped."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False
    )
    for piece in (*_blocks(document.blocks, width), *_sections(document.sections, width)):
        console.print(piece)
        console.print()
    return out.getvalue()


def _sections(sections: Iterable[Section], width: int) -> "Iterable[RenderableType]":
    for section in sections:
        heading = _text(section.title)
        heading.stylize("bold underline")
        yield heading
        yield from _blocks(section.blocks, width)
        yield from _sections(section.sections, width)


def _blocks(blocks: Iterable[Block], width: int) -> "Iterable[RenderableType]":
    from rich.padding import Padding

    for block in blocks:
        match block:
            case Paragraph(content):
                yield _text(content)
            case Quotation(inner):
                yield from (Padding(piece, (0, 0, 0, 4)) for piece in _blocks(inner, width))
            case CodeBlock(text):
                yield _plain("\n".join(visible(line) for line in text.split("\n")))
            case ItemList():
                yield _list(block, width)
            case Table():
                yield _table(block) if _fits(block, width) else _cards(block)
            case Figure():
                yield _plain(visible(f"{block.caption.rstrip(chr(46))}. {spoken(block)}"))
            case _:
                assert_never(block)


def _list(block: ItemList, width: int) -> "RenderableType":
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for number, item in enumerate(block.items, 1):
        for index, piece in enumerate(_blocks(item, width)):
            mark = "" if index else f"{number}." if block.ordered else "•"
            grid.add_row(mark, piece)
    return grid


def _table(table: Table) -> "RenderableType":
    from rich import box
    from rich.console import Group
    from rich.table import Table as Grid

    grid = Grid(title=visible(table.caption), title_justify="left", box=box.SIMPLE_HEAD, show_lines=True)
    for column in table.columns:
        grid.add_column(visible(column.label), overflow="fold")
    for row in table.rows:
        grid.add_row(*(_lines(cell.lines) for cell in row.cells))
    return Group(grid, *(_text(note) for note in table.notes))


def _fits(table: Table, width: int) -> bool:
    """Whether no word of the table would have to be broken."""
    heads = [visible(column.label) for column in table.columns]
    longest = [max(map(len, head.split()), default=0) for head in heads]
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            words = _lines(cell.lines).plain.split()
            longest[number] = max(longest[number], *map(len, words)) if words else longest[number]
    return sum(longest) + 2 * len(longest) + 2 <= width


def _cards(table: Table) -> "RenderableType":
    """A table that is too wide for the window, as a paragraph per row."""
    from rich.console import Group
    from rich.padding import Padding

    pieces: list[RenderableType] = [_plain(visible(table.caption), "bold"), _plain("")]
    for row in table.rows:
        pieces.append(_lines(row.cells[0].lines))
        for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
            line = _plain(f"{visible(column.label)}: ").append_text(_plain(" · ").join(map(_text, cell.lines)))
            pieces.append(Padding(line, (0, 0, 0, 2)))
        pieces.append(_plain(""))
    return Group(*pieces, *(_text(note) for note in table.notes))


def _lines(lines: tuple[Inlines, ...]) -> "RichText":
    return _plain("\n").join(_text(line) for line in lines)


def _plain(text: str, style: str = "") -> "RichText":
    from rich.text import Text as RichText

    return RichText(text, style=style)


def _text(content: Inlines) -> "RichText":
    text = _plain("")
    for inline in content:
        match inline:
            case Strong(inner):
                text.append_text(_styled(inner, "bold"))
            case Emph(inner):
                text.append_text(_styled(inner, "italic"))
            case Link(inner, url):
                text.append_text(_text(inner)).append(f" <{visible(url)}>")
            case Break():
                text.append("\n")
            case LevelMark() | GapMark() | ProofMark():
                text.append_text(_mark(inline))
            case Cite(items):
                text.append("[" + "; ".join(f"@{visible(item.key)}" for item in items) + "]")
            case Code(inner_text):
                text.append(visible(inner_text))
            case _:
                text.append(visible(inline.text))
    return text


def _mark(mark: LevelMark | GapMark | ProofMark) -> "RichText":
    match mark:
        case LevelMark(rank, of, label):
            colours = shade(rank, of)
            word = f"#{colours.ink} on #{colours.background}"
            return _plain(f"{symbol(rank, of)} ").append(visible(label), style=word)
        case GapMark(_, label):
            return _plain(visible(label), f"italic #{MUTED}")
        case ProofMark():
            return _plain(visible(mark.shown), f"#{MUTED}")


def _styled(inner: Inlines, style: str) -> "RichText":
    text = _text(inner)
    text.stylize(style)
    return text
