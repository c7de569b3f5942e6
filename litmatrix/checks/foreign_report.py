"""Evidence is taken from a report that does not belong to the study.

The page number would be looked up in the wrong book.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {report: b2021, page: 12, quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {report: a2020, page: 12, quote: Praksis virker}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "EVI005",
    "foreign-report",
    Severity.ERROR,
    message=Message(
        nb="«{report}» er ikke en av studiens rapporter.",
        nn="«{report}» er ikkje ein av rapportane til studien.",
        en="“{report}” is not one of the study's reports.",
    ),
    hint=Message(
        nb="Studiens rapporter er: {reports}. Rett nøkkelen, eller legg rapporten til under reports.",
        nn="Rapportane til studien er: {reports}. Rett nøkkelen, eller legg rapporten til under reports.",
        en="The study's reports are: {reports}. Correct the key, or add the report under reports.",
    ),
    why=Message(
        nb="Sitatet ville blitt tillagt feil rapport.",
        nn="Sitatet ville blitt tillagt feil rapport.",
        en="The quote would be credited to the wrong report.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per evidence item whose report the study does not list."""
    for study in review.studies.values():
        reports = study.report_keys
        for name, evidence in study.evidence.items():
            if evidence.report is not None and evidence.report not in reports:
                near = nearest(evidence.report, reports)
                parameters = {"report": evidence.report, "reports": reports, "near": near}
                yield Fault(RULE, study.place("evidence", name, "report"), parameters)
