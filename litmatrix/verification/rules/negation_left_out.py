"""A quote leaves out a "not", and so may say the reverse of its source.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: "Ordningen har […] ført flere deltakere over i arbeid"}
    --- sources/fulltext/a2020.txt
    Ordningen har ikke ført flere deltakere over i arbeid.

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: "Ordningen har […] ført flere deltakere over i arbeid"}
    --- sources/fulltext/a2020.txt
    Ordningen har de siste årene ført flere deltakere over i arbeid.
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER009",
    "negation-left-out",
    Severity.WARNING,
    message=Message(
        nb="Sitatet utelater «{word}»: «{left_out}».",
        nn="Sitatet utelèt «{word}»: «{left_out}».",
        en="The quote leaves out “{word}”: “{left_out}”.",
    ),
    hint=Message(
        nb="Ta med ordet, eller siter slik at meningen blir den samme som i rapporten.",
        nn="Ta med ordet, eller siter slik at meininga blir den same som i rapporten.",
        en="Include the word, or quote so that the meaning stays that of the report.",
    ),
    why=Message(
        nb="Det er lov å korte ned et sitat, men ikke å snu meningen.",
        nn="Det er lov å korte ned eit sitat, men ikkje å snu meininga.",
        en="A quote may be shortened, but its meaning may not be reversed.",
    ),
)

_NEGATION = re.compile(
    r"\b(?:ikke|ikkje|ei|ingen|inga|ingenting|intet|aldri|verken|korkje|uten|utan|neppe|not|no|never|none|neither"
    r"|nor|without|cannot|\w+n't)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per quote that leaves out a negation within a sentence; whole sentences may be left out."""
    for one in verification.verdicts:
        for left_out in one.left_out:
            found = _NEGATION.search(left_out)
            if found and not _SENTENCE_END.search(left_out):
                yield Fault(RULE, one.place, {"word": found[0], "left_out": left_out})
