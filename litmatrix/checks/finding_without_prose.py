"""A finding has a heading and nothing below it.

The chapter shows who supports it, but not what the author has to say.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

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

from litmatrix.checks._prose import end
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN013",
    "finding-without-prose",
    Severity.INFO,
    message=Message(
        nb="Funnet har ingen tekst ennå.",
        nn="Funnet har ingen tekst enno.",
        en="The finding has no text yet.",
    ),
    hint=Message(
        nb="Skriv under overskriften hva studiene viser, med siteringer som [@{key}, s. 12].",
        nn="Skriv under overskrifta kva studiane viser, med siteringar som [@{key}, s. 12].",
        en="Write below the heading what the studies show, with citations such as [@{key}, p. 12].",
    ),
    why=Message(
        nb="Kapittelet viser hvem som støtter funnet, men ikke hva du selv vil si.",
        nn="Kapittelet viser kven som støttar funnet, men ikkje kva du sjølv vil seie.",
        en="The chapter shows who supports the finding, but not what you have to say.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding without a paragraph."""
    key = next(iter(review.references), "…")
    for finding in review.findings:
        if not finding.body:
            yield Fault(RULE, end(finding), {"key": key})
