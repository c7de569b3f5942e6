"""The sheet of a further rater: only that rater's own judgements, never what anybody else has chosen or why.

Open sheets also show the evidence that the author has gathered. Blind ones do not: which passages somebody found
worth noting already tells what they made of the study.
"""

import re
from collections.abc import Iterator

from litmatrix.matrix.frame import Frame, frame_of, in_row_order
from litmatrix.model import Review, SheetRating, Study
from litmatrix.rating_tables import Item, every_rating
from litmatrix.sheets.book import Blank, Book, Column, Content, Explanation, Key, Row, Sheet
from litmatrix.sheets.shared import (
    Only,
    chosen_items,
    direction_column,
    field,
    level_choices,
    level_shown,
    questions_explained,
    rated,
    row_id,
    studies_explained,
)

_BLANK_ROWS = 40
_FILE_NAME = re.compile(r"\w(?:[\w .-]*\w)?\Z")
FIRST = "p1"
"""The id of the passage that stands in the row of its rating. Others have a sheet of their own."""


def is_rater(review: Review, name: str) -> bool:
    """Whether somebody rates in this review beside the study files, under a name that a file can have."""
    known = {rater.id for rater in review.protocol.raters} | review.sheets.keys()
    return name in known and bool(_FILE_NAME.match(name))


def rater_path(review: Review, rater: str) -> str:
    """The file that holds a further rater's judgements."""
    sheet = review.sheets.get(rater)
    return sheet.path if sheet else f"matrices/{review.name}/ratings/{rater}.yaml"


def rated_in_studies(review: Review, rater: str) -> set[Item]:
    """What somebody has rated in the study files, where their sheet has nothing to add."""
    return {
        item
        for who, item, own in every_rating(review)
        if who == rater and own.place.keys[0] == "ratings" and own.place.path == review.studies[item.study].path
    }


def build_rater_book(review: Review, rater: str, *, blind: bool = False, only: Only | None = None) -> Book:
    """The workbook for a further rater."""
    frame = frame_of(review)
    say = frame.language
    own = review.sheets[rater].ratings if rater in review.sheets else {}
    given = ((Item(study, question), one) for study, ratings in own.items() for question, one in ratings.items())
    items = chosen_items(review, rated(given), only, rater) - rated_in_studies(review, rater)
    sheets = [_ratings(frame, rater, items, blind), _passages(frame, rater, items)]
    if not blind:
        sheets.append(_evidence(frame, {item.study for item in items}))
    name = next((one.name for one in review.protocol.raters if one.id == rater), rater)
    studies = [study for study in in_row_order(review, frame) if study.id in {item.study for item in items}]
    explained = (*_explained(frame, name, blind), *questions_explained(frame), *studies_explained(frame, studies))
    title = say.label("form.title", title=review.protocol.title)
    return Book("rater", review.name, rater, say.code, title, explained, tuple(sheets), blind)


def _ratings(frame: Frame, rater: str, items: set[Item], blind: bool) -> Sheet:
    say = frame.language
    columns = [
        Column("rating", say.label("proof.level"), 13, Content.CHOICE, rows_choose=True),
        Column("because", say.label("proof.because"), 44),
        Column("page", say.label("form.page"), 9),
        Column("quote", say.label("proof.quote"), 44),
    ]
    columns += [] if blind else [Column("evidence", say.label("form.evidence"), 16, Content.NAMES)]
    columns += [direction_column(frame)] if _uses_direction(frame.review) else []
    rows = (
        _rating(frame, rater, study, question.id, columns)
        for study in in_row_order(frame.review, frame)
        for question in frame.review.protocol.research_questions
        if Item(study.id, question.id) in items
    )
    told = ((say.label("grid.study"), 26), (say.label("proof.question"), 28))
    return Sheet("ratings", say.label("sheet.grid"), (say.label("form.row"),), told, tuple(columns), tuple(rows))


def _rating(frame: Frame, rater: str, study: Study, question: str, columns: list[Column]) -> Row:
    review = frame.review
    asked = next(one for one in review.protocol.research_questions if one.id == question)
    own = _own(review, rater, study.id, question)
    path, keys = rater_path(review, rater), ("ratings", study.id, question)
    passage = own.passages.get(FIRST) if own else None
    choices = level_choices(review.protocol.scale_for(question), frame)
    fields = {}
    for column in columns:
        if column.name in {"page", "quote"}:
            value = getattr(passage, column.name) if passage else None
            fields[column.name] = field(value, column, path, (*keys, "passages", FIRST, column.name), frame)
        else:
            value = getattr(own, column.name) if own else None
            fields[column.name] = field(value or None, column, path, (*keys, column.name), frame)
    fields["rating"] = fields["rating"]._replace(shown=level_shown(own, columns[0], choices))
    told = (frame.name(study), f"{asked.id} {asked.label}")
    return Row((row_id(study.id, question),), fields, told, choices)


def _passages(frame: Frame, rater: str, items: set[Item]) -> Sheet:
    """What a rater found beyond the first passage of a row."""
    say, review = frame.language, frame.review
    columns = (Column("page", say.label("form.page"), 9), Column("quote", say.label("proof.quote"), 80))
    path, owners = rater_path(review, rater), []
    every: list[Row] = []
    for study in in_row_order(review, frame):
        for question in review.protocol.research_questions:
            if Item(study.id, question.id) in items:
                owners.append(row_id(study.id, question.id))
                own = _own(review, rater, study.id, question.id)
                every += _found(own, path, Item(study.id, question.id), columns, frame) if own else ()

    def address(key: Key, name: str) -> tuple[str, Key]:
        return path, ("ratings", *key[0].split("/", 1), "passages", key[1], name)

    labels = (say.label("form.row"), say.label("form.number"))
    blank = Blank(_BLANK_ROWS, tuple(owners), address, tuple(every), "p", FIRST)
    rows = tuple(row for row in every if row.key[1] != FIRST)
    return Sheet("passages", say.label("sheet.passages"), labels, (), columns, rows, blank)


def _found(own: SheetRating, path: str, item: Item, columns: tuple[Column, ...], frame: Frame) -> Iterator[Row]:
    """The passages of a rating."""
    for name, passage in own.passages.items():
        keys = ("ratings", item.study, item.question, "passages", name)
        fields = {
            one.name: field(getattr(passage, one.name), one, path, (*keys, one.name), frame) for one in columns
        }
        yield Row((row_id(item.study, item.question), name), fields)


def _evidence(frame: Frame, studies: set[str]) -> Sheet:
    """The author's evidence, to be read and named."""
    say = frame.language
    told = (
        (say.label("proof.locator"), 16),
        (say.label("proof.quote"), 60),
        (say.label("proof.paraphrase"), 60),
    )
    rows = tuple(
        Row(
            (study.id, name),
            {},
            (say.locator(*item.locator) if item.locator else "", item.quote or "", item.paraphrase or ""),
        )
        for study in in_row_order(frame.review, frame)
        if study.id in studies
        for name, item in study.evidence.items()
    )
    labels = (say.label("grid.study"), say.label("proof.evidence"))
    return Sheet("evidence", say.label("sheet.evidence"), labels, told, (), rows)


def _own(review: Review, rater: str, study: str, question: str) -> SheetRating | None:
    return review.sheets[rater].ratings.get(study, {}).get(question) if rater in review.sheets else None


def _uses_direction(review: Review) -> bool:
    """Whether this review says which way answers point; most do not."""
    return any(own.rating.direction for _, _, own in every_rating(review))


def _explained(frame: Frame, name: str, blind: bool) -> Iterator[Explanation]:
    say = frame.language
    yield Explanation(say.label("form.title", title=frame.review.protocol.title), heading=True)
    yield Explanation(say.label("form.for"), name)
    yield Explanation(say.label("form.how"), say.label("form.how.rater"))
    yield Explanation("", say.label("form.how.more", sheet=say.label("sheet.passages")))
    if blind:
        yield Explanation("", say.label("form.blind"))
    else:
        yield Explanation("", say.label("form.how.evidence", sheet=say.label("sheet.evidence")))
    yield Explanation("", say.label("form.back"))
