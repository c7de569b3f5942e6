"""A study of the matrix is not rated on a question.

The matrix shows a gap there. A study that does not touch the question is rated `not-addressed`.

Fails:
    --- sources/a.yaml
    reports: [a2020]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: not-addressed}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "RAT001",
    "unanswered-question",
    Severity.INFO,
    message=Message(
        nb="Ikke vurdert ennå: {questions}.",
        nn="Ikkje vurdert enno: {questions}.",
        en="Not rated yet: {questions}.",
    ),
    hint=Message(
        nb="Skriv et nivå ({levels}) under ratings, eller not-addressed når studien ikke belyser spørsmålet.",
        nn="Skriv eit nivå ({levels}) under ratings, eller not-addressed når studien ikkje tek opp spørsmålet.",
        en="Write a level ({levels}) under ratings, or not-addressed when the study does not touch the question.",
    ),
    why=Message(
        nb="Matrisen viser «mangler» der. En tom rute er ikke et lavt nivå.",
        nn="Matrisa viser «manglar» der. Ei tom rute er ikkje eit lågt nivå.",
        en="The matrix shows “missing” there. An empty cell is not a low level.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study for all questions it leaves out, and one per rating that says `todo`."""
    asked = tuple(question.id for question in review.protocol.research_questions)
    for study in review.included:
        if missing := tuple(name for name in asked if review.rating(study.id, name) is None):
            parameters = {"questions": missing, "levels": _levels(review, missing[0])}
            yield Fault(RULE, study.place("ratings").key(), parameters)
        for name, rating in study.ratings.items():
            if rating.rating == Gap.TODO.value and name in asked and not review.agreed(study.id, name):
                parameters = {"questions": (name,), "levels": _levels(review, name)}
                yield Fault(RULE, study.place("ratings", name, "rating"), parameters)


def _levels(review: Review, question: str) -> tuple[str, ...]:
    return tuple(level.id for level in review.protocol.scale_for(question).levels)
