"""A study names no report, and no reference has the study's own name as its key.

Then the study has no author, no year and no title, and cannot stand in the matrix.

Fails:
    --- sources/c.yaml
    aim: Hvordan språk læres

Passes:
    --- sources/b2021.yaml
    aim: Hvordan språk læres
"""

from collections.abc import Iterator

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "STU001",
    "study-without-report",
    Severity.ERROR,
    message=Message(
        nb="Studien «{study}» mangler rapport: ingen oppføring i .bib-filene heter «{study}».",
        nn="Studien «{study}» manglar rapport: inga oppføring i .bib-filene heiter «{study}».",
        en="The study “{study}” has no report: no item in the .bib files is called “{study}”.",
    ),
    hint=Message(
        nb="Skriv siteringsnøkkelen fra .bib-filen i studiefilen: reports: [nøkkel].",
        nn="Skriv siteringsnøkkelen frå .bib-fila i studiefila: reports: [nøkkel].",
        en="Write the citation key from the .bib file in the study file: reports: [key].",
    ),
    why=Message(
        nb="Forfatter, år og tittel kommer fra rapporten. Uten den kan ikke studien stå i matrisen.",
        nn="Forfattar, år og tittel kjem frå rapporten. Utan han kan ikkje studien stå i matrisa.",
        en="Author, year and title come from the report. Without it the study cannot stand in the matrix.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study that leaves its report to its own name, which no reference has."""
    suggestions = Suggestions(review.references)
    for study in review.studies.values():
        if not study.reports and study.id not in review.references:
            near = suggestions.near(study.id)
            yield Fault(RULE, study.place("reports"), {"study": study.id, "near": near})
