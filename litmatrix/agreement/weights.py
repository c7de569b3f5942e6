"""How grave a disagreement is: whole numbers per pair of categories, 0 where the two are the same."""

from collections.abc import Sequence
from itertools import chain
from typing import Literal

from litmatrix.agreement.table import Ratings

Weighting = Literal["unweighted", "linear", "quadratic", "ordinal"]
Weights = Weighting | Sequence[Sequence[int]]
"""The name of a weighting, or the disagreement of every pair of categories as a square of whole numbers."""
Square = tuple[tuple[int, ...], ...]


def disagreement(ratings: Ratings, weights: Weights) -> Square:
    """The gravity of each pair of categories.

    - `unweighted`: 1 for any two different categories.
    - `linear`: |v − u| of their scores (Cicchetti & Allison 1971).
    - `quadratic`: (v − u)² of their scores (Fleiss & Cohen 1973).
    - `ordinal`: d(d + 1)/2, where d is how many steps apart they stand (Gwet 2014, ch. 3).
    - a square of the user's own, as in Cohen (1968).

    Raises `ValueError` for an unknown name or a square that does not fit the categories.
    """
    if not isinstance(weights, str):
        return _own(weights, len(ratings.categories))
    scores = ratings.scores
    steps = range(len(scores))
    match weights:
        case "unweighted":
            return tuple(tuple(int(a != b) for b in steps) for a in steps)
        case "linear":
            return tuple(tuple(abs(u - v) for v in scores) for u in scores)
        case "quadratic":
            return tuple(tuple((u - v) ** 2 for v in scores) for u in scores)
        case "ordinal":
            return tuple(tuple(abs(a - b) * (abs(a - b) + 1) // 2 for b in steps) for a in steps)
    raise ValueError(f"unknown weights: {weights!r}")


def agreement(square: Square) -> tuple[tuple[float, ...], ...]:
    """Disagreement turned round: 1 for the same category, 0 for the gravest disagreement."""
    gravest = max(chain.from_iterable(square), default=0) or 1
    return tuple(tuple(1 - grave / gravest for grave in row) for row in square)


def name_of(weights: Weights) -> str:
    """The name of a weighting, `custom` for a square of the user's own."""
    return weights if isinstance(weights, str) else "custom"


def _own(square: Sequence[Sequence[int]], levels: int) -> Square:
    if len(square) != levels or any(len(row) != levels for row in square):
        raise ValueError("the weights need one row and one column per category")
    if any(square[level][level] for level in range(levels)) or min(chain.from_iterable(square), default=0) < 0:
        raise ValueError("weights are disagreements: 0 on the diagonal, nothing below 0")
    return tuple(map(tuple, square))
