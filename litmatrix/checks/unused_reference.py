"""A work in a .bib file is no study's report and is cited in no finding.

Often it is a leftover; sometimes it is the study that was forgotten.

Fails:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}

Passes:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}
    --- sources/c.yaml
    reports: [c2022]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF002",
    "unused-reference",
    Severity.INFO,
    message=Message(
        nb="«{key}» er ikke rapport i noen studie og er ikke sitert i noe funn.",
        nn="«{key}» er ikkje rapport i nokon studie og er ikkje sitert i noko funn.",
        en="“{key}” is not a report of any study and is not cited in any finding.",
    ),
    hint=Message(
        nb="Lag en studiefil for verket (sources/{key}.yaml), eller la det stå hvis du bruker det et annet sted.",
        nn="Lag ei studiefil for verket (sources/{key}.yaml), eller lat det stå dersom du bruker det ein annan stad.",
        en="Make a study file for the work (sources/{key}.yaml), or let it stand if you use it elsewhere.",
    ),
    why=Message(
        nb="Et verk som ingen bruker, kan være en studie som ble glemt.",
        nn="Eit verk som ingen bruker, kan vere ein studie som blei gløymd.",
        en="A work that nobody uses may be a study that was forgotten.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference that no study, evidence or finding names."""
    used = {key for study in review.studies.values() for key in study.report_keys}
    used.update(citation.key for finding in review.findings for citation in finding.citations)
    for key, reference in review.references.items():
        if key not in used:
            yield Fault(RULE, reference.place(), {"key": key})
