"""The text refers to a chapter or section that does not exist.

Fails:
    1 Innledning

    Spørsmålene står i kapittel 1.4.

    1.1 Tema

    Her er teksten.

    2 Metode

    Her er metoden.

Passes:
    1 Innledning

    Spørsmålene står i kapittel 1.1.

    1.1 Tema

    Her er teksten.

    2 Metode

    Her er metoden.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.headings import numbered_headings
from litmatrix.audit.laws import LAW_NAME
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC003",
    "dangling-cross-reference",
    "error",
    message=Message(
        nb="Det finnes ikke noe {text} i teksten.",
        nn="Det finst ikkje noko {text} i teksten.",
        en="There is no {text} in the text.",
    ),
    hint=Message(
        nb="Rett nummeret, eller bruk kryssreferanser i Word, så følger det overskriften.",
        nn="Rett nummeret, eller bruk kryssreferansar i Word, så følgjer det overskrifta.",
        en="Correct the number, or use cross references, which follow the heading.",
    ),
    why=Message(
        nb="Leseren blir sendt til et sted som ikke finnes.",
        nn="Lesaren blir send til ein stad som ikkje finst.",
        en="The reader is sent to a place that does not exist.",
    ),
)
_REFERENCE = re.compile(
    r"(?<!\w)(?:kapit+el|kap\.|avsnitt|delkapittel|chapter|section|punkt)\s+(\d{1,2}(?:\.\d{1,2}){0,4})(?![\d%])",
    re.IGNORECASE,
)
_FEWEST = 3


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per reference; none where the headings have no numbers, or where a law's or a book's chapter is meant."""
    numbers = {heading.number for heading in numbered_headings(manuscript.paragraphs)}
    if len(numbers) < _FEWEST:
        return
    for position, paragraph in enumerate(manuscript.paragraphs):
        if paragraph.kind not in {"text", "footnote"}:
            continue
        taken = [(citation.start, citation.end) for citation in manuscript.by_paragraph.get(position, ())]
        for match in _REFERENCE.finditer(paragraph.text):
            inside = any(start <= match.start() < end for start, end in taken)
            if match.group(1) in numbers or inside or _of_a_law(paragraph.text, match):
                continue
            at = (match.start(), match.end())
            yield Remark(RULE, position, *at, match.group(), None, {"text": match.group()})


def _of_a_law(text: str, match: re.Match[str]) -> bool:
    """Whether another text is meant: a law named just before, or "kapittel 4 i boken"."""
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 12]
    return LAW_NAME.search(before) is not None or re.match(r"\s(?:i|av|in|of)\s", after) is not None
