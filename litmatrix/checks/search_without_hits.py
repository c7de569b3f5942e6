"""A search does not say how much was found.

Without the number nobody can see how much was sorted out, or check that the counts add up.

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*}

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
    "SEA003",
    "search-without-hits",
    Severity.INFO,
    message=Message(
        nb="Søket i {database} mangler antall treff.",
        nn="Søket i {database} manglar talet på treff.",
        en="The search in {database} does not say how many hits it gave.",
    ),
    hint=Message(
        nb="Skriv tallet: hits: 112. Er det ikke kjent, skriv not-reported.",
        nn="Skriv talet: hits: 112. Er det ikkje kjent, skriv not-reported.",
        en="Write the number: hits: 112. If it is not known, write not-reported.",
    ),
    why=Message(
        nb="Uten tallet kan ingen se hvor mye som ble valgt bort, eller om tallene går opp.",
        nn="Utan talet kan ingen sjå kor mykje som blei valt bort, eller om tala går opp.",
        en="Without the number nobody can see how much was sorted out, or whether the counts add up.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per search whose hits are missing or `todo`."""
    for search, place in without(review, "hits"):
        yield Fault(RULE, place, {"database": search.database})
