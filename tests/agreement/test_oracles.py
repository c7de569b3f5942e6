"""The coefficients against independent implementations on 1 000 random tables.

scikit-learn and statsmodels where they know the coefficient; otherwise the definition spelt out pair by pair in
fractions, by another way than the code under test.
"""

import random
import warnings
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater

from litmatrix.agreement import cohen_kappa, fleiss_kappa, gwet_ac, krippendorff_alpha, percent
from litmatrix.agreement.bootstrap import percentiles
from litmatrix.agreement.interval import student

TABLES = 1000


def random_tables(raters=(2, 6), gaps=True):
    """`TABLES` tables of all shapes: (table, categories)."""
    chance = random.Random(20)
    for _ in range(TABLES):
        levels, items = chance.randint(2, 6), chance.randint(2, 40)
        missing = chance.choice((0, 0.1, 0.4)) if gaps else 0
        table = [[None] * items for _ in range(chance.randint(*raters))]
        for item in range(items):
            truth = chance.randrange(levels)
            for row in table:
                rating = truth if chance.random() < 0.6 else chance.randrange(levels)
                row[item] = None if chance.random() < missing else rating
        yield table, tuple(range(levels))


def items_of(table):
    """The ratings of each item, without gaps."""
    return [[rating for rating in column if rating is not None] for column in zip(*table, strict=True)]


def same(value, expected):
    return value is not None and abs(value - float(expected)) < 1e-12


def test_cohen_kappa_against_scikit_learn():
    compared = 0
    for table, categories in random_tables(raters=(2, 2), gaps=False):
        for weights, theirs in (("unweighted", None), ("linear", "linear"), ("quadratic", "quadratic")):
            ours = cohen_kappa(table, categories, weights).value
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # 0/0 where nothing varies
                expected = cohen_kappa_score(*table, labels=list(categories), weights=theirs)
            if ours is None:
                assert expected != expected, table  # NaN
            else:
                assert same(ours, expected), table
                compared += 1
    assert compared > 2.9 * TABLES


def test_interval_of_cohen_kappa_against_statsmodels():
    compared = 0
    for table, categories in random_tables(raters=(2, 2), gaps=False):
        square = [[0] * len(categories) for _ in categories]
        for a, b in zip(*table, strict=True):
            square[a][b] += 1
        for weights, theirs in (("unweighted", None), ("linear", "linear"), ("quadratic", "quadratic")):
            ours = cohen_kappa(table, categories, weights)
            if ours.ci is None:
                continue
            their = inter_rater.cohens_kappa(square, wt=theirs)
            expected = (max(-1, their.kappa_low), min(1, their.kappa_upp))
            assert ours.ci == pytest.approx(expected, abs=1e-9), (table, weights)
            compared += 1
    assert compared > 2.8 * TABLES


def test_fleiss_kappa_against_statsmodels():
    compared = 0
    for table, categories in random_tables(gaps=False):
        counts = [[column.count(level) for level in categories] for column in zip(*table, strict=True)]
        ours = fleiss_kappa(table, categories).value
        if ours is not None:
            assert same(ours, inter_rater.fleiss_kappa(counts)), table
            compared += 1
    assert compared > 0.99 * TABLES


def spelt_out_percent(table):
    """The mean, over items with a pair, of the share of pairs that say the same."""
    shares = []
    for ratings in items_of(table):
        pairs = list(combinations(ratings, 2))
        if pairs:
            shares.append(Fraction(sum(a == b for a, b in pairs), len(pairs)))
    return sum(shares) / len(shares)


def test_percent_spelt_out():
    for table, categories in random_tables():
        found = percent(table, categories)
        if found.value is not None:
            assert same(found.value, spelt_out_percent(table)), table


def spelt_out_alpha(table, metric):
    """1 − (mean distance of pairs within items)/(mean distance of all pairs of pairable values)."""
    units = [ratings for ratings in items_of(table) if len(ratings) > 1]
    values = [rating for ratings in units for rating in ratings]

    def four_times_squared(a, b):
        if metric == "nominal":
            return 4 * (a != b)
        if metric == "interval":
            return 4 * (a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(low <= value <= high for value in values)
        return (2 * between - values.count(low) - values.count(high)) ** 2 if a != b else 0

    known = {(a, b): four_times_squared(a, b) for a in set(values) for b in set(values)}
    within = sum(
        Fraction(sum(known[pair] for pair in permutations(ratings, 2)), len(ratings) - 1) for ratings in units
    ) / len(values)
    overall = Fraction(sum(map(known.__getitem__, permutations(values, 2))), len(values) * (len(values) - 1))
    return 1 - within / overall if overall else None


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
def test_alpha_spelt_out(metric):
    compared = 0
    for table, categories in random_tables():
        found = krippendorff_alpha(table, categories, metric, rounds=1)
        if found.n < 2:
            continue
        expected = spelt_out_alpha(table, metric)
        if expected is None:
            assert found.value is None
        else:
            assert same(found.value, expected), table
            compared += 1
    assert compared > 0.95 * TABLES


WEIGHT = {
    "unweighted": lambda a, b, _: Fraction(a == b),
    "linear": lambda a, b, q: 1 - Fraction(abs(a - b), q - 1),
    "quadratic": lambda a, b, q: 1 - Fraction((a - b) ** 2, (q - 1) ** 2),
    "ordinal": lambda a, b, q: 1 - Fraction(pairs_up_to(abs(a - b)), pairs_up_to(q - 1)),
}


def pairs_up_to(steps):
    """How many pairs of neighbours and non-neighbours lie within a stretch of so many steps."""
    return len(list(combinations(range(steps + 1), 2)))


def spelt_out_ac(table, categories, weights):
    """Gwet's coefficient from pairs of raters and from every rater's share in π, item by item."""
    q = len(categories)
    rated = [ratings for ratings in items_of(table) if ratings]
    shares = []
    for ratings in rated:
        pairs = list(permutations(ratings, 2))
        if pairs:
            shares.append(sum(WEIGHT[weights](a, b, q) for a, b in pairs) / len(pairs))
    pi = {
        level: sum(Fraction(ratings.count(level), len(ratings)) for ratings in rated) / len(rated)
        for level in categories
    }
    total = sum(WEIGHT[weights](a, b, q) for a in categories for b in categories)
    chance = total / (q * (q - 1)) * (1 - sum(share * share for share in pi.values()))
    return (sum(shares) / len(shares) - chance) / (1 - chance)


@pytest.mark.parametrize("weights", ["unweighted", "linear", "quadratic", "ordinal"])
def test_gwet_ac_spelt_out(weights):
    compared = 0
    for table, categories in random_tables():
        found = gwet_ac(table, categories, weights)
        if found.value is not None:
            assert same(found.value, spelt_out_ac(table, categories, weights)), table
            compared += 1
    assert compared > 0.95 * TABLES


def leave_one_out(function, table, *arguments):
    """The jackknife's standard error, which knows nothing of the linearised formula."""
    items = range(len(table[0]))
    values = [
        function([[row[i] for i in items if i != left_out] for row in table], *arguments).value
        for left_out in items
    ]
    mean = sum(values) / len(values)
    return ((len(values) - 1) / len(values) * sum((value - mean) ** 2 for value in values)) ** 0.5


@pytest.mark.parametrize("function", [gwet_ac, fleiss_kappa])
def test_linearised_intervals_are_near_the_jackknife(function):
    chance = random.Random(4)
    for _ in range(10):
        truth = [chance.randrange(3) for _ in range(150)]
        table = [[t if chance.random() < 0.7 else chance.randrange(3) for t in truth] for _ in range(4)]
        for row in table:
            for item in range(150):
                row[item] = None if chance.random() < 0.1 else row[item]
        found = function(table, (0, 1, 2))
        error = (found.ci[1] - found.ci[0]) / 2 / student(149)
        assert error == pytest.approx(leave_one_out(function, table, (0, 1, 2)), rel=0.03)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
@pytest.mark.parametrize("items", [12, 510])
def test_bootstrap_of_alpha_spelt_out(metric, items):
    """Drawing items one by one and computing alpha anew gives the same interval, bit for bit."""
    chance, rounds = random.Random(8), 60 if items < 100 else 2
    truth = [chance.randrange(3) for _ in range(items)]
    table = [[t if chance.random() < 0.6 else chance.randrange(3) for t in truth] for _ in range(3)]
    table[0][3] = table[1][3] = None  # one item with a single rating
    table[2][5] = None

    def contribution(ratings):
        counts = [ratings.count(level) for level in range(3)]
        scale = 2 // (len(ratings) - 1)
        return (*counts, *(a * b * scale for a, b in combinations(counts, 2)))

    pool = sorted((ratings for ratings in items_of(table) if len(ratings) > 1), key=contribution)
    draw = random.Random(7)
    alphas = []
    for _ in range(rounds):
        drawn = draw.choices(pool, k=len(pool))
        columns = [
            [(*ratings, None)[rater] if rater < len(ratings) else None for ratings in drawn] for rater in range(3)
        ]
        alphas.append(float(spelt_out_alpha(columns, metric)))
    found = krippendorff_alpha(table, (0, 1, 2), metric, rounds=rounds, seed=7)
    assert found.ci == percentiles(alphas)
