"""The review has no findings yet.

The findings chapter is empty until the first is written.

Fails:
    --- matrices/r/findings/01-x.md (removed)

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
    "FIN011",
    "no-finding",
    Severity.INFO,
    message=Message(
        nb="Reviewet har ingen funn ennå.",
        nn="Reviewet har ingen funn enno.",
        en="The review has no findings yet.",
    ),
    hint=Message(
        nb="Skriv det første i matrices/{review}/findings/01-navn.md.",
        nn="Skriv det første i matrices/{review}/findings/01-namn.md.",
        en="Write the first in matrices/{review}/findings/01-name.md.",
    ),
    why=Message(
        nb="Funnkapittelet er tomt til det første funnet er skrevet.",
        nn="Funnkapittelet er tomt til det første funnet er skrive.",
        en="The findings chapter is empty until the first finding is written.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for a review without findings."""
    if not review.findings:
        yield Fault(RULE, review.protocol.place(), {"review": review.name})
