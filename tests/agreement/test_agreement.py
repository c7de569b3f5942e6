"""What the coefficients do at the edges, and what they say there."""

import dataclasses
import json

import pytest

from litmatrix.agreement import (
    Coefficient,
    Disagreement,
    coefficients,
    cohen_kappa,
    disagreements,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent,
)
from litmatrix.agreement import coefficient as reasons
from litmatrix.agreement.bootstrap import percentiles, resample
from litmatrix.message import LANGUAGE_CODES
from tests.agreement.test_published import KRIPPENDORFF_C

LEVELS = ("lite", "bra", "godt")
ALL = (percent, cohen_kappa, fleiss_kappa, krippendorff_alpha, gwet_ac)
NAMES = ["percent", "cohen-kappa", "fleiss-kappa", "krippendorff-alpha", "gwet-ac"]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], reasons.TOO_FEW_RATERS),
        ([["lite", "bra"]], reasons.TOO_FEW_RATERS),
        ([["lite", "bra"], [None, None]], reasons.TOO_FEW_RATERS),
        ([[], []], reasons.TOO_FEW_RATERS),
        ([["lite"], ["lite"]], reasons.TOO_FEW_ITEMS),
        ([["lite", None, "bra"], ["lite", "bra", None]], reasons.TOO_FEW_ITEMS),
    ],
)
@pytest.mark.parametrize("coefficient", ALL)
def test_too_little_to_compute_from(coefficient, table, reason):
    found = coefficient(table, LEVELS)
    assert (found.value, found.ci, found.method, found.reason) == (None, None, None, reason)


@pytest.mark.parametrize("coefficient", [cohen_kappa, fleiss_kappa, krippendorff_alpha])
def test_no_variation(coefficient):
    found = coefficient([["bra"] * 6, ["bra"] * 6], LEVELS)
    assert (found.value, found.ci, found.n, found.reason) == (None, None, 6, reasons.NO_VARIATION)


def test_ac1_is_defined_without_variation_but_its_interval_is_not():
    found = gwet_ac([["bra"] * 6, ["bra"] * 6], LEVELS)
    assert (found.value, found.ci, found.reason) == (1.0, None, reasons.NO_SPREAD)


def test_one_rater_who_always_says_the_same_gives_no_agreement_beyond_chance():
    found = cohen_kappa([["bra"] * 4, ["lite", "bra", "bra", "godt"]], LEVELS)
    assert (found.value, found.ci, found.reason) == (0.0, None, reasons.NO_SPREAD)


def test_perfect_agreement_has_no_interval_except_wilsons():
    table = [["lite", "bra", "godt", "bra", "bra"]] * 2
    for found in coefficients(table, LEVELS):
        assert found.value == pytest.approx(1)
        if found.name == "percent":
            # Wilson (1927): n / (n + z²) for n of n.
            assert found.ci == (pytest.approx(5 / (5 + 1.959963984540054**2)), 1.0)
        else:
            assert (found.ci, found.reason) in (
                (None, reasons.NO_SPREAD),
                (None, reasons.UNSTABLE),
            )


def test_alpha_of_ratings_that_hardly_vary_has_no_interval():
    """A third of the draws miss the only item that differs, and have no alpha."""
    found = krippendorff_alpha([["bra"] * 9 + ["lite"], ["bra"] * 9 + ["godt"]], LEVELS)
    assert found.value == pytest.approx(1 - 19 / (18 + 18 + 1))
    assert (found.ci, found.reason, found.method) == (None, reasons.UNSTABLE, None)


def test_three_raters_are_no_case_for_cohen():
    table = [["lite", "bra", "godt"]] * 3
    assert cohen_kappa(table, LEVELS).reason == reasons.NOT_TWO_RATERS
    assert "cohen-kappa" not in [found.name for found in coefficients(table, LEVELS)]


def test_a_rater_who_rated_nothing_is_none():
    table = [["lite", "bra", "godt", "bra"], ["lite", "bra", "bra", "bra"]]
    assert coefficients([*table, [None] * 4], LEVELS) == coefficients(table, LEVELS)


def test_a_level_nobody_used_counts_for_gwet_alone():
    table = [["lite", "bra", "bra", "bra"], ["lite", "bra", "bra", "lite"]]
    for coefficient in (percent, cohen_kappa, fleiss_kappa, krippendorff_alpha):
        assert coefficient(table, LEVELS) == coefficient(table, ("lite", "bra"))
    assert gwet_ac(table, LEVELS).value > gwet_ac(table, ("lite", "bra")).value


def test_numbers_stand_for_themselves_on_the_interval_scale():
    table = [[1, 2, 9, 1], [1, 9, 9, 2]]
    spread = krippendorff_alpha(table, weights="interval")
    even = krippendorff_alpha([[{1: 0, 2: 1, 9: 2}[r] for r in row] for row in table], weights="interval")
    # Values 1 1 1 2 2 9 9 9; Do = 2(49 + 1)/8, De = 2(3·1·2 + 3·64·3 + 2·49·3)/(8·7).
    assert spread.value == pytest.approx(1 - (2 * 50 / 8) / (2 * (6 + 576 + 294) / 56))
    assert even.value == pytest.approx(1 - (2 * 2 / 8) / (2 * (6 + 36 + 6) / 56))


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda: percent([["lite", "bra"], ["lite"]], LEVELS), "one place per item"),
        (lambda: percent([["lite"], ["godtt"]], LEVELS), "godtt"),
        (lambda: percent([["lite"], ["bra"]], ("lite", "bra", "lite")), "twice"),
        (lambda: percent([["lite"], ["bra"]], LEVELS, ["a", "b"]), "cluster"),
        (lambda: cohen_kappa([["lite"], ["bra"]], LEVELS, "cubic"), "cubic"),
        (lambda: cohen_kappa([["lite"], ["bra"]], LEVELS, [[0, 1], [1, 0]]), "one row"),
        (lambda: cohen_kappa([["lite"], ["bra"]], LEVELS, [[0, 1, 1], [1, 1, 1], [1, 1, 0]]), "diagonal"),
        (lambda: cohen_kappa([["lite"], ["bra"]], LEVELS, [[0, -1, 1], [1, 0, 1], [1, 1, 0]]), "below 0"),
        (lambda: krippendorff_alpha([["lite"], ["bra"]], LEVELS, "ratio"), "ratio"),
        (lambda: disagreements([["lite", "bra"], ["lite"]], LEVELS), "shorter"),
    ],
)
def test_malformed_tables_are_bugs(call, complaint):
    with pytest.raises(ValueError, match=complaint):
        call()


def test_the_names_and_weights_are_those_of_the_command_line():
    found = coefficients([["lite", "bra", "godt", "bra"], ["lite", "bra", "bra", "bra"]], LEVELS)
    assert [(each.name, each.weights) for each in found] == [
        ("percent", "unweighted"),
        ("cohen-kappa", "unweighted"),
        ("cohen-kappa", "linear"),
        ("cohen-kappa", "quadratic"),
        ("fleiss-kappa", "unweighted"),
        ("krippendorff-alpha", "nominal"),
        ("krippendorff-alpha", "ordinal"),
        ("krippendorff-alpha", "interval"),
        ("gwet-ac", "unweighted"),
        ("gwet-ac", "linear"),
        ("gwet-ac", "quadratic"),
        ("gwet-ac", "ordinal"),
    ]
    json.dumps([dataclasses.asdict(each) for each in found], allow_nan=False)


def test_a_coefficient_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        percent([["lite"], ["lite"]], LEVELS).value = 1


def test_reasons_are_whole_sentences_in_every_language():
    for reason in (value for name, value in vars(reasons).items() if name.isupper() and isinstance(value, tuple)):
        texts = [reason.render(language) for language in LANGUAGE_CODES]
        assert len(set(texts)) == len(texts)
        assert all(text[0].isupper() and text.endswith(".") for text in texts)


def test_kappa_with_gaps_may_lie_below_minus_one():
    """Never agreeing, 4 of 7 ratings «lite» but the item with one rating weighs as much as the others."""
    found = fleiss_kappa([["lite"] * 4, ["bra", "bra", "bra", None]], LEVELS)
    chance = (5 / 8) ** 2 + (3 / 8) ** 2
    assert found.value == pytest.approx(-chance / (1 - chance))
    assert found.ci[0] < found.value < found.ci[1] < 0


# The bootstrap.


def test_the_bootstrap_is_the_same_everywhere():
    """Pinned to the last bit: another machine or version of Python that draws otherwise shows here."""
    found = {metric: krippendorff_alpha(KRIPPENDORFF_C, weights=metric).ci for metric in ("nominal", "ordinal")}
    assert found == {"nominal": (0.4020442930153322, 1.0), "ordinal": (0.43875590848931745, 1.0)}


def test_another_seed_draws_other_items():
    assert krippendorff_alpha(KRIPPENDORFF_C).ci == krippendorff_alpha(KRIPPENDORFF_C, seed=1).ci
    assert krippendorff_alpha(KRIPPENDORFF_C).ci != krippendorff_alpha(KRIPPENDORFF_C, seed=2).ci


@pytest.mark.parametrize("units", [8, 900])
def test_drawn_sums_have_the_right_mean_and_spread(units):
    """The sum of n values drawn with replacement: mean Σx, variance Σ(x − x̄)²."""
    values = [(index * 7) % 5 for index in range(units)]
    (drawn,) = resample([(value,) for value in values], rounds=4000, seed=3)
    mean = sum(drawn) / len(drawn)
    variance = sum((each - mean) ** 2 for each in drawn) / len(drawn)
    expected = sum((value - sum(values) / units) ** 2 for value in values)
    assert mean == pytest.approx(sum(values), abs=4 * (expected / 4000) ** 0.5)
    assert variance == pytest.approx(expected, rel=0.1)


def test_sums_larger_than_a_machine_word_do_not_run_into_each_other():
    large = 2**70
    (drawn, number) = resample([(large, 1), (0, 1), (large, 1)], rounds=50, seed=1)
    assert set(drawn) <= {0, large, 2 * large, 3 * large}
    assert set(number) == {3}


def test_many_raters_with_many_gaps():
    """Every item has its own number of raters, so the common multiple is large."""
    table = [[(item + rater) % 3 if rater <= item + 1 else None for item in range(40)] for rater in range(41)]
    found = krippendorff_alpha(table, (0, 1, 2), rounds=200)
    assert found.n == 40
    assert found.ci[0] < found.value < found.ci[1]


def test_percentiles_leave_equally_many_on_either_side():
    assert percentiles(range(1, 2001)) == (50, 1951)
    assert percentiles([5.0]) == (5.0, 5.0)


def test_whole_clusters_are_drawn():
    """Two clusters without disagreement inside and one full of it: the interval widens."""
    table = [[0, 1, 2] * 20, [0, 1, 2] * 10 + [1, 2, 0] * 10]
    clusters = [item // 10 for item in range(60)]
    alone, together = krippendorff_alpha(table), krippendorff_alpha(table, clusters=clusters)
    assert together.value == alone.value
    assert together.ci[0] < alone.ci[0] < alone.ci[1] < together.ci[1]


def test_one_cluster_has_no_interval():
    table = [[0, 1, 2, 0], [0, 1, 1, 0]]
    for found in coefficients(table, (0, 1, 2), ["a"] * 4):
        assert found.value is not None
        assert (found.ci, found.reason) == (None, reasons.NO_SPREAD)


def test_clusters_of_one_are_no_clusters():
    table = [[0, 1, 2, 0], [0, 1, 1, 0]]
    assert coefficients(table, (0, 1, 2), "abcd") == coefficients(table, (0, 1, 2))


def test_clustered_interval_of_kappa():
    """κ of a 2 × 2 table whose items come in identical pairs: n/(n − 1) and Student's t are all that differ."""
    once = [[0] * 8 + [1] * 8, [0] * 6 + [1] * 9 + [0]]
    twice = [row * 2 for row in once]
    alone, paired = cohen_kappa(once), cohen_kappa(twice, clusters=[*range(16)] * 2)
    assert isinstance(paired, Coefficient)
    assert paired.method == "clusters"
    assert paired.value - paired.ci[0] == pytest.approx(
        (alone.value - alone.ci[0]) / 1.959964 * 2.131450 * (16 / 15) ** 0.5, rel=1e-5
    )


# The worklist.


def test_the_widest_disagreement_comes_first():
    table = [
        ["lite", "lite", "godt", "bra", "lite", None],
        ["godt", "bra", "godt", "godt", "godt", "lite"],
        ["bra", "bra", "godt", "bra", "godt", None],
    ]
    assert disagreements(table, LEVELS) == (
        Disagreement(0, 2),
        Disagreement(4, 2),
        Disagreement(1, 1),
        Disagreement(3, 1),
    )


def test_whether_a_question_applies_at_all_comes_before_every_distance():
    table = [["lite", "lite", "not-addressed"], ["godt", "not-addressed", "not-addressed"]]
    assert disagreements(table, LEVELS) == (Disagreement(1, None), Disagreement(0, 2))


def test_nothing_to_agree_on():
    assert disagreements([["lite", "bra"], ["lite", "bra"]], LEVELS) == ()
    assert disagreements([], LEVELS) == ()
