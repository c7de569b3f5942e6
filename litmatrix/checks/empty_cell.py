"""A study leaves cells of the matrix empty.

An empty cell says nothing: was it forgotten, or does the report not tell? `not-reported` tells them apart.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    method: Intervjuer

Passes:
    --- sources/a.yaml
    reports: [a2020]
    aim: Hvordan praksis virker
    method: Intervjuer
    found_in: [Oria]
    themes: [not-reported]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import FieldDeclaration, Review, Study

RULE = Rule(
    "MAT006",
    "empty-cell",
    Severity.INFO,
    message=Message(
        nb="Tomt i matrisen: {columns}.",
        nn="Tomt i matrisa: {columns}.",
        en="Empty in the matrix: {columns}.",
    ),
    hint=Message(
        nb="Fyll ut i studiefilen, eller skriv not-reported når rapporten ikke sier det.",
        nn="Fyll ut i studiefila, eller skriv not-reported når rapporten ikkje seier det.",
        en="Complete the study file, or write not-reported when the report does not say.",
    ),
    why=Message(
        nb="En tom rute sier ikke om noe ble glemt, eller om rapporten ikke forteller det.",
        nn="Ei tom rute seier ikkje om noko blei gløymt, eller om rapporten ikkje fortel det.",
        en="An empty cell does not say whether something was forgotten or the report does not tell.",
    ),
)

_FILLED_BY_HAND = ("aim", "method", "sample", "result", "found_in", "themes", "peer_reviewed")


def check(review: Review) -> Iterator[Fault]:
    """One fault per study for all its empty cells. Ratings, design and required fields have rules of their own."""
    layout, declared = review.protocol.matrix, review.protocol.fields
    own = tuple(name for name in layout.columns if name in _FILLED_BY_HAND)
    fields = {name: declared[name] for name in layout.columns if name in declared}
    for study in review.included:
        empty = tuple(name for name in own if not getattr(study, name))
        empty += tuple(name for name, field in fields.items() if _is_empty(study, name, field))
        if empty:
            yield Fault(RULE, study.place(empty[0]).key(), {"columns": empty})


def _is_empty(study: Study, name: str, field: FieldDeclaration) -> bool:
    applies = not field.applies_to or study.design in field.applies_to
    return applies and field.required == "false" and not study.fields.get(name)
