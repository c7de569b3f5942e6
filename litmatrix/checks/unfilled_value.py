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

from collections.abc import Iterator, Mapping

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Key, Place
from litmatrix.message import Message
from litmatrix.model import Gap, Model, Review

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
        nb="Skriv verdien i stedet for todo, eller not-reported når rapporten ikke sier det.",
        nn="Skriv verdien i staden for todo, eller not-reported når rapporten ikkje seier det.",
        en="Write the value instead of todo, or not-reported when the report does not say.",
    ),
    why=Message(
        nb="I dokumentene står det at noe gjenstår her.",
        nn="I dokumenta står det at noko står att her.",
        en="The documents say that something is still to be done here.",
    ),
)

_ASKED_ELSEWHERE = frozenset({"todo", "rating", "date", "string", "hits"})
"""Lists of notes, ratings and searches have rules of their own."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per value `todo` in review.yaml, search.yaml, the studies of the matrix and the findings."""
    for value, place in _files(review):
        for keys in _unfilled(value, ()):
            field = next(key for key in reversed(keys) if isinstance(key, str))
            yield Fault(RULE, place.at(*keys), {"field": field})


def _files(review: Review) -> Iterator[tuple[Model, Place]]:
    yield review.protocol, review.protocol.place()
    for study in review.included:
        yield study, study.place()
    for finding in review.findings:
        yield finding.header, finding.place()
    if review.search:
        yield review.search, review.search.place()
    for sheet in review.sheets.values():
        yield sheet, sheet.place()
    if review.consensus:
        yield review.consensus, review.consensus.place()


def _unfilled(value: object, keys: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """The addresses of all texts `todo` at and below a value that stands at `keys`."""
    if isinstance(value, str):
        if value == Gap.TODO.value:
            yield keys
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _unfilled(item, (*keys, position))
    elif isinstance(value, Model):
        for name, item in value.__dict__.items():
            if item and name not in _ASKED_ELSEWHERE:
                yield from _unfilled(item, (*keys, name))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _unfilled(item, (*keys, name))
