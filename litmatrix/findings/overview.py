"""The overview that closes the chapter: per research question the ratings, the findings and the gaps."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.document import (
    Cell,
    Column,
    GapMark,
    Inlines,
    LevelMark,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from litmatrix.findings.gaps import RATING_GAPS, gaps_of
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
    tallies = _tallies(frame, studies)
    questions = frame.review.protocol.research_questions
    rows = tuple(_row(question, tallies[question.id], frame) for question in questions)
    table = Table(
        "overview", words.label("overview.caption"), fitted(columns, rows), rows, scale_notes(frame, full=False)
    )
    remark = Paragraph((Text(words.label("overview.remark", studies=words.count(len(studies), "study"))),))
    return Section("overview", (Text(words.label("findings.overview")),), (remark, table))


class _Tally(NamedTuple):
    """How many studies hold each mark for a question, and how many ratings lack what."""

    marks: Counter[LevelMark | GapMark]
    gaps: Counter[str]


def _tallies(frame: Frame, studies: tuple[Study, ...]) -> dict[str, _Tally]:
    tallies = {question: _Tally(Counter(), Counter()) for question in frame.levels}
    for study in studies:
        given = frame.ratings(study)
        for question, tally in tallies.items():
            rating = given.get(question)
            mark = frame.mark(question, rating)
            tally.marks[mark] += 1
            for gap in gaps_of(rating, mark):
                tally.gaps[gap] += 1
    return tallies


def _row(question: ResearchQuestion, tally: _Tally, frame: Frame) -> Row:
    marks, gaps = tally
    name = f"{question.id} {question.label}"
    place = frame.review.protocol.place("research_questions")
    return Row(
        question.id,
        (
            Cell(((Strong((Text(name),)),),), name, "head", place),
            Cell(tuple(_distribution(question.id, marks, frame)), None, "rating", place),
            _listed(_findings(question.id, frame), frame),
            _listed(
                [
                    frame.language.count(gaps[label], f"overview.gap.{label}")
                    for label in RATING_GAPS
                    if gaps[label]
                ],
                frame,
            ),
        ),
    )


def _distribution(question: str, marks: Counter[LevelMark | GapMark], frame: Frame) -> Iterator[Inlines]:
    """How many studies hold each level, the highest first, then each kind of gap."""
    levels = tuple(frame.levels[question].values())
    for level in reversed(levels):
        yield (level, Text(f": {frame.language.number(marks[level])}"))
    for gap in frame.gaps.values():
        if marks[gap]:
            yield (gap, Text(f": {frame.language.number(marks[gap])}"))


def _findings(question: str, frame: Frame) -> list[str]:
    findings = frame.review.findings
    return [finding.title or finding.id for finding in findings if question in finding.header.questions]


def _gaps(gaps: Counter[str], frame: Frame) -> list[str]:
    return [frame.language.count(gaps[label], f"overview.gap.{label}") for label in RATING_GAPS if gaps[label]]


def _listed(texts: list[str], frame: Frame) -> Cell:
    """A cell with a line per text, or the word for none."""
    lines = texts or [frame.language.label("findings.none")]
    place = frame.review.protocol.place("research_questions")
    return Cell(tuple((Text(line),) for line in lines), tuple(texts), "text", place)
