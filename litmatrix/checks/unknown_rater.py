"""A rating is signed by somebody who is not among the review's raters.

The reader should be able to see who rated what.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt, rater: mee}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}]
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt, rater: meg}
"""

from collections.abc import Iterator

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT008",
    "unknown-rater",
    Severity.ERROR,
    message=Message(
        nb="«{rater}» står ikke blant dem som vurderer.",
        nn="«{rater}» står ikkje blant dei som vurderer.",
        en="“{rater}” is not among the raters.",
    ),
    hint=Message(
        nb="Rett navnet, eller legg til under raters i review.yaml: id: {rater} og name: … Der står nå: {raters}.",
        nn="Rett namnet, eller legg til under raters i review.yaml: id: {rater} og name: … Der står no: {raters}.",
        en="Correct the name, or add under raters in review.yaml: id: {rater} and name: … So far there is: {raters}.",
    ),
    why=Message(
        nb="Leseren skal kunne se hvem som har vurdert hva.",
        nn="Lesaren skal kunne sjå kven som har vurdert kva.",
        en="The reader should be able to see who rated what.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per rating, appraisal, rating sheet and agreement by an unknown rater."""
    known = tuple(rater.id for rater in review.protocol.raters)
    raters = known or ("–",)
    suggestions = Suggestions(known)
    for rater, where in _named(review):
        if rater not in known:
            yield Fault(RULE, where, {"rater": rater, "raters": raters, "near": suggestions.near(rater)})


def _named(review: Review) -> Iterator[tuple[str, Place]]:
    for study in review.included:
        for name, rating in study.ratings.items():
            if rating.rater is not None:
                yield rating.rater, study.place("ratings", name, "rater")
        if study.appraisal and study.appraisal.rater is not None:
            yield study.appraisal.rater, study.place("appraisal", "rater")
    for sheet in review.sheets.values():
        yield sheet.id, sheet.place("ratings").key()
    if review.consensus:
        for study_id, ratings in review.consensus.consensus.items():
            for name, agreed in ratings.items():
                for position, rater in enumerate(agreed.by):
                    yield rater, review.consensus.place("consensus", study_id, name, "by", position)
