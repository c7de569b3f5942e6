"""Texts without pages: paragraphs under their headings, whatever the format."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from litmatrix.model.fulltext import Page
from litmatrix.model.thesis import Thesis

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_LONGEST_HEADING = 120
_SENTENCE_END = (".", ",", ";", ":", "?", "!", "…", "]")
_MOST_HEADINGS = 40


class Block(NamedTuple):
    """A paragraph or a heading, in the order of the text."""

    text: str
    level: int = 0
    """Of a heading: 1 for the highest. 0 for a paragraph; -1 for a footnote."""


def under_headings(blocks: Iterable[Block]) -> tuple[Page, ...]:
    """Paragraphs with the headings they stand under; a heading is a paragraph of its own as well."""
    above: list[tuple[int, str]] = []
    pages: list[Page] = []
    number = within = 0
    headings: tuple[str, ...] = ()
    for block in blocks:
        if block.level < 0:
            pages.append(Page(number, (block.text,), notes=(0,), headings=headings, within=within))
            continue
        if block.level:
            above = [one for one in above if one[0] < block.level]
            above.append((block.level, " ".join(block.text.split())))
            headings, within = tuple(text for _, text in above), 0
            pages.append(Page(number, (block.text,), headings=headings))
            continue
        number, within = number + 1, within + 1
        pages.append(Page(number, (block.text,), headings=headings, within=within))
    return tuple(pages)


def of_plain_text(text: str) -> tuple[Page, ...]:
    """The paragraphs of a text that says nothing of headings: a short line alone is taken for one.

    Their levels are not known, so a paragraph stands under every heading before it.
    """
    pages: list[Page] = []
    headings: tuple[str, ...] = ()
    number = within = 0
    for block in filter(None, _BLANK_LINES.split(text.strip())):
        if _is_heading(block):
            headings, within = (*headings, block.strip())[-_MOST_HEADINGS:], 0
            pages.append(Page(number, (block,), headings=headings))
        else:
            number, within = number + 1, within + 1
            pages.append(Page(number, (block,), headings=headings, within=within))
    return tuple(pages)


def of_sheets(text: str) -> tuple[Page, ...]:
    """The pages of a text whose pages end with a form feed, as `pdftotext` writes them."""
    sheets = text.removesuffix("\f").split("\f")
    return tuple(_sheet(number, sheet) for number, sheet in enumerate(sheets, start=1))


def _sheet(number: int, sheet: str) -> Page:
    lines = tuple(line for line in sheet.split("\n") if line.strip())
    if len(lines) < 3:
        return Page(number, lines)
    return Page(number, lines, head=(0,), foot=(len(lines) - 1,))


def of_thesis(thesis: Thesis) -> tuple[Page, ...]:
    """The paragraphs of a text that was read as a finished text is."""
    return under_headings(_blocks(thesis))


def _blocks(thesis: Thesis) -> Iterator[Block]:
    for paragraph in thesis.paragraphs:
        if paragraph.kind == "heading":
            yield Block(paragraph.text, max(paragraph.level, 1))
        else:
            yield Block(paragraph.text, -1 if paragraph.kind == "footnote" else 0)


def _is_heading(block: str) -> bool:
    line = block.strip()
    short = "\n" not in line and len(line) <= _LONGEST_HEADING
    return short and line[:1].isalnum() and not line.endswith(_SENTENCE_END)
