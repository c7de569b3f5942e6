"""What came of holding an item of evidence against the full text."""

from typing import Literal, NamedTuple

from litmatrix.languages import LANGUAGES
from litmatrix.location import Place
from litmatrix.message import LANGUAGE_CODES, Message
from litmatrix.verification.closest import Change
from litmatrix.verification.numbering import Source

Status = Literal[
    "exact",
    "typographic",
    "elided",
    "wrong-page",
    "other-source",
    "altered",
    "not-found",
    "no-text-layer",
    "no-fulltext",
]
STATUSES: tuple[Status, ...] = (
    "exact",
    "typographic",
    "elided",
    "wrong-page",
    "other-source",
    "altered",
    "not-found",
    "no-text-layer",
    "no-fulltext",
)
FOUND = frozenset({"exact", "typographic", "elided"})
"""The quote stands where it is said to stand."""

MARKS: dict[Status, str] = {
    "exact": "✓",
    "typographic": "≈",
    "elided": "≈",
    "wrong-page": "↷",
    "other-source": "✗",
    "altered": "✗",
    "not-found": "✗",
    "no-text-layer": "·",
    "no-fulltext": "·",
}
"""The sign of each status in documents and in the terminal; never without its word."""


class Verdict(NamedTuple):
    """A quote, and where it was found."""

    study: str
    evidence: str
    report: str
    """Citation key of the report it is said to be from."""
    page: str | None
    """The page as the author gives it."""
    quote: str
    status: Status
    place: Place
    """The quote in the study file, or in a further rater's."""
    found_page: str | None = None
    """The printed page, or in a text without pages the heading, where it stands."""
    found_report: str | None = None
    passage: str | None = None
    """The source's words, where they differ from the quote's."""
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()
    """The source's words that a quote says it leaves out."""
    certain: bool = False
    """Whether the quote stands on just one page, whose number is known: the page may be corrected."""
    counted_by: Source | None = None
    """What the page numbers of the report in which it was found, or looked for, were decided from."""

    @property
    def found_locator(self) -> tuple[str, str]:
        """Where it stands, as a locator: a page; in a text without pages a heading, or else a paragraph."""
        found = self.found_page or ""
        return ("page" if self.counted_by else "paragraph" if found.isdecimal() else "section"), found

    @property
    def found_place(self) -> Message:
        """Where it stands, in words: "s. 12"."""
        return Message(*(LANGUAGES[code].locator(*self.found_locator) for code in LANGUAGE_CODES))
