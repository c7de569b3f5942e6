"""The matrix is told to show a column that does not exist.

A column is one of the tool's own or a field that the review declares.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {columns: [citation, titel, ratings]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {land: {type: text, label: Land}}
    matrix: {columns: [citation, title, land, ratings]}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.matrix.columns import COLUMNS
from litmatrix.message import Message
from litmatrix.model import Review
from litmatrix.norwegian_words import nearest_word

RULE = Rule(
    "MAT001",
    "unknown-column",
    Severity.ERROR,
    message=Message(
        nb="Det finnes ingen kolonne «{column}».",
        nn="Det finst ingen kolonne «{column}».",
        en="There is no column “{column}”.",
    ),
    hint=Message(
        nb="Kolonnene er: {columns}. En egen kolonne erklæres under fields i review.yaml.",
        nn="Kolonnane er: {columns}. Ein eigen kolonne erklærer du under fields i review.yaml.",
        en="The columns are: {columns}. A column of your own is declared under fields in review.yaml.",
    ),
    why=Message(
        nb="Matrisen vet ikke hva som skal stå der.",
        nn="Matrisa veit ikkje kva som skal stå der.",
        en="The matrix does not know what to put there.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown name in `matrix.columns` and `matrix.labels`."""
    known = (*COLUMNS, *review.protocol.fields)
    for name, place in _named(review):
        if name not in known:
            yield Fault(RULE, place, {"column": name, "columns": known, "near": nearest_word(name, known)})


def _named(review: Review) -> Iterator[tuple[str, Place]]:
    protocol = review.protocol
    for position, name in enumerate(protocol.matrix.columns):
        yield name, protocol.place("matrix", "columns", position)
    for name in protocol.matrix.labels:
        yield name, protocol.place("matrix", "labels", name).key()
