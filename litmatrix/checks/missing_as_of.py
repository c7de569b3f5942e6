"""The matrix shows the age of the studies, but not the year it counts from.

The tool does not look at the clock: the same review gives the same matrix next year.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {columns: [citation, ratings, age]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {columns: [citation, ratings, age], as_of: 2023}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "MAT004",
    "missing-as-of",
    Severity.WARNING,
    message=Message(
        nb="Matrisen viser alder, men ikke hvilket år den regnes fra.",
        nn="Matrisa viser alder, men ikkje kva år han blir rekna frå.",
        en="The matrix shows the age, but not the year it counts from.",
    ),
    hint=Message(
        nb="Skriv året under matrix i review.yaml: as_of: 2023. Eller ta age ut av columns.",
        nn="Skriv året under matrix i review.yaml: as_of: 2023. Eller ta age ut av columns.",
        en="Write the year under matrix in review.yaml: as_of: 2023. Or take age out of columns.",
    ),
    why=Message(
        nb="Uten året står kolonnen tom. Verktøyet ser ikke på klokken, så matrisen er den samme også neste år.",
        nn="Utan året står kolonnen tom. Verktøyet ser ikkje på klokka, så matrisa er den same neste år òg.",
        en="Without the year the column is empty. The tool does not look at the clock, so the matrix is the same next year.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault when `age` is a column and `as_of` is missing."""
    layout = review.protocol.matrix
    if layout.as_of is None and "age" in layout.columns:
        yield Fault(RULE, review.protocol.place("matrix", "columns", layout.columns.index("age")))
