"""Percentage agreement: how often two raters say the same."""

import math
from collections.abc import Hashable, Sequence

from litmatrix.agreement.coefficient import NO_SPREAD, Coefficient, obstacle
from litmatrix.agreement.interval import Interval, linearised, wilson
from litmatrix.agreement.pairs import rated_clusters, shares
from litmatrix.agreement.table import Category, Ratings, Table, read_table


def percent(
    table: Table | Ratings,
    categories: Sequence[Category] | None = None,
    clusters: Sequence[Hashable] | None = None,
) -> Coefficient:
    """The share of pairs of raters that agree, averaged over the items; between 0 and 1.

    For two raters the plain share of items on which they agree, for more the P̄ of Fleiss (1971). Gaps are
    allowed. Interval: Wilson (1927) where every item has exactly two ratings, otherwise Gwet (2014).
    Raises `ValueError` as `read_table` does.
    """
    ratings = read_table(table, categories, clusters)
    n, missing = len(ratings.paired), obstacle(ratings)
    if missing:
        return Coefficient("percent", "unweighted", None, None, n, missing)
    each = shares(ratings)
    value = math.fsum(share for share in each if share is not None) / n
    found = _interval(ratings, each)
    if found is None:
        return Coefficient("percent", "unweighted", value, None, n, NO_SPREAD)
    return Coefficient("percent", "unweighted", value, found.ci, n, None, found.method)


def _interval(ratings: Ratings, each: Sequence[float | None]) -> Interval | None:
    paired = [share for share in each if share is not None]
    two_each = max(map(sum, ratings.counts)) == 2
    if two_each and ratings.clusters is None:
        return wilson(round(sum(paired)), len(paired))
    scale = len(each) / len(paired)
    return linearised([scale * (share or 0.0) for share in each], rated_clusters(ratings), floor=0.0)
