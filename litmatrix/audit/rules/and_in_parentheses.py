"""Two authors are joined by a word inside the parentheses.

Inside parentheses and in the reference list stands &, in running text the word. Source: Søk & Skriv, APA 7; NTNU.

Fails:
    Ansvaret ligger hos kommunen (Guribye og Espegren, 2019, s. 6).

Passes:
    Ansvaret ligger hos kommunen (Guribye & Espegren, 2019, s. 6).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

_WORD = re.compile(r"og|and|samt")

RULE = audit_rule(
    "FRM004",
    "and-in-parentheses",
    "format",
    message=Message(
        nb="«{text}» mellom forfattere i parentes.",
        nn="«{text}» mellom forfattarar i parentes.",
        en="“{text}” between authors in parentheses.",
    ),
    hint=Message(
        nb="Bruk «&» inne i parentesen; «og» bare i løpende tekst.",
        nn="Bruk «&» inne i parentesen; «og» berre i løpande tekst.",
        en="Use “&” inside the parentheses; the word only in running text.",
    ),
    why=Message(
        nb="I parenteser og i referanselisten skriver norsk APA «&» mellom forfatternavn.",
        nn="I parentesar og i referanselista skriv norsk APA «&» mellom forfattarnamn.",
        en="In parentheses and in the reference list APA writes “&” between the names of authors.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per joint between two names."""
    for citation, work in manuscript.in_text():
        if work.continues or (citation.kind == "narrative" and work is citation.works[0]):
            continue
        for joint in work.joints:
            word = _WORD.search(joint.text)
            if word:
                at = (joint.start + word.start(), joint.start + word.end())
                yield manuscript.remark(RULE, citation, at, {"text": word.group()})
