"""A finding rests on one study, and there is no concern about how much data there is.

With one study, one reader's mistake or one unusual place decides the finding.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    confidence:
      methodological_limitations: {concern: minor, because: Små utvalg}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: none, because: God studie}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Få studier, men samstemte
    ---
    # Praksis virker

    Praksis virker [@a2020].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    confidence:
      methodological_limitations: {concern: minor, because: Små utvalg}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: serious, because: Bare én studie}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Få studier, men samstemte
    ---
    # Praksis virker

    Praksis virker [@a2020].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN018",
    "thin-evidence",
    Severity.WARNING,
    message=Message(
        nb="Funnet hviler på én studie, men adequacy har ingen bekymring.",
        nn="Funnet kviler på éin studie, men adequacy har inga uro.",
        en="The finding rests on one study, but adequacy has no concern.",
    ),
    hint=Message(
        nb="Vurder adequacy på nytt, og skriv hvor rike dataene i den ene studien er.",
        nn="Vurder adequacy på nytt, og skriv kor rike dataa i den eine studien er.",
        en="Judge adequacy again, and write how rich the data of the one study are.",
    ),
    why=Message(
        nb="Med én studie kan ett uvanlig sted eller én misforståelse avgjøre hele funnet.",
        nn="Med éin studie kan éin uvanleg stad eller éi mistyding avgjere heile funnet.",
        en="With one study, one unusual place or one misunderstanding may decide the whole finding.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding with a single known study behind it and no concern about adequacy."""
    for finding in review.findings:
        confidence = finding.header.confidence
        adequacy = confidence.adequacy if confidence else None
        behind = {name for name in finding.header.supported_by if name in review.studies}
        if adequacy and adequacy.concern == "none" and len(behind) == 1:
            yield Fault(RULE, finding.place("confidence", "adequacy", "concern"))
