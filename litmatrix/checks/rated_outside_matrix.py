"""A sheet or the consensus rates a study that is not in the matrix.

The rating is shown nowhere and counts in no coefficient.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    matrix: {excluded: {b: Eldre enn ti år}}
    --- matrices/r/ratings/medleser.yaml
    ratings:
      b:
        F1: {rating: lite, because: Nevner praksis ett sted}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    --- matrices/r/ratings/medleser.yaml
    ratings:
      b:
        F1: {rating: lite, because: Nevner praksis ett sted}
"""

from collections.abc import Iterator

from litmatrix.checks._given import named_studies
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "STU010",
    "rated-outside-matrix",
    Severity.WARNING,
    message=Message(
        nb="«{study}» er vurdert her, men står ikke i matrisen.",
        nn="«{study}» er vurdert her, men står ikkje i matrisa.",
        en="“{study}” is rated here but is not in the matrix.",
    ),
    hint=Message(
        nb="Ta studien med under matrix i review.yaml, eller slett vurderingene av den her.",
        nn="Ta med studien under matrix i review.yaml, eller slett vurderingane av han her.",
        en="Take the study in under matrix in review.yaml, or delete its ratings here.",
    ),
    why=Message(
        nb="Vurderinger av studier utenfor matrisen vises ingen steder og teller ikke med i enigheten.",
        nn="Vurderingar av studiar utanfor matrisa blir ikkje viste nokon stad og tel ikkje med i semja.",
        en="Ratings of studies outside the matrix are shown nowhere and do not count towards agreement.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that exists, is rated beside the study files, and is not in the matrix."""
    included = {study.id for study in review.included}
    for study, place in named_studies(review):
        if study in review.studies and study not in included:
            yield Fault(RULE, place, {"study": study})
