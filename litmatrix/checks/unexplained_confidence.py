"""Confidence is high although there are serious concerns, and nobody says why.

A serious concern usually lowers it. Where it does not, the reader needs the reason (Lewin et al. 2018).

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    confidence:
      methodological_limitations: {concern: serious, because: Ingen sier hvem som ble spurt}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: minor, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: high
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    confidence:
      methodological_limitations: {concern: serious, because: Ingen sier hvem som ble spurt}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: minor, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: high
      because: Svakheten gjelder ikke det funnet sier
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN016",
    "unexplained-confidence",
    Severity.WARNING,
    message=Message(
        nb="Tilliten er satt til high, men bekymringen er alvorlig for {components}, og det står ikke hvorfor det ikke teller.",
        nn="Tilliten er sett til high, men uroa er alvorleg for {components}, og det står ikkje kvifor det ikkje tel.",
        en="Confidence is set to high, but the concern is serious for {components}, and nothing says why that does not count.",
    ),
    hint=Message(
        nb="Senk overall, eller skriv i because hvorfor bekymringen ikke svekker funnet.",
        nn="Senk overall, eller skriv i because kvifor uroa ikkje svekkjer funnet.",
        en="Lower overall, or write in because why the concern does not weaken the finding.",
    ),
    why=Message(
        nb="En alvorlig bekymring pleier å senke tilliten. Når den ikke gjør det, trenger leseren grunnen.",
        nn="Ei alvorleg uro pleier å senke tilliten. Når ho ikkje gjer det, treng lesaren grunnen.",
        en="A serious concern usually lowers confidence. Where it does not, the reader needs the reason.",
    ),
)

_SERIOUS = frozenset({"serious", "very-serious"})


def check(review: Review) -> Iterator[Fault]:
    """One fault per judgement that is high with serious concerns and no reason for the whole."""
    for finding in review.findings:
        for judged in finding.header.judgements:
            if judged.whole.overall != "high" or judged.whole.because:
                continue
            serious = tuple(name for name, part in judged.parts.items() if part and part.concern in _SERIOUS)
            if serious:
                yield Fault(RULE, finding.place(judged.name, "overall"), {"components": serious})
