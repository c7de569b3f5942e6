"""A long quotation stands in the running text, or a block quotation has quotation marks or the full stop last.

Quotations of 40 words and more are an indented block without marks, the full stop before the citation.
Source: Søk & Skriv, APA 7.

Fails:
    «en to tre fire fem seks sju åtte ni ti en to tre fire fem seks sju åtte ni ti en to tre fire fem seks sju åtte ni ti en to tre fire fem seks sju åtte ni ti» (Dalland, 2020, s. 5).

Passes:
    «en to tre fire fem seks sju åtte ni ti en to tre fire fem seks sju åtte ni ti» (Dalland, 2020, s. 5).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.quotations import quotations
from litmatrix.audit.rule import Parameters, Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM018",
    "block-quote-form",
    "format",
    message=Message(
        nb="Sitatet på {words} ord har ikke formen til et {form}.",
        nn="Sitatet på {words} ord har ikkje forma til eit {form}.",
        en="The quotation of {words} words does not have the form of a {form}.",
    ),
    hint=Message(
        nb="40 ord og mer: eget avsnitt med innrykk, uten anførselstegn, punktum før siteringen. Kortere: i teksten.",
        nn="40 ord og meir: eige avsnitt med innrykk, utan hermeteikn, punktum før siteringa. Kortare: i teksten.",
        en="40 words and more: an indented paragraph, no quotation marks, full stop before the citation. Shorter: in the text.",
    ),
    why=Message(
        nb="Formen viser leseren hvor sitatet begynner og slutter.",
        nn="Forma viser lesaren kvar sitatet byrjar og sluttar.",
        en="The form shows the reader where the quotation begins and ends.",
    ),
)
_LONG = 40
_FORMS = {"nb": "blokksitat", "nn": "blokksitat", "en": "block quotation"}


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per quotation."""
    form = _FORMS[manuscript.convention.language]
    for quotation in quotations(manuscript):
        if quotation.words >= _LONG:
            parameters: Parameters = {"words": quotation.words, "form": form}
            text = f"{quotation.text[:60]} …"
            yield Remark(RULE, quotation.paragraph, quotation.start, quotation.end, text, None, parameters)
    for position, paragraph in enumerate(manuscript.paragraphs):
        citations = manuscript.by_paragraph.get(position, ())
        if paragraph.kind != "quote" or not citations:
            continue
        start, end = citations[-1].start, citations[-1].end
        marked = paragraph.text[0] in '«“„"'
        stop_last = paragraph.text[end : end + 1] == "." and paragraph.text[:start].rstrip()[-1:] not in ".?!"
        if marked or stop_last:
            parameters = {"words": len(paragraph.text[:start].split()), "form": form}
            yield Remark(RULE, position, start, end, citations[-1].text, None, parameters)
