"""The full text of a report: what quotes are held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or in a text without pages a paragraph. Lines are parted by line feeds.

    What may be a running head, a folio or a footnote is kept apart from the body; nothing is thrown away.
    The number of a footnote in running text is a superscript digit.
    """

    number: int
    """Which page of the file, counted from 1; of a paragraph, which paragraph of the text."""
    body: str
    label: str | None = None
    """What the file itself calls the page (the page label of a PDF)."""
    head: tuple[str, ...] = ()
    """Lines near the upper edge."""
    foot: tuple[str, ...] = ()
    """Lines near the lower edge."""
    notes: str = ""
    """Footnotes."""
    headings: tuple[str, ...] = ()
    """The headings it stands under, the nearest last. Empty in a text with pages."""
    within: int = 0
    """Of a paragraph: which one below its nearest heading, counted from 1."""

    @property
    def text(self) -> str:
        """All that stands on it."""
        return "\n".join(part for part in (*self.head, self.body, *self.foot, self.notes) if part)


@dataclass(frozen=True, slots=True)
class FullText:
    """A report's text, from a file in `sources/fulltext/`."""

    key: str
    """Citation key of the report."""
    path: str
    pages: tuple[Page, ...]
    paged: bool
    """Whether the format has pages; otherwise `pages` are paragraphs."""
