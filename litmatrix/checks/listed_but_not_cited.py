"""A finding lists a study, but its prose cites none of the study's reports.

The reader of the text cannot see what the study has to do with it.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020].

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
    "FIN005",
    "listed-but-not-cited",
    Severity.WARNING,
    message=Message(
        nb="«{study}» står i {field}, men er ikke sitert i teksten.",
        nn="«{study}» står i {field}, men er ikkje sitert i teksten.",
        en="“{study}” stands in {field}, but is not cited in the text.",
    ),
    hint=Message(
        nb="Skriv i teksten hva studien viser, med siteringen [@{key}], eller ta den ut av {field}.",
        nn="Skriv i teksten kva studien viser, med siteringa [@{key}], eller ta han ut av {field}.",
        en="Write in the text what the study shows, with the citation [@{key}], or take it out of {field}.",
    ),
    why=Message(
        nb="Den som leser teksten, kan ellers ikke se hva studien har med funnet å gjøre.",
        nn="Den som les teksten, kan elles ikkje sjå kva studien har med funnet å gjere.",
        en="Who reads the text cannot otherwise see what the study has to do with the finding.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per listed study that the prose does not cite. A finding without prose is another matter."""
    for finding in review.findings:
        cited = {citation.key for citation in finding.citations}
        lists = {
            "supported_by": finding.header.supported_by,
            "contradicted_by": finding.header.contradicted_by,
        }
        for field, names in lists.items() if finding.body else ():
            for position, name in enumerate(names):
                study = review.studies.get(name)
                if study and cited.isdisjoint(study.report_keys):
                    parameters = {"study": name, "field": field, "key": study.report_keys[0]}
                    yield Fault(RULE, finding.place(field, position), parameters)
