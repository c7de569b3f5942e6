"""A finding, the matrix or a rating sheet names a study that does not exist.

A finding cannot rest on a study that is not there, and the matrix cannot show it.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [aa, b]
    ---
    # Praksis virker

    Praksis virker [@b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

from collections.abc import Iterator

from litmatrix.checks._given import named_studies
from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "STU003",
    "unknown-study",
    Severity.ERROR,
    message=Message(
        nb="Det finnes ingen studie «{study}».",
        nn="Det finst ingen studie «{study}».",
        en="There is no study “{study}”.",
    ),
    hint=Message(
        nb="En studie heter det samme som filen sin: sources/{study}.yaml. Rett navnet, eller lag filen.",
        nn="Ein studie heiter det same som fila si: sources/{study}.yaml. Rett namnet, eller lag fila.",
        en="A study is called what its file is called: sources/{study}.yaml. Correct the name, or make the file.",
    ),
    why=Message(
        nb="Et funn kan ikke hvile på en studie som ikke er der, og matrisen kan ikke vise den.",
        nn="Eit funn kan ikkje kvile på ein studie som ikkje er der, og matrisa kan ikkje vise han.",
        en="A finding cannot rest on a study that is not there, and the matrix cannot show it.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per name of a study that no file in sources/ bears."""
    suggestions = Suggestions(review.studies)
    for name, place in _named(review):
        if name not in review.studies:
            yield Fault(RULE, place, {"study": name, "near": suggestions.near(name)})


def _named(review: Review) -> Iterator[tuple[str, Place]]:
    protocol = review.protocol
    for position, name in enumerate(protocol.matrix.studies):
        yield name, protocol.place("matrix", "studies", position)
    for finding in review.findings:
        for position, name in enumerate(finding.header.supported_by):
            yield name, finding.place("supported_by", position)
        for position, name in enumerate(finding.header.contradicted_by):
            yield name, finding.place("contradicted_by", position)
    yield from named_studies(review)
