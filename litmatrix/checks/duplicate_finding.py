"""Two findings have the same heading.

The reader takes them for one finding, and the overview shows it twice.

Fails:
    --- matrices/r/findings/02-y.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
    # Praksis virker

    Dette er vist flere ganger [@a2020].

Passes:
    --- matrices/r/findings/02-y.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
    # Språk trengs

    Dette er vist flere ganger [@a2020].
"""

from collections.abc import Iterator

from litmatrix.checks._prose import beginning
from litmatrix.checks._titles import comparable
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Finding, Review

RULE = Rule(
    "FIN010",
    "duplicate-finding",
    Severity.WARNING,
    message=Message(
        nb="Et annet funn har samme overskrift.",
        nn="Eit anna funn har same overskrift.",
        en="Another finding has the same heading.",
    ),
    hint=Message(
        nb="Slå dem sammen, eller la overskriften si hva som er forskjellen. Det andre står i {place}.",
        nn="Slå dei saman, eller lat overskrifta seie kva som er skilnaden. Det andre står i {place}.",
        en="Merge them, or let the heading say what the difference is. The other stands in {place}.",
    ),
    why=Message(
        nb="Leseren tror at det er samme funn, og oversikten viser det to ganger.",
        nn="Lesaren trur at det er same funn, og oversikta viser det to gonger.",
        en="The reader takes them for one finding, and the overview shows it twice.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding whose heading has been used."""
    first: dict[str, Finding] = {}
    for finding in review.findings:
        other = first.setdefault(comparable(finding.title), finding)
        if finding.title and other is not finding:
            yield Fault(RULE, beginning(finding), {"place": beginning(other)})
