"""The type of a reference is not one that BibTeX or biblatex knows.

The type decides how the reference list prints the work; an unknown one is printed as "miscellaneous".

Fails:
    --- sources/references.bib
    @bok{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget}}
"""

from collections.abc import Iterator

from litmatrix.checks._bibtex_names import TYPES
from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF015",
    "unknown-reference-type",
    Severity.WARNING,
    message=Message(
        nb="«@{type}» er ikke en type i BibTeX.",
        nn="«@{type}» er ikkje ein type i BibTeX.",
        en="“@{type}” is not a type of BibTeX.",
    ),
    hint=Message(
        nb="Skriv for eksempel @article, @book, @incollection, @report, @thesis, @online eller @misc.",
        nn="Skriv til dømes @article, @book, @incollection, @report, @thesis, @online eller @misc.",
        en="Write for example @article, @book, @incollection, @report, @thesis, @online or @misc.",
    ),
    why=Message(
        nb="Typen avgjør hvordan verket står i referanselisten. En ukjent type blir skrevet som «diverse».",
        nn="Typen avgjer korleis verket står i referanselista. Ein ukjend type blir skriven som «diverse».",
        en="The type decides how the reference list prints the work. An unknown one is printed as miscellaneous.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference of an unknown type."""
    suggestions = Suggestions(TYPES)
    for reference in review.references.values():
        if reference.type not in TYPES:
            yield Fault(
                RULE, reference.place(), {"type": reference.type, "near": suggestions.near(reference.type)}
            )
