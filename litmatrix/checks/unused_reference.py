"""A work in a .bib file is no study's report and is cited in no finding.

Often it is a leftover; sometimes it is the study that was forgotten. Works that the author keeps for another
chapter carry the keyword "bakgrunn" (or "background"), which Zotero exports from the item's tags.

Fails:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}

Passes:
    --- sources/more.bib
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}
    --- sources/c.yaml
    reports: [c2022]
    --- sources/background.bib
    @book{d2022, author = {Lie, D.}, title = {Metode}, date = {2022}, publisher = {Forlaget}, keywords = {bakgrunn}}
"""

from collections.abc import Iterator

from litmatrix.citations.method_works import is_method_work
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Reference, Review

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
        nb="Lag en studiefil for verket (sources/{key}.yaml), eller gi det stikkordet «bakgrunn» i Zotero (keywords).",
        nn="Lag ei studiefil for verket (sources/{key}.yaml), eller gje det stikkordet «bakgrunn» i Zotero (keywords).",
        en="Make a study file for the work (sources/{key}.yaml), or tag it “background” in Zotero (keywords).",
    ),
    why=Message(
        nb="Et verk som ingen bruker, kan være en studie som ble glemt.",
        nn="Eit verk som ingen bruker, kan vere ein studie som blei gløymd.",
        en="A work that nobody uses may be a study that was forgotten.",
    ),
)


_BACKGROUND = frozenset({"bakgrunn", "background"})


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference that no study, evidence or finding names, and that is not kept as background.

    A work on a method is no study that was forgotten: the chapter cites it where it uses the method.
    """
    used = {key for study in review.studies.values() for key in study.report_keys}
    used.update(citation.key for finding in review.findings for citation in finding.citations)
    for key, reference in review.references.items():
        if key not in used and not _is_background(reference) and not is_method_work(reference):
            yield Fault(RULE, reference.place(), {"key": key})


def _is_background(reference: Reference) -> bool:
    keywords = reference.fields.get("keywords", "").casefold().replace(";", ",").split(",")
    return any(word.strip() in _BACKGROUND for word in keywords)
