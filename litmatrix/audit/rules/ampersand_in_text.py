"""Two authors are joined by & in running text.

Inside parentheses and in the reference list stands &, in running text the word. Source: Søk & Skriv, APA 7; NTNU.

Fails:
    Guribye & Espegren (2019, s. 6) mener at ansvaret ligger hos kommunen.

Passes:
    Guribye og Espegren (2019, s. 6) mener at ansvaret ligger hos kommunen.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM005",
    "ampersand-in-text",
    "format",
    message=Message(
        nb="«&» mellom forfattere i løpende tekst.",
        nn="«&» mellom forfattarar i løpande tekst.",
        en="“&” between authors in running text.",
    ),
    hint=Message(
        nb="Skriv «{word}» utenfor parentes.",
        nn="Skriv «{word}» utanfor parentes.",
        en="Write “{word}” outside parentheses.",
    ),
    why=Message(
        nb="«&» hører hjemme i parenteser og i referanselisten. I en setning leses navnene som vanlig tekst.",
        nn="«&» høyrer heime i parentesar og i referanselista. I ei setning blir namna lesne som vanleg tekst.",
        en="“&” belongs in parentheses and in the reference list. In a sentence the names read as text.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per joint between the names before a parenthesis."""
    for citation in manuscript.citations:
        if citation.kind != "narrative":
            continue
        for joint in citation.works[0].joints:
            if "&" in joint.text:
                at = (joint.start, joint.end)
                yield manuscript.remark(RULE, citation, at, {"word": manuscript.convention.and_word})
