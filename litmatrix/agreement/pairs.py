"""How far the pairs of raters agree on each item, and what is left of it beyond chance."""

import math
from collections.abc import Sequence

from litmatrix.agreement.table import Ratings


def shares(ratings: Ratings, agreement: Sequence[Sequence[float]] | None = None) -> list[float | None]:
    """Per rated item, the (weighted) share of its pairs of raters that agree; None where only one has rated.

    Items nobody rated are left out. Source: Fleiss (1971), P_i; with weights and gaps Gwet (2014).
    """
    share = {counts: _share(counts, agreement) for counts in set(ratings.counts)}
    return [share[counts] for counts in ratings.counts if any(counts)]


def rated_clusters(ratings: Ratings) -> list[object] | None:
    """The clusters of the items that anyone rated."""
    if ratings.clusters is None:
        return None
    return [name for name, counts in zip(ratings.clusters, ratings.counts, strict=True) if any(counts)]


def proportions(ratings: Ratings) -> list[list[float]]:
    """Per rated item, the share of its raters that chose each category."""
    rated = (counts for counts in ratings.counts if any(counts))
    return [[chosen / sum(counts) for chosen in counts] for counts in rated]


def means(rows: Sequence[Sequence[float]]) -> list[float]:
    """The mean of each column."""
    return [math.fsum(column) / len(rows) for column in zip(*rows, strict=True)]


def beyond_chance(observed: Sequence[float | None], chance: Sequence[float]) -> tuple[float, list[float]]:
    """(p_a − p_e)/(1 − p_e), and one linearised value per item whose mean it is.

    `observed` and `chance` hold each item's own p_a and p_e. Source: Gwet (2008) for complete ratings, Gwet
    (2014) for gaps: an item with one rating counts towards chance, not towards agreement.
    """
    n, paired = len(observed), [share for share in observed if share is not None]
    p_e = math.fsum(chance) / n
    value = (math.fsum(paired) / len(paired) - p_e) / (1 - p_e)
    scale = n / len(paired)
    values = [
        (scale * (0.0 if own is None else own - p_e) - 2 * (1 - value) * (own_chance - p_e)) / (1 - p_e)
        for own, own_chance in zip(observed, chance, strict=True)
    ]
    return value, values


def _share(counts: Sequence[int], agreement: Sequence[Sequence[float]] | None) -> float | None:
    raters = sum(counts)
    if raters < 2:
        return None
    if agreement is None:
        return sum(chosen * (chosen - 1) for chosen in counts) / (raters * (raters - 1))
    agreeing = math.fsum(
        chosen * other * weight
        for chosen, row in zip(counts, agreement, strict=True)
        for other, weight in zip(counts, row, strict=True)
    )
    return (agreeing - raters) / (raters * (raters - 1))
