"""A study is both a row of the matrix and among those left out.

The review says two things that cannot both be true.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {studies: [a, b], excluded: {b: Handler om barn}}

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
    "MAT003",
    "listed-and-excluded",
    Severity.ERROR,
    message=Message(
        nb="«{study}» er både med i matrisen og utelatt.",
        nn="«{study}» er både med i matrisa og utelaten.",
        en="“{study}” is both in the matrix and left out.",
    ),
    hint=Message(
        nb="Slett den ene av de to linjene. Raden står i {place}.",
        nn="Slett den eine av dei to linjene. Rada står i {place}.",
        en="Delete one of the two lines. The row stands in {place}.",
    ),
    why=Message(
        nb="Reviewet sier to ting som ikke kan være sanne samtidig.",
        nn="Reviewet seier to ting som ikkje kan vere sanne samtidig.",
        en="The review says two things that cannot both be true.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study in both `matrix.studies` and `matrix.excluded`."""
    protocol = review.protocol
    for name in protocol.matrix.excluded:
        if name in protocol.matrix.studies:
            place = protocol.place("matrix", "studies", protocol.matrix.studies.index(name))
            where = protocol.place("matrix", "excluded", name).key()
            yield Fault(RULE, where, {"study": name, "place": place})
