"""A field of a reference is there, but empty.

Reference managers leave out what they do not know; an empty field is one that somebody meant to fill in.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      location = {}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      location = {Oslo}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF016",
    "empty-reference-field",
    Severity.WARNING,
    message=Message(
        nb="Feltet «{field}» er tomt.",
        nn="Feltet «{field}» er tomt.",
        en="The field “{field}” is empty.",
    ),
    hint=Message(
        nb="Fyll det ut, eller slett linjen.",
        nn="Fyll det ut, eller slett linja.",
        en="Fill it in, or delete the line.",
    ),
    why=Message(
        nb="Et tomt felt ser ut som om det er fylt ut, og noen stiler skriver tegnene rundt det likevel.",
        nn="Eit tomt felt ser ut som om det er fylt ut, og nokre stilar skriv teikna rundt det likevel.",
        en="An empty field looks as if it were filled in, and some styles print the marks around it all the same.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per empty field."""
    for reference in review.references.values():
        for name, value in reference.fields.items():
            if not value:
                yield Fault(RULE, reference.place(name), {"field": name})
