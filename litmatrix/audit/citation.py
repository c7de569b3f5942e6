"""What a citation in a running text is made of. Every part knows where it stands in its paragraph's text."""

from typing import Literal, NamedTuple

Genre = Literal["work", "law", "document", "report", "personal"]
"""A document is one of parliament or government; a report here is one cited by its number alone."""
CitationKind = Literal["parenthetical", "narrative", "table", "law", "parliamentary", "report", "personal"]


class Span(NamedTuple):
    """`text[start:end]` of a paragraph, and what is written there."""

    start: int
    end: int
    text: str


class Locator(NamedTuple):
    """A place in a work: "s. 12–14", "§ 4", "avsn. 3"."""

    start: int
    end: int
    label: str
    """As written, without its full stop: "s", "side", "kap" … "" where it is missing."""
    canonical: str
    """What the label means: page, chapter, paragraph, section, other. A bare number is a page."""
    pages: Span
    """The numbers as written."""


class CitedWork(NamedTuple):
    """One work in a citation."""

    start: int
    end: int
    genre: Genre
    names: tuple[Span, ...]
    """Of authors or organisations as written, without "et al."."""
    joints: tuple[Span, ...] = ()
    """What stands between the names: ", ", " & ", " og "."""
    et_al: Span | None = None
    year: Span | None = None
    """With its letter: "2021a"; or "u.å.". For a document of parliament its session."""
    locator: Locator | None = None
    joiner: Span | None = None
    """What stands between the work before and this one; None for the first."""
    prefix: Span | None = None
    """Words before the names: "se", "jf."."""
    suffix: Span | None = None
    """Words after the locator."""
    secondary: Span | None = None
    """The words "sitert i", where the work before was read in this one."""
    continues: bool = False
    """Whether it is another year of the same authors: (Wassmo, 2003, 2006)."""
    canonical: str | None = None
    """Of a document of parliament: how it is rightly written, without locator."""

    @property
    def authors(self) -> tuple[str, ...]:
        """The names as written."""
        return tuple(name.text for name in self.names)

    @property
    def first_author(self) -> str:
        """The name it begins with, or ""."""
        return self.names[0].text if self.names else ""

    @property
    def year_text(self) -> str:
        """The year as written, or ""."""
        return self.year.text if self.year else ""


class Citation(NamedTuple):
    """A citation of one or more works, from the opening to the closing parenthesis.

    A narrative one begins with the name: Dalland (2020, s. 25).
    """

    paragraph: int
    """Which paragraph of the thesis, counted from 0."""
    start: int
    end: int
    text: str
    kind: CitationKind
    works: tuple[CitedWork, ...]
    stray: tuple[int, ...] = ()
    """Offsets of parentheses that are one too many."""
    missing: Literal["", "(", ")"] = ""
    """The parenthesis that is not there."""
