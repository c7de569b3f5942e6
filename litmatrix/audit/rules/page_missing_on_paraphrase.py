"""A citation without a quotation gives no page.

For a paraphrase the page is recommended, and no more. Source: Søk & Skriv, APA 7.

Fails:
    Mange opplever å bli dårlig mottatt (Barstad, 2021).

Passes:
    Mange opplever å bli dårlig mottatt (Barstad, 2021, s. 4).
"""

from collections.abc import Iterator, Sequence

from litmatrix.audit.citation import CitedWork
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.quotations import has_place, quotations
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM016",
    "page-missing-on-paraphrase",
    "info",
    message=Message(nb="Uten sidetall: {works}.", nn="Utan sidetal: {works}.", en="Without a page: {works}."),
    hint=Message(
        nb="Viser du til en bestemt del av verket, sett inn siden. Viser du til hele verket, er det riktig slik.",
        nn="Viser du til ein bestemt del av verket, set inn sida. Viser du til heile verket, er det rett slik.",
        en="If you refer to a particular part, add the page. If you mean the whole work, it is right as it stands.",
    ),
    why=Message(
        nb="Sidetall er anbefalt også når du gjengir med egne ord, så leseren kan finne stedet.",
        nn="Sidetal er tilrådd også når du gjev att med eigne ord, så lesaren kan finne staden.",
        en="A page is recommended for paraphrases too, so that the reader can find the place.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """One remark per citation, naming its works without a page."""
    quoted = {
        (one.citation.paragraph, one.citation.start)
        for one in quotations(manuscript)
        if one.citation and not has_place(one.citation)
    }
    for citation in manuscript.citations:
        if (
            citation.kind in {"table", "law", "report", "personal"}
            or (citation.paragraph, citation.start) in quoted
        ):
            continue
        if manuscript.paragraphs[citation.paragraph].kind == "quote":
            continue
        bare = [
            work
            for position, work in enumerate(citation.works)
            if not work.locator
            and not work.suffix
            and work.genre in {"work", "document"}
            and not _read_second_hand(citation.works, position)
        ]
        if bare:
            works = tuple(dict.fromkeys(_name(work) for work in bare))
            yield manuscript.remark(
                RULE, citation, (citation.start, citation.end), {"works": works}, certain=False
            )


def _name(work: CitedWork) -> str:
    return work.first_author if work.genre == "document" else f"{work.first_author} {work.year_text}"


def _read_second_hand(works: Sequence[CitedWork], position: int) -> bool:
    """The page of "Bourdieu, 1986, sitert i Wilken, 2008, s. 43" is Wilken's."""
    return position + 1 < len(works) and works[position + 1].secondary is not None
