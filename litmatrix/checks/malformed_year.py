"""The year of a reference is not a year.

Citations, sorting and the age column all need it, and `20l9` looks right at a glance.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, year = {202l}, publisher = {Forlaget}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, year = {2021}, publisher = {Forlaget}}
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF007",
    "malformed-year",
    Severity.WARNING,
    message=Message(
        nb="«{year}» er ikke et årstall.",
        nn="«{year}» er ikkje eit årstal.",
        en="“{year}” is not a year.",
    ),
    hint=Message(
        nb="Skriv fire sifre (2021), en dato (2021-05-17), eller u.å. når året er ukjent.",
        nn="Skriv fire siffer (2021), ein dato (2021-05-17), eller u.å. når året er ukjent.",
        en="Write four digits (2021), a date (2021-05-17), or n.d. when the year is unknown.",
    ),
    why=Message(
        nb="Siteringer, rekkefølgen og alderen i matrisen bygger på året.",
        nn="Siteringar, rekkjefølgja og alderen i matrisa byggjer på året.",
        en="Citations, the order of the rows and the age in the matrix are built on the year.",
    ),
)

_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}(?:[^0-9].*)?\Z")
_WORDS = ("u.å", "n.d", "s.a", "i trykk", "in press", "under ", "forthcoming", "kommer", "kjem")


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference whose date does not begin with a year and says nothing else that is known."""
    for reference in review.references.values():
        field = next((name for name in ("date", "year") if reference.fields.get(name)), None)
        if field is None:
            continue
        text = reference.fields[field].strip()
        if not _YEAR.match(text) and not text.casefold().replace(". ", ".").startswith(_WORDS):
            yield Fault(RULE, reference.place(field), {"year": text[:60]})
