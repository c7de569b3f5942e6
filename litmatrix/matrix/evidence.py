"""The evidence behind every rating, one row per item: what a reader needs to judge the judgement."""

from collections.abc import Iterator

from litmatrix.diagnostic import Locate
from litmatrix.document import Cell, Column, GapMark, Inlines, Row, Table, Text
from litmatrix.location import Place
from litmatrix.matrix.frame import NO_PROOFS, Frame, Proofs, frame_of, in_row_order
from litmatrix.matrix.notes import rated_by_whom, rater_notes
from litmatrix.matrix.proofs import legend, proof_cell
from litmatrix.matrix.widths import fitted
from litmatrix.matrix.wording import said
from litmatrix.model import Evidence, Judgement, Review, Study

_NOTHING = Cell((), None)
_PROOF = "proof"
_PLACED = ("evidence", "report", "locator", "quote", _PROOF, "paraphrase", "file")
_COLUMNS = ("question", "level", "because", *_PLACED)


def evidence_table(review: Review, locate: Locate, proofs: Proofs = NO_PROOFS) -> Table:
    """The table `evidence`: every study against every question, with the passages each rating rests on.

    Row ids are study/question, then /item. The last column says path and line, as `locate` finds them. A rating
    without evidence has one row; what should stand there and does not is shown as missing. With `proofs` a column
    says what came of holding each quotation against the full text.
    """
    frame = frame_of(review, proofs)
    words = frame.language
    columns = [Column("study", words.label("grid.study"))]
    columns += [Column(name, words.label(f"proof.{name}")) for name in _COLUMNS if name != _PROOF or proofs]
    studies = in_row_order(review, frame)
    rows = tuple(row for study in studies for row in _of_study(study, frame, locate))
    told = legend(frame)
    notes = (*rater_notes(rated_by_whom(studies, frame), frame, full=True), *((told,) if told else ()))
    return Table("evidence", words.label("proof.caption"), fitted(columns, rows), rows, said(notes))


def _of_study(study: Study, frame: Frame, locate: Locate) -> Iterator[Row]:
    head = frame.head(study)
    for question in frame.review.protocol.research_questions:
        rating = frame.review.rating(study.id, question.id)
        place = frame.review.rating_place(study.id, question.id)
        label = _text(f"{question.id} {question.label}", frame.review.protocol.place("research_questions"))
        level, because = _judgement(question.id, rating, frame, place)
        start, row_id = (head, label, level, because), f"{study.id}/{question.id}"
        if rating is None or not rating.evidence:
            item = frame.gap("missing", place) if level.role == "rating" else _NOTHING
            yield Row(row_id, (*start, item, *([_NOTHING] * (5 if frame.proofs else 4)), _file(place, locate)))
            continue
        for name in rating.evidence:
            yield Row(f"{row_id}/{name}", (*start, *_item(study, name, frame, locate)))


def _judgement(question: str, rating: Judgement | None, frame: Frame, place: Place) -> tuple[Cell, Cell]:
    """The level, or why there is none, and the reason given."""
    mark = frame.mark(question, rating)
    line = (mark, *frame.rater(rating))
    reason = _text(rating.because, place) if rating and rating.because else None
    if rating is None or isinstance(mark, GapMark):
        return Cell((line,), None, "gap", place), reason or _NOTHING
    direction = frame.direction(rating)
    lines: tuple[Inlines, ...] = (line, (Text(direction),)) if direction else (line,)
    return Cell(lines, rating.rating, "rating", place), reason or frame.gap("missing", place)


def _item(study: Study, name: str, frame: Frame, locate: Locate) -> tuple[Cell, ...]:
    place, item = study.place("evidence", name), study.evidence.get(name)
    if item is None:  # a check reports it
        missing = frame.gap("missing", place)
        proof = (_NOTHING,) if frame.proofs else ()
        return (_text(name, place), missing, missing, missing, *proof, _NOTHING, _file(place.key(), locate))
    report = item.report or study.report_keys[0]
    source = frame.names[report].short if report in frame.names else report
    return (
        _text(name, place),
        _text(source, place.at("report")),
        _locator(item, frame, place),
        _text(item.quote, place.at("quote")) if item.quote else _NOTHING,
        *((proof_cell(study, name, frame, place.at("quote")),) if frame.proofs else ()),
        _text(item.paraphrase, place.at("paraphrase")) if item.paraphrase else _NOTHING,
        _file(place.key(), locate),
    )


def _locator(item: Evidence, frame: Frame, place: Place) -> Cell:
    if item.locator is None:
        return frame.gap("missing", place)
    label, value = item.locator
    return _text(frame.language.locator(label, value), place.at(label))


def _file(place: Place, locate: Locate) -> Cell:
    location = locate(place)
    return _text(f"{location.path}:{location.line}", place)


def _text(text: str, place: Place) -> Cell:
    return Cell(((Text(text),),), text, "text", place)
