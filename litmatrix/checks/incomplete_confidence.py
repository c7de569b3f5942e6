"""A judgement of confidence is begun but not complete.

GRADE-CERQual asks for all four components, the overall level, and a reason for each (Lewin et al. 2018).

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    confidence:
      coherence: {concern: minor}
      overall: high
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
      adequacy: {concern: moderate, because: To studier}
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
from litmatrix.model import Component, Confidence, Review

RULE = Rule(
    "FIN012",
    "incomplete-confidence",
    Severity.WARNING,
    message=Message(
        nb="Vurderingen av tilliten til funnet mangler: {missing}.",
        nn="Vurderinga av tilliten til funnet manglar: {missing}.",
        en="The judgement of confidence in the finding lacks: {missing}.",
    ),
    hint=Message(
        nb="Skriv alle fire delene, hver med concern og because, og til slutt overall med because for helheten.",
        nn="Skriv alle fire delane, kvar med concern og because, og til slutt overall med because for heilskapen.",
        en="Write all four components, each with concern and because, then overall with because for the whole.",
    ),
    why=Message(
        nb="GRADE-CERQual krever alle fire delene, et samlet nivå og en grunn for hvert.",
        nn="GRADE-CERQual krev alle fire delane, eit samla nivå og ein grunn for kvart.",
        en="GRADE-CERQual asks for all four components, an overall level, and a reason for each.",
    ),
)

_COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")


def check(review: Review) -> Iterator[Fault]:
    """One fault for what is missing from the whole, and one per component without a reason."""
    for finding in review.findings:
        confidence = finding.header.confidence
        if confidence is None:
            continue
        if missing := tuple(name for name in (*_COMPONENTS, "overall", "because") if not _has(confidence, name)):
            yield Fault(RULE, finding.place("confidence").key(), {"missing": missing})
        for name in _COMPONENTS:
            component: Component | None = getattr(confidence, name)
            if component and component.because is None:
                where = finding.place("confidence", name).key()
                yield Fault(RULE, where, {"missing": f"{name}.because"})


def _has(confidence: Confidence, name: str) -> bool:
    return getattr(confidence, name) is not None
