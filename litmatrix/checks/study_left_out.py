"""A study is neither in the matrix nor among those left out.

It was read, and then it vanished without a reason. Only asked when `matrix.studies` lists the rows.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {studies: [a]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {studies: [a], excluded: {b: Handler om barn}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "MAT002",
    "study-left-out",
    Severity.WARNING,
    message=Message(
        nb="Studien «{study}» står verken i matrisen eller blant de utelatte.",
        nn="Studien «{study}» står verken i matrisa eller blant dei utelatne.",
        en="The study “{study}” is neither in the matrix nor among those left out.",
    ),
    hint=Message(
        nb="Legg {study} til i matrix.studies, eller skriv grunnen under matrix.excluded: {study}: …",
        nn="Legg {study} til i matrix.studies, eller skriv grunnen under matrix.excluded: {study}: …",
        en="Add {study} to matrix.studies, or write the reason under matrix.excluded: {study}: …",
    ),
    why=Message(
        nb="En studie som er lest og så blir borte uten grunn, ser ut som et valg du ikke vil vise.",
        nn="Ein studie som er lesen og så blir borte utan grunn, ser ut som eit val du ikkje vil vise.",
        en="A study that was read and then vanishes without a reason looks like a choice you will not show.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that a matrix with listed rows does not mention."""
    layout = review.protocol.matrix
    mentioned = {*layout.studies, *layout.excluded}
    for name in review.studies if layout.studies else ():
        if name not in mentioned:
            yield Fault(RULE, review.protocol.place("matrix", "studies").key(), {"study": name})
