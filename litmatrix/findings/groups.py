"""The studies by design, by theme and one by one: what each group says to each question."""

from collections.abc import Iterable, Iterator

from litmatrix.document import Cell, Column, GapMark, Inlines, LevelMark, Row, Strong, Table, Text
from litmatrix.findings.basis import MOST_NAMED
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.notes import label_note, scale_notes
from litmatrix.matrix.widths import fitted
from litmatrix.matrix.wording import said
from litmatrix.model import Study
from litmatrix.model.protocol import GroupedBy
from litmatrix.synthesis import answers, groups, row_anchor

_MOST_STUDIES = 200
"""Up to how many studies there is a table of each; the matrix has them all."""
_UPRIGHT = 5
"""Columns that an upright page has room for."""


def group_tables(frame: Frame, studies: tuple[Study, ...]) -> tuple[Table, ...]:
    """The tables `by-design`, `by-theme` and `by-study`; none without studies, and none that would have one row
    per study in a very large review."""
    if not 0 < len(studies) <= _MOST_STUDIES:
        return ()
    return (_grouped(studies, "design", frame), _grouped(studies, "theme", frame), _by_study(studies, frame))


def _grouped(studies: tuple[Study, ...], by: GroupedBy, frame: Frame) -> Table:
    words = frame.language
    columns = [
        Column(by, words.label(f"synthesis.{by}")),
        Column("studies", words.label("synthesis.studies")),
        *(Column(question, question) for question in frame.levels),
    ]
    rows = tuple(
        Row(
            name,
            (
                _head(name),
                _named(members, frame),
                *(_levels(question, members, frame) for question in frame.levels),
            ),
            row_anchor(by, number),
        )
        for number, (name, members) in enumerate(groups(studies, by, frame).items())
    )
    return _table(f"by-{by}", columns, rows, "studies", frame)


def _by_study(studies: tuple[Study, ...], frame: Frame) -> Table:
    """Which findings each study stands behind or against, beside what it says to each question."""
    words = frame.language
    columns = [
        Column("study", words.label("grid.study")),
        Column("supports", words.label("synthesis.for")),
        Column("contradicts", words.label("synthesis.against")),
        *(Column(question, question) for question in frame.levels),
    ]
    rows = tuple(
        Row(
            study.id,
            (
                frame.head(study),
                _findings(study, "supported_by", frame),
                _findings(study, "contradicted_by", frame),
                *(_answer(study, question, frame) for question in frame.levels),
            ),
        )
        for study in studies
    )
    return _table("by-study", columns, rows, "study", frame)


def _table(id_: str, columns: list[Column], rows: tuple[Row, ...], named: str, frame: Frame) -> Table:
    notes = said((*scale_notes(frame, full=False), label_note(frame)))
    caption = frame.language.label(f"synthesis.{id_}")
    return Table(id_, caption, fitted(columns, rows, named), rows, notes, wide=len(columns) > _UPRIGHT)


def _head(name: str) -> Cell:
    return Cell(((Strong((Text(name),)),),), name, "head")


def _named(studies: tuple[Study, ...], frame: Frame) -> Cell:
    """The studies of a group by name; many are only counted."""
    if len(studies) > MOST_NAMED:
        return Cell(((Text(frame.language.count(len(studies), "study")),),), len(studies))
    return Cell(tuple((Text(frame.name(study)),) for study in studies))


def _levels(question: str, studies: tuple[Study, ...], frame: Frame) -> Cell:
    """How many studies of a group hold each level, the highest first, then each kind of gap."""
    found = answers(question, studies, frame)
    marks: Iterable[LevelMark | GapMark] = (
        *reversed(tuple(frame.levels[question].values())),
        *frame.gaps.values(),
    )
    return Cell(
        tuple(_lines(marks, [answer.mark for answer in (*found.given, *found.gaps)], frame)), None, "rating"
    )


def _lines(
    marks: Iterable[LevelMark | GapMark], given: list[LevelMark | GapMark], frame: Frame
) -> Iterator[Inlines]:
    for mark in marks:
        if number := given.count(mark):
            yield (mark, Text(f": {frame.language.number(number)}"))


def _answer(study: Study, question: str, frame: Frame) -> Cell:
    rating = frame.review.rating(study.id, question)
    mark, direction = frame.mark(question, rating), frame.direction(rating)
    lines: tuple[Inlines, ...] = ((mark,), *(((Text(direction),),) if direction else ()))
    place = frame.review.rating_place(study.id, question)
    return Cell(lines, None, "gap" if isinstance(mark, GapMark) else "rating", place)


def _findings(study: Study, side: str, frame: Frame) -> Cell:
    titles = [
        finding.title or finding.id
        for finding in frame.review.findings
        if study.id in getattr(finding.header, side)
    ]
    lines = titles or [frame.language.label("findings.none")]
    return Cell(tuple((Text(line),) for line in lines), tuple(titles))
