"""A study is left out of the matrix by a name that no file in sources/ bears.

That is fine for a study that was never read in; but a misspelt name leaves the wrong study in the matrix.

Fails:
    --- matrices/r/review.yaml
    title: Praksis og arbeid
    research_questions: [{id: F1, label: Arbeid, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite, means: Lite}, {id: godt, label: Godt, means: Godt}]}
    matrix: {excluded: {aa: For gammel}}

Passes:
    --- matrices/r/review.yaml
    title: Praksis og arbeid
    research_questions: [{id: F1, label: Arbeid, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite, means: Lite}, {id: godt, label: Godt, means: Godt}]}
    matrix: {excluded: {a: For gammel}}
"""

from collections.abc import Iterator

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "MAT007",
    "excluded-without-file",
    Severity.INFO,
    message=Message(
        nb="«{study}» er utelatt, men ingen studiefil heter det.",
        nn="«{study}» er utelaten, men inga studiefil heiter det.",
        en="“{study}” is left out, but no study file is called that.",
    ),
    hint=Message(
        nb="Er studien aldri lagt inn, er det i orden. Ellers skal navnet være det samme som filens, uten .yaml.",
        nn="Er studien aldri lagd inn, er det i orden. Elles skal namnet vere det same som fila sitt, utan .yaml.",
        en="If the study was never put in, all is well. Otherwise the name must be the file's, without .yaml.",
    ),
    why=Message(
        nb="Er navnet skrevet feil, blir den utelatte studien stående i matrisen.",
        nn="Er namnet skrive feil, blir den utelatne studien ståande i matrisa.",
        en="If the name is misspelt, the study that should be left out stays in the matrix.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per excluded name without a file."""
    suggestions = Suggestions(review.studies)
    for name in review.protocol.matrix.excluded:
        if name not in review.studies:
            place = review.protocol.place("matrix", "excluded", name).key()
            yield Fault(RULE, place, {"study": name, "near": suggestions.near(name)})
