"""A comma stands before "&" between two authors.

Norwegian APA never puts it there; English APA only before the last of three or more. Source: Søk & Skriv, APA 7.

Fails:
    Resultatene er stabile (Guribye, & Espegren, 2019, s. 5).

Passes:
    Resultatene er stabile (Guribye & Espegren, 2019, s. 5).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM013",
    "comma-before-ampersand",
    "format",
    message=Message(
        nb="Komma foran «{word}» mellom to forfattere.",
        nn="Komma framfor «{word}» mellom to forfattarar.",
        en="A comma before “{word}” between two authors.",
    ),
    hint=Message(nb="Fjern kommaet.", nn="Ta bort kommaet.", en="Remove the comma."),
    why=Message(
        nb="Norsk APA setter ikke komma foran «&», verken i teksten eller i referanselisten.",
        nn="Norsk APA set ikkje komma framfor «&», verken i teksten eller i referanselista.",
        en="APA puts no comma before “&” between two authors in a citation.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per joint."""
    english = manuscript.convention.language == "en"
    for citation, work in manuscript.in_text():
        if work.continues or (english and len(work.names) > 2):
            continue
        for joint in work.joints:
            word = joint.text.strip(" ,")
            if "," in joint.text and word:
                yield manuscript.remark(RULE, citation, (joint.start, joint.end), {"word": word})
