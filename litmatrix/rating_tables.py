"""Who rated what: the ratings of a review as raters × items, as they were before anybody agreed on anything."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from litmatrix.location import Place
from litmatrix.model import Gap, Judgement, Review

UNNAMED = "author"
"""Who rated in the study files of a review that names no raters."""
_ANSWERS = frozenset({Gap.NOT_APPLICABLE.value, Gap.NOT_ADDRESSED.value})


class Item(NamedTuple):
    """What is rated: a study against a question."""

    study: str
    question: str


class Own(NamedTuple):
    """A rater's own judgement, and where it stands."""

    rating: Judgement
    place: Place


class RatingTable(NamedTuple):
    """One row per rater, one place per item."""

    raters: tuple[str, ...]
    items: tuple[Item, ...]
    rows: tuple[tuple[str | None, ...], ...]


Ratings = Mapping[str, Mapping[Item, Own]]
"""By rater, in the order of the protocol, then by item."""


def own_ratings(review: Review) -> Ratings:
    """Every rater's own judgements of the matrix's studies. Of one that a rater gives twice, the study file's.

    While the rating is blind, only those of the study files.
    """
    found: dict[str, dict[Item, Own]] = {rater.id: {} for rater in review.protocol.raters}
    for rater, item, own in every_rating(replace(review, sheets=review.shown_sheets)):
        found.setdefault(rater, {}).setdefault(item, own)
    return {rater: ratings for rater, ratings in found.items() if ratings}


def rating_counts(review: Review) -> dict[str, int]:
    """How many judgements `own_ratings` has of each rater; quicker, where that is all one wants to know."""
    first, asked, included = _first(review), _asked(review), review.included
    found: dict[str, set[tuple[str, str]]] = {rater.id: set() for rater in review.protocol.raters}
    for study in included:
        for question, rating in study.ratings.items():
            if question in asked:
                found.setdefault(rating.rater or first, set()).add((study.id, question))
    for sheet in review.shown_sheets.values():
        for study in included:
            given = asked & sheet.ratings.get(study.id, {}).keys()
            found.setdefault(sheet.id, set()).update((study.id, question) for question in given)
    return {rater: len(items) for rater, items in found.items() if items}


def every_rating(review: Review) -> Iterator[tuple[str, Item, Own]]:
    """All judgements of the matrix's studies with their raters: first the study files', then the sheets'."""
    first, asked, included = _first(review), _asked(review), review.included
    for study in included:
        for question, rating in study.ratings.items():
            if question in asked:
                place = study.place("ratings", question)
                yield rating.rater or first, Item(study.id, question), Own(rating, place)
    for sheet in review.sheets.values():
        for study in included:
            for question, judgement in sheet.ratings.get(study.id, {}).items():
                if question in asked:
                    yield (
                        sheet.id,
                        Item(study.id, question),
                        Own(judgement, sheet.place("ratings", study.id, question)),
                    )


def _first(review: Review) -> str:
    return next((rater.id for rater in review.protocol.raters), UNNAMED)


def _asked(review: Review) -> set[str]:
    return {question.id for question in review.protocol.research_questions}


def levels_table(review: Review, ratings: Ratings, question: str | None = None) -> RatingTable:
    """The levels that raters chose, for one question or all; None for a gap, or a level that the scale lacks."""
    return _table(review, ratings, question, frozenset())


def answers_table(review: Review, ratings: Ratings, question: str | None = None) -> RatingTable:
    """As `levels_table`, but `not-applicable` and `not-addressed` stand as the answers they are."""
    return _table(review, ratings, question, _ANSWERS)


def _table(review: Review, ratings: Ratings, question: str | None, answers: frozenset[str]) -> RatingTable:
    protocol = review.protocol
    asked = [one.id for one in protocol.research_questions if question in (None, one.id)]
    known = {name: {level.id for level in protocol.scale_for(name).levels} | answers for name in asked}
    items = tuple(Item(study.id, name) for study in review.included for name in asked)

    def level(own: Own | None, item: Item) -> str | None:
        return own.rating.rating if own and own.rating.rating in known[item.question] else None

    rows = tuple(tuple(level(given.get(item), item) for item in items) for given in ratings.values())
    return RatingTable(tuple(ratings), items, rows)
