"""The review has no problem statement.

The findings chapter opens with it, and the research questions are parts of it.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    question: Hva virker for hvem?
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "QUE004",
    "missing-problem-statement",
    Severity.INFO,
    message=Message(
        nb="Problemstillingen mangler.",
        nn="Problemstillinga manglar.",
        en="The problem statement is missing.",
    ),
    hint=Message(
        nb="Skriv den i review.yaml, på en egen linje: question: Hva …?",
        nn="Skriv ho i review.yaml, på ei eiga linje: question: Kva …?",
        en="Write it in review.yaml, on a line of its own: question: What …?",
    ),
    why=Message(
        nb="Funnkapittelet åpner med problemstillingen, og forskningsspørsmålene er deler av den.",
        nn="Funnkapittelet opnar med problemstillinga, og forskingsspørsmåla er delar av ho.",
        en="The findings chapter opens with the problem statement, and the research questions are parts of it.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault when `question` is missing or says `todo`."""
    if review.protocol.question in (None, Gap.TODO.value):
        yield Fault(RULE, review.protocol.place("question"))
