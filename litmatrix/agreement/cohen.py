"""Cohen's kappa, unweighted and weighted."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence

from litmatrix.agreement.coefficient import (
    NO_SPREAD,
    NO_VARIATION,
    NOT_TWO_RATERS,
    Coefficient,
    obstacle,
)
from litmatrix.agreement.interval import NORMAL, Interval, bounded, linearised
from litmatrix.agreement.table import Category, Ratings, Table, read_table
from litmatrix.agreement.weights import Square, Weights, agreement, disagreement, name_of

Pair = tuple[int, int]


def cohen_kappa(
    table: Table | Ratings,
    categories: Sequence[Category] | None = None,
    weights: Weights = "unweighted",
    clusters: Sequence[Hashable] | None = None,
) -> Coefficient:
    """Cohen's kappa for two raters; items that only one of them rated are left out.

    κ = 1 − Σ v·o / Σ v·e, where v is the gravity of a disagreement, o how often it was observed and e how
    often it is expected from each rater's own use of the categories. Sources: Cohen (1960), Educ. Psychol.
    Meas. 20, 37–46; weighted: Cohen (1968), Psychol. Bull. 70, 213–220. Interval: the large-sample standard
    error of Fleiss, Cohen & Everitt (1969), Psychol. Bull. 72, 323–327.
    Raises `ValueError` as `read_table` and `disagreement` do.
    """
    ratings = read_table(table, categories, clusters)
    gravity, name = disagreement(ratings, weights), name_of(weights)
    n, missing = len(ratings.paired), obstacle(ratings)
    if missing or len(ratings.raters) != 2:
        return Coefficient("cohen-kappa", name, None, None, n, missing or NOT_TWO_RATERS)
    chosen = _both(ratings)
    value = _kappa(chosen, gravity)
    if value is None:
        return Coefficient("cohen-kappa", name, None, None, n, NO_VARIATION)
    found = _interval(ratings, chosen, gravity, value)
    if found is None:
        return Coefficient("cohen-kappa", name, value, None, n, NO_SPREAD)
    return Coefficient("cohen-kappa", name, value, found.ci, n, None, found.method)


def _both(ratings: Ratings) -> list[Pair]:
    first, second = ratings.raters
    return [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]


def _kappa(chosen: Sequence[Pair], gravity: Square) -> float | None:
    observed = len(chosen) * sum(gravity[a][b] for a, b in chosen)
    rows, columns = Counter(a for a, _ in chosen), Counter(b for _, b in chosen)
    expected = sum(rows[a] * columns[b] * gravity[a][b] for a in rows for b in columns)
    return (expected - observed) / expected if expected else None


def _interval(ratings: Ratings, chosen: Sequence[Pair], gravity: Square, kappa: float) -> Interval | None:
    """Fleiss, Cohen & Everitt's variance is that of one linearised value per item, divided by n."""
    weight, n = agreement(gravity), len(chosen)
    rows, columns = Counter(a for a, _ in chosen), Counter(b for _, b in chosen)
    row_mean = {a: math.fsum(columns[b] * weight[a][b] for b in columns) / n for a in rows}
    column_mean = {b: math.fsum(rows[a] * weight[a][b] for a in rows) / n for b in columns}
    p_e = math.fsum(rows[a] * row_mean[a] for a in rows) / n
    raw = [(weight[a][b] - (row_mean[a] + column_mean[b]) * (1 - kappa)) / (1 - p_e) for a, b in chosen]
    shift = kappa - math.fsum(raw) / n
    values = [value + shift for value in raw]
    if ratings.clusters is not None:
        return linearised(values, [ratings.clusters[item] for item in ratings.paired])
    error = math.sqrt(math.fsum((value - kappa) ** 2 for value in values)) / n
    return bounded(kappa, error, NORMAL, "fleiss-cohen-everitt")
