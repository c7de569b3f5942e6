"""A finished text against its sources and the Norwegian APA manual: paragraphs and references in, findings out.

Pure: nothing is opened, nothing is printed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from litmatrix.audit.manuscript import Manuscript, manuscript
from litmatrix.audit.rule import GRADES, Grade, Remark
from litmatrix.audit.rules import AUDIT_RULES
from litmatrix.audit.summary import WorkSummary, works_of
from litmatrix.diagnostic import Diagnostic, Fault, diagnose
from litmatrix.languages import Language
from litmatrix.languages import language as words
from litmatrix.location import Location, Place
from litmatrix.message import LanguageCode
from litmatrix.model import Reference
from litmatrix.model.thesis import Counted, Paragraph, Thesis

__all__ = ["AUDIT_RULES", "GRADES", "Audit", "AuditFinding", "Grade", "audit", "manuscript"]


_OF_CITATIONS_BY_KEY = frozenset(
    (
        *("unknown-key", "keys-without-bibliography", "page-outside-work", "not-in-matrix", "not-in-findings"),
        *("page-missing-on-quotation", "page-missing-on-paraphrase", "name-repeated"),
    )
)
_AROUND = 30
"""So many letters on each side of a finding are quoted where there are no lines to count."""


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
    """Where, in words: the line; the page and line; or the heading and which paragraph below it."""
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
    counted: Counted
    """What the lines of its places are."""


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
    say = words(language)
    remarks = sorted(
        (remark for rule in AUDIT_RULES for remark in rule.find(read) if _is_the_authors(remark, read)),
        key=lambda remark: (remark.paragraph, remark.start, remark.rule.rule.code),
    )
    findings = tuple(_finding(remark, read, say) for remark in remarks)
    citations = sum(len(citation.works) for citation in read.citations)
    return Audit(findings, works_of(read), citations, thesis.counted)


def _is_the_authors(remark: Remark, read: Manuscript) -> bool:
    """Whether a remark is on what the author wrote. The form of a citation by key is LaTeX's work."""
    of_latex = read.keyed.holds(remark.paragraph, remark.start, remark.end)
    return not of_latex or remark.rule.rule.name in _OF_CITATIONS_BY_KEY


def _finding(remark: Remark, read: Manuscript, say: Language) -> AuditFinding:
    paragraph = read.paragraphs[remark.paragraph]
    location = paragraph.location(remark.start, remark.end)
    (diagnostic,) = diagnose([Fault(remark.rule.rule, location, remark.parameters)], _no_place, say.code)
    place = _place(paragraph, remark.start, location.line, read.thesis.counted, say)
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


def _place(paragraph: Paragraph, start: int, line: int, counted: Counted, say: Language) -> str:
    if counted == "line":
        return say.label("audit.place.line", n=line)
    if counted == "page":
        return say.label("audit.place.page", n=line)
    if paragraph.kind == "heading":
        return say.label("audit.place.heading", section=say.quote(paragraph.text))
    section = paragraph.section or say.quote("–")
    excerpt = say.quote(_excerpt(paragraph.text, start))
    return say.label("audit.place.paragraph", section=section, n=paragraph.ordinal, excerpt=excerpt)


def _excerpt(text: str, start: int) -> str:
    """A few words around an offset, for looking it up."""
    low = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
    high = text.find(" ", min(len(text), start + _AROUND))
    high = high if high >= 0 else len(text)
    return ("… " if low else "") + text[low:high] + (" …" if high < len(text) else "")


def _no_place(place: Place) -> Location:
    raise AssertionError(f"a remark has its location already: {place}")
