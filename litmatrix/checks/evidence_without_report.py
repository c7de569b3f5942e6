"""A study has several reports, and an evidence item does not say from which it is taken.

A page number in one of two reports is no place.

Fails:
    --- sources/a.yaml
    reports: [a2020, b2021]
    evidence:
      e1: {page: 12, quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020, b2021]
    evidence:
      e1: {report: b2021, page: 12, quote: Praksis virker}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "EVI006",
    "evidence-without-report",
    Severity.ERROR,
    message=Message(
        nb="Belegget «{evidence}» sier ikke hvilken av studiens rapporter det er fra.",
        nn="Belegget «{evidence}» seier ikkje kva for ein av rapportane til studien det er frå.",
        en="The evidence “{evidence}” does not say which of the study's reports it is from.",
    ),
    hint=Message(
        nb="Skriv report: og en av nøklene: {reports}.",
        nn="Skriv report: og ein av nøklane: {reports}.",
        en="Write report: and one of the keys: {reports}.",
    ),
    why=Message(
        nb="Et sidetall uten rapport kan ikke slås opp, og siteringen ville blitt gjettet.",
        nn="Eit sidetal utan rapport kan ikkje slåast opp, og siteringa ville blitt gjetta.",
        en="A page without a report cannot be looked up, and the citation would be a guess.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per evidence item without `report` in a study with several."""
    for study in review.studies.values():
        if len(study.reports) > 1:
            for name, evidence in study.evidence.items():
                if evidence.report is None:
                    where = study.place("evidence", name).key()
                    yield Fault(RULE, where, {"evidence": name, "reports": study.reports})
