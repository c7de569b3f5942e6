"""Cohen's kappa for every pair of raters, and its mean."""

from collections.abc import Hashable, Sequence
from itertools import combinations
from math import fsum
from typing import NamedTuple

from litmatrix.agreement.coefficient import Coefficient
from litmatrix.agreement.cohen import cohen_kappa
from litmatrix.agreement.table import Category, Table
from litmatrix.agreement.weights import Weights


class Pair(NamedTuple):
    """Two raters, by their rows in the table, and how far they agree."""

    first: int
    second: int
    coefficient: Coefficient


def pairwise_kappa(
    table: Table,
    categories: Sequence[Category],
    weights: Weights = "unweighted",
    clusters: Sequence[Hashable] | None = None,
) -> tuple[Pair, ...]:
    """Cohen's kappa of each pair of rows, on the items that both have rated; a pair where it cannot be computed
    has the reason.

    Raises `ValueError` as `cohen_kappa` does.
    """
    return tuple(
        Pair(first, second, cohen_kappa([table[first], table[second]], categories, weights, clusters))
        for first, second in combinations(range(len(table)), 2)
    )


def mean_kappa(pairs: Sequence[Pair]) -> float | None:
    """The mean of the pairs' kappas, of those that could be computed; None where none could.

    Source: Light (1971), Psychol. Bull. 76, 365–377; as a coefficient of its own Conger (1980), Psychol. Bull. 88,
    322–328.
    """
    values = [pair.coefficient.value for pair in pairs if pair.coefficient.value is not None]
    return fsum(values) / len(values) if values else None
