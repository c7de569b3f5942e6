"""A journal, book, publisher or institution is spelt in two ways, a letter apart, in two references.

In the reference list the two look like different sources, or like carelessness.

Fails:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Universitetsforlaget}}
    @book{d2022, author = {Eng, D.}, title = {Få språk}, date = {2022}, publisher = {Univeritetsforlaget}}

Passes:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Universitetsforlaget}}
    @book{d2022, author = {Eng, D.}, title = {Få språk}, date = {2022}, publisher = {Universitetsforlaget}}
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from litmatrix.checks._spelling import Spelling
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Reference, Review

RULE = Rule(
    "NAM006",
    "source-spelt-two-ways",
    Severity.WARNING,
    message=Message(
        nb="«{source}» skiller seg med én bokstav fra «{other}» i {place}.",
        nn="«{source}» skil seg med éin bokstav frå «{other}» i {place}.",
        en="“{source}” is one letter away from “{other}” in {place}.",
    ),
    hint=Message(
        nb="Er det samme tidsskrift, bok eller utgiver, skriv navnet likt begge steder.",
        nn="Er det same tidsskrift, bok eller utgivar, skriv namnet likt begge stader.",
        en="If it is one journal, book or publisher, write the name alike in both places.",
    ),
    why=Message(
        nb="I referanselisten ser de to ut som forskjellige kilder, eller som slurv.",
        nn="I referanselista ser dei to ut som ulike kjelder, eller som slurv.",
        en="In the reference list the two look like different sources, or like carelessness.",
    ),
)

_FIELDS = ("journaltitle", "journal", "booktitle", "publisher", "institution", "organization", "school")
_OF_TYPE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "collection": ("title",),
        "proceedings": ("title",),
        "report": ("type", "series"),
        "techreport": ("type", "series"),
    }
)
"""Further fields to compare: a collection's title with the `booktitle` of its chapters, the series of reports."""
_SHORTEST = 8
"""Shorter names differ by a letter from too many others."""

Mention = tuple[Reference, str]


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference with the rarer of two spellings, or with the later of two as rare."""
    found: dict[str, list[Mention]] = {}
    for reference in review.references.values():
        for field in (*_FIELDS, *_OF_TYPE.get(reference.type, ())):
            name = reference.fields.get(field, "").casefold()
            if len(name) >= _SHORTEST and not any(sign.isdigit() for sign in name):
                found.setdefault(name, []).append((reference, field))
    spelling = Spelling(found)
    rarity = {name: (-len(places), at) for at, (name, places) in enumerate(found.items())}
    for name, places in found.items():
        for near in spelling.near(name):
            if rarity[name] > rarity[near] and not _is_series(name, near):
                yield from (_fault(mention, found[near][0]) for mention in places)


def _fault(mention: Mention, other: Mention) -> Fault:
    (reference, field), (twin, twin_field) = mention, other
    source, usual = reference.fields[field], twin.fields[twin_field]
    place = twin.place(twin_field)
    return Fault(RULE, reference.place(field), {"source": source, "other": usual, "place": place})


def _is_series(one: str, other: str) -> bool:
    """Whether the names differ in a word of one letter or a roman number: Physica A and Physica B are two journals."""
    mine, yours = set(one.split()), set(other.split())
    return all(len(word) == 1 or set(word) <= set("ivx") for word in mine ^ yours)
