"""A rating or an answer of the appraisal rests on evidence that the study does not have.

It would look well founded without being so.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e2]}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e1]}
"""

from collections.abc import Iterator

from litmatrix.checks._given import beside
from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import ItemAnswer, Judgement, Review, Study

RULE = Rule(
    "EVI001",
    "unknown-evidence",
    Severity.ERROR,
    message=Message(
        nb="Belegget «{evidence}» finnes ikke i studien.",
        nn="Belegget «{evidence}» finst ikkje i studien.",
        en="The study has no evidence “{evidence}”.",
    ),
    hint=Message(
        nb="Rett navnet, eller skriv belegget «{evidence}» under evidence. Der står nå: {known}.",
        nn="Rett namnet, eller skriv belegget «{evidence}» under evidence. Der står no: {known}.",
        en="Correct the name, or write the evidence “{evidence}” under evidence. So far there is: {known}.",
    ),
    why=Message(
        nb="Vurderingen ville sett begrunnet ut uten å være det.",
        nn="Vurderinga ville sett grunngitt ut utan å vere det.",
        en="The rating would look well founded without being so.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per id in the evidence of a rating or an answer that the study does not define."""
    for study in review.studies.values():
        for name, rating in study.ratings.items():
            if not study.evidence.keys() >= {*rating.evidence}:  # a place is made only where it is needed
                yield from _unknown(study, rating, study.place("ratings", name))
        for name, answer in study.appraisal.items.items() if study.appraisal else ():
            if answer.evidence:
                yield from _unknown(study, answer, study.place("appraisal", "items", name))
    for one in beside(review):
        if one.study in review.studies:
            yield from _unknown(review.studies[one.study], one.rating, one.place)


def _unknown(study: Study, judged: Judgement | ItemAnswer, place: Place) -> Iterator[Fault]:
    known = study.evidence
    for position, evidence in enumerate(judged.evidence):
        if evidence not in known:
            near = nearest(evidence, known)
            parameters = {"evidence": evidence, "known": tuple(known) or ("–",), "near": near}
            yield Fault(RULE, place.at("evidence", position), parameters)
