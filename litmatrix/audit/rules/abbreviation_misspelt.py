"""An abbreviation is one that everybody knows, misspelt: "IMDI" for IMDi, "IOL" for ILO.

Fails:
    Bosetting avtales med IMDI.

Passes:
    Bosetting avtales med IMDi.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.abbreviations import KNOWN, expansions
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC007",
    "abbreviation-misspelt",
    "format",
    message=Message(
        nb="Forkortelsen «{text}» er ikke kjent.",
        nn="Forkortinga «{text}» er ikkje kjend.",
        en="The abbreviation “{text}” is not known.",
    ),
    hint=Message(
        nb="Skriv den slik den som bærer navnet gjør, eller forklar den første gang.",
        nn="Skriv henne slik den som ber namnet gjer, eller forklar henne første gongen.",
        en="Write it as its bearer does, or explain it the first time.",
    ),
    why=Message(
        nb="En forkortelse som ikke er forklart, må være en leseren kjenner.",
        nn="Ei forkorting som ikkje er forklart, må vere ei lesaren kjenner.",
        en="An abbreviation that is not explained must be one the reader knows.",
    ),
)
_CAPITALS = re.compile(r"(?<![\w-])([A-ZÆØÅ]{3,6})(?=s?(?![\w-]))")
_BY_CASE = {short.upper(): short for short in KNOWN if short != short.upper()}
_BY_LETTERS = {"".join(sorted(short.upper())): short for short in KNOWN if len(short) == 3}


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per abbreviation, at its first place."""
    explained = {expansion.short for expansion in expansions(manuscript)}
    said: set[str] = set()
    for position, paragraph in enumerate(manuscript.paragraphs):
        if paragraph.kind not in {"text", "quote", "footnote"}:
            continue
        for match in _CAPITALS.finditer(paragraph.text):
            written = match.group(1)
            if written in KNOWN or written in explained or written in said or written in manuscript.aliases:
                continue
            case, swapped = _BY_CASE.get(written), _BY_LETTERS.get("".join(sorted(written)))
            near = case or (swapped if swapped and _neighbours_swapped(written, swapped) else None)
            if near and near not in explained:
                said.add(written)
                at = (match.start(), match.end())
                yield Remark(RULE, position, *at, written, case, {"text": written, "near": near})


def _neighbours_swapped(one: str, other: str) -> bool:
    different = [position for position in range(len(one)) if one[position] != other[position].upper()]
    return len(different) == 2 and different[1] - different[0] == 1
