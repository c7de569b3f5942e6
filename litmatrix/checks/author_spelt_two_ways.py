"""The same author is spelt in two ways, a letter apart, in two references.

In the reference list one person becomes two. Names such as Hansen and Hanssen are no fault in themselves: the
given names must agree too, or a co-author be the same.

Fails:
    --- sources/more.bib
    @incollection{c2021, author = {Dal, Cecilie and Sætermo, Turid}, title = {Å lykkes}, booktitle = {Boken},
      publisher = {Forlaget}, date = {2021}, pages = {1--9}}
    @incollection{d2021, author = {Dal, Cecilie and Særtermo, Turid}, title = {Å mestre}, booktitle = {Boken},
      publisher = {Forlaget}, date = {2021}, pages = {10--19}}

Passes:
    --- sources/more.bib
    @book{c2021, author = {Hansen, Kari}, title = {Å lykkes}, publisher = {Forlaget}, date = {2021}}
    @book{d2021, author = {Hanssen, Kari}, title = {Å mestre}, publisher = {Forlaget}, date = {2021}}
"""

from collections.abc import Iterator

from litmatrix.checks._people import Bearers, Mention, comparable_family, mentions, seem_one
from litmatrix.checks._spelling import Spelling
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "NAM001",
    "author-spelt-two-ways",
    Severity.WARNING,
    message=Message(
        nb="«{name}» her og «{other}» i {place} skiller seg med én bokstav. Er det samme person?",
        nn="«{name}» her og «{other}» i {place} skil seg med éin bokstav. Er det same person?",
        en="“{name}” here and “{other}” in {place} differ by one letter. Are they one person?",
    ),
    hint=Message(
        nb="Se på tittelbladet, og skriv navnet likt i begge ({key} og {other_key}).",
        nn="Sjå på tittelbladet, og skriv namnet likt i begge ({key} og {other_key}).",
        en="Look at the title page, and write the name alike in both ({key} and {other_key}).",
    ),
    why=Message(
        nb="I referanselisten blir én person til to, og en feilskrevet forfatter er det første sensor ser.",
        nn="I referanselista blir éin person til to, og ein feilskriven forfattar er det første sensor ser.",
        en="In the reference list one person becomes two, and a misspelt author is the first thing an examiner sees.",
    ),
)

_ENOUGH = 20
"""So many references of a name are compared; more would take long and tell nothing new."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference with the rarer of two spellings that seem to be one person's."""
    by_family: dict[str, list[Mention]] = {}
    bearers: dict[tuple[str, ...], set[str]] = {}
    for mention in mentions(review):
        bearers.setdefault(mention.given, set()).add(mention.name.family.casefold())
        family = comparable_family(mention.name)
        if family:
            by_family.setdefault(family, []).append(mention)
    spelling = Spelling(by_family)
    # Of two spellings the rarer is reported, and of two as rare the one that comes later.
    rarity = {family: (-len(found), at) for at, (family, found) in enumerate(by_family.items())}
    for family, found in by_family.items():
        for near in spelling.near(family):
            if rarity[family] > rarity[near]:
                yield from _faults(found, by_family[near], bearers)


def _faults(rarer: list[Mention], usual: list[Mention], bearers: Bearers) -> Iterator[Fault]:
    for mention in rarer[:_ENOUGH]:
        twin = next((other for other in usual[:_ENOUGH] if seem_one(mention, other, bearers)), None)
        if twin:
            where = mention.reference.place(mention.field)
            yield Fault(
                RULE,
                where,
                {
                    "name": mention.name.family,
                    "other": twin.name.family,
                    "place": twin.reference.place(twin.field),
                    "key": mention.reference.key,
                    "other_key": twin.reference.key,
                },
            )
