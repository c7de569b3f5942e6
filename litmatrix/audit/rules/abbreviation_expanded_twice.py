"""An abbreviation is expanded in two different ways.

Fails:
    Registeret er Nasjonalt kvalitetsregister (NKR). Senere kommer Norsk kreftregister (NKR).

Passes:
    Registeret er Nasjonalt kvalitetsregister (NKR). Senere kommer NKR igjen.
"""

from collections.abc import Iterator

from litmatrix.audit.abbreviations import KNOWN, expansions
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC006",
    "abbreviation-expanded-twice",
    "format",
    message=Message(
        nb="{short} står her for {full}, før for {other}.",
        nn="{short} står her for {full}, før for {other}.",
        en="{short} stands for {full} here, for {other} before.",
    ),
    hint=Message(
        nb="Bruk forkortelsen om bare én av dem.",
        nn="Bruk forkortinga om berre éin av dei.",
        en="Use it for one of them only.",
    ),
    why=Message(
        nb="En forkortelse med to betydninger er ingen hjelp.",
        nn="Ei forkorting med to tydingar er inga hjelp.",
        en="An abbreviation with two meanings is no help.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per later expansion that differs."""
    first: dict[str, str] = {}
    for expansion in expansions(manuscript):
        before = first.setdefault(expansion.short, expansion.full)
        if expansion.short not in KNOWN and before.casefold() != expansion.full.casefold():
            parameters = {"short": expansion.short, "full": expansion.full, "other": before}
            text = f"{expansion.full} ({expansion.short})"
            yield Remark(RULE, expansion.paragraph, expansion.start, expansion.end, text, None, parameters)
