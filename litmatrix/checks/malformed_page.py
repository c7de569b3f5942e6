"""A page is not a page number, or a range of pages runs backwards.

The documents print "s." before it, so it must be numbers only: 4, 10-12, xii.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: s. 12, quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12-13, quote: Praksis virker}
"""

from collections.abc import Iterator

from litmatrix.checks._pages import cited_pages, page_ranges
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "EVI007",
    "malformed-page",
    Severity.WARNING,
    message=Message(
        nb="«{page}» er ikke et sidetall eller et stigende sideområde.",
        nn="«{page}» er ikkje eit sidetal eller eit stigande sideområde.",
        en="“{page}” is not a page number or a rising range of pages.",
    ),
    hint=Message(
        nb="Skriv bare tallet: 12, 10-12, xii eller 4, 9. Forkortelsen «s.» kommer av seg selv.",
        nn="Skriv berre talet: 12, 10-12, xii eller 4, 9. Forkortinga «s.» kjem av seg sjølv.",
        en="Write only the number: 12, 10-12, xii or 4, 9. The abbreviation “p.” comes by itself.",
    ),
    why=Message(
        nb="Leseren skal kunne slå opp siden, og sidetallet kan ikke kontrolleres når det ikke er et tall.",
        nn="Lesaren skal kunne slå opp sida, og sidetalet kan ikkje kontrollerast når det ikkje er eit tal.",
        en="The reader should be able to look the page up, and what is no number cannot be checked.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per page of an evidence item or of a citation in a finding that cannot be read."""
    for _, page, place in cited_pages(review):
        if not page_ranges(page):
            yield Fault(RULE, place, {"page": page[:60]})
