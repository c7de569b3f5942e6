"""A citation key is in no bibliography: LaTeX prints the key, in bold, where the citation should stand.

Fails:
    Det er slik \\parencite[s. 4]{dalland2000}.

    Bib: @book{dalland2020, author = {Dalland, Olav}, title = {Metode}, date = {2020}}

Passes:
    Det er slik \\parencite[s. 4]{dalland2020}.

    Bib: @book{dalland2020, author = {Dalland, Olav}, title = {Metode}, date = {2020}}
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Parameters, Remark, audit_rule
from litmatrix.diagnostic import nearest
from litmatrix.message import Message

RULE = audit_rule(
    "AUD014",
    "unknown-key",
    "error",
    message=Message(
        nb="Nøkkelen «{key}» står ikke i noen .bib-fil.",
        nn="Nøkkelen «{key}» står ikkje i noka .bib-fil.",
        en="The key “{key}” is in no .bib file.",
    ),
    hint=Message(
        nb="Rett nøkkelen, eller legg verket til i .bib-filen.",
        nn="Rett nøkkelen, eller legg verket til i .bib-fila.",
        en="Correct the key, or add the work to the .bib file.",
    ),
    why=Message(
        nb="I den ferdige teksten står nøkkelen i stedet for siteringen, og kilden mangler i referanselisten.",
        nn="I den ferdige teksten står nøkkelen i staden for siteringa, og kjelda manglar i referanselista.",
        en="The finished text shows the key instead of the citation, and the source is missing from the list.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per key, at its first citation; none where there is no bibliography at all."""
    said: set[str] = set()
    known = [reference.key for reference in manuscript.references]
    for one in manuscript.keyed.keys if known else ():
        if one.key in manuscript.keyed.known or one.key in said:
            continue
        said.add(one.key)
        parameters: Parameters = {"key": one.key, "near": nearest(one.key, known)}
        yield Remark(RULE, one.paragraph, one.start, one.end, one.key, None, parameters)
