"""Documents of parliament and government: Meld. St., Prop., Innst., NOU, and their older forms.

The forms are those of Søk & Skriv (https://sokogskriv.no/referansestiler/apa-7th.html): "Meld. St. 20 (2009–2010)",
and "St.meld. nr. 20 (2008–2009)" only before 1 October 2009.
"""

import re
from typing import NamedTuple

from litmatrix.audit.citation import Locator, Span
from litmatrix.audit.locators import read_locator

_NEW_NAMES_FROM = 2009
_FORM = re.compile(
    r"(?<!\w)(?P<series>St\.?\s?[Mm]eld\b\.?|Stortingsmelding(?:en)?|Meld\b\.?\s?[Ss]t\b\.?|Melding til Stortinget"
    r"|Ot\.?\s?prp\b\.?|St\.?\s?prp\b\.?|Prop\b\.?|Innst\b\.?(?:\s?[OS]\b\.?)?)"
    r"(?P<nr>\s*(?:nr\b\.?))?\s*(?P<number>\d{1,3})\s*(?P<letter>[LSN]\b)?"
    r"(?P<session>\s*\(\s*(?P<first>\d{4})\s*[-‐‑‒–—/]{1,2}\s*(?P<second>\d{2,4})\s*\))?"
    r"(?P<year>,?\s*\((?P<lone>(?:19|20)\d\d)\)|,\s*(?P<again>(?:19|20)\d\d)(?![\w–-]))?"
)
_NOU = re.compile(
    r"(?<!\w)NOU\s*,?\s*\(?(?P<year>(?:19|20)\d\d)\)?(?:(?P<colon>\s*[:.,]\s*(?:nr\.?\s*)?)(?P<number>\d{1,3})(?!\d))?(?P<again>,\s*(?P<lone>(?:19|20)\d\d)(?!\w))?"
)


class Document(NamedTuple):
    """A document of parliament as cited."""

    start: int
    end: int
    name: Span
    """Series and number with its session: "St. Meld. 30 (2015–2016), 2016"."""
    label: str
    """Series and number in their right form, the key of the work: "Meld. St. 30"."""
    session: str
    """As written: "2015-2016", or the year of an NOU; "" where it is missing."""
    locator: Locator | None
    expected: str | None
    """The right form, without locator; None where something is missing that only the author knows."""


def documents_in(text: str) -> list[Document]:
    """All documents of parliament cited in the text, in its order."""
    if "St" not in text and "NOU" not in text and "Prop" not in text and "prp" not in text and "Innst" not in text:
        return []
    found = [
        _document(text, match) for match in _FORM.finditer(text) if match.group("session") or match.group("year")
    ]
    found += [_nou(text, match) for match in _NOU.finditer(text)]
    return sorted(found, key=lambda document: document.start)


def _document(text: str, match: re.Match[str]) -> Document:
    first, second = match.group("first") or "", match.group("second") or ""
    series = _series(match.group("series"), first, match.group("letter") or "")
    label = f"{series} {match.group('number')}{_letter(series, match.group('letter'))}"
    full = second if len(second) == len(first) else first[: len(first) - len(second)] + second
    expected = f"{label} ({first}–{full})" if first else None
    end = match.end() if match.group("year") else (match.end("session") if first else match.end())
    return _finished(text, match.start(), end, label, _session(match), expected)


def _nou(text: str, match: re.Match[str]) -> Document:
    number = match.group("number")
    label = f"NOU {match.group('year')}: {number}" if number else f"NOU {match.group('year')}"
    return _finished(text, match.start(), match.end(), label, match.group("year"), label if number else None)


def _finished(text: str, start: int, end: int, label: str, session: str, expected: str | None) -> Document:
    locator = read_locator(text, end, len(text))
    if locator and locator.label == "" and not text[end : locator.start].strip().startswith(","):
        locator = None
    name = Span(start, end, text[start:end])
    return Document(start, locator.end if locator else end, name, label, session, locator, expected)


def _session(match: re.Match[str]) -> str:
    return match.group("session").strip(" ()") if match.group("session") else ""


def _series(written: str, first: str, letter: str) -> str:
    """The series under the name that it had in that session."""
    folded = "".join(sign for sign in written.casefold() if sign.isalpha())
    old = first.isdecimal() and int(first) < _NEW_NAMES_FROM
    if folded.startswith("innst"):
        return f"Innst. {folded[5:].upper()}. nr." if old and folded[5:] else "Innst."
    if folded.startswith("ot"):
        return "Ot.prp. nr." if old or not first else "Prop."
    if folded.startswith(("stprp", "prop")):
        return "St.prp. nr." if old and not letter else "Prop."
    return "St.meld. nr." if old else "Meld. St."


def _letter(series: str, letter: str | None) -> str:
    return f" {letter}" if letter and series in {"Prop.", "Innst."} else ""
