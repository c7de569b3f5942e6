"""A study states more or fewer ages than it has reports.

Each age belongs to one report, in the same order; with another number of them nobody knows which is whose.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    age: [3, 2]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    age: [3]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "STU006",
    "age-per-report",
    Severity.WARNING,
    message=Message(
        nb="Alder er oppgitt {ages} ganger, men antallet rapporter er {reports}.",
        nn="Alder er oppgitt {ages} gonger, men talet på rapportar er {reports}.",
        en="The number of ages is {ages}, but the number of reports is {reports}.",
    ),
    hint=Message(
        nb="Skriv én alder per rapport, i samme rekkefølge som reports ({keys}), eller slett age.",
        nn="Skriv éin alder per rapport, i same rekkjefølgje som reports ({keys}), eller slett age.",
        en="Write one age per report, in the order of reports ({keys}), or delete age.",
    ),
    why=Message(
        nb="Hver alder hører til én rapport. Ellers vet ingen hvilken den gjelder.",
        nn="Kvar alder høyrer til éin rapport. Elles veit ingen kva for ein han gjeld.",
        en="Each age belongs to one report. Otherwise nobody knows which one it is about.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that states ages, but not one per report."""
    for study in review.studies.values():
        keys = study.report_keys
        if study.age and len(study.age) != len(keys):
            parameters: dict[str, Parameter] = {"ages": len(study.age), "reports": len(keys), "keys": keys}
            yield Fault(RULE, study.place("age").key(), parameters)
