"""What the Norwegian APA manual wants and `norsk-apa-manual.csl` does not do: one subject per file.

Measured on examples printed by Søk & Skriv, UiT, Kildekompasset and NTNU (tests/reference_cases/). A rule either
prepares a work so that the style prints it right (`PREPARE`), or mends the finished text (`MEND_…`). Each file
names its source.
"""

from collections.abc import Callable

from litmatrix.citations.csl_item import Item
from litmatrix.citations.rules import (
    articles,
    books,
    communication,
    court_cases,
    dates,
    kinds,
    laws,
    many_authors,
    newspapers,
    parliament,
    publishers,
    reports,
    same_author,
    theses,
    titles,
    websites,
)
from litmatrix.citations.work import Work
from litmatrix.document import Inlines

Prepare = Callable[[Work], Item]
Mend = Callable[[Inlines], Inlines]

PREPARE: tuple[Prepare, ...] = (
    laws.prepare,
    parliament.prepare,
    court_cases.prepare,
    communication.prepare,
    theses.prepare,
    reports.prepare,
    newspapers.prepare,
    articles.prepare,
    titles.prepare,
    books.prepare,
    kinds.prepare,
    websites.prepare,
    publishers.prepare,
)
"""In this order: what a work is comes first, who published it last."""

MEND_CITATION: tuple[Mend, ...] = (same_author.mend, dates.mend_citation)
MEND_ENTRY: tuple[Mend, ...] = (many_authors.mend, dates.mend_entry, websites.mend)
