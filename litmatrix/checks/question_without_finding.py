"""The review has findings, but none of them answers this question.

The chapter would leave a question open without saying so. Nothing is said before the first finding is written.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "QUE003",
    "question-without-finding",
    Severity.WARNING,
    message=Message(
        nb="Ingen funn svarer på {question}.",
        nn="Ingen funn svarer på {question}.",
        en="No finding answers {question}.",
    ),
    hint=Message(
        nb="Skriv et funn med questions: [{question}]. At studiene ikke gir svar, er også et funn.",
        nn="Skriv eit funn med questions: [{question}]. At studiane ikkje gir svar, er òg eit funn.",
        en="Write a finding with questions: [{question}]. That the studies give no answer is a finding too.",
    ),
    why=Message(
        nb="Et spørsmål som blir stilt, skal få et svar i funnkapittelet.",
        nn="Eit spørsmål som blir stilt, skal få eit svar i funnkapittelet.",
        en="A question that is asked should get an answer in the findings chapter.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per question that no finding names."""
    answered = {name for finding in review.findings for name in finding.header.questions}
    for position, question in enumerate(review.protocol.research_questions):
        if review.findings and question.id not in answered:
            where = review.protocol.place("research_questions", position, "id")
            yield Fault(RULE, where, {"question": question.id})
