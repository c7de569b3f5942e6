"""What must hold for every table of ratings, whatever it is."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix.agreement import (
    coefficients,
    cohen_kappa,
    disagreements,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent,
)

LEVELS = ("lite", "bra", "godt")


@st.composite
def tables(draw, raters=(1, 5), gaps=True):
    rating = st.sampled_from((*LEVELS, None) if gaps else LEVELS)
    items = draw(st.integers(0 if gaps else 2, 9))
    row = st.lists(rating, min_size=items, max_size=items)
    return draw(st.lists(row, min_size=raters[0], max_size=raters[1]))


def quick(table, categories=LEVELS):
    """The value and interval of every coefficient."""
    return [(found.value, found.ci) for found in coefficients(table, categories)]


def close(one, other):
    return all(
        (a is None and b is None) or a == pytest.approx(b, abs=1e-9)
        for left, right in zip(one, other, strict=True)
        for a, b in zip(left, right, strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(table=tables(), chance=st.randoms(use_true_random=False))
def test_the_order_of_raters_and_items_does_not_matter(table, chance):
    items = list(range(len(table[0])))
    chance.shuffle(items)
    other = [[row[item] for item in items] for row in table]
    chance.shuffle(other)
    assert close(quick(table), quick(other))


@settings(max_examples=60, deadline=None)
@given(table=tables())
def test_turning_the_scale_round_changes_nothing(table):
    values = [found.value for found in coefficients(table, LEVELS)]
    turned = [found.value for found in coefficients(table, LEVELS[::-1])]
    assert values == pytest.approx(turned, abs=1e-12, nan_ok=False)


@settings(max_examples=100, deadline=None)
@given(table=tables())
def test_there_is_a_number_or_a_reason_and_never_nan(table):
    for found in coefficients(table, LEVELS):
        assert (found.reason is None) == (found.value is not None and found.ci is not None)
        assert (found.method is None) == (found.ci is None)
        if found.value is None:
            assert found.ci is None
        else:
            assert math.isfinite(found.value)
            assert found.value <= 1
        if found.ci:
            low, high = found.ci
            assert low < high <= 1
            if found.method != "bootstrap":
                assert low - 1e-9 <= found.value <= high + 1e-9
                assert low >= -1 or found.value < -1
            if found.name == "percent":
                assert low >= 0


@settings(max_examples=60, deadline=None)
@given(row=st.lists(st.sampled_from(LEVELS), min_size=2, max_size=9), raters=st.integers(2, 4))
def test_perfect_agreement_is_one(row, raters):
    for found in coefficients([row] * raters, LEVELS):
        if found.value is None:
            assert len(set(row)) == 1
        else:
            assert found.value == pytest.approx(1)


@settings(max_examples=100, deadline=None)
@given(table=tables(raters=(2, 5), gaps=False))
def test_alpha_is_fleiss_kappa_corrected_for_few_values(table):
    """Without gaps, nominal alpha = κ + (1 − κ)/n for n values in all (Krippendorff 2013 for two raters)."""
    kappa = fleiss_kappa(table, LEVELS).value
    alpha = krippendorff_alpha(table, LEVELS, rounds=1).value
    values = sum(map(len, table))
    assert (kappa is None) == (alpha is None)
    if kappa is not None:
        assert alpha == pytest.approx(kappa + (1 - kappa) / values)


@settings(max_examples=100, deadline=None)
@given(table=tables(raters=(2, 2), gaps=False))
def test_weights_make_no_difference_between_two_levels(table):
    merged = [["lite" if rating == "lite" else "godt" for rating in row] for row in table]
    levels = ("lite", "godt")
    plain = cohen_kappa(merged, levels)
    for weights in ("linear", "quadratic", "ordinal"):
        weighted = cohen_kappa(merged, levels, weights)
        assert weighted.value == pytest.approx(plain.value)
        assert weighted.ci == pytest.approx(plain.ci)
    assert gwet_ac(merged, levels, "quadratic").value == pytest.approx(gwet_ac(merged, levels).value)


@settings(max_examples=60, deadline=None)
@given(table=tables(raters=(2, 4)), lonely=st.sampled_from(LEVELS))
def test_an_item_with_one_rating_shows_no_agreement(table, lonely):
    longer = [[*row, lonely if index == 0 else None] for index, row in enumerate(table)]
    if any(rating is not None for rating in table[0]):
        assert percent(longer, LEVELS).value == percent(table, LEVELS).value
        for metric in ("nominal", "ordinal", "interval"):
            without = krippendorff_alpha(table, LEVELS, metric)
            assert krippendorff_alpha(longer, LEVELS, metric) == without


@settings(max_examples=60, deadline=None)
@given(table=tables(raters=(2, 4)))
def test_items_repeated_within_a_cluster_add_no_certainty(table):
    """Each item twice in one cluster: as much is known as from each once."""
    twice = [row * 2 for row in table]
    clusters = [*range(len(table[0]))] * 2
    for coefficient in (fleiss_kappa, gwet_ac):
        once, clustered = coefficient(table, LEVELS), coefficient(twice, LEVELS, clusters=clusters)
        if once.ci:
            assert clustered.ci == pytest.approx(once.ci)
            assert clustered.method == "clusters"


@settings(max_examples=100, deadline=None)
@given(table=tables())
def test_the_worklist_holds_every_disagreement_once_widest_first(table):
    found = disagreements(table, LEVELS)
    columns = list(zip(*table, strict=True))
    differing = [item for item, column in enumerate(columns) if len(set(column) - {None}) > 1]
    assert sorted(entry.item for entry in found) == differing
    distances = [entry.distance for entry in found]
    assert distances == sorted(distances, reverse=True)
