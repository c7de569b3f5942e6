"""A citation key is a letter away from the name of the work's first author.

Zotero makes keys from names, so the name was probably misspelt once, and one of the two still is.

Fails:
    --- sources/more.bib
    @book{saetermo2021, author = {Særtermo, Turid}, title = {Å lykkes}, publisher = {Forlaget}, date = {2021}}

Passes:
    --- sources/more.bib
    @book{saetermo2021, author = {Sætermo, Turid}, title = {Å lykkes}, publisher = {Forlaget}, date = {2021}}
"""

import re
from collections.abc import Iterator

from litmatrix.checks._spelling import one_letter_apart
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "NAM004",
    "key-differs-from-name",
    Severity.INFO,
    message=Message(
        nb="Nøkkelen «{key}» skiller seg med én bokstav fra navnet «{name}».",
        nn="Nøkkelen «{key}» skil seg med éin bokstav frå namnet «{name}».",
        en="The key “{key}” is one letter away from the name “{name}”.",
    ),
    hint=Message(
        nb="Se på tittelbladet om navnet er riktig. Nøkkelen kan du la stå; den skrives aldri ut.",
        nn="Sjå på tittelbladet om namnet er rett. Nøkkelen kan du la stå; han blir aldri skriven ut.",
        en="Look at the title page whether the name is right. The key may stay; it is never printed.",
    ),
    why=Message(
        nb="Zotero lager nøkler av navn, så navnet har trolig vært skrevet feil én gang, og kan være det ennå.",
        nn="Zotero lagar nøklar av namn, så namnet har truleg vore skrive feil éin gong, og kan vere det enno.",
        en="Zotero makes keys from names, so the name was probably misspelt once, and may still be.",
    ),
)

_LETTERS = re.compile(r"[^\W\d_]{5,}")
_PLAIN = (("æ", "a"), ("ä", "a"), ("ø", "o"), ("ö", "o"), ("å", "a"), ("ae", "a"), ("oe", "o"), ("aa", "a"))
"""How keys write the letters that are not in English; both sides are brought to one letter."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference whose key begins with almost the family name of its first author."""
    for reference in review.references.values():
        people = reference.authors or reference.editors
        start = _LETTERS.match(reference.key.casefold())
        if not people or not start or people[0].group:
            continue
        family = people[0].family
        key, name = _plain(start[0]), _plain(family.casefold())
        if min(len(key), len(name)) >= 5 and name.isalpha() and one_letter_apart(key, name):
            field = "author" if reference.authors else "editor"
            yield Fault(RULE, reference.place(field), {"key": reference.key, "name": family})


def _plain(word: str) -> str:
    for letters, plain in _PLAIN:
        word = word.replace(letters, plain)
    return word
