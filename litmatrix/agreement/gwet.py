"""Gwet's AC1 and AC2."""

import math
from collections.abc import Hashable, Sequence
from itertools import chain

from litmatrix.agreement.coefficient import NO_SPREAD, NO_VARIATION, Coefficient, obstacle
from litmatrix.agreement.interval import linearised
from litmatrix.agreement.pairs import beyond_chance, means, proportions, rated_clusters, shares
from litmatrix.agreement.table import Category, Ratings, Table, read_table
from litmatrix.agreement.weights import Weights, agreement, disagreement, name_of


def gwet_ac(
    table: Table | Ratings,
    categories: Sequence[Category] | None = None,
    weights: Weights = "unweighted",
    clusters: Sequence[Hashable] | None = None,
) -> Coefficient:
    """Gwet's AC1 (unweighted) or AC2 (with weights) for two or more raters; gaps are allowed.

    (p_a − p_e)/(1 − p_e) with p_e = T/(q(q − 1)) · Σ π(1 − π), where T is the sum of all weights, q the number
    of categories and π their shares. So `categories` must name the whole scale: a level nobody used counts.
    Unlike kappa it is defined when everybody uses one level, and then is 1. Sources: Gwet (2008), Br. J. Math.
    Stat. Psychol. 61, 29–48; AC2 and gaps: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.
    Interval: ibid. Raises `ValueError` as `read_table` and `disagreement` do.
    """
    ratings = read_table(table, categories, clusters)
    gravity, name = disagreement(ratings, weights), name_of(weights)
    n, missing = len(ratings.paired), obstacle(ratings)
    q = len(ratings.categories)
    if missing or q < 2:
        return Coefficient("gwet-ac", name, None, None, n, missing or NO_VARIATION)
    weight = agreement(gravity)
    own = proportions(ratings)
    overall = means(own)
    scale = math.fsum(chain.from_iterable(weight)) / (q * (q - 1))
    chance = [scale * math.fsum(a * (1 - b) for a, b in zip(chosen, overall, strict=True)) for chosen in own]
    value, values = beyond_chance(shares(ratings, weight), chance)
    found = linearised(values, rated_clusters(ratings))
    if found is None:
        return Coefficient("gwet-ac", name, value, None, n, NO_SPREAD)
    return Coefficient("gwet-ac", name, value, found.ci, n, None, found.method)
