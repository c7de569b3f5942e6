"""A date of a reference begins with a year, but does not go on as a date.

`2021-l2` looks right at a glance. biblatex reads dates in the form of ISO 8601: year, month, day.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021-l2}, publisher = {Forlaget}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021-12}, publisher = {Forlaget}}
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF019",
    "malformed-date",
    Severity.WARNING,
    message=Message(
        nb="«{date}» er ikke en dato på formen år-måned-dag.",
        nn="«{date}» er ikkje ein dato på forma år-månad-dag.",
        en="“{date}” is not a date of the form year-month-day.",
    ),
    hint=Message(
        nb="Skriv 2021, 2021-12 eller 2021-12-24. To datoer med skråstrek mellom er et tidsrom.",
        nn="Skriv 2021, 2021-12 eller 2021-12-24. To datoar med skråstrek mellom er eit tidsrom.",
        en="Write 2021, 2021-12 or 2021-12-24. Two dates with a slash between them are a span of time.",
    ),
    why=Message(
        nb="Referanselisten skriver måned og dag for noen typer verk, og biblatex hopper over en dato det ikke forstår.",
        nn="Referanselista skriv månad og dag for nokre typar verk, og biblatex hoppar over ein dato det ikkje forstår.",
        en="The reference list prints month and day for some kinds of works, and biblatex skips a date that it cannot read.",
    ),
)

_FIELDS = ("date", "urldate", "eventdate", "origdate")
_BEGINS_WITH_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
# Months, and the seasons 21 to 41 of ISO 8601-2; ~, ? and % say how certain a date is (biblatex §2.3.8).
_DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01])(?:-(?:0[1-9]|[12][0-9]|3[01])(?:T[0-9:]+Z?)?)?)?[~?%]?"
_SPAN = re.compile(rf"{_DATE}(?:/(?:{_DATE}|\.\.)?)?\Z")


def check(review: Review) -> Iterator[Fault]:
    """One fault per date that goes wrong after its year. A wrong year is another matter."""
    for reference in review.references.values():
        for name in _FIELDS:
            date = reference.fields.get(name, "").strip()
            if _BEGINS_WITH_YEAR.match(date) and not _SPAN.match(date):
                yield Fault(RULE, reference.place(name), {"date": date[:60]})
