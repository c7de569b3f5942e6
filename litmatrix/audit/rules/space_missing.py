"""A space is missing in a citation, or before it.

Fails:
    Opplæringen tar tid (Kobberstad, 2020, s.92).

Fails:
    Det gjelder praksis osv.(Kobberstad, 2020, s. 92).

Passes:
    Opplæringen tar tid (Kobberstad, 2020, s. 92).
"""

import re
from collections.abc import Iterable, Iterator

from litmatrix.audit.citation import Citation, Span
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

_GLUED = re.compile(r"[,;](?=[^\W_])|(?<=\w)&|&(?=\w)|(?<=\.)(?=\d)|(?<=\.)(?=(?:19|20)\d\d)|§(?=\d)")

_LONGEST = 20
RULE = audit_rule(
    "FRM010",
    "space-missing",
    "format",
    message=Message(
        nb="Mellomrom mangler: «{text}».", nn="Mellomrom manglar: «{text}».", en="A space is missing: “{text}”."
    ),
    hint=Message(
        nb="Sett mellomrom mellom ordene, og etter komma, punktum og §.",
        nn="Set mellomrom mellom orda, og etter komma, punktum og §.",
        en="Put a space between the words, and after commas, full stops and §.",
    ),
    why=Message(
        nb="Et manglende mellomrom er en liten feil som leseren ser, og som søk i teksten snubler i.",
        nn="Eit manglande mellomrom er ein liten feil som lesaren ser, og som søk i teksten snublar i.",
        en="A missing space is a small fault that readers see and searches stumble over.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """One remark per citation, at the first place."""
    for citation in manuscript.citations:
        at = _first(citation, manuscript.text(citation))
        if at is not None:
            text = _words_at(at, manuscript.text(citation)[: citation.end])
            yield manuscript.remark(RULE, citation, (max(0, at - 1), at + 1), {"text": text})


def _words_at(at: int, text: str) -> str:
    """What stands around a place, from space to space; of very long words the nearest letters."""
    before, after = text[:at], text[at:]
    left = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    right = after.split(maxsplit=1)[0] if after and not after[0].isspace() else ""
    return left[-_LONGEST:] + right[:_LONGEST]


def _first(citation: Citation, text: str) -> int | None:
    opening = text.find("(", citation.start, citation.end)
    if opening > 0 and not text[opening - 1].isspace() and text[opening - 1] not in '([«“"–—-/':
        return opening
    for work in citation.works:
        end = work.suffix.start if work.suffix else work.end
        match = _GLUED.search(text, work.start, end)
        while match and _inside_name(match.start(), work.names):
            match = _GLUED.search(text, match.end() + 1, end)
        if match:
            return match.start()
    return None


def _inside_name(position: int, names: Iterable[Span]) -> bool:
    """ "R&D-senteret" is one word."""
    return any(name.start <= position < name.end for name in names)
