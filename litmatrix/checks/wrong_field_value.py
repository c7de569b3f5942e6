"""A value is not of the type that the review declares for its field.

A column of numbers with a word in it can be neither sorted nor counted.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {deltakere: {type: integer, label: Deltakere}}
    --- sources/a.yaml
    reports: [a2020]
    fields: {deltakere: mange}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {deltakere: {type: integer, label: Deltakere}}
    --- sources/a.yaml
    reports: [a2020]
    fields: {deltakere: 24}
    --- sources/b.yaml
    reports: [b2021]
    fields: {deltakere: not-reported}
"""

from collections.abc import Iterator

from litmatrix.checks._values import EXAMPLES, LISTS, fits
from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import FieldDeclaration, Review, Study, gap_in

RULE = Rule(
    "FLD002",
    "wrong-field-value",
    Severity.ERROR,
    message=Message(
        nb="«{value}» passer ikke i feltet «{field}», som har typen {type}.",
        nn="«{value}» passar ikkje i feltet «{field}», som har typen {type}.",
        en="“{value}” does not fit the field “{field}”, which is of type {type}.",
    ),
    hint=Message(
        nb="Skriv for eksempel: {examples}. Sier ikke rapporten det, skriv not-reported. Feltet er erklært i {place}.",
        nn="Skriv til dømes: {examples}. Seier ikkje rapporten det, skriv not-reported. Feltet er erklært i {place}.",
        en="Write for example: {examples}. If the report does not say, write not-reported. The field is declared in {place}.",
    ),
    why=Message(
        nb="En tallkolonne med et ord i kan verken sorteres eller telles opp.",
        nn="Ein talkolonne med eit ord i kan verken sorterast eller teljast opp.",
        en="A column of numbers with a word in it can be neither sorted nor counted.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per value that does not fit its declared field, in the studies of the matrix."""
    declared = review.protocol.fields
    for study in review.included if declared else ():
        for name in study.fields:
            if name in declared:
                yield from _misfits(review, study, name, declared[name])


def _misfits(review: Review, study: Study, name: str, field: FieldDeclaration) -> Iterator[Fault]:
    for value, place in _written(study, name, field):
        if gap_in(value) is None and not fits(value, field):
            yield Fault(
                RULE,
                place,
                {
                    "value": value,
                    "field": name,
                    "type": field.type,
                    "examples": field.choices or EXAMPLES[field.type],
                    "place": review.protocol.place("fields", name).key(),
                    "near": nearest(value, field.choices),
                },
            )


def _written(study: Study, name: str, field: FieldDeclaration) -> Iterator[tuple[str, Place]]:
    """The values one by one where a list is allowed; elsewhere a list is one (wrong) value."""
    value, place = study.fields[name], study.place("fields", name)
    if isinstance(value, str):
        yield value, place
    elif field.type in LISTS:
        yield from ((item, place.at(position)) for position, item in enumerate(value))
    else:
        yield f"[{', '.join(value)}]", place
