"""The full text of a report: what quotes are held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or in a text without pages a paragraph: its lines in reading order.

    Which lines may be a running head, a folio or a footnote is told by their positions; nothing is thrown away.
    The number of a footnote in running text is a superscript digit.
    """

    number: int
    """Which page of the file, counted from 1; of a paragraph, which paragraph of the text."""
    lines: tuple[str, ...]
    label: str | None = None
    """What the file itself calls the page (the page label of a PDF)."""
    head: tuple[int, ...] = ()
    """Positions of the lines near the upper edge, the outermost first."""
    foot: tuple[int, ...] = ()
    """Positions of the lines near the lower edge, the outermost first."""
    notes: tuple[int, ...] = ()
    """Positions of the lines of footnotes."""
    headings: tuple[str, ...] = ()
    """The headings it stands under, the nearest last. Empty in a text with pages."""
    within: int = 0
    """Of a paragraph: which one below its nearest heading, counted from 1."""

    @property
    def text(self) -> str:
        """All that stands on it."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class FullText:
    """A report's text, from a file in `sources/fulltext/`."""

    key: str
    """Citation key of the report."""
    path: str
    pages: tuple[Page, ...]
    paged: bool
    """Whether the format has pages; otherwise `pages` are paragraphs."""
