"""A work read in another one is not introduced by "sitert i".

Source: Søk & Skriv, APA 7: (Bourdieu, 1986, sitert i Wilken, 2008, s. 43). Only what you have read is listed.

Fails:
    Kapital er makt (Bourdieu, 1986, i Wilken, 2008, s. 43).

Passes:
    Kapital er makt (Bourdieu, 1986, sitert i Wilken, 2008, s. 43).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM021",
    "secondary-form",
    "format",
    message=Message(
        nb="Sekundærkilden er skrevet med «{text}».",
        nn="Sekundærkjelda er skriven med «{text}».",
        en="The secondary source is introduced by “{text}”.",
    ),
    hint=Message(
        nb="Skriv «{right}», med komma foran.",
        nn="Skriv «{right}», med komma framfor.",
        en="Write “{right}”, with a comma before it.",
    ),
    why=Message(
        nb="«Sitert i» viser at du har lest det ene verket i det andre. Bare det du har lest, står i referanselisten.",
        nn="«Sitert i» viser at du har lese det eine verket i det andre. Berre det du har lese, står i referanselista.",
        en="“As cited in” shows that you read one work in another. Only what you have read is listed.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per secondary citation."""
    right = manuscript.convention.secondary
    for citation, work in manuscript.in_text():
        if work.secondary is None:
            continue
        before = manuscript.text(citation)[: work.secondary.start].rstrip()
        if work.secondary.text.casefold() != right or not before.endswith(","):
            at = (work.secondary.start, work.secondary.end)
            yield manuscript.remark(RULE, citation, at, {"text": work.secondary.text, "right": right})
