"""The confidence in other findings is judged, but not in this one.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    confidence:
      methodological_limitations: {concern: minor, because: Små utvalg}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: moderate, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Få studier, men samstemte
    ---
    # Praksis virker

    Praksis virker [@a2020].
    --- matrices/r/findings/02-y.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
    # Oppfølging avgjør

    Oppfølging avgjør [@a2020].

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
    "FIN024",
    "finding-without-confidence",
    Severity.INFO,
    message=Message(
        nb="Tilliten til dette funnet er ikke vurdert, slik den er for andre funn.",
        nn="Tilliten til dette funnet er ikkje vurdert, slik han er for andre funn.",
        en="The confidence in this finding is not judged, as it is for other findings.",
    ),
    hint=Message(
        nb="Skriv confidence (GRADE-CERQual) eller certainty (GRADE) øverst i filen, som i de andre funnene.",
        nn="Skriv confidence (GRADE-CERQual) eller certainty (GRADE) øvst i fila, som i dei andre funna.",
        en="Write confidence (GRADE-CERQual) or certainty (GRADE) at the top of the file, as in the other findings.",
    ),
    why=Message(
        nb="I oversikten over funnene står det da et hull, og leseren vet ikke om det er glemt.",
        nn="I oversikta over funna står det då eit hol, og lesaren veit ikkje om det er gløymt.",
        en="The summary of findings then has a gap, and the reader cannot tell whether it was forgotten.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding without a judgement, where at least one has it."""
    if any(finding.header.judgements for finding in review.findings):
        for finding in review.findings:
            if not finding.header.judgements:
                yield Fault(RULE, finding.place())
