"""The neutral document that every output format is written from.

A document is sections of blocks; a block holds inlines or a table. Nothing here knows a format: a writer
spells each piece in its own way, and two writers differ in nothing else. Text in a document is plain text,
never markup. Named tuples, because a review of 10 000 studies makes a million of them.
"""

from typing import Literal, NamedTuple, TypeAlias

from litmatrix.location import Place


class Text(NamedTuple):
    """Running text, exactly as it shall read."""

    text: str


class Emph(NamedTuple):
    """Emphasis (italics)."""

    content: tuple["Inline", ...]


class Strong(NamedTuple):
    """Strong emphasis (bold)."""

    content: tuple["Inline", ...]


class Code(NamedTuple):
    """Text in a typewriter face."""

    text: str


class Link(NamedTuple):
    """A link; `url` is http, https, mailto or doi, and nothing else."""

    content: tuple["Inline", ...]
    url: str


class Break(NamedTuple):
    """A line break inside a paragraph or cell."""


class CiteItem(NamedTuple):
    """One work in a citation, in the terms of CSL."""

    key: str
    prefix: str = ""
    label: str | None = None
    """CSL locator label: page, chapter, section, paragraph …"""
    locator: str | None = None
    suffix: str = ""
    suppress_author: bool = False
    place: Place | None = None


class Cite(NamedTuple):
    """A citation of one or more works; `narrative` puts the author outside the parentheses."""

    items: tuple[CiteItem, ...]
    narrative: bool = False
    begins_sentence: bool = False
    """Whether it is the first thing in its sentence: a law then keeps its capital."""


class LevelMark(NamedTuple):
    """A level of a scale: symbol, word and shade are the writer's; here stands which of how many."""

    rank: int
    """From 0, the lowest."""
    of: int
    """Number of levels."""
    label: str


class GapMark(NamedTuple):
    """A value that is not there, and why: `Gap`'s value, and the word for the reader."""

    gap: str
    label: str


class ProofMark(NamedTuple):
    """Whether a quotation stands in its report: a small sign beside it, and what the sign says."""

    sign: str
    label: str
    worded: bool = False
    """Whether the words stand beside the sign. Where all is well the sign is enough, and a legend explains it."""

    @property
    def shown(self) -> str:
        """What stands beside the quotation."""
        return f"{self.sign}\u00a0{self.label}" if self.worded else self.sign


Inline: TypeAlias = Text | Emph | Strong | Code | Link | Break | Cite | LevelMark | GapMark | ProofMark
Inlines: TypeAlias = tuple[Inline, ...]


class Paragraph(NamedTuple):
    """A paragraph; as an entry of the reference list it has a hanging indent."""

    content: Inlines
    role: Literal["body", "reference"] = "body"


class Quotation(NamedTuple):
    """A block quotation."""

    content: tuple["Block", ...]


class ItemList(NamedTuple):
    """A list; numbered when `ordered`."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False


class CodeBlock(NamedTuple):
    """Lines of text in a typewriter face."""

    text: str


class Cell(NamedTuple):
    """A cell of a table: lines to show, a plain value to sort and export, and the place it comes from."""

    lines: tuple[Inlines, ...]
    value: str | int | tuple[str, ...] | None = None
    role: Literal["head", "text", "prose", "number", "rating", "gap"] = "text"
    """Several lines of a text are items; of prose they are paragraphs."""
    place: Place | None = None


class Column(NamedTuple):
    """A column: its id, its head, and how much room it wants relative to the others."""

    id: str
    label: str
    weight: float = 1.0


class Row(NamedTuple):
    """A row of cells, one per column."""

    id: str
    cells: tuple[Cell, ...]
    anchor: str = ""
    """What a link in the same page leads here by, after `#r-`: a-z, 0-9 and hyphens; unlike all others. Empty for
    a row that none leads to."""


class Table(NamedTuple):
    """A table with its caption above and its notes below. The first column heads its row."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Inlines, ...] = ()
    wide: bool = False
    """Whether it needs a page on its side."""


class Figure(NamedTuple):
    """A drawing with its caption above and its notes below; `litmatrix.figures.figure` makes it."""

    id: str
    """Of a-z, 0-9 and hyphens: files are named by it."""
    caption: str
    svg: str
    """The whole SVG, with `alt` and `description` in it. No styles, no scripts, nothing fetched."""
    alt: str
    """What is shown, in a few words."""
    description: str
    """What is to be seen, in sentences, for those who do not see it."""
    width: float
    """In CSS pixels, 96 to the inch."""
    height: float
    notes: tuple[Inlines, ...] = ()


class Section(NamedTuple):
    """A heading with the blocks and sections below it."""

    id: str
    title: Inlines
    blocks: tuple["Block", ...] = ()
    sections: tuple["Section", ...] = ()


Block: TypeAlias = Paragraph | Quotation | ItemList | CodeBlock | Table | Figure


class Document(NamedTuple):
    """A whole document: what the writers take and the templates lay out."""

    kind: Literal["matrix", "findings"]
    title: str
    language: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


def plain(inlines: Inlines) -> str:
    """The words alone: a mark is its label, a break a space, a citation its keys."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Emph(content) | Strong(content) | Link(content):
            return plain(content)
        case LevelMark() | GapMark():
            return inline.label
        case ProofMark():
            return inline.shown
        case Cite(items):
            return "; ".join(item.key for item in items)
        case Break():
            return " "
