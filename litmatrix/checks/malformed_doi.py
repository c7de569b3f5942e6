"""A DOI does not have the form of a DOI.

The link in the reference list would lead nowhere.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      doi = {1018261/9788215000000}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      doi = {10.18261/9788215000000}}
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF008",
    "malformed-doi",
    Severity.WARNING,
    message=Message(
        nb="«{doi}» er ikke en DOI.",
        nn="«{doi}» er ikkje ein DOI.",
        en="“{doi}” is not a DOI.",
    ),
    hint=Message(
        nb="En DOI begynner med 10., så noen sifre og en skråstrek: 10.18261/spa.39.2.1.",
        nn="Ein DOI byrjar med 10., så nokre siffer og ein skråstrek: 10.18261/spa.39.2.1.",
        en="A DOI begins with 10., then some digits and a slash: 10.18261/spa.39.2.1.",
    ),
    why=Message(
        nb="Lenken i referanselisten ville ikke ført noe sted.",
        nn="Lenkja i referanselista ville ikkje ført nokon stad.",
        en="The link in the reference list would lead nowhere.",
    ),
)

# The prefix and suffix of ISO 26324; with or without the address of the resolver in front.
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+\Z", re.IGNORECASE)


def check(review: Review) -> Iterator[Fault]:
    """One fault per malformed DOI."""
    for reference in review.references.values():
        doi = reference.fields.get("doi", "").strip()
        if doi and not _DOI.match(doi):
            yield Fault(RULE, reference.place("doi"), {"doi": doi[:60]})
