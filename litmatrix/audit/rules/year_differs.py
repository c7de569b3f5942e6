"""A work is cited with another year than it has.

By the references; without them, when one citation has another year than all others and the same pages.

Fails:
    Det er slik (Kobberstad, 2022, s. 97).

    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 92–108.

Passes:
    Det er slik (Kobberstad, 2020, s. 97).

    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 92–108.
"""

from collections.abc import Iterator

from litmatrix.audit.citation import CitedWork
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.audit.years import base_year
from litmatrix.message import Message

RULE = audit_rule(
    "AUD004",
    "year-differs",
    "error",
    message=Message(
        nb="{name} er sitert med {year} her og med {other} ellers.",
        nn="{name} er sitert med {year} her og med {other} elles.",
        en="{name} is cited with {year} here and with {other} elsewhere.",
    ),
    hint=Message(
        nb="Er det samme verk, rett årstallet. Er det et annet, må det stå i referanselisten.",
        nn="Er det same verket, rett årstalet. Er det eit anna, må det stå i referanselista.",
        en="If it is the same work, correct the year. If it is another, it must be in the reference list.",
    ),
    why=Message(
        nb="Et galt årstall peker på et verk som ikke finnes, eller på et annet enn du har lest.",
        nn="Eit gale årstal peikar på eit verk som ikkje finst, eller på eit anna enn du har lese.",
        en="A wrong year points to a work that does not exist, or to another than the one that was read.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per citation of such a work."""
    for citation, work in manuscript.in_text():
        verdict = manuscript.identity.verdict(work)
        if verdict.relation != "year" or work.year is None or work.genre == "document":
            continue
        other = verdict.source.year if verdict.source else ", ".join(sorted(_other_years(manuscript, work)))
        remark = manuscript.remark(
            RULE,
            citation,
            (work.year.start, work.year.end),
            {"name": work.first_author, "year": work.year_text, "other": other},
            certain=False,
        )
        if verdict.source and _pages_fit(work, verdict.source.pages) and len(citation.works) == 1:
            right = citation.text.replace(work.year_text, verdict.source.year, 1)
            remark = remark._replace(expected=right)
        yield remark


def _other_years(manuscript: Manuscript, work: CitedWork) -> set[str]:
    names = manuscript.identity.names(work)
    others = [one for _, one in manuscript.in_text() if manuscript.identity.names(one) == names]
    return {base_year(one.year_text) for one in others} - {base_year(work.year_text), ""}


def _pages_fit(work: CitedWork, pages: tuple[int, int] | None) -> bool:
    """Whether the cited pages lie in the work that it would be: then it is certain."""
    from litmatrix.audit.locators import page_numbers

    cited = page_numbers(work.locator)
    return (
        pages is not None and bool(cited) and all(pages[0] <= first and last <= pages[1] for first, last in cited)
    )
