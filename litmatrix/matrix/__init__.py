"""A review as its literature matrix: the table of studies, and the evidence grid of studies × questions.

`build_matrix` makes a document for any writer. Nothing here knows a format, and nothing is computed that
a person has judged: a rating is shown, never summed.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from litmatrix.document import Cell, Column, Document, Row, Strong, Table
from litmatrix.matrix.columns import COLUMNS, Fill
from litmatrix.matrix.frame import Frame, frame_of, in_row_order
from litmatrix.matrix.grid import evidence_grid
from litmatrix.matrix.introduction import introduction
from litmatrix.matrix.notes import RatedBy, age_note, gap_note, label_note, rated_by_whom, rater_notes, scale_notes
from litmatrix.matrix.own_fields import own_field
from litmatrix.matrix.widths import fitted
from litmatrix.matrix.wording import said
from litmatrix.model import Review, Study

if TYPE_CHECKING:
    from litmatrix.appraisal.appraised import Appraised

__all__ = ["COLUMNS", "MOST_REASONS", "build_matrix", "reasons_left_out"]

MOST_REASONS = 2_000
"""Answers of an appraisal up to which their reasons are a table of the matrix: some sixty pages."""


def build_matrix(review: Review) -> Document:
    """The document "matrix" of a review: what the review asks, and two tables, `matrix` and `grid`,
    with a row per included study; below them the appraisals.

    Columns that neither the tool nor the review knows are left out (a check reports them).
    """
    frame = frame_of(review)
    studies = in_row_order(review, frame)
    rated = rated_by_whom(studies, frame)
    title = frame.language.label("matrix.title")
    return Document(
        "matrix",
        f"{title}: {review.protocol.title}",
        review.protocol.language,
        (
            *introduction(frame),
            _matrix(studies, rated, frame),
            evidence_grid(studies, rated, frame),
            *_appraisals(studies, frame),
        ),
    )


def _appraisals(studies: tuple[Study, ...], frame: Frame) -> Iterator[Table]:
    if frame.review.protocol.appraisal.tables == "false":
        return
    from litmatrix.appraisal.appraised import appraised
    from litmatrix.appraisal.tables import answers_table, reasons_table

    for of in appraised(studies, frame):
        yield answers_table(of)
        if _reasons(of) <= MOST_REASONS:
            yield reasons_table(of)


def reasons_left_out(review: Review) -> Iterator[Table]:
    """The reasons behind appraisals too many for the matrix: a workbook, which can be filtered, has them."""
    from litmatrix.appraisal.appraised import appraised
    from litmatrix.appraisal.tables import reasons_table

    if review.protocol.appraisal.tables == "false":
        return
    frame = frame_of(review)
    for of in appraised(in_row_order(review, frame), frame):
        if _reasons(of) > MOST_REASONS:
            yield reasons_table(of)


def _reasons(of: "Appraised") -> int:
    return sum(len(study.appraisal.items) for study in of.studies if study.appraisal)


def _matrix(studies: tuple[Study, ...], rated: RatedBy, frame: Frame) -> Table:
    layout = frame.review.protocol.matrix
    columns = tuple(_columns(frame))
    rows = tuple(_row(study, columns, frame) for study in studies)
    caption = layout.caption or frame.language.label("matrix.caption", title=frame.review.protocol.title)
    shows_ratings = any(column.id == "ratings" for column, _ in columns)
    notes = (
        *(
            (*scale_notes(frame, full=True), label_note(frame), *rater_notes(rated, frame, full=True))
            if shows_ratings
            else ()
        ),
        *gap_note(rows, frame),
        *age_note(frame),
    )
    return Table("matrix", caption, fitted([column for column, _ in columns], rows), rows, said(notes))


def _columns(frame: Frame) -> Iterator[tuple[Column, Fill]]:
    protocol = frame.review.protocol
    for name in dict.fromkeys(protocol.matrix.columns):
        own_label = protocol.matrix.labels.get(name)
        if name in COLUMNS:
            yield Column(name, own_label or frame.language.label(f"column.{name}")), COLUMNS[name]
        elif name in protocol.fields:
            declared = protocol.fields[name]
            yield Column(name, own_label or declared.label), own_field(name, declared)


def _row(study: Study, columns: tuple[tuple[Column, Fill], ...], frame: Frame) -> Row:
    cells = [fill(study, frame) for _, fill in columns]
    return Row(study.id, (_as_head(cells[0]), *cells[1:]) if cells else ())


def _as_head(cell: Cell) -> Cell:
    """The first cell heads its row, whatever column stands first."""
    if cell.role in {"head", "gap"}:
        return cell
    return cell._replace(lines=tuple((Strong(line),) for line in cell.lines), role="head")
