"""A study is appraised with a tool that is made for other designs.

A checklist for interviews asks a register study the wrong questions.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    design: qualitative
    appraisal: {tool: jbi-cohort, because: Prøve}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    design: qualitative
    appraisal: {tool: jbi-qualitative, because: Prøve}
"""

from collections.abc import Iterator

from litmatrix.checks._appraisals import appraisals
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "CRA005",
    "tool-outside-design",
    Severity.WARNING,
    message=Message(
        nb="Sjekklisten {tool} er laget for {designs}, men designet her er {design}.",
        nn="Sjekklista {tool} er laga for {designs}, men designet her er {design}.",
        en="The tool {tool} is made for {designs}, but the design here is {design}.",
    ),
    hint=Message(
        nb="Disse passer: {fitting}. Passer ingen, skriv tool: not-applicable og because: og grunnen.",
        nn="Desse passar: {fitting}. Passar ingen, skriv tool: not-applicable og because: og grunnen.",
        en="These fit: {fitting}. If none does, write tool: not-applicable, and because: with the reason.",
    ),
    why=Message(
        nb="En sjekkliste for et annet design stiller feil spørsmål.",
        nn="Ei sjekkliste for eit anna design stiller feil spørsmål.",
        en="A checklist for another design asks the wrong questions.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study whose known design its tool is not made for."""
    for study, _, tool in appraisals(review):
        if not tool.fits(study.design):
            fitting = tuple(one.id for one in review.tools.values() if one.fits(study.design)) or ("–",)
            parameters = {"tool": tool.id, "designs": tool.designs, "design": study.design, "fitting": fitting}
            yield Fault(RULE, study.place("appraisal", "tool"), parameters)
