"""The comma between author and year, or between year and page, is missing.

Source: UiT, APA 7: comma separates author, year and locator.

Fails:
    Praksis virker (Fedreheim et al., 2022 s. 10).

Fails:
    Praksis virker (Dalland 2020, s. 10).

Passes:
    Praksis virker (Fedreheim et al., 2022, s. 10).
"""

from collections.abc import Iterator

from litmatrix.audit.citation import Citation, CitedWork, Locator, Span
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM012",
    "comma-missing",
    "format",
    message=Message(
        nb="Komma mangler foran «{before}».",
        nn="Komma manglar framfor «{before}».",
        en="A comma is missing before “{before}”.",
    ),
    hint=Message(
        nb="Komma skiller forfatter, år og sidetall.",
        nn="Komma skil forfattar, år og sidetal.",
        en="Commas separate author, year and page.",
    ),
    why=Message(
        nb="Norsk APA skiller forfatter, år og sidetall med komma i parentesen.",
        nn="Norsk APA skil forfattar, år og sidetal med komma i parentesen.",
        en="APA separates author, year and page by commas inside the parentheses.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per missing comma."""
    for citation, work in manuscript.in_text():
        text = manuscript.text(citation)
        for left, part in _joints(citation, work):
            if not any(sign in text[left : part.start] for sign in ",:;"):
                before = text[part.start : part.end]
                yield manuscript.remark(RULE, citation, (left, part.start + 1), {"before": before})


def _joints(citation: Citation, work: CitedWork) -> Iterator[tuple[int, Span | Locator]]:
    """Where stretches begin that must hold a comma, and what stands after each."""
    outside = citation.kind == "narrative" and work is citation.works[0]
    in_parentheses = citation.text.startswith("(") or citation.missing == "(" or work is not citation.works[0]
    if work.genre == "work" and work.year and work.names and not outside and not work.continues:
        yield (work.et_al or work.names[-1]).end, work.year
    elif work.genre == "law" and work.year and work.names and in_parentheses:
        yield work.names[-1].end, work.year
    before = work.names[0] if work.genre == "document" else work.year
    if work.locator and before and (work.genre != "law" or "(" in citation.text):
        yield before.end, work.locator
