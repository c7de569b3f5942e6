"""No rating rests on this evidence.

Either a rating forgot it, or it was only worth noting.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e1]}
"""

from collections import defaultdict
from collections.abc import Iterator

from litmatrix.checks._given import beside
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "EVI003",
    "unused-evidence",
    Severity.INFO,
    message=Message(
        nb="Ingen vurdering viser til belegget «{evidence}».",
        nn="Inga vurdering viser til belegget «{evidence}».",
        en="No rating points to the evidence “{evidence}”.",
    ),
    hint=Message(
        nb="Skriv evidence: [{evidence}] i vurderingen det hører til.",
        nn="Skriv evidence: [{evidence}] i vurderinga det høyrer til.",
        en="Write evidence: [{evidence}] in the rating it belongs to.",
    ),
    why=Message(
        nb="Et belegg som ingen vurdering bruker, kan være glemt.",
        nn="Eit belegg som inga vurdering bruker, kan vere gløymt.",
        en="Evidence that no rating uses may have been forgotten.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per evidence item that no rating or appraisal of its study lists."""
    elsewhere: defaultdict[str, set[str]] = defaultdict(set)
    for one in beside(review):
        elsewhere[one.study].update(one.rating.evidence)
    for study in review.studies.values():
        used = {name for rating in study.ratings.values() for name in rating.evidence} | elsewhere[study.id]
        if study.appraisal:
            used.update(name for answer in study.appraisal.items.values() for name in answer.evidence)
        for name in study.evidence:
            if name not in used:
                yield Fault(RULE, study.place("evidence", name).key(), {"evidence": name})
