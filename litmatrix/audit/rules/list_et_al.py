"""A reference shortens its authors with et al.

The list names all authors up to twenty. Source: Søk & Skriv, APA 7.

Fails:
    Referanser

    Djuve, A. B. et al. (2017). Introduksjonsprogram og norskopplæring (Fafo-rapport 2017:31). Fafo.

Passes:
    Referanser

    Djuve, A. B., Kavli, H. C., Sterri, E. B. & Bråten, B. (2017). Introduksjonsprogram og norskopplæring (Fafo-rapport 2017:31). Fafo.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST006",
    "list-et-al",
    "format",
    message=Message(
        nb="Referansen forkorter forfatterne med «et al.».",
        nn="Referansen kortar ned forfattarane med «et al.».",
        en="The reference shortens its authors with “et al.”.",
    ),
    hint=Message(
        nb="Skriv alle forfatterne, opp til tjue. Slå dem opp i kilden.",
        nn="Skriv alle forfattarane, opp til tjue. Slå dei opp i kjelda.",
        en="Name all authors, up to twenty. Look them up in the source.",
    ),
    why=Message(
        nb="Referanselisten er stedet der alle som har skrevet verket, blir nevnt.",
        nn="Referanselista er staden der alle som har skrive verket, blir nemnde.",
        en="The reference list is where everybody who wrote the work is named.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per item."""
    for entry in manuscript.entries:
        if entry.et_al and entry.authors:
            at = (entry.authors.start, entry.authors.end)
            yield Remark(RULE, entry.paragraph, *at, entry.authors.text)
