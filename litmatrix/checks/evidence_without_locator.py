"""A quotation or paraphrase does not say where in the report it stands.

The reader cannot find it, and a quotation without a page breaks the rules of APA.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import LOCATOR_LABELS, Evidence, Review, gap_in

RULE = Rule(
    "EVI002",
    "evidence-without-locator",
    Severity.WARNING,
    message=Message(
        nb="Belegget «{evidence}» sier ikke hvor i rapporten det står.",
        nn="Belegget «{evidence}» seier ikkje kvar i rapporten det står.",
        en="The evidence “{evidence}” does not say where in the report it stands.",
    ),
    hint=Message(
        nb="Skriv den trykte siden: page: 12. Uten sider: section med overskriften, eller paragraph med avsnittsnummeret.",
        nn="Skriv den trykte sida: page: 12. Utan sider: section med overskrifta, eller paragraph med avsnittsnummeret.",
        en="Write the printed page: page: 12. Without pages: section with the heading, or paragraph with its number.",
    ),
    why=Message(
        nb="Leseren skal kunne slå opp stedet. APA krever sidetall for sitater.",
        nn="Lesaren skal kunne slå opp staden. APA krev sidetal for sitat.",
        en="The reader should be able to look it up. APA asks for the page of a quotation.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per evidence item without page, chapter, section, paragraph, table or figure."""
    for study in review.studies.values():
        for name, evidence in study.evidence.items():
            if not _has_locator(evidence):
                yield Fault(RULE, study.place("evidence", name).key(), {"evidence": name})


def _has_locator(evidence: Evidence) -> bool:
    return any(gap_in(getattr(evidence, label)) is None for label in LOCATOR_LABELS)
