"""The author is named in the sentence and again in the parentheses.

Who is named in the text has the year right behind the name: Dalland (2020, s. 25). Source: UiT, APA 7.

Fails:
    Ifølge Dalland skal metoden gi svar på det man spør om (Dalland, 2020, s. 42).

Passes:
    Ifølge Dalland (2020, s. 42) skal metoden gi svar på det man spør om.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.citation import Citation, CitedWork
from litmatrix.audit.correct import corrected
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM017",
    "name-repeated",
    "format",
    message=Message(
        nb="{names} står både i teksten og i parentesen.",
        nn="{names} står både i teksten og i parentesen.",
        en="{names} stands both in the text and in the parentheses.",
    ),
    hint=Message(
        nb="Sett årstall og side rett etter navnet: {right}",
        nn="Set årstal og side rett etter namnet: {right}",
        en="Put year and page right after the name: {right}",
    ),
    why=Message(
        nb="Når forfatteren er nevnt i setningen, hører bare årstall og side hjemme i parentesen.",
        nn="Når forfattaren er nemnd i setninga, høyrer berre årstal og side heime i parentesen.",
        en="When the author is named in the sentence, only year and page belong in the parentheses.",
    ),
)
_REACH = 400
_SAYS = (
    r"(?:sier|seier|mener|meiner|hevder|hevdar|skriver|skriv|peker|peikar|viser|beskriver|skildrar|trekker|understreker"
    r"|understrekar|definerer|kaller|kallar|forklarer|påpeker|argumenterer|konkluderer|says|argues|writes|claims|states)"
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per citation of one work whose authors the sentences before introduce by name."""
    for citations in manuscript.by_paragraph.values():
        floor = 0
        for citation in citations:
            work = citation.works[0]
            if citation.kind == "parenthetical" and len(citation.works) == 1 and work.genre == "work":
                names = _introduced(manuscript, citation, work, floor)
                if names:
                    right = _as_narrative(manuscript, citation)
                    remark = manuscript.remark(
                        RULE, citation, (citation.start, citation.end), {"names": names, "right": right}
                    )
                    yield remark._replace(expected=right)
            floor = citation.end


def _introduced(manuscript: Manuscript, citation: Citation, work: CitedWork, floor: int) -> str | None:
    """The names as the sentence introduces them: "Ifølge Djuve og Kavli", "Dalland mener"."""
    text = manuscript.text(citation)
    low = max(floor, citation.start - _REACH)
    joined = r"\s+(?:og|and|&)\s+".join(re.escape(name) for name in manuscript.identity.names(work)[:2])
    names = joined + (r"(?:\s+et al\.?)?" if work.et_al else "")
    pattern = rf"(?:(?:[Ii]følgj?e|[Aa]ccording to|[Hh]os)\s+(?P<a>{names})s?(?!\w)(?!\s*\()|(?<!\w)(?P<b>{names})\s+{_SAYS}(?!\w))"
    match = re.search(pattern, text[low : citation.start])
    return (match.group("a") or match.group("b")) if match else None


def _as_narrative(manuscript: Manuscript, citation: Citation) -> str:
    """The citation with the names outside the parentheses."""
    told = citation._replace(text=citation.text.lstrip("("), kind="narrative", stray=(), missing="")
    return corrected(told, manuscript.identity, manuscript.convention)
