"""A rating rests on no evidence.

Nobody can follow it back to a page of the report.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e1]}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review, gap_in

RULE = Rule(
    "RAT007",
    "rating-without-evidence",
    Severity.WARNING,
    message=Message(
        nb="Vurderingen av {question} viser ikke til noe belegg.",
        nn="Vurderinga av {question} viser ikkje til noko belegg.",
        en="The rating of {question} points to no evidence.",
    ),
    hint=Message(
        nb="Skriv et sitat eller en parafrase med sidetall under evidence, og vis til det her: evidence: [e1].",
        nn="Skriv eit sitat eller ein parafrase med sidetal under evidence, og vis til det her: evidence: [e1].",
        en="Write a quote or paraphrase with its page under evidence, and point to it here: evidence: [e1].",
    ),
    why=Message(
        nb="Uten belegg kan ingen følge vurderingen tilbake til en side i rapporten.",
        nn="Utan belegg kan ingen følgje vurderinga tilbake til ei side i rapporten.",
        en="Without evidence nobody can follow the rating back to a page of the report.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per rating that names a level and lists no evidence."""
    for study in review.included:
        for name, rating in study.ratings.items():
            if not rating.evidence and gap_in(rating.rating) is None:
                yield Fault(RULE, study.place("ratings", name).key(), {"question": name})
