"""A level of a scale is not defined.

A second person cannot choose the same level, and a reader cannot know what it says.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt, means: Undersøkt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale:
      name: Belegg
      levels: [{id: lite, label: Lite, means: Nevnt}, {id: godt, label: Godt, means: Undersøkt}]
"""

from collections.abc import Iterator

from litmatrix.checks._scales import scales
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT005",
    "level-without-definition",
    Severity.WARNING,
    message=Message(
        nb="Nivået «{level}» i skalaen {scale} er ikke definert.",
        nn="Nivået «{level}» i skalaen {scale} er ikkje definert.",
        en="The level “{level}” of the scale {scale} is not defined.",
    ),
    hint=Message(
        nb="Skriv hva som skal til for å gi dette nivået: means: …",
        nn="Skriv kva som skal til for å gi dette nivået: means: …",
        en="Write what it takes to give this level: means: …",
    ),
    why=Message(
        nb="Uten en definisjon kan ikke en annen gi samme vurdering, og leseren vet ikke hva ordet dekker.",
        nn="Utan ein definisjon kan ikkje ein annan gi same vurdering, og lesaren veit ikkje kva ordet dekkjer.",
        en="Without a definition nobody else can give the same rating, and the reader does not know what the word covers.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per level without `means`."""
    for scale, place in scales(review):
        for position, level in enumerate(scale.levels):
            if level.means is None:
                where = place.at("levels", position, "id")
                yield Fault(RULE, where, {"scale": scale.name, "level": level.id})
