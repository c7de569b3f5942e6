"""Krippendorff's alpha."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from operator import add, mul, sub
from typing import Literal

from litmatrix.agreement.bootstrap import ROUNDS, SEED, percentiles, resample
from litmatrix.agreement.coefficient import (
    NO_SPREAD,
    NO_VARIATION,
    UNSTABLE,
    Coefficient,
    obstacle,
)
from litmatrix.agreement.table import Category, Ratings, Table, read_table
from litmatrix.message import Message

Metric = Literal["nominal", "ordinal", "interval"]
_OUTSIDE = 0.05
"""What a 95 % interval leaves out."""


def krippendorff_alpha(
    table: Table | Ratings,
    categories: Sequence[Category] | None = None,
    weights: Metric = "nominal",
    clusters: Sequence[Hashable] | None = None,
    *,
    rounds: int = ROUNDS,
    seed: int = SEED,
) -> Coefficient:
    """Krippendorff's alpha for two or more raters; gaps are allowed, items with one rating are left out.

    α = 1 − D_o/D_e from the coincidences of values within items. Distances: nominal 0 or 1; ordinal, the
    difference of mid-ranks; interval, the difference of scores (numbers stand for themselves, words for their
    position); the last two squared. Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability;
    Krippendorff (2013), Content Analysis, 3rd ed., ch. 12.

    Interval: percentile bootstrap over items, as Zapf et al. (2016), BMC Med. Res. Methodol. 16:93, recommend;
    mid-ranks and D_e are found anew in every round. With clusters, whole clusters are drawn.
    Raises `ValueError` for an unknown distance and as `read_table` does.
    """
    if weights not in ("nominal", "ordinal", "interval"):
        raise ValueError(f"unknown distance: {weights!r}")
    ratings = read_table(table, categories, clusters)
    n, missing = len(ratings.paired), obstacle(ratings)
    if missing:
        return Coefficient("krippendorff-alpha", weights, None, None, n, missing)
    units, scale = _units(ratings)
    value = _alpha([[sum(column)] for column in zip(*units, strict=True)], ratings, scale, weights)[0]
    if value is None:
        return Coefficient("krippendorff-alpha", weights, None, None, n, NO_VARIATION)
    ci, reason = _interval(_alpha(_resampled(tuple(units), rounds, seed), ratings, scale, weights))
    return Coefficient("krippendorff-alpha", weights, value, ci, n, reason, "bootstrap" if ci else None)


def _units(ratings: Ratings) -> tuple[list[tuple[int, ...]], int]:
    """What each item (or cluster) adds: its values per category, then its coincidences per pair of categories.

    An item with m values adds r·r'/(m − 1) coincidences; to stay with whole numbers they are multiplied by
    the second result, the least common multiple of all m − 1.
    """
    paired = [ratings.counts[item] for item in ratings.paired]
    scale = math.lcm(*(sum(counts) - 1 for counts in paired))
    items = [
        (*counts, *(a * b * scale // (sum(counts) - 1) for a, b in combinations(counts, 2))) for counts in paired
    ]
    if ratings.clusters is None:
        return items, scale
    members: defaultdict[Hashable, list[tuple[int, ...]]] = defaultdict(list)
    for item, unit in zip(ratings.paired, items, strict=True):
        members[ratings.clusters[item]].append(unit)
    return [tuple(map(sum, zip(*units, strict=True))) for units in members.values()], scale


@lru_cache(maxsize=1)
def _resampled(units: tuple[tuple[int, ...], ...], rounds: int, seed: int) -> list[list[int]]:
    """Kept because the three distances of a table use the same draws."""
    return resample(units, rounds, seed)


def _alpha(columns: Sequence[Sequence[int]], ratings: Ratings, scale: int, metric: Metric) -> list[float | None]:
    """Alpha of every round; None where all values are the same.

    Columns are as in `_units`, one place per round. Whole numbers up to one last division: the result is exact.
    """
    levels = len(ratings.categories)
    marginals, coincidences = columns[:levels], columns[levels:]
    observed = expected = [0] * len(columns[0])
    distances = _distances(ratings, marginals, metric)
    for (a, b), together, distance in zip(combinations(marginals, 2), coincidences, distances, strict=True):
        observed = list(map(add, observed, map(mul, distance, together)))
        expected = list(map(add, expected, map(mul, distance, map(mul, a, b))))
    values = map(sum, zip(*marginals, strict=True))
    return [
        (scale * by_chance - (n - 1) * seen) / (scale * by_chance) if by_chance else None
        for n, seen, by_chance in zip(values, observed, expected, strict=True)
    ]


def _distances(ratings: Ratings, marginals: Sequence[Sequence[int]], metric: Metric) -> Iterator[list[int]]:
    """Per pair of categories, how far apart they are in every round."""
    rounds = len(marginals[0])
    if metric == "nominal":
        return ([1] * rounds for _ in combinations(marginals, 2))
    places = _ranks(marginals) if metric == "ordinal" else [[score] * rounds for score in ratings.scores]
    return ([step * step for step in map(sub, a, b)] for a, b in combinations(places, 2))


def _ranks(marginals: Sequence[Sequence[int]]) -> list[list[int]]:
    """Twice the mid-rank of each category (whole numbers; the factor cancels out of alpha)."""
    below = [0] * len(marginals[0])
    ranks = []
    for own in marginals:
        ranks.append([2 * lower + mine for lower, mine in zip(below, own, strict=True)])
        below = list(map(add, below, own))
    return ranks


def _interval(drawn: Sequence[float | None]) -> tuple[tuple[float, float] | None, Message | None]:
    """A round without variation has no alpha and could lie anywhere: with more of them than an interval
    leaves out, nothing is known.
    """
    alphas = [alpha for alpha in drawn if alpha is not None]
    if len(alphas) < (1 - _OUTSIDE) * len(drawn):
        return None, UNSTABLE
    low, high = percentiles(alphas)
    return ((low, high), None) if low < high else (None, NO_SPREAD)
