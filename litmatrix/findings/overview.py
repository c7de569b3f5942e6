"""The overview that closes the chapter: per research question the ratings, the findings and the gaps."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.document import (
    Block,
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
from litmatrix.findings.groups import group_tables
from litmatrix.findings.views import question_views
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.notes import scale_notes
from litmatrix.matrix.widths import fitted
from litmatrix.matrix.wording import said
from litmatrix.model import ResearchQuestion, Study
from litmatrix.synthesis.evidence_map import evidence_maps
from litmatrix.synthesis.harvest import harvest_plots


def overview(frame: Frame, studies: tuple[Study, ...], *, views: bool = True, drawn: bool = True) -> Section:
    """A section with a table of the questions; with `views` also what each got for answers, and the studies by
    design, by theme and one by one; with `drawn` the evidence map and the harvest plot.

    It counts ratings; it does not weigh them.
    """
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
        "overview",
        words.label("overview.caption"),
        fitted(columns, rows),
        rows,
        said(scale_notes(frame, full=False)),
    )
    told = words.label("overview.remark", studies=words.count(len(studies), "spelt.study"))
    remark = (Paragraph((Text(told),)),) if told else ()
    title = (Text(words.label("findings.overview")),)
    below = tuple(_views(frame, studies, views=views, drawn=drawn))
    return Section("overview", title, (*remark, table), below)


def _views(frame: Frame, studies: tuple[Study, ...], *, views: bool, drawn: bool) -> Iterator[Section]:
    tables = group_tables(frame, studies) if views else ()
    maps = (*evidence_maps(studies, frame, linked=bool(tables)), *harvest_plots(studies, frame)) if drawn else ()
    for name, blocks in (
        ("answers", question_views(frame, studies) if views else ()),
        ("map", maps),
        ("groups", _introduced(tables, frame)),
    ):
        if blocks:
            yield Section(name, (Text(frame.language.label(f"synthesis.{name}.title")),), blocks)


def _introduced(tables: tuple[Table, ...], frame: Frame) -> tuple[Block, ...]:
    """The tables after a sentence: they may lie on other pages than their heading."""
    text = frame.language.label("synthesis.grouped")
    return (Paragraph((Text(text),)), *tables) if tables and text else tables


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
            _listed(_gaps(gaps, frame), frame),
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
    texts = (frame.language.count(gaps[label], f"overview.gap.{label}") for label in RATING_GAPS if gaps[label])
    return [text for text in texts if text]


def _listed(texts: list[str], frame: Frame) -> Cell:
    """A cell with a line per text, or the word for none."""
    lines = texts or [frame.language.label("findings.none")]
    place = frame.review.protocol.place("research_questions")
    return Cell(tuple((Text(line),) for line in lines), tuple(texts), "text", place)
