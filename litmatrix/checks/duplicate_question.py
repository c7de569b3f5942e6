"""Two research questions have the same id.

Nobody can tell which of them a rating answers.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions:
      - {id: F1, label: Virkning, text: Virker praksis?}
      - {id: F1, label: Språk, text: Virker språkkurs?}
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions:
      - {id: F1, label: Virkning, text: Virker praksis?}
      - {id: F2, label: Språk, text: Virker språkkurs?}
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
"""

from collections.abc import Iterator

from litmatrix.checks._repeats import repeats
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "QUE002",
    "duplicate-question",
    Severity.ERROR,
    message=Message(
        nb="To forskningsspørsmål heter «{question}».",
        nn="To forskingsspørsmål heiter «{question}».",
        en="Two research questions are called “{question}”.",
    ),
    hint=Message(
        nb="Gi det ene et annet kortnavn, og rett vurderingene som gjelder det. Det første står i {place}.",
        nn="Gi det eine eit anna kortnamn, og rett vurderingane som gjeld det. Det første står i {place}.",
        en="Give one of them another short name, and correct the ratings about it. The first stands in {place}.",
    ),
    why=Message(
        nb="Ingen kan se hvilket av dem en vurdering svarer på.",
        nn="Ingen kan sjå kva for eit av dei ei vurdering svarer på.",
        en="Nobody can see which of them a rating answers.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per question whose id has been used."""
    protocol = review.protocol
    for position, name, first in repeats(question.id for question in protocol.research_questions):
        place = protocol.place("research_questions", first, "id")
        where = protocol.place("research_questions", position, "id")
        yield Fault(RULE, where, {"question": name, "place": place})
