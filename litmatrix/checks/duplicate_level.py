"""Two levels of a scale have the same id.

A rating names a level by its id, so nobody can tell which of them is meant.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: godt, label: Bra}, {id: godt, label: Godt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: bra, label: Bra}, {id: godt, label: Godt}]}
"""

from collections.abc import Iterator

from litmatrix.checks._repeats import repeats
from litmatrix.checks._scales import scales
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "RAT004",
    "duplicate-level",
    Severity.ERROR,
    message=Message(
        nb="To nivåer i skalaen {scale} heter «{level}».",
        nn="To nivå i skalaen {scale} heiter «{level}».",
        en="Two levels of the scale {scale} are called “{level}”.",
    ),
    hint=Message(
        nb="Gi det ene et annet kortnavn. Det første står i {place}.",
        nn="Gi det eine eit anna kortnamn. Det første står i {place}.",
        en="Give one of them another short name. The first stands in {place}.",
    ),
    why=Message(
        nb="Ingen kan se hvilket av dem en vurdering mener.",
        nn="Ingen kan sjå kva for eit av dei ei vurdering meiner.",
        en="Nobody can see which of them a rating means.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per level whose id has been used in the same scale."""
    for scale, place in scales(review):
        for position, name, first in repeats(level.id for level in scale.levels):
            parameters: dict[str, Parameter] = {
                "scale": scale.name,
                "level": name,
                "place": place.at("levels", first, "id"),
            }
            yield Fault(RULE, place.at("levels", position, "id"), parameters)
