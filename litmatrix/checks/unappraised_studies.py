"""The methods behind a finding raise no concern, but nobody has appraised them.

Without an appraisal of the studies, "no concern" is a guess (Munthe-Kaas et al. 2018).

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    confidence:
      methodological_limitations: {concern: none, because: Gode studier}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: minor, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Få studier, men samstemte
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    confidence:
      methodological_limitations: {concern: minor, because: Studiene er ikke vurdert med sjekkliste}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: minor, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Få studier, men samstemte
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN019",
    "unappraised-studies",
    Severity.WARNING,
    message=Message(
        nb="Metoden bak funnet gir ingen bekymring, men den er ikke vurdert i {studies}.",
        nn="Metoden bak funnet gir inga uro, men han er ikkje vurdert i {studies}.",
        en="The methods behind the finding raise no concern, but they are not appraised in {studies}.",
    ),
    hint=Message(
        nb="Vurder metoden under appraisal i studiefilene, eller skriv at den ikke er vurdert.",
        nn="Vurder metoden under appraisal i studiefilene, eller skriv at han ikkje er vurdert.",
        en="Appraise the methods under appraisal in the study files, or write that they are not appraised.",
    ),
    why=Message(
        nb="Uten en kritisk vurdering av studiene er «ingen bekymring» en gjetning.",
        nn="Utan ei kritisk vurdering av studiane er «inga uro» ei gjetting.",
        en="Without an appraisal of the studies, “no concern” is a guess.",
    ),
)


_METHODS = {"confidence": "methodological_limitations", "certainty": "risk_of_bias"}
"""What each approach calls its judgement of the methods."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per judgement without concern about the methods that rests on studies nobody has appraised."""
    for finding in review.findings:
        behind = dict.fromkeys((*finding.header.supported_by, *finding.header.contradicted_by))
        missing = tuple(name for name in behind if name in review.studies and not review.studies[name].appraisal)
        for judged in finding.header.judgements if missing else ():
            methods = judged.parts[_METHODS[judged.name]]
            if methods and methods.concern == "none":
                where = finding.place(judged.name, _METHODS[judged.name], "concern")
                yield Fault(RULE, where, {"studies": missing})
