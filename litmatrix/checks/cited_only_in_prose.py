"""A finding cites a work that is no study's report.

The matrix and the findings chapter then rest on different works, and nobody can see in the matrix what the
cited work says or how it was judged.

Fails:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
    # Praksis virker

    Praksis virker [@a2020; @c2022].

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

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF005",
    "cited-only-in-prose",
    Severity.WARNING,
    message=Message(
        nb="«{key}» er sitert her, men er ikke rapport i noen studie.",
        nn="«{key}» er sitert her, men er ikkje rapport i nokon studie.",
        en="“{key}” is cited here, but is not a report of any study.",
    ),
    hint=Message(
        nb="Er dette en av studiene i reviewet, lag sources/{key}.yaml. Er det bakgrunn, siter verket utenfor funnene.",
        nn="Er dette ein av studiane i reviewet, lag sources/{key}.yaml. Er det bakgrunn, siter verket utanfor funna.",
        en="If this is one of the review's studies, make sources/{key}.yaml. If it is background, cite it outside the findings.",
    ),
    why=Message(
        nb="Et funn hviler på studiene i matrisen. Et verk som bare står i teksten, kan leseren ikke finne igjen der.",
        nn="Eit funn kviler på studiane i matrisa. Eit verk som berre står i teksten, kan lesaren ikkje finne att der.",
        en="A finding rests on the studies of the matrix. The reader cannot find there a work that is only in the prose.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding and work, at its first citation there."""
    reports = {key for study in review.studies.values() for key in study.report_keys}
    for finding in review.findings:
        first = {citation.key: citation for citation in reversed(finding.citations)}
        for key, citation in first.items():
            if key in review.references and key not in reports:
                yield Fault(RULE, citation.place, {"key": key})
