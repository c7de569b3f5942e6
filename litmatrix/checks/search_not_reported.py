"""A search says that its date, string or hits were not reported.

That is honest, and it stays a weakness of the review: the search cannot be repeated.

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: not-reported, string: praksis AND flyktning*, hits: 112}

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
"""

from collections.abc import Iterator

from litmatrix.checks._searches import DETAILS, searches
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review, gap_in

RULE = Rule(
    "SEA004",
    "search-not-reported",
    Severity.INFO,
    message=Message(
        nb="Kilden oppgir ikke «{field}» for søket i {database}.",
        nn="Kjelda oppgir ikkje «{field}» for søket i {database}.",
        en="The source does not report “{field}” for the search in {database}.",
    ),
    hint=Message(
        nb="Finner du det i nettleserens historikk eller i databasens søkehistorikk, skriv det her. Ellers si det i metodekapittelet.",
        nn="Finn du det i historikken til nettlesaren eller i søkjehistorikken til databasen, skriv det her. Elles sei det i metodekapittelet.",
        en="If you find it in your browser's history or the database's search history, write it here. Otherwise say so in the methods chapter.",
    ),
    why=Message(
        nb="Et søk uten dato, streng og treff kan ikke gjøres på nytt av en annen.",
        nn="Eit søk utan dato, streng og treff kan ikkje gjerast på nytt av ein annan.",
        en="A search without date, string and hits cannot be repeated by somebody else.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per detail of a search that says `not-reported`."""
    for search, place in searches(review):
        for field in DETAILS:
            if gap_in(getattr(search, field)) is Gap.NOT_REPORTED:
                yield Fault(RULE, place.at(field), {"field": field, "database": search.database})
