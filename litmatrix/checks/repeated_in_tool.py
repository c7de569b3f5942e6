"""An appraisal tool has two items or two answers of the same name, or answers without order.

Nobody could tell which of them a study answers, or which answer is the better.

Fails:
    --- matrices/r/appraisal/min.yaml
    name: Min sjekkliste
    source: Oss selv
    licence: MIT
    answers: [{id: nei, label: Nei}, {id: ja, label: Ja}]
    items: [{id: a, label: Utvalg}, {id: a, label: Måling}]

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
    "CRA009",
    "repeated-in-tool",
    Severity.ERROR,
    message=Message(
        nb="Sjekklisten {tool} har «{word}» to ganger.",
        nn="Sjekklista {tool} har «{word}» to gonger.",
        en="The tool {tool} has “{word}” twice.",
    ),
    hint=Message(
        nb="Gi hvert punkt og hvert svar sin egen id.",
        nn="Gi kvart punkt og kvart svar sin eigen id.",
        en="Give every item and every answer an id of its own.",
    ),
    why=Message(
        nb="Ellers kan ingen si hvilket av dem en studie svarer på.",
        nn="Elles kan ingen seie kva for eit av dei ein studie svarar på.",
        en="Otherwise nobody can tell which of them a study answers.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per item and answer of a tool whose id has been used in it before."""
    for tool in review.tools.values():
        for field, ids in (
            ("items", [one.id for one in tool.items]),
            ("answers", [one.id for one in tool.answers]),
        ):
            for position, name in enumerate(ids):
                if name in ids[:position]:
                    yield Fault(RULE, tool.place(field, position, "id"), {"tool": tool.id, "word": name})
