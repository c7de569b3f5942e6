"""An evidence item holds neither a quotation nor a paraphrase.

A page number alone proves nothing.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, paraphrase: Oppfølging avgjør}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "EVI004",
    "empty-evidence",
    Severity.ERROR,
    message=Message(
        nb="Belegget «{evidence}» har verken sitat eller parafrase.",
        nn="Belegget «{evidence}» har verken sitat eller parafrase.",
        en="The evidence “{evidence}” has neither a quote nor a paraphrase.",
    ),
    hint=Message(
        nb="Skriv rapportens egne ord (quote: …) eller innholdet med dine ord (paraphrase: …). Gjenstår det, skriv quote: todo.",
        nn="Skriv rapporten sine eigne ord (quote: …) eller innhaldet med dine ord (paraphrase: …). Står det att, skriv quote: todo.",
        en="Write the report's own words (quote: …) or what it says in yours (paraphrase: …). If it remains to be done, write quote: todo.",
    ),
    why=Message(
        nb="Et sidetall alene viser ingenting: leseren vet ikke hva som står der.",
        nn="Eit sidetal åleine viser ingenting: lesaren veit ikkje kva som står der.",
        en="A page number alone shows nothing: the reader does not know what stands there.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per evidence item without words."""
    for study in review.studies.values():
        for name, evidence in study.evidence.items():
            if evidence.quote is None and evidence.paraphrase is None:
                yield Fault(RULE, study.place("evidence", name).key(), {"evidence": name})
