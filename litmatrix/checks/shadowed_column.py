"""A declared field has the name of a column that the matrix already has.

Nobody can tell which of the two `matrix.columns` means.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {sample: {type: integer, label: Antall}}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {deltakere: {type: integer, label: Antall}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.matrix.columns import COLUMNS
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FLD007",
    "shadowed-column",
    Severity.ERROR,
    message=Message(
        nb="Matrisen har allerede en kolonne «{field}».",
        nn="Matrisa har allereie ein kolonne «{field}».",
        en="The matrix already has a column “{field}”.",
    ),
    hint=Message(
        nb="Gi feltet et annet navn, her og i studiefilene. Opptatte navn er: {columns}.",
        nn="Gi feltet eit anna namn, her og i studiefilene. Opptekne namn er: {columns}.",
        en="Give the field another name, here and in the study files. Names in use are: {columns}.",
    ),
    why=Message(
        nb="Ingen kan se hvilken av de to kolonnene matrix.columns mener.",
        nn="Ingen kan sjå kva for ein av dei to kolonnane matrix.columns meiner.",
        en="Nobody can see which of the two columns matrix.columns means.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per declared field with the name of one of the matrix's own columns."""
    for name in review.protocol.fields:
        if name in COLUMNS:
            where = review.protocol.place("fields", name).key()
            yield Fault(RULE, where, {"field": name, "columns": tuple(COLUMNS)})
