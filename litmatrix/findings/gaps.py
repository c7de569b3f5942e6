"""What is still open in a finding: ratings, reasons and places that are not there, and the author's own list."""

from collections.abc import Callable, Iterator

from litmatrix.document import Block, GapMark, Inlines, ItemList, Paragraph, Strong, Text
from litmatrix.findings.basis import counted, named
from litmatrix.findings.evidence import cited_evidence
from litmatrix.matrix.frame import Frame
from litmatrix.model import Finding, Rating, Study

_OPEN_GAPS = frozenset({"missing", "todo"})


def gaps(finding: Finding, frame: Frame) -> tuple[Block, ...]:
    """A list with one sentence per kind of gap; nothing where all is in place."""
    items = tuple((Paragraph(sentence),) for sentence in _sentences(finding, frame))
    if not items:
        return ()
    return (Paragraph((Strong((Text(frame.language.label("findings.gaps") + "."),)),)), ItemList(items))


def unrated(question: str, rating: Rating | None, frame: Frame) -> bool:
    """Whether a rating is still to be made. "Not addressed" and "not applicable" are answers."""
    mark = frame.mark(question, rating)
    return isinstance(mark, GapMark) and mark.gap in _OPEN_GAPS


def without_reason(question: str, rating: Rating | None, frame: Frame) -> bool:
    """Whether a level was given without saying why."""
    return _levelled(question, rating, frame) and not (rating and rating.because)


def without_evidence(question: str, rating: Rating | None, frame: Frame) -> bool:
    """Whether a level was given without naming the evidence it rests on."""
    return _levelled(question, rating, frame) and not (rating and rating.evidence)


RATING_GAPS: tuple[tuple[str, Callable[[str, Rating | None, Frame], bool]], ...] = (
    ("unrated", unrated),
    ("without_reason", without_reason),
    ("without_evidence", without_evidence),
)
"""Label and test of each kind of gap in a rating."""


def _levelled(question: str, rating: Rating | None, frame: Frame) -> bool:
    return rating is not None and not isinstance(frame.mark(question, rating), GapMark)


def _sentences(finding: Finding, frame: Frame) -> Iterator[Inlines]:
    studies = named((*finding.header.supported_by, *finding.header.contradicted_by), frame)
    for question in finding.header.questions:
        if question not in frame.levels:
            continue
        for label, is_gap in RATING_GAPS:
            open_ = [study for study in studies if is_gap(question, study.ratings.get(question), frame)]
            if open_:
                yield counted(open_, f"findings.gap.{label}", frame, question=question)
    placeless = [study for study in studies if _has_placeless(study, finding)]
    if placeless:
        yield counted(placeless, "findings.gap.without_place", frame)
    for text in finding.header.todo:
        yield (Text(frame.language.label("findings.gap.todo", text=text)),)


def _has_placeless(study: Study, finding: Finding) -> bool:
    return any(item.locator is None for item in cited_evidence(study, finding).values())
