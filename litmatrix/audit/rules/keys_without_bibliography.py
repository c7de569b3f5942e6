"""A text cites by key, and no bibliography was read: nothing can be said of these citations.

Fails:
    Det er slik \\parencite[s. 4]{dalland2020}.

Passes:
    Det er slik \\parencite[s. 4]{dalland2020}.

    Bib: @book{dalland2020, author = {Dalland, Olav}, title = {Metode}, date = {2020}}
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD015",
    "keys-without-bibliography",
    "info",
    message=Message(
        nb="Siteringene med nøkkel, som «{key}», er ikke kontrollert: Ingen .bib-fil er lest.",
        nn="Siteringane med nøkkel, som «{key}», er ikkje kontrollerte: Inga .bib-fil er lesen.",
        en="Citations by key, such as “{key}”, are not checked: no .bib file was read.",
    ),
    hint=Message(
        nb="Oppgi filen: litmatrix audit oppgave.tex --bib referanser.bib",
        nn="Oppgje fila: litmatrix audit oppgave.tex --bib referansar.bib",
        en="Name the file: litmatrix audit thesis.tex --bib references.bib",
    ),
    why=Message(
        nb="Uten verkene kan ingen si om nøklene finnes, eller om sidene ligger i dem.",
        nn="Utan verka kan ingen seie om nøklane finst, eller om sidene ligg i dei.",
        en="Without the works nobody can tell whether the keys exist, or whether the pages lie in them.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """At most one remark, at the first key."""
    if not manuscript.references:
        for one in manuscript.keyed.keys[:1]:
            yield Remark(RULE, one.paragraph, one.start, one.end, one.key, None, {"key": one.key})
