"""Several works in one parenthesis are not in alphabetical order.

They follow each other as in the reference list; works of the same authors by year. Source: Søk & Skriv, APA 7.

Fails:
    Studiene er enige (Dahl, 2020; Berg, 2018).

Passes:
    Studiene er enige (Berg, 2018; Dahl, 2020).
"""

from collections.abc import Iterator

from litmatrix.audit.correct import is_in_right_order
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM007",
    "cluster-out-of-order",
    "format",
    message=Message(
        nb="Verkene i parentesen står ikke i alfabetisk rekkefølge.",
        nn="Verka i parentesen står ikkje i alfabetisk rekkjefølgje.",
        en="The works in the parentheses are not in alphabetical order.",
    ),
    hint=Message(nb="Riktig rekkefølge: {right}", nn="Rett rekkjefølgje: {right}", en="The right order: {right}"),
    why=Message(
        nb="Verk i samme parentes står i samme rekkefølge som i referanselisten, så leseren finner dem igjen.",
        nn="Verk i same parentes står i same rekkjefølgje som i referanselista, så lesaren finn dei att.",
        en="Works in one parenthesis follow the order of the reference list, where the reader looks them up.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """One remark per citation."""
    for citation in manuscript.citations:
        works = citation.works[1:] if citation.kind == "narrative" else citation.works
        if not is_in_right_order(works, manuscript.identity, manuscript.convention):
            right = manuscript.corrected(citation) or citation.text
            yield manuscript.remark(RULE, citation, (citation.start, citation.end), {"right": right})
