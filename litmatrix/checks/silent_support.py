"""A study stands for or against a finding, but is rated as not touching any of the finding's questions.

One of the two must be wrong.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: not-addressed}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: lite}
"""

from collections.abc import Iterator

from litmatrix.checks._standing import standing
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review, gap_in

RULE = Rule(
    "FIN008",
    "silent-support",
    Severity.WARNING,
    message=Message(
        nb="Funnet hviler på «{study}», men ifølge matrisen belyser den ikke {questions}.",
        nn="Funnet kviler på «{study}», men ifølgje matrisa tek han ikkje opp {questions}.",
        en="The finding rests on “{study}”, but according to the matrix it does not touch {questions}.",
    ),
    hint=Message(
        nb="Ta studien ut av funnet, eller rett vurderingen i {place}.",
        nn="Ta studien ut av funnet, eller rett vurderinga i {place}.",
        en="Take the study out of the finding, or correct the rating in {place}.",
    ),
    why=Message(
        nb="Matrisen og funnkapittelet sier hver sin ting om samme studie.",
        nn="Matrisa og funnkapittelet seier kvar sin ting om same studie.",
        en="The matrix and the findings chapter say different things about one study.",
    ),
)

_SILENT = (Gap.NOT_ADDRESSED, Gap.NOT_APPLICABLE)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that a finding lists and that is silent on all the finding's questions."""
    for finding, study, place in standing(review):
        questions = finding.header.questions
        ratings = [review.rating(study.id, name) for name in questions]
        if questions and all(one and gap_in(one.rating) in _SILENT for one in ratings):
            where = review.rating_place(study.id, questions[0])
            yield Fault(RULE, place, {"study": study.id, "questions": questions, "place": where})
