"""Sections and blocks as the paragraphs and tables of a Word text, wide tables on landscape pages."""

from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple, assert_never

from litmatrix.document import (
    Block,
    CodeBlock,
    Figure,
    Inlines,
    ItemList,
    Paragraph,
    Quotation,
    Section,
    Table,
    Text,
)
from litmatrix.writers.parts import leads
from litmatrix.writers.word.anchors import Anchors
from litmatrix.writers.word.numbering import LEVELS, STEP, Numbering
from litmatrix.writers.word.page import Pages, page
from litmatrix.writers.word.runs import Runs
from litmatrix.writers.word.styles import SECTION_END, Styles
from litmatrix.writers.word.table import TableWriter
from litmatrix.writers.word.widths import is_wide
from litmatrix.writers.word.xml import Element, tag, w

_DEEPEST_HEADING = 9
_MATRIX = "matrix"


class Where(NamedTuple):
    """Where a block stands: in how many lists, and how its paragraphs look."""

    depth: int = 0
    mark: Element | None = None
    """What makes the next paragraph a list item; None when it has been used."""
    style: str | None = None


TOP = Where()


class Body:
    """Writes the blocks of one document, one after the other."""

    def __init__(
        self,
        runs: Runs,
        styles: Styles,
        numbering: Numbering,
        tables: TableWriter,
        pages: Pages,
        *,
        tables_before: int = 0,
        figures_before: int = 0,
        heading_level: int = 1,
        may_turn: bool = True,
        anchors: Anchors | None = None,
    ) -> None:
        """`tables_before` and `figures_before` are how many of their captions stand earlier in the text,
        `heading_level` is what the document's own sections are, `anchors` mark them; without `may_turn` wide
        tables stay on upright pages."""
        self.elements: list[Element] = []
        self.references: list[Element] = []
        """Those of the elements that are entries of a reference list."""
        self._runs, self._styles, self._numbering, self._tables = runs, styles, numbering, tables
        self._pages = pages
        self._tables_written, self._figures_written = tables_before, figures_before
        self._heading_level = heading_level
        self._may_turn = may_turn
        self._anchors = anchors
        self._headings: set[int] = set()
        """Which of the elements are headings."""
        self._is_turned = False
        self.was_turned = False
        """Whether any pages have been turned so far."""

    def begin_section(self) -> None:
        """End the pages before this text."""
        self._end_section(self._pages.first)
        self.was_turned = True

    def end(self) -> None:
        """Make what was written a whole: upright again, and not without any paragraph."""
        self.turn_back()
        if not self.elements:
            self._paragraph((), None)

    def title(self, text: str) -> None:
        """The title of the document."""
        self._paragraph((Text(text),), "Title")
        if self._anchors:
            self._anchors.title(self.elements[-1])

    def pieces(self, pieces: Iterable[Block | Section]) -> None:
        """Blocks and sections, one after the other."""
        for piece in pieces:
            if isinstance(piece, Section):
                self._section(piece, self._heading_level)
            else:
                self._block(piece, TOP)

    def _section(self, section: Section, level: int) -> None:
        """A heading with what stands below it."""
        self.turn_back()
        self._paragraph(section.title, f"heading {min(level, _DEEPEST_HEADING)}")
        heading = self.elements[-1]
        self._headings.add(id(heading))
        self._blocks(section.blocks, TOP)
        for below in section.sections:
            self._section(below, level + 1)
        if self._anchors:
            self._anchors.section(section.id, heading, self.elements[-1])

    def turn_back(self) -> None:
        """End the landscape pages, if the last ones are."""
        if self._is_turned:
            self._end_section(self._pages.turned)
            self._is_turned = False

    def last_section(self) -> Element:
        """The section properties of the pages that were written last."""
        if self._is_turned:
            return self._pages.turned
        return self._pages.later if self.was_turned else self._pages.first

    def _blocks(self, blocks: tuple[Block, ...], where: Where) -> None:
        for block, after in zip(blocks, (*blocks[1:], None), strict=False):
            self._block(block, where)
            where = where._replace(mark=None)
            if leads(block, after):
                look = self.elements[-1][0]  # its properties, with the name of the style first
                look.insert(len(look.findall(tag("pStyle"))), w("keepNext"))

    def _block(self, block: Block, where: Where) -> None:
        if isinstance(block, Table):
            self._table(block)
            return
        self.turn_back()
        if isinstance(block, Figure):
            self._figure(block)
            return
        match block:
            case Paragraph(content, role):
                self._text(content, where._replace(style="Bibliography") if role == "reference" else where)
                self.references += self.elements[-1:] if role == "reference" else []
            case Quotation(content):
                self._blocks(content, where._replace(style="Quote"))
            case ItemList():
                self._list(block, where)
            case CodeBlock(text):
                for line in text.split("\n"):
                    self._paragraph((Text(line),), "Litmatrix Code", *_indent(where.depth * STEP))
            case _:
                assert_never(block)

    def _list(self, block: ItemList, where: Where) -> None:
        list_id = self._numbering.numbers() if block.ordered else self._numbering.bullets()
        level = min(where.depth, LEVELS - 1)
        style = "List Number" if block.ordered else "List Bullet"
        for item in block.items:
            mark = w("numPr", w("ilvl", val=level), w("numId", val=list_id))
            self._blocks(item or (Paragraph(()),), Where(level + 1, mark, style))

    def _text(self, content: Inlines, where: Where) -> None:
        """A paragraph; in a list with its mark, or set in where the item goes on."""
        quoted = STEP if where.style == "Quote" else 0
        indent = _indent(where.depth * STEP + quoted, hanging=STEP if where.mark is not None else 0)
        if where.mark is not None:
            self._paragraph(content, where.style, where.mark, *indent)
        elif where.depth:
            self._paragraph(content, where.style if quoted else "List Continue", *indent)
        else:
            self._paragraph(content, where.style)

    def _table(self, table: Table) -> None:
        if self._may_turn and needs_turning(table, self._pages):
            self._turn()
        else:
            self.turn_back()
        self._tables_written += 1
        self.elements.append(self._tables.caption(table, self._tables_written))
        if table.columns:
            width = page(self._pages.turned if self._is_turned else self._pages.first).text_width
            self.elements.append(self._tables.table(table, width))
            if self._anchors:
                self._anchors.table(table, self.elements[-1])
        self.elements.append(self._tables.notes(table))

    def _figure(self, figure: Figure) -> None:
        on = page(self.last_section())
        self._figures_written += 1
        self.elements.append(self._tables.caption(figure, self._figures_written))
        self.elements += self._tables.picture(figure, on.text_width, on.text_height)
        self.elements.append(self._tables.notes(figure))

    def _turn(self) -> None:
        if self._is_turned or page(self._pages.first).is_landscape:
            return
        headings = self._take_headings()
        if not (self.elements and ends_section(self.elements[-1])):
            self._end_section(self._pages.later if self.was_turned else self._pages.first)
        self._is_turned = self.was_turned = True
        self.elements += headings

    def _take_headings(self) -> list[Element]:
        """Headings that nothing stands below yet: they go on the turned page, with their table."""
        first = len(self.elements)
        while first and id(self.elements[first - 1]) in self._headings:
            first -= 1
        headings, self.elements = self.elements[first:], self.elements[:first]
        return headings

    def _end_section(self, section: Element) -> None:
        """Word keeps the properties of a section in its last paragraph."""
        if not self.elements or ends_section(self.elements[-1]):
            self._paragraph((), SECTION_END)
        self.elements[-1].find(tag("pPr")).append(deepcopy(section))

    def _paragraph(self, content: Inlines, style: str | None, *properties: Element) -> None:
        named = w("pStyle", val=self._styles.id(style)) if style else None
        first = [named] if named is not None else []
        self.elements.append(w("p", w("pPr", *first, *properties), *self._runs.of(content)))


def needs_turning(table: Table, pages: Pages) -> bool:
    """Whether a table goes on pages that lie on their side: the matrix, and what an upright page cannot hold."""
    return table.wide or table.id == _MATRIX or is_wide(table, page(pages.first).text_width)


def section_end(styles: Styles, section: Element) -> Element:
    """A paragraph that takes no room and ends a section."""
    look = w("pPr", w("pStyle", val=styles.id(SECTION_END)), deepcopy(section))
    return w("p", look)


def ends_section(paragraph: Element) -> bool:
    """Whether a paragraph is the last of a section."""
    return paragraph.find(f"{tag('pPr')}/{tag('sectPr')}") is not None


def _indent(left: int, hanging: int = 0) -> tuple[Element, ...]:
    if not left:
        return ()
    return (w("ind", left=left, hanging=hanging) if hanging else w("ind", left=left, firstLine=0),)
