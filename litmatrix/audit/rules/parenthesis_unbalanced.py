"""A parenthesis of a citation is missing, or one too many stands there.

Fails:
    Noen føler seg usynlige (Kobberstad, 2020, s. 98; (Haaland et al., 2021, s. 193).

Fails:
    Noen føler seg usynlige (Kobberstad, 2020, s. 98. Andre gjør ikke det.

Passes:
    Noen føler seg usynlige (Haaland et al., 2021, s. 193; Kobberstad, 2020, s. 98).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM014",
    "parenthesis-unbalanced",
    "format",
    message=Message(
        nb="Parentesene går ikke opp i «{text}».",
        nn="Parentesane går ikkje opp i «{text}».",
        en="The parentheses do not balance in “{text}”.",
    ),
    hint=Message(nb="Skriv {right}", nn="Skriv {right}", en="Write {right}"),
    why=Message(
        nb="En åpen eller dobbel parentes gjør det uklart hva som hører til siteringen.",
        nn="Ein open eller dobbel parentes gjer det uklart kva som høyrer til siteringa.",
        en="An open or doubled parenthesis makes it unclear what belongs to the citation.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """One remark per citation."""
    for citation in manuscript.citations:
        if not citation.stray and not citation.missing:
            continue
        position = citation.stray[0] if citation.stray else citation.start
        if citation.missing == ")":
            position = citation.end - 1
        right = manuscript.corrected(citation) or citation.text
        parameters = {"text": citation.text, "right": right}
        yield manuscript.remark(RULE, citation, (position, position + 1), parameters)
