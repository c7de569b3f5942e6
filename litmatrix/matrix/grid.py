"""The evidence grid: studies down, research questions across, a level or a gap in every cell."""

from litmatrix.document import Cell, Column, GapMark, Inlines, Row, Table, Text
from litmatrix.location import Place
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.notes import RatedBy, gap_note, question_notes, rater_notes, scale_notes
from litmatrix.matrix.widths import fitted
from litmatrix.matrix.wording import said
from litmatrix.model import Judgement, Study


def evidence_grid(studies: tuple[Study, ...], rated: RatedBy, frame: Frame) -> Table:
    """The grid of these studies. A cell's value is the id of its level; a gap has none."""
    protocol, words = frame.review.protocol, frame.language
    columns = [Column("study", words.label("grid.study"))]
    columns += [Column(question.id, f"{question.id} {question.label}") for question in protocol.research_questions]
    rows = tuple(_row(study, frame) for study in studies)
    notes = (
        *scale_notes(frame, full=False),
        *question_notes(frame),
        *rater_notes(rated, frame, full=False),
        *gap_note(rows, frame),
    )
    return Table("grid", words.label("grid.caption"), fitted(columns, rows), rows, said(notes))


def _row(study: Study, frame: Frame) -> Row:
    given = frame.ratings(study)
    return Row(
        study.id,
        (frame.head(study), *[_cell(study, question, given.get(question), frame) for question in frame.levels]),
    )


def _cell(study: Study, question: str, rating: Judgement | None, frame: Frame) -> Cell:
    review, mark = frame.review, frame.mark(question, rating)
    if review.consensus is None:  # nearly always
        place = Place(study.path, ("ratings", question, "rating"))
    else:
        place = review.rating_place(study.id, question)
    if rating is None or isinstance(mark, GapMark):
        return Cell(((mark, *frame.rater(rating)),), None, "gap", place)
    direction = frame.direction(rating)
    lines: tuple[Inlines, ...] = ((mark, *frame.rater(rating)), *(((Text(direction),),) if direction else ()))
    return Cell(lines, rating.rating, "rating", place)
