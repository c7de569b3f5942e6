"""A paragraph or chapter of a law is cited without the year of the law, or the year stands outside parentheses.

A law is cited by its short title and year, (Folketrygdloven, 1997, § 14-4), at least the first time.
Source: Søk & Skriv, APA 7.

Fails:
    Programmet er regulert i integreringsloven kapittel 4.

Passes:
    Programmet er regulert i integreringsloven (2020, kap. 4). Lønn kan trekkes etter integreringsloven § 21.
"""

from collections.abc import Iterator

from litmatrix.audit.citation import Citation
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM019",
    "law-form",
    "format",
    message=Message(
        nb="«{text}» er ikke formen for å sitere en lov.",
        nn="«{text}» er ikkje forma for å sitere ei lov.",
        en="“{text}” is not the form for citing a law.",
    ),
    hint=Message(
        nb="Skriv lovens korttittel, årstall og paragraf: (Folketrygdloven, 1997, § 14-4), eller folketrygdloven (1997, § 14-4).",
        nn="Skriv korttittelen på lova, årstal og paragraf: (Folketrygdlova, 1997, § 14-4), eller folketrygdlova (1997, § 14-4).",
        en="Give the short title, the year and the section: (Folketrygdloven, 1997, § 14-4).",
    ),
    why=Message(
        nb="Lover endres og avløses. Årstallet sier hvilken lov du mener.",
        nn="Lover blir endra og avløyste. Årstalet seier kva lov du meiner.",
        en="Laws are amended and replaced. The year says which one you mean.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per mention, until the law has been cited once with its year."""
    dated: set[str] = set()
    for citation in manuscript.citations:
        if citation.kind != "law":
            continue
        work = citation.works[0]
        if "(" in citation.text:
            dated.add(work.first_author.casefold())
        elif work.first_author.casefold() not in dated:
            expected = _expected(manuscript, citation)
            at = (citation.start, citation.end)
            yield Remark(RULE, citation.paragraph, *at, citation.text, expected, {"text": citation.text})


def _expected(manuscript: Manuscript, citation: Citation) -> str | None:
    """The right form, where the year stands in the text or the law among the sources."""
    work = citation.works[0]
    if work.year is not None:
        return manuscript.corrected(citation)
    source = manuscript.identity.verdict(work).source
    if source is None or not source.year or work.locator is None:
        return None
    return f"{work.first_author} ({source.year}, {manuscript.convention.locator(work.locator)})"
