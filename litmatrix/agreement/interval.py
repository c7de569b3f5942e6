"""Analytic confidence intervals (95 %)."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from litmatrix.agreement.coefficient import Method

NORMAL = 1.959963984540054
"""The 97.5 % point of the normal distribution."""
_MANY = 1000
_ROUNDING = 1e-12
"""Less than this is rounding, not difference."""


class Interval(NamedTuple):
    """A confidence interval and how it was found."""

    ci: tuple[float, float]
    method: Method


def wilson(agreed: int, n: int) -> Interval:
    """The score interval of a proportion (Wilson 1927, J. Am. Stat. Assoc. 22, 209–212)."""
    share, square = agreed / n, NORMAL**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = NORMAL / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    # At the ends the bound is 0 or 1 by definition; rounding must not move it.
    return Interval((0.0 if agreed == 0 else middle - half, 1.0 if agreed == n else middle + half), "wilson")


def linearised(
    values: Sequence[float], clusters: Sequence[Hashable] | None, floor: float = -1.0
) -> Interval | None:
    """The interval of a coefficient that is the mean of one linearised value per item.

    Gwet (2008, 2014): the variance of the mean of n values, with Student's t on n − 1 degrees of freedom.
    With clusters, the values of a cluster are added up first and the clusters take the place of the items
    (the ultimate-cluster variance of survey sampling; Wolter 2007, Introduction to Variance Estimation):
    ratings of one study are not independent of each other. None when the values do not vary, or when there
    is only one cluster.
    """
    n, mean = len(values), math.fsum(values) / len(values)
    method: Method = "gwet" if clusters is None else "clusters"
    deviations = _deviations(values, mean, range(n) if clusters is None else clusters)
    independent = len(deviations)
    if independent < 2:
        return None
    squares = math.fsum(deviation**2 for deviation in deviations)
    error = math.sqrt(squares * independent / (independent - 1)) / n
    return bounded(mean, error, student(independent - 1), method, floor)


def bounded(
    estimate: float, error: float, quantile: float, method: Method, floor: float = -1.0
) -> Interval | None:
    """`estimate` ± `quantile` standard errors, kept within `floor` and 1. None when the error is 0.

    Fleiss' kappa with gaps can itself lie below −1; then there is no floor.
    """
    if error < _ROUNDING:
        return None
    low, high = estimate - quantile * error, estimate + quantile * error
    return Interval((max(low, floor) if estimate > floor - _ROUNDING else low, min(1.0, high)), method)


@lru_cache(maxsize=256)
def student(freedom: int) -> float:
    """The 97.5 % point of Student's t, by bisection of its distribution function.

    The function: Abramowitz & Stegun (1964), 26.7.3–26.7.4. Above 1 000 degrees of freedom the first term of
    their expansion 26.7.5, which there is right to five decimals.
    """
    if freedom > _MANY:
        return NORMAL + (NORMAL**3 + NORMAL) / (4 * freedom)
    low, high = 1.9, 13.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """The probability that Student's t lies between −t and t."""
    angle = math.atan2(t, math.sqrt(freedom))
    cosine = math.cos(angle)
    odd = freedom % 2
    term, total = (cosine, cosine) if odd else (1.0, 1.0)
    for power in range(3 if odd else 2, freedom - 1, 2):
        term *= cosine * cosine * (power - 1) / power
        total += term
    if not odd:
        return math.sin(angle) * total
    return 2 / math.pi * (angle + (math.sin(angle) * total if freedom > 1 else 0.0))


def _deviations(values: Sequence[float], mean: float, clusters: Sequence[Hashable]) -> list[float]:
    """How far each cluster's values are from the mean, added up."""
    members: defaultdict[Hashable, list[float]] = defaultdict(list)
    for value, cluster in zip(values, clusters, strict=True):
        members[cluster].append(value - mean)
    return [math.fsum(deviations) for deviations in members.values()]
