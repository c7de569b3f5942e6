"""What the readers of the single formats hand over, and how it becomes paragraphs of running text."""

import re
from collections.abc import Iterable, Sequence
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


def joined(lines: Sequence[Raw]) -> tuple[str, tuple[Stretch, ...]]:
    """The lines as one text, words parted by one space, and where each stretch of it stands.

    A hyphen at the end of a line stays (it may belong to the word, or be a range of pages); a soft one goes.
    """
    parts: list[str] = []
    stretches: list[Stretch] = []
    length, glue, last = 0, True, ""
    for raw in lines:
        expected = -1
        for match in _WORD.finditer(raw.text):
            word, column = match.group().replace(_SOFT_HYPHEN, ""), raw.column + match.start()
            if not glue or (parts and word in _BETWEEN):
                parts.append(" ")
                length += 1
            if expected != column:
                stretches.append(Stretch(length, raw.line, column))
            parts.append(word)
            length += len(word)
            expected, glue, last = raw.column + match.end() + 1, False, match.group()
            if _SOFT_HYPHEN in last:
                expected = -1
        glue = glue or _goes_on(last)
    return "".join(parts), tuple(stretches) or (_start(lines),)


def paragraph(path: str, lines: Sequence[Raw], kind: ParagraphKind, level: int = 0) -> Paragraph:
    """The lines as a paragraph of that kind."""
    text, stretches = joined(lines)
    return Paragraph(path, text, kind, stretches, level=level, table=lines[0].table)


def in_sections(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, each told which heading it stands below and as the how-manieth."""
    placed: list[Paragraph] = []
    section, ordinal = "", 0
    for one in paragraphs:
        if one.kind == "heading":
            section, ordinal = one.text, 0
        else:
            ordinal += 1
        placed.append(_placed(one, section, ordinal))
    return tuple(placed)


def _placed(one: Paragraph, section: str, ordinal: int) -> Paragraph:
    return Paragraph(
        one.path, one.text, one.kind, one.stretches, one.level, one.table, section=section, ordinal=ordinal
    )


def _start(lines: Sequence[Raw]) -> Stretch:
    return Stretch(0, lines[0].line, lines[0].column) if lines else Stretch(0, 1, 1)


def _goes_on(word: str) -> bool:
    """Whether what follows belongs to the same word: it was cut at a hyphen that is no dash between words."""
    if word.endswith(_SOFT_HYPHEN):
        return True
    return len(word) > 1 and word[-1] in _DASHES and word[-2].isalnum()
