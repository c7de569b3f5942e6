"""A judgement of confidence is begun but not complete.

GRADE-CERQual asks for all four components, the overall level, and a reason for each (Lewin et al. 2018); GRADE
(`certainty`) for all five domains likewise (Guyatt et al. 2008).

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
from litmatrix.model import Review

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
        nb="Skriv alle delene, hver med concern og because, og til slutt overall med because for helheten.",
        nn="Skriv alle delane, kvar med concern og because, og til slutt overall med because for heilskapen.",
        en="Write all the parts, each with concern and because, then overall with because for the whole.",
    ),
    why=Message(
        nb="GRADE-CERQual krever alle fire delene og GRADE alle fem, et samlet nivå og en grunn for hvert.",
        nn="GRADE-CERQual krev alle fire delane og GRADE alle fem, eit samla nivå og ein grunn for kvart.",
        en="GRADE-CERQual asks for all four components and GRADE for all five domains, an overall level, and a reason for each.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for what is missing from the whole, and one per part without a reason; for each approach."""
    for finding in review.findings:
        for judged in finding.header.judgements:
            whole = {**judged.parts, "overall": judged.whole.overall, "because": judged.whole.because}
            if missing := tuple(name for name, given in whole.items() if given is None):
                yield Fault(RULE, finding.place(judged.name).key(), {"missing": missing})
            for name, part in judged.parts.items():
                if part and part.because is None:
                    where = finding.place(judged.name, name).key()
                    yield Fault(RULE, where, {"missing": f"{name}.because"})
