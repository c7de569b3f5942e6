"""A finding rests on a study that is not rated on the question the finding answers.

The matrix shows a gap where the chapter claims support.

Fails:
    --- sources/a.yaml
    reports: [a2020]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt}
"""

from collections.abc import Iterator

from litmatrix.checks._standing import standing
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Gap, Review, gap_in

RULE = Rule(
    "FIN007",
    "unrated-support",
    Severity.WARNING,
    message=Message(
        nb="Funnet hviler på «{study}», som ikke er vurdert mot {questions}.",
        nn="Funnet kviler på «{study}», som ikkje er vurdert mot {questions}.",
        en="The finding rests on “{study}”, which is not rated on {questions}.",
    ),
    hint=Message(
        nb="Vurder studien mot {questions} i {place}.",
        nn="Vurder studien mot {questions} i {place}.",
        en="Rate the study on {questions} in {place}.",
    ),
    why=Message(
        nb="Matrisen viser et hull der kapittelet hevder støtte.",
        nn="Matrisa viser eit hol der kapittelet hevdar støtte.",
        en="The matrix shows a gap where the chapter claims support.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that a finding lists without a rating on all its questions."""
    asked = {question.id for question in review.protocol.research_questions}
    for finding, study, place in standing(review):
        missing = tuple(
            name
            for name in finding.header.questions
            if name in asked
            and ((rating := review.rating(study.id, name)) is None or gap_in(rating.rating) is Gap.TODO)
        )
        if missing:
            parameters: dict[str, Parameter] = {
                "study": study.id,
                "questions": missing,
                "place": study.place("ratings").key(),
            }
            yield Fault(RULE, place, parameters)
