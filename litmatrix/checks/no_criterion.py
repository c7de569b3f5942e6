"""The review does not say which studies may enter it.

Without criteria written down before reading, nobody can tell choosing from picking.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: I1, text: Norge}]}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "SEA011",
    "no-criterion",
    Severity.INFO,
    message=Message(
        nb="Det står ikke hvilke studier som kan være med.",
        nn="Det står ikkje kva studiar som kan vere med.",
        en="Nothing says which studies may enter the review.",
    ),
    hint=Message(
        nb="Skriv kriteriene i review.yaml under eligibility: include, hvert med id og text.",
        nn="Skriv kriteria i review.yaml under eligibility: include, kvart med id og text.",
        en="Write the criteria in review.yaml under eligibility: include, each with id and text.",
    ),
    why=Message(
        nb="Kriterier som er bestemt før lesingen, viser at studiene er valgt og ikke plukket.",
        nn="Kriterium som er bestemte før lesinga, viser at studiane er valde og ikkje plukka.",
        en="Criteria set before reading show that the studies were chosen, not picked.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for a review without criteria for inclusion."""
    if not review.protocol.eligibility.include:
        yield Fault(RULE, review.protocol.place("eligibility", "include").key())
