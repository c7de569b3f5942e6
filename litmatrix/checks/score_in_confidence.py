"""A judgement of confidence is reasoned with points or sums.

GRADE-CERQual is a judgement; its components are not added up (Lewin et al. 2018).

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    confidence:
      methodological_limitations: {concern: minor, because: Små utvalg}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: minor, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Trekker fra 2 poeng for få studier
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    confidence:
      methodological_limitations: {concern: minor, because: Små utvalg}
      coherence: {concern: none, because: Studiene er enige}
      adequacy: {concern: minor, because: To studier}
      relevance: {concern: none, because: Norske kommuner}
      overall: moderate
      because: Få studier, men samstemte
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Judged, Review

RULE = Rule(
    "FIN017",
    "score-in-confidence",
    Severity.WARNING,
    message=Message(
        nb="Begrunnelsen regner med poeng: «{text}».",
        nn="Grunngivinga reknar med poeng: «{text}».",
        en="The reason reckons with points: “{text}”.",
    ),
    hint=Message(
        nb="Skriv med ord hva som svekker eller styrker tilliten, uten å telle eller legge sammen.",
        nn="Skriv med ord kva som svekkjer eller styrkjer tilliten, utan å telje eller leggje saman.",
        en="Write in words what weakens or strengthens confidence, without counting or adding up.",
    ),
    why=Message(
        nb="Tillit i GRADE-CERQual er et skjønn over fire deler. Delene legges ikke sammen til et tall.",
        nn="Tillit i GRADE-CERQual er eit skjøn over fire delar. Delane blir ikkje lagde saman til eit tal.",
        en="Confidence in GRADE-CERQual is a judgement over four components. They are not added up to a number.",
    ),
)

# "2 poeng", "skår 3", "-1", "1 + 2", "= 7"; but never "3 av 5 studier" or "70 prosent".
_SCORE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:poeng|points?)\b"
    r"|\b(?:poengsum|totalskår|skår|score|poeng)\s(?:på\s|of\s|er\s|is\s)?\d"
    r"|(?<![\w\d–-])[−-][12](?![\w\d])"
    r"|\d\s?\+\s?\d|=\s?\d",
    re.IGNORECASE,
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per reason that counts points."""
    for finding in review.findings:
        for judged in finding.header.judgements:
            for keys, text in _reasons(judged):
                if found := _SCORE.search(text):
                    yield Fault(RULE, finding.place(judged.name, *keys), {"text": found[0]})


def _reasons(judged: Judged) -> Iterator[tuple[tuple[str, ...], str]]:
    if judged.whole.because:
        yield ("because",), judged.whole.because
    for name, part in judged.parts.items():
        if part and part.because:
            yield (name, "because"), part.because
