"""The review's own words for a text cannot be used.

A wording may hold the `{places}` that the tool fills in for that text and no others; and what heads a table or a
section, and the words for values, cannot be empty.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    texts:
      methods.searched: "Vi søkte i {databaser}."
      findings.overview: ""

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    texts:
      methods.searched: "Vi søkte i {databases}."
      findings.overview: Oversikt
      findings.scope: ""
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.languages import language
from litmatrix.matrix.wording import foreign_places, may_be_empty, places_in, replaceable
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "TXT002",
    "unusable-text",
    Severity.ERROR,
    message=Message(
        nb="Teksten «{name}» kan ikke brukes slik: {reason}.",
        nn="Teksten «{name}» kan ikkje brukast slik: {reason}.",
        en="The text “{name}” cannot be used like this: {reason}.",
    ),
    hint=Message(
        nb="Det som kan fylles ut her: {places}. Slik verktøyet skriver den, står den i docs/texts.md.",
        nn="Det som kan fyllast ut her: {places}. Slik verktøyet skriv han, står han i docs/texts.md.",
        en="What can be filled in here: {places}. How the tool writes it is in docs/texts.md.",
    ),
    why=Message(
        nb="Det som står i klammer, fylles ut, og en overskrift uten ord er ingen overskrift.",
        nn="Det som står i klammer, blir fylt ut, og ei overskrift utan ord er inga overskrift.",
        en="What stands in braces is filled in, and a heading without words is none.",
    ),
)
_EMPTY = Message(nb="den kan ikke være tom", nn="han kan ikkje vere tom", en="it cannot be empty")


def check(review: Review) -> Iterator[Fault]:
    """One fault per wording that cannot be used."""
    if not review.protocol.texts:
        return
    words = language(review.protocol.language)
    known = frozenset(replaceable(words))
    for name, text in review.protocol.texts.items():
        if name not in known:
            continue
        foreign = foreign_places(name, text, words)
        empty = not text.strip() and not may_be_empty(name)
        if foreign or empty:
            reason = _EMPTY if empty else _unknown(foreign)
            names = places_in(words.labels[name]) or ("–",)
            where = review.protocol.place("texts", name)
            yield Fault(RULE, where, {"name": name, "reason": reason, "places": names})


def _unknown(places: tuple[str, ...]) -> Message:
    shown = ", ".join(place.strip("{}") or "…" for place in places)
    return Message(
        nb=f"«{shown}» i klammer er det ingenting å fylle ut med",
        nn=f"«{shown}» i klammer er det ingenting å fylle ut med",
        en=f"there is nothing to fill in for “{shown}” in braces",
    )
