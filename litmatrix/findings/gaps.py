"""What is still open in a finding: ratings, reasons and places that are not there, and the author's own list."""

from collections.abc import Iterator

from litmatrix.document import Block, GapMark, Inlines, ItemList, LevelMark, Paragraph, Text
from litmatrix.findings.basis import counted, named
from litmatrix.findings.evidence import cited_evidence
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import run_in
from litmatrix.model import Finding, Judgement, Study

UNRATED, WITHOUT_REASON, WITHOUT_EVIDENCE = "unrated", "without_reason", "without_evidence"
RATING_GAPS = (UNRATED, WITHOUT_REASON, WITHOUT_EVIDENCE)
"""What may be wrong with a rating, the most important first; each has its labels."""
_OPEN_GAPS = frozenset({"missing", "todo"})


def gaps(finding: Finding, frame: Frame) -> tuple[Block, ...]:
    """A list with one sentence per kind of gap; nothing where all is in place."""
    items = tuple((Paragraph(sentence),) for sentence in _sentences(finding, frame) if sentence)
    if not items:
        return ()
    head = run_in(frame.language.label("findings.gaps"))
    return (*((Paragraph(head),) if head else ()), ItemList(items))


def gaps_of(rating: Judgement | None, mark: LevelMark | GapMark) -> tuple[str, ...]:
    """What a rating lacks: itself, or its reason and its evidence. "Not addressed" and the like are answers."""
    if rating is None or isinstance(mark, GapMark):
        return (UNRATED,) if isinstance(mark, GapMark) and mark.gap in _OPEN_GAPS else ()
    if rating.because and rating.evidence:
        return ()  # nearly all
    lacking = ((WITHOUT_REASON, rating.because), (WITHOUT_EVIDENCE, rating.evidence))
    return tuple(label for label, given in lacking if not given)


def _sentences(finding: Finding, frame: Frame) -> Iterator[Inlines]:
    studies = named((*finding.header.supported_by, *finding.header.contradicted_by), frame)
    for question in finding.header.questions:
        if question not in frame.levels:
            continue
        lacking: dict[str, list[Study]] = {label: [] for label in RATING_GAPS}
        for study in studies:
            rating = frame.review.rating(study.id, question)
            for label in gaps_of(rating, frame.mark(question, rating)):
                lacking[label].append(study)
        for label in RATING_GAPS:
            if lacking[label]:
                yield counted(lacking[label], f"findings.gap.{label}", frame, question=question)
    placeless = [study for study in studies if _has_placeless(study, finding, frame)]
    if placeless:
        yield counted(placeless, "findings.gap.without_place", frame)
    for text in finding.header.todo:
        said = frame.language.label("findings.gap.todo", text=text)
        yield (Text(said),) if said else ()


def _has_placeless(study: Study, finding: Finding, frame: Frame) -> bool:
    return any(item.locator is None for item in cited_evidence(study, finding, frame.review).values())
