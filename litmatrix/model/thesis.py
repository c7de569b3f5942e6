"""A finished text: its paragraphs, what each of them is, and where it stands in the file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from litmatrix.location import Location

ParagraphKind = Literal["heading", "text", "quote", "table", "references", "footnote", "box", "contents"]
Counted = Literal["line", "paragraph", "page"]


class Stretch(NamedTuple):
    """From `offset` in a paragraph's text on, the file reads the same from `line` and `column`."""

    offset: int
    line: int
    column: int
    fixed: bool = False
    """Whether all of it stands at that one place: words put in for others."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading, an item of a list, a cell of a table or a footnote.

    Line breaks inside it and repeated white space are one space.
    """

    path: str
    text: str
    kind: ParagraphKind
    stretches: tuple[Stretch, ...]
    """At least one, sorted by offset."""
    level: int = 0
    """Of a heading: 1 for a chapter. 0 for everything else."""
    table: int = 0
    """Which table a cell belongs to, counted from 1. 0 outside tables."""
    section: str = ""
    """The heading it stands below."""
    ordinal: int = 0
    """Which paragraph below that heading, counted from 1."""
    hanging: bool | None = None
    """Whether its first line stands out to the left; None where the file does not tell."""

    def location(self, start: int, end: int) -> Location:
        """The place of `text[start:end]` in the file. Lines are what the thesis counts."""
        line, column = self._position(start)
        last_line, last_column = self._position(max(start, end - 1))
        return Location(self.path, line, column, last_line, last_column + (1 if end > start else 0))

    def with_text(self, changes: Sequence[tuple[int, int, str]]) -> "Paragraph":
        """The paragraph with other words for stretches of its text: (start, end, words), in order.

        All that is put in stands where the stretch began that it replaces.
        """
        known = {one.offset: one for one in self.stretches}
        parts: list[str] = []
        stretches: list[Stretch] = []
        at = length = 0
        for start, end, words in (*changes, (len(self.text), len(self.text), "")):
            if at in known:
                stretches.append(known[at]._replace(offset=length))
            between = (one for one in self.stretches if at < one.offset < start)
            stretches += [one._replace(offset=one.offset - at + length) for one in between]
            length += start - at
            stretches += [Stretch(length, *self._position(start), fixed=True)] if words else []
            parts += [self.text[at:start], words]
            length, at = length + len(words), end
        return replace(self, text="".join(parts), stretches=tuple(stretches) or self.stretches[:1])

    def _position(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self.stretches, offset, key=lambda stretch: stretch.offset) - 1
        stretch = self.stretches[max(at, 0)]
        return stretch.line, stretch.column + (0 if stretch.fixed else max(0, offset - stretch.offset))


@dataclass(frozen=True, slots=True)
class Thesis:
    """A finished text, read."""

    path: str
    paragraphs: tuple[Paragraph, ...]
    counted: Counted
    """What the lines of its locations are: lines of a text file, paragraphs of a Word file, pages of a PDF."""
    source: str = ""
    """The text as it stands in the file, where lines are counted: for excerpts."""
