"""A search does not give the exact words that were typed.

A list of words says neither how they were combined nor how they were cut. When the source does not report the
string, the words are the least that can be told.

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, words: [praksis, flyktning], hits: 112}

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
"""

from collections.abc import Iterator

from litmatrix.checks._searches import searches, without
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "SEA002",
    "search-without-string",
    Severity.INFO,
    message=Message(
        nb="Søket i {database} mangler den nøyaktige søkestrengen.",
        nn="Søket i {database} manglar den nøyaktige søkjestrengen.",
        en="The search in {database} lacks the exact search string.",
    ),
    hint=Message(
        nb="Lim inn det du skrev i søkefeltet: string: praksis AND flyktning*. Er det ikke kjent, skriv not-reported, og ordene under words.",
        nn="Lim inn det du skreiv i søkjefeltet: string: praksis AND flyktning*. Er det ikkje kjent, skriv not-reported, og orda under words.",
        en="Paste what you typed in the search field: string: praksis AND flyktning*. If it is not known, write not-reported, and the words under words.",
    ),
    why=Message(
        nb="En liste med ord sier ikke hvordan de ble kombinert eller trunkert.",
        nn="Ei liste med ord seier ikkje korleis dei blei kombinerte eller trunkerte.",
        en="A list of words does not say how they were combined or truncated.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per search whose string is missing or `todo`, or not reported while no words are known either."""
    for search, place in without(review, "string"):
        yield Fault(RULE, place, {"database": search.database})
    for search, place in searches(review):
        if search.string == Gap.NOT_REPORTED.value and not search.words:
            yield Fault(RULE, place.at("string"), {"database": search.database})
