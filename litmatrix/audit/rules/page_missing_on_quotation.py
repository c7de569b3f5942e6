"""A quotation has a citation, and the citation no page.

The page is obligatory for direct quotations. Source: Søk & Skriv, APA 7.

Fails:
    Arbeid er «viktig for å utvikle en følelse av tilhørighet» (Stachowski & Rasmussen, 2021).

Passes:
    Arbeid er «viktig for å utvikle en følelse av tilhørighet» (Stachowski & Rasmussen, 2021, s. 164).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.quotations import has_place, quotations
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM015",
    "page-missing-on-quotation",
    "error",
    message=Message(
        nb="Sitatet «{words} …» har ikke sidetall.",
        nn="Sitatet «{words} …» har ikkje sidetal.",
        en="The quotation “{words} …” has no page.",
    ),
    hint=Message(
        nb="Slå opp siden i kilden og sett den i siteringen. Har kilden ikke sider, skriv avsnitt («avsn. 3») eller overskrift.",
        nn="Slå opp sida i kjelda og set ho i siteringa. Har kjelda ikkje sider, skriv avsnitt («avsn. 3») eller overskrift.",
        en="Look up the page in the source and add it. If the source has no pages, give a paragraph or a heading.",
    ),
    why=Message(
        nb="Direkte sitat skal kunne slås opp ordrett. Sidetall er obligatorisk.",
        nn="Direkte sitat skal kunne slåast opp ordrett. Sidetal er obligatorisk.",
        en="A reader must be able to look up a quotation word for word. The page is obligatory.",
    ),
)
_SHOWN_WORDS = 5


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per quotation, in quotation marks or as a block."""
    for quotation in quotations(manuscript):
        if quotation.citation and quotation.citation.kind != "law" and not has_place(quotation.citation):
            words = {"words": " ".join(quotation.text.split()[:_SHOWN_WORDS])}
            at = (quotation.citation.start, quotation.citation.end)
            yield manuscript.remark(RULE, quotation.citation, at, words, certain=False)
    for position, paragraph in enumerate(manuscript.paragraphs):
        for citation in manuscript.by_paragraph.get(position, ()) if paragraph.kind == "quote" else ():
            if not has_place(citation):
                words = {"words": " ".join(paragraph.text.split()[:_SHOWN_WORDS])}
                yield manuscript.remark(RULE, citation, (citation.start, citation.end), words, certain=False)
