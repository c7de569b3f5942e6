"""The overview that closes the chapter: per research question the ratings, the findings and the gaps."""

from collections import Counter
from collections.abc import Iterator

from litmatrix.document import (
    Cell,
    Column,
    Inlines,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from litmatrix.findings.gaps import RATING_GAPS
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.notes import scale_notes
from litmatrix.matrix.widths import fitted
from litmatrix.model import ResearchQuestion, Study


def overview(frame: Frame, studies: tuple[Study, ...]) -> Section:
    """A section with one table. It counts ratings; it does not weigh them."""
    words = frame.language
    columns = (
        Column("question", words.label("overview.question")),
        Column("ratings", words.label("overview.ratings")),
        Column("findings", words.label("overview.findings")),
        Column("gaps", words.label("overview.gaps")),
    )
    rows = tuple(_row(question, frame, studies) for question in frame.review.protocol.research_questions)
    table = Table(
        "overview", words.label("overview.caption"), fitted(columns, rows), rows, scale_notes(frame, full=False)
    )
    remark = Paragraph((Text(words.label("overview.remark", studies=words.count(len(studies), "study"))),))
    return Section("overview", (Text(words.label("findings.overview")),), (remark, table))


def _row(question: ResearchQuestion, frame: Frame, studies: tuple[Study, ...]) -> Row:
    name = f"{question.id} {question.label}"
    place = frame.review.protocol.place("research_questions")
    return Row(
        question.id,
        (
            Cell(((Strong((Text(name),)),),), name, "head", place),
            Cell(tuple(_distribution(question.id, frame, studies)), None, "rating", place),
            _findings(question.id, frame),
            _gaps(question.id, frame, studies),
        ),
    )


def _distribution(question: str, frame: Frame, studies: tuple[Study, ...]) -> Iterator[Inlines]:
    """How many studies hold each level, the highest first, then each kind of gap."""
    counts = Counter(frame.mark(question, study.ratings.get(question)) for study in studies)
    for level in reversed(tuple(frame.levels[question].values())):
        yield (level, Text(f"\u00a0{frame.language.number(counts.pop(level, 0))}"))
    for gap in sorted(counts, key=lambda mark: mark.label):
        yield (gap, Text(f"\u00a0{frame.language.number(counts[gap])}"))


def _findings(question: str, frame: Frame) -> Cell:
    titles = tuple(
        finding.title or finding.id for finding in frame.review.findings if question in finding.header.questions
    )
    place = frame.review.protocol.place("research_questions")
    lines = titles or (frame.language.label("findings.none"),)
    return Cell(tuple((Text(line),) for line in lines), titles, "text", place)


def _gaps(question: str, frame: Frame, studies: tuple[Study, ...]) -> Cell:
    lines: list[str] = []
    for label, is_gap in RATING_GAPS:
        n = sum(is_gap(question, study.ratings.get(question), frame) for study in studies)
        if n:
            lines.append(frame.language.count(n, f"overview.gap.{label}"))
    place = frame.review.protocol.place("research_questions")
    shown = lines or [frame.language.label("findings.none")]
    return Cell(tuple((Text(line),) for line in shown), tuple(lines), "text", place)
