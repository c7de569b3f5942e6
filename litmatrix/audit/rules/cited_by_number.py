"""A report is cited by its number alone, without author and year.

The number belongs in the reference list: *Title* (NINA Rapport 1392). Source: Søk & Skriv, APA 7.

Fails:
    Informasjonen styrker deltakerne (Fafo-rapport:03).

Passes:
    Informasjonen styrker deltakerne (Kavli et al., 2022, s. 3).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.audit.sources import Source
from litmatrix.message import Message

RULE = audit_rule(
    "AUD008",
    "cited-by-number",
    "error",
    message=Message(
        nb="«{text}» er et rapportnummer, ikke en sitering.",
        nn="«{text}» er eit rapportnummer, ikkje ei sitering.",
        en="“{text}” is the number of a report, not a citation.",
    ),
    hint=Message(
        nb="Siter med forfatter, årstall og side. Nummeret står i referanselisten.",
        nn="Siter med forfattar, årstal og side. Nummeret står i referanselista.",
        en="Cite author, year and page. The number belongs in the reference list.",
    ),
    why=Message(
        nb="Leseren leter i referanselisten etter forfatter, og finner ingen.",
        nn="Lesaren leitar i referanselista etter forfattar, og finn ingen.",
        en="The reader looks up an author in the reference list and finds none.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per citation; it names the authors where exactly one known work has this number."""
    for citation in manuscript.citations:
        if citation.kind != "report":
            continue
        number = citation.works[0].first_author
        sources = [source for source in manuscript.sources if _has_number(source, number)]
        expected = _cited(sources[0]) if len(sources) == 1 else None
        at = (citation.start, citation.end)
        yield Remark(RULE, citation.paragraph, *at, citation.text, expected, {"text": number})


def _has_number(source: Source, number: str) -> bool:
    """Whether the work names this number in full: "2017:31", not ":03"."""
    digits = re.search(r"\d{4}\s?[:/–-]\s?\d{1,3}|(?<![\d:])\d{3,}", number)
    if digits is None:
        return False
    wanted = digits.group().replace(" ", "")
    texts = [source.entry.text] if source.entry else []
    texts += [source.reference.fields.get("number", "")] if source.reference else []
    return any(re.search(rf"(?<!\d){re.escape(wanted)}(?!\d)", text.replace(" ", "")) for text in texts)


def _cited(source: Source) -> str:
    names = f"{source.names[0]} et al." if len(source.names) > 2 else " & ".join(source.names)
    return f"({names}, {source.year}{source.letter})"
