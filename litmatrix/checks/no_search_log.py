"""The review has no search log, or an empty one.

A search that is not written down cannot be repeated, and cannot be described in the methods chapter.

Fails:
    --- matrices/r/search.yaml (removed)

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "SEA006",
    "no-search-log",
    Severity.INFO,
    message=Message(
        nb="Ingen søk er ført i søkeloggen.",
        nn="Ingen søk er førte i søkjeloggen.",
        en="The search log holds no search.",
    ),
    hint=Message(
        nb="Skriv i matrices/{review}/search.yaml hvor, når og med hvilke ord du søkte, og hvor mange treff det ga.",
        nn="Skriv i matrices/{review}/search.yaml kvar, når og med kva ord du søkte, og kor mange treff det gav.",
        en="Write in matrices/{review}/search.yaml where, when and with which words you searched, and how many hits it gave.",
    ),
    why=Message(
        nb="Et søk som ikke er skrevet ned, kan ikke gjøres på nytt og ikke beskrives i metodekapittelet.",
        nn="Eit søk som ikkje er skrive ned, kan ikkje gjerast på nytt og ikkje skildrast i metodekapittelet.",
        en="A search that is not written down cannot be repeated, nor described in the methods chapter.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for a review without a search."""
    if review.search is None:
        yield Fault(RULE, review.protocol.place(), {"review": review.name})
    elif not review.search.searches:
        yield Fault(RULE, review.search.place("searches").key(), {"review": review.name})
