"""Several works in one parenthesis are not parted by a semicolon.

Source: Søk & Skriv, APA 7; Kildekompasset, APA 7th FAQ.

Fails:
    Studiene er enige (Berg, 2018 og Dahl, 2020).

Passes:
    Studiene er enige (Berg, 2018; Dahl, 2020).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM006",
    "separator-in-cluster",
    "format",
    message=Message(
        nb="Verkene i parentesen er ikke skilt med semikolon.",
        nn="Verka i parentesen er ikkje skilde med semikolon.",
        en="The works in the parentheses are not separated by semicolons.",
    ),
    hint=Message(
        nb="Sett semikolon mellom verkene: {right}",
        nn="Set semikolon mellom verka: {right}",
        en="Put a semicolon between the works: {right}",
    ),
    why=Message(
        nb="Bare semikolon viser hvor ett verk slutter og det neste begynner; komma og «og» står også mellom forfattere.",
        nn="Berre semikolon viser kvar eitt verk sluttar og det neste byrjar; komma og «og» står også mellom forfattarar.",
        en="Only a semicolon shows where one work ends and the next begins; commas and “and” also stand between authors.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """One remark per citation."""
    for citation in manuscript.citations:
        wrong = [
            work.joiner
            for work in citation.works
            if work.joiner and not work.continues and not work.secondary and work.joiner.text.strip() != ";"
        ]
        if wrong:
            at = (wrong[0].start, max(wrong[0].end, wrong[0].start + 1))
            right = manuscript.corrected(citation) or citation.text
            yield manuscript.remark(RULE, citation, at, {"right": right})
