"""A cited page lies outside the pages of the article or chapter.

Fails:
    Det er slik (Kobberstad, 2020, s. 12).

    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 92–108.

Passes:
    Det er slik (Kobberstad, 2020, s. 98).

    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 92–108.
"""

from collections.abc import Iterator

from litmatrix.audit.locators import page_numbers
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Parameters, Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD009",
    "page-outside-work",
    "error",
    message=Message(
        nb="Side {pages} ligger utenfor {work}, som er på side {first}–{last}.",
        nn="Side {pages} ligg utanfor {work}, som er på side {first}–{last}.",
        en="Page {pages} is outside {work}, which has pages {first}–{last}.",
    ),
    hint=Message(
        nb="Rett sidetallet. Er det et annet kapittel i samme bok, skal det siteres med sine egne forfattere.",
        nn="Rett sidetalet. Er det eit anna kapittel i same bok, skal det siterast med sine eigne forfattarar.",
        en="Correct the page. If it is another chapter of the same book, cite it by its own authors.",
    ),
    why=Message(
        nb="På den siden finner leseren ikke verket, og kanskje et annet.",
        nn="På den sida finn lesaren ikkje verket, og kanskje eit anna.",
        en="On that page the reader does not find the work, and perhaps finds another.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work; works of the same authors and year together hold all their pages."""
    for citation, work in manuscript.in_text():
        verdict = manuscript.identity.verdict(work)
        source = verdict.source
        if source is None or source.pages is None or work.locator is None or verdict.relation == "authors":
            continue
        alike = [one for one in manuscript.sources if (one.names, one.year) == (source.names, source.year)]
        ranges = [one.pages for one in alike]
        for first, last in page_numbers(work.locator):
            if all(pages is not None and (first < pages[0] or last > pages[1]) for pages in ranges):
                parameters: Parameters = {
                    "pages": work.locator.pages.text,
                    "work": f"{source.names[0]} ({source.year})",
                    "first": source.pages[0],
                    "last": source.pages[1],
                }
                at = (work.locator.start, work.locator.end)
                yield manuscript.remark(RULE, citation, at, parameters, certain=False)
                break
