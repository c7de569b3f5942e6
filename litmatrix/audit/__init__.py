"""A finished text against its sources and the Norwegian APA manual: paragraphs and references in, findings out.

Pure: nothing is opened, nothing is printed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from litmatrix.audit.manuscript import Manuscript, manuscript
from litmatrix.audit.rule import Grade, Remark
from litmatrix.audit.rules import AUDIT_RULES
from litmatrix.audit.summary import WorkSummary, works_of
from litmatrix.diagnostic import Diagnostic, Fault, diagnose
from litmatrix.location import Location, Place
from litmatrix.message import LanguageCode
from litmatrix.model import Reference
from litmatrix.model.thesis import Thesis

__all__ = ["AUDIT_RULES", "Audit", "AuditFinding", "Grade", "audit", "manuscript"]


class AuditFinding(NamedTuple):
    """A problem of a thesis, in the shape of every diagnostic and with what should stand there."""

    diagnostic: Diagnostic
    grade: Grade
    """error, format, style or info: the severity in an examiner's terms."""
    text: str
    """As written."""
    expected: str | None
    """What it should be; None where only the author can tell."""
    place: str
    """Where, in words, for formats without lines: the heading and which paragraph below it."""
    paragraph: int
    start: int
    end: int


class Audit(NamedTuple):
    """The whole answer."""

    findings: tuple[AuditFinding, ...]
    """In the order of the text."""
    works: tuple[WorkSummary, ...]
    """The works cited, each with its citations and the forms they take."""
    citations: int
    """How many citations of a work the text has."""


def audit(
    thesis: Thesis,
    references: Iterable[Reference] = (),
    language: LanguageCode = "nb",
    thesis_language: LanguageCode | None = None,
) -> Audit:
    """Everything that is wrong with the citations of a thesis, in sentences of `language`.

    `references` are those of the `.bib`. The language of the thesis is recognised where it is not given.
    """
    read = manuscript(thesis, references, thesis_language)
    remarks = sorted(
        (remark for rule in AUDIT_RULES for remark in rule.find(read)),
        key=lambda remark: (remark.paragraph, remark.start, remark.rule.rule.code),
    )
    findings = tuple(_finding(remark, read, language) for remark in remarks)
    citations = sum(len(citation.works) for citation in read.citations)
    return Audit(findings, works_of(read), citations)


def _finding(remark: Remark, read: Manuscript, language: LanguageCode) -> AuditFinding:
    paragraph = read.paragraphs[remark.paragraph]
    location = paragraph.location(remark.start, remark.end)
    (diagnostic,) = diagnose([Fault(remark.rule.rule, location, remark.parameters)], _no_place, language)
    place = f"{paragraph.section}, {paragraph.ordinal}" if paragraph.section else str(paragraph.ordinal)
    return AuditFinding(
        diagnostic,
        remark.rule.grade,
        remark.text,
        remark.expected,
        place,
        remark.paragraph,
        remark.start,
        remark.end,
    )


def _no_place(place: Place) -> Location:
    raise AssertionError(f"a remark has its location already: {place}")
