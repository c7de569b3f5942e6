"""A search does not say when it was made.

The same search gives other hits next month, so nobody can repeat it.

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, string: praksis AND flyktning*, hits: 112}

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
"""

from collections.abc import Iterator

from litmatrix.checks._searches import without
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "SEA001",
    "search-without-date",
    Severity.INFO,
    message=Message(
        nb="Søket i {database} mangler dato.",
        nn="Søket i {database} manglar dato.",
        en="The search in {database} has no date.",
    ),
    hint=Message(
        nb="Skriv dagen du søkte: date: 2023-02-14. Er den ikke kjent, skriv not-reported.",
        nn="Skriv dagen du søkte: date: 2023-02-14. Er han ikkje kjend, skriv not-reported.",
        en="Write the day you searched: date: 2023-02-14. If it is not known, write not-reported.",
    ),
    why=Message(
        nb="Samme søk gir andre treff neste måned. Uten dato kan ingen gjøre det på nytt.",
        nn="Same søk gir andre treff neste månad. Utan dato kan ingen gjere det på nytt.",
        en="The same search gives other hits next month. Without a date nobody can repeat it.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per search whose date is missing or `todo`."""
    for search, place in without(review, "date"):
        yield Fault(RULE, place, {"database": search.database})
