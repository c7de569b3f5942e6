"""A study of the matrix was not peer reviewed, though the review's own criterion asks for it.

The methods chapter would say one thing and the matrix show another.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: I1, text: Fagfellevurdert, requires: peer-reviewed}]}
    --- sources/a.yaml
    reports: [a2020]
    peer_reviewed: no

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: I1, text: Fagfellevurdert, requires: peer-reviewed}]}
    --- sources/a.yaml
    reports: [a2020]
    peer_reviewed: yes
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "STU008",
    "not-peer-reviewed",
    Severity.WARNING,
    message=Message(
        nb="Studien er ikke fagfellevurdert, men kriteriet {criterion} krever det.",
        nn="Studien er ikkje fagfellevurdert, men kriteriet {criterion} krev det.",
        en="The study was not peer reviewed, but the criterion {criterion} asks for it.",
    ),
    hint=Message(
        nb="Ta studien ut (matrix.excluded), eller skriv kriteriet slik du faktisk valgte ({place}).",
        nn="Ta studien ut (matrix.excluded), eller skriv kriteriet slik du faktisk valde ({place}).",
        en="Leave the study out (matrix.excluded), or write the criterion as you really chose ({place}).",
    ),
    why=Message(
        nb="Metodekapittelet ville si én ting og matrisen vise en annen.",
        nn="Metodekapittelet ville seie éin ting og matrisa vise ein annan.",
        en="The methods chapter would say one thing and the matrix show another.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study of the matrix and criterion that it breaks."""
    protocol = review.protocol
    for position, criterion in enumerate(protocol.eligibility.include):
        if criterion.requires == "peer-reviewed":
            parameters: dict[str, Parameter] = {
                "criterion": criterion.id,
                "place": protocol.place("eligibility", "include", position),
            }
            for study in review.included:
                if study.peer_reviewed == "no":
                    yield Fault(RULE, study.place("peer_reviewed"), parameters)
