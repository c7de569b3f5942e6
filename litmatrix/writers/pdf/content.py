"""A document as plain data for the layout in Typst: arrays that begin with their kind, and strings.

Nothing here is source: what a text says can never become a command. What the layout cannot do with a string is
done here: characters that no font has, and words that no line holds.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import assert_never

from litmatrix.document import (
    Block,
    Break,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Emph,
    Figure,
    GapMark,
    Inline,
    Inlines,
    ItemList,
    LevelMark,
    Link,
    Paragraph,
    ProofMark,
    Quotation,
    Row,
    Section,
    Strong,
    Table,
    Text,
    plain,
)
from litmatrix.writers.drawings import spoken
from litmatrix.writers.marks import TO_BE_FILLED
from litmatrix.writers.parts import leads
from litmatrix.writers.pdf.characters import HELD

Data = str | int | float | bool | list["Data"] | dict[str, "Data"]

_SPACES = re.compile("[\n\r\t\v\f\x85\u2028\u2029]+")
_NOT_HELD = re.compile(f"[^{HELD}]")
# Typst hyphenates letters, but not addresses and numbers, nor what is no word.
_LONG = re.compile(r"\S{16,}")
_LONGEST_WORD = 45
_STEP = 10
_BREAK = "\u200b"
_BREAKS_AFTER = re.compile(r"(?<=[/._:?=&%+@-])(?=\w)")
_LINKED = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f]+\Z", re.IGNORECASE)
_DOI = re.compile(r"doi:\s*(10\.[^\s\x00-\x20\x7f]+)\Z", re.IGNORECASE)

_SIZES = ((152, 9.0), (172, 8.0))
"""How many signs a line in landscape holds in print of a size, in points."""
_SMALLEST = 7.0
_SIGNS_ON_A_LINE = 90
"""What a table's line holds at the least: upright A4, words not hyphenated."""
_POINT = 0.75
"""Of a CSS pixel."""
_TALLEST = 24
"""Lines of a row that is never divided between pages."""
_CONFIDENCE = re.compile("([⊕◯]+)")
"""Signs that must come from one font to be of one size."""


def text(content: str) -> str:
    """The text as the fonts can show it: a character they lack stands as its number in Unicode."""
    content = _SPACES.sub(" ", content)
    if _LONG.search(content):
        content = _LONG.sub(_breakable, content)
    return _shown(content)


def inlines(content: Inlines) -> list[Data]:
    """Inlines as strings and arrays."""
    return [_inline(inline) for inline in content]


def blocks(content: Iterable[Block]) -> list[Data]:
    """Blocks as arrays; wide tables next to each other are one, because they share their pages."""
    made: list[Data] = []
    for wide, together in groupby(content, lambda block: isinstance(block, Table) and block.wide):
        several = tuple(together)
        inner: list[Data] = [
            ["lead", inlines(block.content)]
            if isinstance(block, Paragraph) and leads(block, after)
            else _block(block)
            for block, after in zip(several, (*several[1:], None), strict=True)
        ]
        made += [["turned", inner]] if wide else inner
    return made


def sections(content: Iterable[Section]) -> list[Data]:
    """Sections as dictionaries, each with those below it."""
    return [
        {
            "id": section.id,
            "title": inlines(section.title),
            "blocks": blocks(section.blocks),
            "sections": sections(section.sections),
        }
        for section in content
    ]


def _inline(inline: Inline) -> Data:
    match inline:
        case Text(content):
            return _signs(content) if "⊕" in content else text(content)
        case Strong(content):
            return ["strong", inlines(content)]
        case Emph(content):
            return ["emph", inlines(content)]
        case Code(content):
            return ["code", text(content)]
        case LevelMark() | GapMark() | ProofMark():
            return _mark(inline)
        case Link(content, url):
            target = _address(url)
            return ["link", inlines(content), target] if target else ["span", inlines(content)]
        case Break():
            return ["break"]
        case Cite():
            return text(plain((inline,)))
        case _:
            assert_never(inline)


def _mark(mark: LevelMark | GapMark | ProofMark) -> Data:
    match mark:
        case LevelMark(rank, of, label):
            return ["level", rank, of, text(label)]
        case GapMark(gap, label):
            return ["gap", text(label), gap in TO_BE_FILLED]
        case ProofMark():
            return ["proof", text(mark.shown)]


def _signs(content: str) -> Data:
    pieces = _CONFIDENCE.split(content)
    return ["span", [["signs", piece] if at % 2 else text(piece) for at, piece in enumerate(pieces)]]


def _block(block: Block) -> Data:
    match block:
        case Paragraph(content):
            return ["paragraph", inlines(content)]
        case Quotation(content):
            return ["quotation", blocks(content)]
        case ItemList(items, ordered):
            return ["enumeration" if ordered else "list", [blocks(item) for item in items]]
        case CodeBlock(content):
            return ["code", "\n".join(_shown(line.expandtabs(4)) for line in content.split("\n"))]
        case Table():
            return ["table", _table(block)]
        case Figure():
            return ["figure", _figure(block)]
        case _:
            assert_never(block)


def _table(table: Table) -> Data:
    total = sum(column.weight for column in table.columns)
    return {
        "id": table.id,
        "caption": text(table.caption),
        "size": next((size for most, size in _SIZES if total <= most), _SMALLEST),
        "columns": [
            {"label": text(column.label), "share": column.weight / total, "marked": _marked(table, at)}
            for at, column in enumerate(table.columns)
        ],
        "rows": [_row(row, [column.weight / total for column in table.columns]) for row in table.rows],
        "notes": [inlines(note) for note in table.notes],
    }


def _figure(figure: Figure) -> Data:
    return {
        "caption": text(figure.caption),
        "svg": drawable(figure.svg),
        "alt": text(spoken(figure)),
        "width": figure.width * _POINT,
        "height": figure.height * _POINT,
        "notes": [inlines(note) for note in figure.notes],
    }


def drawable(svg: str) -> str:
    """A drawing with signs alone that the fonts hold."""
    return _NOT_HELD.sub("\ufffd", svg.strip("\n"))


def _row(row: Row, shares: list[float]) -> Data:
    return {
        "cells": [[inlines(line) for line in cell.lines] for cell in row.cells],
        "hangs": [cell.role != "prose" for cell in row.cells],
        "tall": any(_height(cell, share) > _TALLEST for cell, share in zip(row.cells, shares, strict=True)),
    }


def _height(cell: Cell, share: float) -> int:
    """How many lines a cell takes, about."""
    room = _SIGNS_ON_A_LINE * share
    return sum(1 + int(len(plain(line)) / room) for line in cell.lines)


def _marked(table: Table, at: int) -> list[Data]:
    """The lines with levels and gaps in a column, each once: the layout makes their pills equally wide."""
    cells = (row.cells[at] for row in table.rows)
    lines = (line for cell in cells if cell.role in {"rating", "gap"} for line in cell.lines)
    return [inlines(line) for line in dict.fromkeys(lines)]


def _address(url: str) -> str | None:
    """The address for a link, or None when it leads anywhere else than the web or a mailbox."""
    doi = _DOI.match(url)
    target = f"https://doi.org/{doi[1]}" if doi else url
    return target if _LINKED.match(target) and target.isprintable() else None


def _shown(content: str) -> str:
    return _NOT_HELD.sub(lambda match: f"U+{ord(match[0]):04X}{_BREAK}", content)


def _breakable(match: re.Match[str]) -> str:
    """A long run of signs with places where it may be broken."""
    run = match[0]
    if len(run) < _LONGEST_WORD and re.sub(r"[^\w]|_", "", run).isalpha() and "/" not in run:
        return run
    parts = _BREAKS_AFTER.sub(_BREAK, run).split(_BREAK)
    return _BREAK.join(part[at : at + _STEP] for part in parts for at in range(0, len(part), _STEP))
