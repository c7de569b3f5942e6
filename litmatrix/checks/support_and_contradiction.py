"""The same study stands both for and against a finding.

The overview cannot show one study on both sides without contradicting itself.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    contradicted_by: [b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    contradicted_by: [b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN006",
    "support-and-contradiction",
    Severity.WARNING,
    message=Message(
        nb="«{study}» står både i supported_by og i contradicted_by.",
        nn="«{study}» står både i supported_by og i contradicted_by.",
        en="“{study}” stands both in supported_by and in contradicted_by.",
    ),
    hint=Message(
        nb="Behold den ene. Viser studien begge deler, er dette trolig to funn.",
        nn="Behald den eine. Viser studien begge delar, er dette truleg to funn.",
        en="Keep one. If the study shows both, these are probably two findings.",
    ),
    why=Message(
        nb="Oversikten kan ikke vise samme studie på begge sider uten å motsi seg selv.",
        nn="Oversikta kan ikkje vise same studie på begge sider utan å motseie seg sjølv.",
        en="The overview cannot show one study on both sides without contradicting itself.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study on both sides, where it contradicts."""
    for finding in review.findings:
        for position, name in enumerate(finding.header.contradicted_by):
            if name in finding.header.supported_by:
                yield Fault(RULE, finding.place("contradicted_by", position), {"study": name})
