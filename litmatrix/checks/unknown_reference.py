"""A study or a finding names a citation key that no .bib file holds.

Nothing can be printed for such a work: no author, no year, no title, no item in the reference list.

Fails:
    --- sources/a.yaml
    reports: [a202]

Passes:
    --- sources/a.yaml
    reports: [a2020]
"""

from collections.abc import Iterator

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF001",
    "unknown-reference",
    Severity.ERROR,
    message=Message(
        nb="Siteringsnøkkelen «{key}» finnes ikke i noen .bib-fil.",
        nn="Siteringsnøkkelen «{key}» finst ikkje i noka .bib-fil.",
        en="No .bib file holds the citation key “{key}”.",
    ),
    hint=Message(
        nb="Rett nøkkelen, eller eksporter verket fra Zotero til en .bib-fil i sources/.",
        nn="Rett nøkkelen, eller eksporter verket frå Zotero til ei .bib-fil i sources/.",
        en="Correct the key, or export the work from Zotero to a .bib file in sources/.",
    ),
    why=Message(
        nb="Forfatter, år og tittel hentes fra .bib-filen. Uten oppføringen der er det ingenting å vise til.",
        nn="Forfattar, år og tittel blir henta frå .bib-fila. Utan oppføringa der er det ingenting å vise til.",
        en="Author, year and title come from the .bib file. Without the item there is nothing to refer to.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown key in a study's reports or in the prose of a finding."""
    known = review.references
    suggestions = Suggestions(known)
    for study in review.studies.values():
        for position, key in enumerate(study.reports):
            if key not in known:
                place = study.place("reports", position)
                yield Fault(RULE, place, {"key": key, "near": suggestions.near(key)})
    for finding in review.findings:
        for citation in finding.citations:
            if citation.key not in known:
                near = suggestions.near(citation.key)
                yield Fault(RULE, citation.place, {"key": citation.key, "near": near})
