"""How far the raters of a review agree, and where they do not: always on what each gave before they agreed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litmatrix.agreement import (
    Coefficient,
    coefficients,
    cohen_kappa,
    disagreements,
    krippendorff_alpha,
    mean_kappa,
    pairwise_kappa,
    percent,
)
from litmatrix.agreement.bootstrap import ROUNDS, SEED
from litmatrix.agreement.table import read_table
from litmatrix.agreement.weights import Weights, name_of
from litmatrix.message import Message
from litmatrix.model import Judgement, Review, Scale
from litmatrix.rating_tables import Item, Own, Ratings, RatingTable, answers_table, levels_table, own_ratings

DIFFERENT_SCALES = Message(
    nb="Spørsmålene bruker ulike skalaer, så de kan ikke slås sammen.",
    nn="Spørsmåla bruker ulike skalaer, så dei kan ikkje slåast saman.",
    en="The questions use different scales, so they cannot be put together.",
)


class Agreement(NamedTuple):
    """What `agree` found."""

    raters: tuple[str, ...]
    """Those who rated anything, in the order of the protocol."""
    items: int
    """Studies times questions."""
    coefficients: tuple[tuple[str | None, Coefficient], ...]
    """Each with its question; None stands for all questions together."""


class OfPairs(NamedTuple):
    """Cohen's kappa of every two of three raters or more, for all questions together, with one kind of weights."""

    weights: str
    pairs: tuple[tuple[str, str, Coefficient], ...]
    mean: float | None
    """Of the pairs where it can be computed (Light 1971)."""


class Difference(NamedTuple):
    """An item that raters rated differently, for the worklist."""

    item: Item
    distance: int | None
    """Levels between the lowest and the highest; None when somebody says that it cannot be rated."""
    ratings: tuple[tuple[str, Own], ...]
    """Who rated it, and how."""
    agreed: Judgement | None
    """What they agreed on, when they have."""


def agree(review: Review, rounds: int = ROUNDS, seed: int = SEED) -> Agreement:
    """Every coefficient for all questions together and for each.

    All questions together are only computed where they share a scale; their intervals are found over
    studies, since the ratings of one study are not independent of each other.
    """
    ratings = own_ratings(review)
    found: list[tuple[str | None, Coefficient]] = []
    for question in (None, *(one.id for one in review.protocol.research_questions)):
        table = levels_table(review, ratings, question)
        scales = _scales(review, question)
        of_table = _coefficients(table, scales[0], rounds, seed) if len(scales) == 1 else _none()
        found += [(question, coefficient) for coefficient in of_table]
    items = len(review.included) * len(review.protocol.research_questions)
    return Agreement(tuple(ratings), items, tuple(found))


def in_brief(review: Review) -> tuple[Coefficient, Coefficient] | None:
    """Percentage agreement and Krippendorff's alpha for ordinal ratings, as `agree` has them for all questions
    together; None where these do not share a scale."""
    scales = _scales(review, None)
    if len(scales) != 1:
        return None
    table = levels_table(review, own_ratings(review))
    ratings = read_table(
        table.rows, [level.id for level in scales[0].levels], [item.study for item in table.items]
    )
    return percent(ratings), krippendorff_alpha(ratings, weights="ordinal")


PAIR_WEIGHTS: tuple[Weights, ...] = ("unweighted", "linear", "quadratic")


def pairs(review: Review) -> tuple[OfPairs, ...]:
    """Cohen's kappa by pairs; nothing for fewer than three raters, or questions on different scales."""
    ratings = own_ratings(review)
    scales = _scales(review, None)
    if len(ratings) < 3 or len(scales) != 1:
        return ()
    table = levels_table(review, ratings, None)
    levels, studies = [level.id for level in scales[0].levels], [item.study for item in table.items]
    return tuple(_of_pairs(table, levels, studies, weights) for weights in PAIR_WEIGHTS)


def _of_pairs(table: RatingTable, levels: list[str], studies: list[str], weights: Weights) -> OfPairs:
    found = pairwise_kappa(table.rows, levels, weights, studies)
    named = tuple((table.raters[one.first], table.raters[one.second], one.coefficient) for one in found)
    return OfPairs(name_of(weights), named, mean_kappa(found))


def differences(review: Review) -> tuple[Difference, ...]:
    """The worklist: where raters differ, the largest distance first."""
    ratings = own_ratings(review)
    found = [one for scale in _scales(review, None) for one in _of_scale(review, ratings, scale)]
    return tuple(sorted(found, key=lambda one: (one.distance is not None, -(one.distance or 0))))


def _of_scale(review: Review, ratings: Ratings, scale: Scale) -> Iterator[Difference]:
    """The differences in all questions that use a scale, in the order of `disagreements`."""
    table = answers_table(review, ratings)
    own = [number for number, item in enumerate(table.items) if review.protocol.scale_for(item.question) == scale]
    rows = [[row[number] for number in own] for row in table.rows]
    for position, distance in disagreements(rows, [level.id for level in scale.levels]):
        item = table.items[own[position]]
        given = [
            (rater, ratings[rater][item])
            for rater, row in zip(table.raters, rows, strict=True)
            if row[position] is not None
        ]
        yield Difference(item, distance, tuple(given), review.agreed(item.study, item.question))


def _scales(review: Review, question: str | None) -> list[Scale]:
    """The scales that a question, or all of them, are rated on."""
    protocol = review.protocol
    asked = [one.id for one in protocol.research_questions if question in (None, one.id)]
    return list({scale.name: scale for scale in map(protocol.scale_for, asked)}.values())


def _coefficients(table: RatingTable, scale: Scale, rounds: int, seed: int) -> Sequence[Coefficient]:
    levels = [level.id for level in scale.levels]
    studies = [item.study for item in table.items]
    found = coefficients(table.rows, levels, studies, rounds=rounds, seed=seed)
    if any(one.name == "cohen-kappa" for one in found):
        return found
    return (found[0], cohen_kappa(table.rows, levels), *found[1:])  # not two raters: why there is none


def _none() -> Sequence[Coefficient]:
    """The same coefficients without values."""
    empty = (*coefficients([], ["…"]), cohen_kappa([], ["…"]))
    return [Coefficient(one.name, one.weights, None, None, 0, DIFFERENT_SCALES) for one in empty]
