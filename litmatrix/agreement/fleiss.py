"""Fleiss' kappa."""

import math
from collections.abc import Hashable, Sequence

from litmatrix.agreement.coefficient import NO_SPREAD, NO_VARIATION, Coefficient, obstacle
from litmatrix.agreement.interval import linearised
from litmatrix.agreement.pairs import beyond_chance, means, proportions, rated_clusters, shares
from litmatrix.agreement.table import Category, Ratings, Table, read_table


def fleiss_kappa(
    table: Table | Ratings,
    categories: Sequence[Category] | None = None,
    clusters: Sequence[Hashable] | None = None,
) -> Coefficient:
    """Fleiss' kappa for two or more raters, who need not be the same people for every item.

    κ = (P̄ − P̄_e)/(1 − P̄_e), where P̄ is the share of agreeing pairs and P̄_e the sum of the squared shares
    of the categories. Source: Fleiss (1971), Psychol. Bull. 76, 378–382; with gaps, its extension in Gwet
    (2014), where every rated item weighs the same in the shares. Interval: Gwet (2008), Br. J. Math. Stat.
    Psychol. 61, 29–48 (Fleiss' own standard error holds only where there is no agreement beyond chance).
    Raises `ValueError` as `read_table` does.
    """
    ratings = read_table(table, categories, clusters)
    n, missing = len(ratings.paired), obstacle(ratings)
    if missing:
        return Coefficient("fleiss-kappa", "unweighted", None, None, n, missing)
    own = proportions(ratings)
    overall = means(own)
    if sum(share > 0 for share in overall) == 1:
        return Coefficient("fleiss-kappa", "unweighted", None, None, n, NO_VARIATION)
    chance = [math.fsum(a * b for a, b in zip(chosen, overall, strict=True)) for chosen in own]
    value, values = beyond_chance(shares(ratings), chance)
    found = linearised(values, rated_clusters(ratings))
    if found is None:
        return Coefficient("fleiss-kappa", "unweighted", value, None, n, NO_SPREAD)
    return Coefficient("fleiss-kappa", "unweighted", value, found.ci, n, None, found.method)
