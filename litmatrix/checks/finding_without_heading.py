"""The text of a finding does not begin with a heading.

The heading is the finding in one sentence; without it the chapter and its overview have nothing to call it.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
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

from litmatrix.checks._prose import beginning
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN003",
    "finding-without-heading",
    Severity.WARNING,
    message=Message(
        nb="Funnet mangler overskrift.",
        nn="Funnet manglar overskrift.",
        en="The finding has no heading.",
    ),
    hint=Message(
        nb="Begynn teksten med funnet i én setning, på en linje som starter med # og mellomrom.",
        nn="Byrj teksten med funnet i éi setning, på ei linje som startar med # og mellomrom.",
        en="Begin the text with the finding in one sentence, on a line that starts with # and a space.",
    ),
    why=Message(
        nb="Overskriften er funnet i én setning. Uten den har kapittelet og oversikten ikke noe å kalle det.",
        nn="Overskrifta er funnet i éi setning. Utan ho har kapittelet og oversikta ikkje noko å kalle det.",
        en="The heading is the finding in one sentence. Without it the chapter and its overview cannot name it.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding without a title, at the first sign of its prose."""
    for finding in review.findings:
        if not finding.title:
            yield Fault(RULE, beginning(finding))
