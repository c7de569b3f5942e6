"""Something is still to be done: an item of a `todo` list.

What was noted as still to do should not be forgotten before handing in.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    todo: [Les kapittel 4 en gang til]

Passes:
    --- sources/a.yaml
    reports: [a2020]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "TOD001",
    "todo-left",
    Severity.INFO,
    message=Message(
        nb="Gjenstår: {note}",
        nn="Står att: {note}",
        en="Still to do: {note}",
    ),
    hint=Message(
        nb="Slett punktet når det er gjort.",
        nn="Slett punktet når det er gjort.",
        en="Delete the item when it is done.",
    ),
    why=Message(
        nb="Det du har notert at gjenstår, skal ikke bli glemt før innlevering.",
        nn="Det du har notert at står att, skal ikkje bli gløymt før innlevering.",
        en="What you noted as still to do should not be forgotten before you hand in.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per item of a `todo` list in review.yaml, search.yaml, a study of the matrix, a finding or a rating sheet."""
    for notes, place in _lists(review):
        for position, note in enumerate(notes):
            yield Fault(RULE, place.at(position), {"note": note})


def _lists(review: Review) -> Iterator[tuple[tuple[str, ...], Place]]:
    yield review.protocol.todo, review.protocol.place("todo")
    for study in review.included:
        yield study.todo, study.place("todo")
    for finding in review.findings:
        yield finding.header.todo, finding.place("todo")
    if review.search:
        yield review.search.todo, review.search.place("todo")
    for sheet in review.sheets.values():
        yield sheet.todo, sheet.place("todo")
    if review.consensus:
        yield review.consensus.todo, review.consensus.place("todo")
