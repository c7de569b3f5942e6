"""No study supports the finding.

A finding of a literature review rests on its studies; without any it is an opinion.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    ---
    # Praksis virker

    Praksis virker.

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
    "FIN001",
    "finding-without-support",
    Severity.WARNING,
    message=Message(
        nb="Ingen studie støtter funnet.",
        nn="Ingen studie støttar funnet.",
        en="No study supports the finding.",
    ),
    hint=Message(
        nb="Skriv navnene på studiene mellom strekene øverst i filen: supported_by: [studie].",
        nn="Skriv namna på studiane mellom strekane øvst i fila: supported_by: [studie].",
        en="Write the names of the studies between the lines of hyphens at the top: supported_by: [study].",
    ),
    why=Message(
        nb="Et funn i en litteraturstudie hviler på studiene. Uten noen er det en mening.",
        nn="Eit funn i ein litteraturstudie kviler på studiane. Utan nokon er det ei meining.",
        en="A finding of a literature review rests on its studies. Without any it is an opinion.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding with an empty `supported_by`."""
    for finding in review.findings:
        if not finding.header.supported_by:
            yield Fault(RULE, finding.place("supported_by").key())
