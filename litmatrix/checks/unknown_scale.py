"""A research question names a scale that the review does not define.

Without it the answers to the question can be neither rated nor shown.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?, scale: Beleg}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?, scale: Belegg}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT003",
    "unknown-scale",
    Severity.ERROR,
    message=Message(
        nb="Det finnes ingen skala «{scale}».",
        nn="Det finst ingen skala «{scale}».",
        en="There is no scale “{scale}”.",
    ),
    hint=Message(
        nb="Skalaene er: {scales}. En ny skala skrives under scales, med name og levels.",
        nn="Skalaene er: {scales}. Ein ny skala skriv du under scales, med name og levels.",
        en="The scales are: {scales}. A new scale is written under scales, with name and levels.",
    ),
    why=Message(
        nb="Uten skalaen kan ikke svarene på spørsmålet vurderes eller vises.",
        nn="Utan skalaen kan ikkje svara på spørsmålet vurderast eller visast.",
        en="Without the scale the answers to the question can be neither rated nor shown.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per question with an unknown scale."""
    protocol = review.protocol
    known = tuple(scale.name for scale in (protocol.scale, *protocol.scales))
    for position, question in enumerate(protocol.research_questions):
        name = question.scale
        if name is not None and name not in known:
            where = protocol.place("research_questions", position, "scale")
            yield Fault(RULE, where, {"scale": name, "scales": known, "near": nearest(name, known)})
