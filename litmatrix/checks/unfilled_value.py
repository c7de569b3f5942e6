"""A value says `todo`: its author has not filled it in yet.

The documents say there that something is still to be done.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    aim: todo

Passes:
    --- sources/a.yaml
    reports: [a2020]
    aim: Hvordan praksis virker
"""

from collections.abc import Iterator

from litmatrix.checks._written import fields_that_say
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "TOD002",
    "unfilled-value",
    Severity.INFO,
    message=Message(
        nb="«{field}» er ikke fylt ut ennå.",
        nn="«{field}» er ikkje fylt ut enno.",
        en="“{field}” is not filled in yet.",
    ),
    hint=Message(
        nb="Skriv verdien i stedet for todo. Står den ikke i rapporten du har lest, skriver du not-reported.",
        nn="Skriv verdien i staden for todo. Står han ikkje i rapporten du har lese, skriv du not-reported.",
        en="Write the value instead of todo. If the report you read does not say, write not-reported.",
    ),
    why=Message(
        nb="I dokumentene står det at noe gjenstår her.",
        nn="I dokumenta står det at noko står att her.",
        en="The documents say that something is still to be done here.",
    ),
)

_ASKED_ELSEWHERE = frozenset({"todo", "question", "rating", "date", "string", "hits"})
"""Lists of notes, the problem statement, ratings and searches have rules of their own."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per value `todo` in review.yaml, search.yaml, the studies of the matrix and the findings."""
    for written in fields_that_say({Gap.TODO.value}, review, leave_out=_ASKED_ELSEWHERE):
        yield Fault(RULE, written.place, {"field": written.field})
