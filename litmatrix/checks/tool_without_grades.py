"""An appraisal tool has fewer than two answers with a rank.

A single answer tells nothing apart.

Fails:
    --- matrices/r/appraisal/min.yaml
    name: Min sjekkliste
    source: Oss selv
    licence: MIT
    answers: [{id: nei, label: Nei}, {id: uklart, label: Uklart, graded: "false"}]
    items: [{id: a, label: Utvalg}, {id: b, label: Måling}]

Passes:
    --- matrices/r/appraisal/min.yaml
    name: Min sjekkliste
    source: Oss selv
    licence: MIT
    answers: [{id: nei, label: Nei}, {id: ja, label: Ja}]
    items: [{id: a, label: Utvalg}, {id: b, label: Måling}]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "CRA010",
    "tool-without-grades",
    Severity.ERROR,
    message=Message(
        nb="Sjekklisten {tool} har færre enn to svar med rang.",
        nn="Sjekklista {tool} har færre enn to svar med rang.",
        en="The tool {tool} has fewer than two answers with a rank.",
    ),
    hint=Message(
        nb="Før opp minst to svar under answers uten graded: false, det minst gunstige først.",
        nn="Før opp minst to svar under answers utan graded: false, det minst gunstige først.",
        en="Give at least two answers without graded: false, the least favourable first.",
    ),
    why=Message(
        nb="Ett svar alene skiller ingenting.",
        nn="Eitt svar aleine skil ingenting.",
        en="A single answer tells nothing apart.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per tool without two answers that have a rank."""
    for tool in review.tools.values():
        if len(tool.graded) < 2:
            yield Fault(RULE, tool.place("answers").key(), {"tool": tool.id})
