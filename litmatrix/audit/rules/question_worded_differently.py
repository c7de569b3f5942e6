"""A research question is worded differently in two places.

Fails:
    Spørsmålene er:

    1) Hvilke forskjeller finnes det når programmet ikke brukes eller fungerer?

    Drøftingen følger spørsmålene.

    2 Hvilke forskjeller finnes det når programmet ikke brukes/fungerer?

    Her er drøftingen.

Passes:
    Spørsmålene er:

    1) Hvilke forskjeller finnes det når programmet ikke brukes eller fungerer?

    Drøftingen følger spørsmålene.

    2 Hvilke forskjeller finnes det når programmet ikke brukes eller fungerer?

    Her er drøftingen.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC004",
    "question-worded-differently",
    "format",
    message=Message(
        nb="Spørsmålet står med andre ord enn før: «{text}», ikke «{other}».",
        nn="Spørsmålet står med andre ord enn før: «{text}», ikkje «{other}».",
        en="The question is worded differently than before: “{text}”, not “{other}”.",
    ),
    hint=Message(
        nb="Velg den ene ordlyden og bruk den alle steder.",
        nn="Vel den eine ordlyden og bruk han alle stader.",
        en="Choose one wording and use it everywhere.",
    ),
    why=Message(
        nb="To ordlyder er to spørsmål, og leseren vet ikke hvilket du svarer på.",
        nn="To ordlydar er to spørsmål, og lesaren veit ikkje kva for eit du svarer på.",
        en="Two wordings are two questions, and the reader does not know which is answered.",
    ),
)
_LEAD = re.compile(r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z]\)|[A-Z]\d?[:.)]|[•–-])\s+)?")
_FEWEST_WORDS = 6
_ALIKE = 0.75


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per later place; the first wording counts as the right one nowhere, so nothing is expected."""
    questions: list[tuple[int, int, str]] = []
    for position, paragraph in enumerate(manuscript.paragraphs):
        text = paragraph.text.rstrip()
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
        if paragraph.kind not in {"heading", "text", "box"} or not text.endswith("?") or "? " in text[start:-1]:
            continue
        question = text[start:]
        if len(question.split()) < _FEWEST_WORDS:
            continue
        earlier = [one for one in questions if _differs(one[2], question)]
        if earlier and all(_plain(one[2]) != _plain(question) for one in questions):
            yield _remark(position, start, earlier[0][2], question)
        questions.append((position, start, question))


def _differs(one: str, other: str) -> bool:
    some, others = _plain(one).split(), _plain(other).split()
    return some != others and SequenceMatcher(None, some, others, autojunk=False).ratio() >= _ALIKE


def _plain(question: str) -> str:
    return " ".join(question.casefold().rstrip(" ?.").split())


def _remark(position: int, start: int, before: str, question: str) -> Remark:
    """The remark, placed at the first words that differ."""
    matcher = SequenceMatcher(None, before.split(), question.split(), autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    _, old_start, old_end, new_start, new_end = changes[0]
    text = " ".join(question.split()[new_start:new_end]).rstrip("?")
    other = " ".join(before.split()[old_start:old_end]).rstrip("?")
    offset = start + len(" ".join([*question.split()[:new_start], ""]))
    at = (offset, offset + max(1, len(text)))
    return Remark(RULE, position, *at, text, None, {"text": text, "other": other})
