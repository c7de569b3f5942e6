"""A finding rests on a study that is not in the matrix.

A study that was left out has no row where the reader can see what it is worth.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {studies: [a], excluded: {b: Feil målgruppe}}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {studies: [a, b]}
"""

from collections.abc import Iterator

from litmatrix.checks._standing import listed
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN009",
    "support-outside-matrix",
    Severity.WARNING,
    message=Message(
        nb="Funnet hviler på «{study}», som ikke er med i matrisen.",
        nn="Funnet kviler på «{study}», som ikkje er med i matrisa.",
        en="The finding rests on “{study}”, which is not in the matrix.",
    ),
    hint=Message(
        nb="Ta studien med i matrisen ({place}), eller ta den ut av funnet.",
        nn="Ta studien med i matrisa ({place}), eller ta han ut av funnet.",
        en="Take the study into the matrix ({place}), or take it out of the finding.",
    ),
    why=Message(
        nb="En utelatt studie har ingen rad der leseren kan se hva den er verd.",
        nn="Ein utelaten studie har inga rad der lesaren kan sjå kva han er verd.",
        en="A study that was left out has no row where the reader can see what it is worth.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that a finding lists and the matrix leaves out."""
    included = {study.id for study in review.included}
    for _, name, place in listed(review):
        if name in review.studies and name not in included:
            where = review.protocol.place("matrix", "studies").key()
            yield Fault(RULE, place, {"study": name, "place": where})
