"""The pages of a reference are written with a hyphen.

A matter of style: between numbers stands the en dash. Source: UiT, APA 7.

Fails:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktninger. Søkelys på arbeidslivet, 37(1), 92-108.

Passes:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktninger. Søkelys på arbeidslivet, 37(1), 92–108.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST008",
    "hyphen-in-list",
    "style",
    message=Message(nb="Bindestrek i «{text}».", nn="Bindestrek i «{text}».", en="A hyphen in “{text}”."),
    hint=Message(
        nb="Mellom sidetall står tankestrek: «{right}».",
        nn="Mellom sidetal står tankestrek: «{right}».",
        en="Between page numbers stands an en dash: “{right}”.",
    ),
    why=Message(
        nb="Tankestreken betyr «fra … til». Dette er finpuss.",
        nn="Tankestreken tyder «frå … til». Dette er finpuss.",
        en="The en dash means “from … to”. This is polish.",
    ),
)
_PAGES = re.compile(r"(?:,\s|\((?:s|pp?)\.\s?)(\d{1,4}-\d{1,4})(?=[.,)\s]|\Z)")


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per range of pages."""
    for entry in manuscript.entries:
        for match in _PAGES.finditer(entry.text, entry.rest_start):
            written = match.group(1)
            right = written.replace("-", "–")
            yield Remark(
                RULE,
                entry.paragraph,
                match.start(1),
                match.end(1),
                written,
                right,
                {"text": written, "right": right},
            )
