"""The full stop around a citation is missing, stands before it, or has a space before it.

The citation belongs to the sentence and stands before its full stop. Source: Søk & Skriv, APA 7.

Fails:
    Organisasjonene gjør en innsats (Aasen et al., 2017, s. 43) .

Fails:
    Organisasjonene gjør en innsats (Aasen et al., 2017, s. 43) Derfor er de viktige.

Fails:
    Organisasjonene gjør en innsats. (Aasen et al., 2017, s. 43) Derfor er de viktige.

Passes:
    Organisasjonene gjør en innsats (Aasen et al., 2017, s. 43). Derfor er de viktige.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.citation import Citation
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.audit.words import words
from litmatrix.message import Message

RULE = audit_rule(
    "FRM022",
    "punctuation-around-citation",
    "format",
    message=Message(
        nb="Tegnsettingen etter siteringen: «{text}».",
        nn="Teiknsetjinga etter siteringa: «{text}».",
        en="The punctuation after the citation: “{text}”.",
    ),
    hint=Message(
        nb="Siteringen hører til setningen: punktum rett etter parentesen, uten mellomrom foran.",
        nn="Siteringa høyrer til setninga: punktum rett etter parentesen, utan mellomrom framfor.",
        en="The citation belongs to the sentence: the full stop comes right after the parenthesis.",
    ),
    why=Message(
        nb="Plasseringen av punktum viser hvilken setning kilden belegger.",
        nn="Plasseringa av punktum viser kva setning kjelda underbyggjer.",
        en="Where the full stop stands shows which sentence the source supports.",
    ),
)
_NEW_SENTENCE = words(
    """
    Derfor Dette Det Den Disse De Dermed Videre Samtidig Studier Forskning Forsking Noen Nokon Mange Vi Jeg
    Eg Her Når Hvis Men For Etter Ifølge Også Slik This These The Therefore However It They Moreover In Some
    Many
    """
)
_SPACED = re.compile(r"\s+([.,;:])(?=\s|\Z)")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per citation in parentheses."""
    for citation in manuscript.citations:
        text, paragraph = manuscript.text(citation), manuscript.paragraphs[citation.paragraph]
        if citation.kind in {"table", "narrative"} or text[citation.start] != "(" or paragraph.kind == "quote":
            continue
        if text[citation.end - 1] != ")":
            continue
        spaced = _SPACED.match(text, citation.end)
        word = _NEXT_WORD.match(text, citation.end)
        if spaced:
            right = f"{citation.text}{spaced.group(1)}"
            yield _remark(citation, spaced.end(), f"){spaced.group()}", right)
        elif word and word.group(1) in _NEW_SENTENCE:
            before = text[: citation.start].rstrip()[-1:]
            moved = f"{citation.text}. {word.group(1)}" if before not in {".", "?", "!"} else None
            yield _remark(citation, word.end(), f"){word.group()}", moved)


def _remark(citation: Citation, end: int, written: str, right: str | None) -> Remark:
    return Remark(
        RULE, citation.paragraph, citation.end - 1, end, f"{citation.text}{written[1:]}", right, {"text": written}
    )
