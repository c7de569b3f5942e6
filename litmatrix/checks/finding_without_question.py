"""A finding answers no research question.

It has no place in a chapter that answers the questions one by one.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    supported_by: [a]
    ---
    # Praksis virker

    Praksis virker [@a2020].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
    # Praksis virker

    Praksis virker [@a2020].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN002",
    "finding-without-question",
    Severity.WARNING,
    message=Message(
        nb="Funnet svarer ikke på noe forskningsspørsmål.",
        nn="Funnet svarer ikkje på noko forskingsspørsmål.",
        en="The finding answers no research question.",
    ),
    hint=Message(
        nb="Skriv mellom strekene øverst i filen hvilke det svarer på: questions: [{question}].",
        nn="Skriv mellom strekane øvst i fila kva for nokre det svarer på: questions: [{question}].",
        en="Write between the lines of hyphens at the top which it answers: questions: [{question}].",
    ),
    why=Message(
        nb="Kapittelet svarer på spørsmålene ett for ett, og et funn uten spørsmål faller utenfor.",
        nn="Kapittelet svarer på spørsmåla eitt for eitt, og eit funn utan spørsmål fell utanfor.",
        en="The chapter answers the questions one by one, and a finding without a question falls outside.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding with empty `questions`."""
    question = next((question.id for question in review.protocol.research_questions), "")
    for finding in review.findings:
        if not finding.header.questions:
            yield Fault(RULE, finding.place("questions").key(), {"question": question})
