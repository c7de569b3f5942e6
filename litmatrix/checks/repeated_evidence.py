"""The same quotation or paraphrase stands twice in a study.

A rating could then seem to rest on two pieces of evidence when there is one.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
      e2: {page: 12, quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
      e2: {page: 13, quote: Språk trengs}
"""

from collections.abc import Iterator

from litmatrix.checks._titles import comparable
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review, gap_in

RULE = Rule(
    "EVI009",
    "repeated-evidence",
    Severity.WARNING,
    message=Message(
        nb="Belegget «{evidence}» sier det samme som «{other}».",
        nn="Belegget «{evidence}» seier det same som «{other}».",
        en="The evidence “{evidence}” says the same as “{other}”.",
    ),
    hint=Message(
        nb="Behold det ene ({place}), og vis til det fra vurderingene.",
        nn="Behald det eine ({place}), og vis til det frå vurderingane.",
        en="Keep one ({place}), and point to it from the ratings.",
    ),
    why=Message(
        nb="En vurdering kan se ut til å hvile på to belegg når det bare er ett.",
        nn="Ei vurdering kan sjå ut til å kvile på to belegg når det berre er eitt.",
        en="A rating may seem to rest on two pieces of evidence when there is one.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per evidence item whose words have stood in the same study."""
    for study in review.studies.values():
        if len(study.evidence) < 2:
            continue
        first: dict[tuple[str | None, str], str] = {}
        for name, evidence in study.evidence.items():
            words = evidence.quote or evidence.paraphrase
            if gap_in(words) or not words:
                continue
            other = first.setdefault((evidence.report, comparable(words)), name)
            if other != name:
                place = study.place("evidence", other).key()
                parameters: dict[str, Parameter] = {"evidence": name, "other": other, "place": place}
                yield Fault(RULE, study.place("evidence", name).key(), parameters)
