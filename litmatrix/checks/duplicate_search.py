"""The search log holds the same search twice, or two searches with the same id.

Its hits would be counted twice.

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
      - {database: Idunn, date: 2023-02-14, string: praksis AND flyktning*, hits: 8}
"""

from collections.abc import Iterator

from litmatrix.checks._searches import searches
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Review, Search

RULE = Rule(
    "SEA009",
    "duplicate-search",
    Severity.WARNING,
    message=Message(
        nb="Søket i {database} er det samme som, eller heter det samme som, et tidligere søk.",
        nn="Søket i {database} er det same som, eller heiter det same som, eit tidlegare søk.",
        en="The search in {database} is the same as, or has the same id as, an earlier search.",
    ),
    hint=Message(
        nb="Slett det ene, eller gi det et eget kortnavn (id). Det første står i {place}.",
        nn="Slett det eine, eller gi det eit eige kortnamn (id). Det første står i {place}.",
        en="Delete one, or give it an id of its own. The first stands in {place}.",
    ),
    why=Message(
        nb="Treffene ville bli talt to ganger.",
        nn="Treffa ville bli talde to gonger.",
        en="The hits would be counted twice.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per search whose id, or whose whole content, has stood before."""
    first: dict[tuple[str | None, ...], Place] = {}
    for search, place in searches(review):
        same = [first.setdefault(mark, place) for mark in _marks(search)]
        other = next((known for known in same if known is not place), None)
        if other:
            yield Fault(RULE, place.at("database"), {"database": search.database, "place": other})


def _marks(search: Search) -> list[tuple[str | None, ...]]:
    what = search.string or " ".join(search.words) or None
    whole = ("search", search.database.casefold(), search.date, what, search.filters)
    return [whole, ("id", search.id)] if search.id else [whole]
