"""What the readers of the single formats hand over, and how it becomes paragraphs of running text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from litmatrix.model.thesis import Paragraph, ParagraphKind, Stretch

_WORD = re.compile(r"\S+")
_DASHES = "-\u2010\u2011"
_SOFT_HYPHEN = "\u00ad"
_BETWEEN = frozenset(("og", "eller", "and", "or"))
"""What may follow a hyphen that ends half a compound: "arbeids- og velferdsetaten"."""


class Raw(NamedTuple):
    """A line of a text, or a paragraph of a document, as the file has it."""

    text: str
    line: int
    """What the format counts: line, paragraph or page."""
    column: int = 1
    gap: int = 0
    """How many empty lines stand before it."""
    kind: ParagraphKind = "text"
    level: int = 0
    """Of a heading, where the file says that it is one."""
    table: int = 0
    glued: bool = False
    """Whether it goes on where the one before ends, with no line break between them."""
    hanging: bool | None = None
    """Whether the first line stands out to the left; None where the format does not tell."""
    label: bool = False
    """Whether it stands as a figure's labels and a table's cells do, and so is no heading, whatever it reads."""


def joined(lines: Sequence[Raw]) -> tuple[str, tuple[Stretch, ...]]:
    """The lines as one text, words parted by one space, and where each stretch of it stands.

    A hyphen at the end of a line stays (it may belong to the word, or be a range of pages); a soft one goes.
    """
    parts: list[str] = []
    stretches: list[Stretch] = []
    length, spaced, last = 0, False, ""
    for raw in lines:
        if not raw.glued and parts:
            spaced = not _goes_on(last)
        expected = -1
        at = 0
        for match in _WORD.finditer(raw.text):
            spaced = bool(parts) and (spaced or match.start() > at or match.group() in _BETWEEN)
            if spaced:
                parts.append(" ")
                length += 1
            for start, part in _parts(match):
                column = raw.column + start
                if expected != column:
                    stretches.append(Stretch(length, raw.line, column))
                parts.append(part)
                length += len(part)
                expected = column + len(part)
            at, last, spaced = match.end(), match.group(), False
            expected += 1
        spaced = spaced or (at < len(raw.text) and bool(parts))
    return "".join(parts), tuple(stretches) or (_start(lines),)


def _parts(word: re.Match[str]) -> Iterator[tuple[int, str]]:
    """A word without its soft hyphens: its parts and where they begin."""
    start = word.start()
    for part in word.group().split(_SOFT_HYPHEN):
        if part:
            yield start, part
        start += len(part) + 1


def paragraph(path: str, lines: Sequence[Raw], kind: ParagraphKind, level: int = 0) -> Paragraph:
    """The lines as a paragraph of that kind."""
    text, stretches = joined(lines)
    return Paragraph(path, text, kind, stretches, level=level, table=lines[0].table, hanging=lines[0].hanging)


def in_sections(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, each told which heading it stands below, and as which paragraph there."""
    placed: list[Paragraph] = []
    section, ordinal = "", 0
    for one in paragraphs:
        if one.kind == "heading":
            section, ordinal = one.text, 0
        else:
            ordinal += 1
        placed.append(replace(one, section=section, ordinal=ordinal))
    return tuple(placed)


def _start(lines: Sequence[Raw]) -> Stretch:
    return Stretch(0, lines[0].line, lines[0].column) if lines else Stretch(0, 1, 1)


def _goes_on(word: str) -> bool:
    """Whether what follows belongs to the same word: it was cut at a hyphen that is no dash between words."""
    if word.endswith(_SOFT_HYPHEN):
        return True
    return len(word) > 1 and word[-1] in _DASHES and word[-2].isalnum()
