"""The review has no study, so there is nothing to put in the matrix.

Fails:
    --- matrices/r/findings/01-x.md (removed)
    --- sources/a.yaml (removed)
    --- sources/b.yaml (removed)

Passes:
    --- sources/b.yaml (removed)
    --- sources/a.yaml
    reports: [a2020]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "STU011",
    "no-study",
    Severity.WARNING,
    message=Message(
        nb="Reviewet har ingen studier, så matrisen blir tom.",
        nn="Reviewet har ingen studiar, så matrisa blir tom.",
        en="The review has no studies, so the matrix will be empty.",
    ),
    hint=Message(
        nb="Hent kilder med «litmatrix import bibliotek.bib». Ligger de alt i sources/, lag en fil for hver, for eksempel "
        "sources/{key}.yaml med linjen reports: [{key}].",
        nn="Hent kjelder med «litmatrix import bibliotek.bib». Ligg dei alt i sources/, lag ei fil for kvar, til dømes "
        "sources/{key}.yaml med linja reports: [{key}].",
        en="Bring in sources with “litmatrix import library.bib”. If they are in sources/ already, make a file for each, "
        "for example sources/{key}.yaml with the line reports: [{key}].",
    ),
    why=Message(
        nb="Hver rad i matrisen er en studie, og hver studie er en fil i sources/.",
        nn="Kvar rad i matrisa er ein studie, og kvar studie er ei fil i sources/.",
        en="Every row of the matrix is a study, and every study is a file in sources/.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for a review without a study in its matrix."""
    if not review.included:
        yield Fault(RULE, review.protocol.place(), {"key": next(iter(review.references), "hansen2020")})
