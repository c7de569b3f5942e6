"""Agreement between raters.

Every coefficient is a function of a table of ratings: one row per rater, one place per item, None where a
rating is missing. `categories` are the levels of the scale, lowest first; without them those that occur are
taken. `clusters` names what each item belongs to, such as its study when several questions are put together:
then intervals are found over clusters, for ratings of one study are not independent. The result is a
`Coefficient` with a 95 % interval; what cannot be computed is None with the reason. No adjectives.
"""

from collections.abc import Hashable, Sequence

from litmatrix.agreement.bootstrap import ROUNDS, SEED
from litmatrix.agreement.coefficient import Coefficient
from litmatrix.agreement.cohen import cohen_kappa
from litmatrix.agreement.disagreements import Disagreement, disagreements
from litmatrix.agreement.fleiss import fleiss_kappa
from litmatrix.agreement.gwet import gwet_ac
from litmatrix.agreement.krippendorff import krippendorff_alpha
from litmatrix.agreement.light import Pair, mean_kappa, pairwise_kappa
from litmatrix.agreement.percent import percent
from litmatrix.agreement.table import Category, Table, read_table

__all__ = [
    "Category",
    "Coefficient",
    "Disagreement",
    "Pair",
    "Table",
    "coefficients",
    "cohen_kappa",
    "disagreements",
    "fleiss_kappa",
    "gwet_ac",
    "krippendorff_alpha",
    "mean_kappa",
    "pairwise_kappa",
    "percent",
]


def coefficients(
    table: Table,
    categories: Sequence[Category],
    clusters: Sequence[Hashable] | None = None,
    *,
    rounds: int = ROUNDS,
    seed: int = SEED,
) -> tuple[Coefficient, ...]:
    """Every coefficient that fits ratings on an ordinal scale; Cohen's kappa only where two have rated.

    `rounds` and `seed` are those of the bootstrap.
    Raises `ValueError` for a malformed table or a rating outside the categories.
    """
    ratings = read_table(table, categories, clusters)
    two = len(ratings.raters) == 2
    return (
        percent(ratings),
        *(cohen_kappa(ratings, weights=w) for w in ("unweighted", "linear", "quadratic") if two),
        fleiss_kappa(ratings),
        *(
            krippendorff_alpha(ratings, weights=w, rounds=rounds, seed=seed)
            for w in ("nominal", "ordinal", "interval")
        ),
        *(gwet_ac(ratings, weights=w) for w in ("unweighted", "linear", "quadratic", "ordinal")),
    )
