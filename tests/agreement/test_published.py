"""Worked examples from the literature, to the digits printed there.

Where the paper itself was not at hand, the place the table and the digits were read is named after "as given by".
"""

import math

import pytest

from litmatrix.agreement import (
    Coefficient,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent,
)
from litmatrix.agreement.interval import NORMAL, student
from tests.agreement.tables import columns, crossed, tallied


def says(found: Coefficient, printed: str) -> bool:
    """The value, rounded to as many decimals as are printed."""
    assert found.value is not None
    return f"{found.value:.{len(printed.partition('.')[2])}f}" == printed


def half_width(found: Coefficient) -> float:
    assert found.ci is not None
    assert found.value is not None
    return found.value - found.ci[0]  # the upper end may be cut off at 1


# Cohen (1968), Weighted kappa, Psychological Bulletin 70, 213–220, Table 1: N = 200, proportions × 200; judge B
# in rows. As given by R psych::cohen.kappa ("Cohen reports .492 and .348", ".353") and by CRAN DMAR, vignette
# weighted_kappa.
COHEN_1968 = crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])


@pytest.mark.parametrize(
    ("weights", "printed"),
    [
        ("unweighted", "0.492"),
        ([[0, 1, 3], [1, 0, 6], [3, 6, 0]], "0.348"),
        ([[0, 1, 4], [1, 0, 6], [2, 2, 0]], "0.353"),
    ],
)
def test_cohen_1968_psychiatric_diagnoses(weights, printed):
    assert says(cohen_kappa(COHEN_1968, weights=weights), printed)


# Feinstein & Cicchetti (1990), High agreement but low kappa I, J. Clin. Epidemiol. 43, 543–549. As given by
# Gerstman, Epidemiology Kept Simple, Table 10.6.
@pytest.mark.parametrize(
    ("square", "agreed", "kappa"), [([[40, 9], [6, 45]], "0.85", "0.70"), ([[80, 10], [5, 5]], "0.85", "0.32")]
)
def test_feinstein_and_cicchetti_1990_paradox(square, agreed, kappa):
    assert says(percent(crossed(square)), agreed)
    assert says(cohen_kappa(crossed(square)), kappa)


# Landis & Koch (1977), The measurement of observer agreement for categorical data, Biometrics 33, 159–174:
# Table 1, weights in Tables 2 and 8, kappas in (4.6) and (5.1), variances × 100 in the diagonal of (4.7). Read in
# the paper.
WINNIPEG = crossed([[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]])
NEW_ORLEANS = crossed([[5, 3, 0, 0], [3, 11, 4, 0], [2, 13, 3, 4], [1, 2, 4, 14]])
PROBABLE_IS_CERTAIN = [[0, 0, 1, 1], [0, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]]
TWO_CLASSES = [[0, 0, 1, 1], [0, 0, 1, 1], [1, 1, 0, 0], [1, 1, 0, 0]]
NEIGHBOURS = [[0, 0, 1, 1], [0, 0, 0, 1], [1, 0, 0, 0], [1, 1, 0, 0]]
PARTIAL_CREDIT = [[0, 2, 3, 4], [2, 0, 2, 3], [3, 2, 0, 2], [4, 3, 2, 0]]


@pytest.mark.parametrize(
    ("table", "weights", "printed"),
    [
        (WINNIPEG, "unweighted", "0.208"),
        (WINNIPEG, PROBABLE_IS_CERTAIN, "0.328"),
        (WINNIPEG, TWO_CLASSES, "0.408"),
        (WINNIPEG, NEIGHBOURS, "0.596"),
        (WINNIPEG, PARTIAL_CREDIT, "0.315"),
        (NEW_ORLEANS, "unweighted", "0.297"),
        (NEW_ORLEANS, PROBABLE_IS_CERTAIN, "0.332"),
        (NEW_ORLEANS, TWO_CLASSES, "0.386"),
        (NEW_ORLEANS, NEIGHBOURS, "0.789"),
        (NEW_ORLEANS, PARTIAL_CREDIT, "0.407"),
    ],
)
def test_landis_and_koch_1977_multiple_sclerosis(table, weights, printed):
    assert says(cohen_kappa(table, weights=weights), printed)


@pytest.mark.parametrize(
    ("weights", "variance"),
    [
        ("unweighted", "0.2546"),
        (PROBABLE_IS_CERTAIN, "0.4005"),
        (TWO_CLASSES, "0.5200"),
        (NEIGHBOURS, "0.5700"),
    ],
)
def test_landis_and_koch_1977_variances(weights, variance):
    found = cohen_kappa(WINNIPEG, weights=weights)
    assert found.method == "fleiss-cohen-everitt"
    assert f"{100 * (half_width(found) / NORMAL) ** 2:.4f}" == variance


# SAS/STAT, PROC FREQ (standard errors of Fleiss, Cohen & Everitt 1969): a printed example, as given by
# statsmodels, stats/tests/test_inter_rater.py.
@pytest.mark.parametrize(
    ("weights", "printed", "low", "high"),
    [("unweighted", "0.4842", "0.2137", "0.7547"), ("linear", "0.4701", "0.1845", "0.7558")],
)
def test_sas_limits_of_kappa(weights, printed, low, high):
    found = cohen_kappa(crossed([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), weights=weights)
    assert says(found, printed)
    assert (f"{found.ci[0]:.4f}", f"{found.ci[1]:.4f}") == (low, high)


# Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76, 378–382, Table 1:
# 30 patients, 6 psychiatrists each. As given by R irr::diagnoses and statsmodels (0.430 in the paper; 0.4302445).
FLEISS_1971 = tallied(
    [
        *([0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0]),
        *([0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0]),
        *([0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0]),
        *([0, 2, 0, 4, 0], [1, 0, 2, 0, 3], [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0]),
        *([1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6]),
    ]
)


def test_fleiss_1971_psychiatric_diagnoses():
    assert says(fleiss_kappa(FLEISS_1971), "0.430")
    assert says(fleiss_kappa(FLEISS_1971), "0.4302445")
    assert percent(FLEISS_1971).value == pytest.approx(500 / 900)


# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: examples A (binary, two observers, p. 2–3), B
# (nominal, two observers, p. 3–4), C (nominal, four observers, gaps, p. 4–5) and D (other distances, p. 8).
KRIPPENDORFF_A = columns("""
    0 1 0 0 0 0 0 0 1 0
    1 1 1 0 0 1 0 0 0 0
""")
KRIPPENDORFF_B = columns("""
    a a b b d c c c e d d a
    b a b b b c c c e d d d
""")
KRIPPENDORFF_C = columns("""
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . 3
    . 3 3 3 2 3 4 2 2 5 1 .
    1 2 3 3 2 4 4 1 2 5 1 .
""")


@pytest.mark.parametrize(
    ("table", "metric", "printed"),
    [
        (KRIPPENDORFF_A, "nominal", "0.095"),
        (KRIPPENDORFF_B, "nominal", "0.692"),
        (KRIPPENDORFF_C, "nominal", "0.743"),
        (KRIPPENDORFF_C, "ordinal", "0.815"),
        (KRIPPENDORFF_C, "interval", "0.849"),
    ],
)
def test_krippendorff_2011(table, metric, printed):
    assert says(krippendorff_alpha(table, weights=metric), printed)


# Wongpakaran et al. (2013), BMC Medical Research Methodology 13:61: schizoid personality disorder, raters VU
# and MN, 13 no–no, 2 no–yes, 1 yes–no, 3 yes–yes. As given by R contentvalidR, tests; .752 also stands in the
# abstract.
def test_wongpakaran_2013_schizoid():
    table = crossed([[13, 2], [1, 3]])
    assert says(cohen_kappa(table), "0.565")
    ac1 = gwet_ac(table).value
    assert math.floor(1000 * ac1) == 752  # 0.7527: cut off, not rounded, in the paper
    assert ac1 == pytest.approx(((16 / 19) - 2 * 9 / 38 * 29 / 38) / (1 - 2 * 9 / 38 * 29 / 38))


# Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., p. 120: four raters, twelve units, gaps. Values,
# standard errors and limits as its author prints them in the README of his R package irrCAC.
GWET_2014 = columns("""
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . .
    . 3 3 3 2 3 4 2 2 5 1 3
    1 2 3 3 2 4 4 1 2 5 1 .
""")


@pytest.mark.parametrize(
    ("coefficient", "printed", "error", "low"),
    [
        (percent, "0.8181818", "0.12561", "0.542"),
        (gwet_ac, "0.77544", "0.14295", "0.461"),
        (fleiss_kappa, "0.76117", "0.15302", "0.424"),
    ],
)
def test_gwet_2014_four_raters_with_gaps(coefficient, printed, error, low):
    found = coefficient(GWET_2014)
    assert says(found, printed)
    assert f"{half_width(found) / student(11):.5f}" == error
    assert (f"{found.ci[0]:.3f}", found.ci[1]) == (low, 1.0)


def test_gwet_2014_alpha():
    assert says(krippendorff_alpha(GWET_2014), "0.74342")


# The same ratings with weights: values of R irrCAC kept in the tests of irrCAC for Python (test_gwet.py).
@pytest.mark.parametrize(
    ("weights", "printed", "error", "low"),
    [
        ("linear", "0.859", "0.117", "0.600"),
        ("ordinal", "0.899", "0.107", "0.664"),
        ("quadratic", "0.914", "0.104", "0.685"),
    ],
)
def test_gwet_2014_ac2(weights, printed, error, low):
    found = gwet_ac(GWET_2014, weights=weights)
    assert says(found, printed)
    assert f"{half_width(found) / student(11):.3f}" == error
    assert (f"{found.ci[0]:.3f}", found.ci[1]) == (low, 1.0)


# Gwet (2014): the first fifteen of Fleiss' patients, as printed in the README of irrCAC ("distrib.6raters").
@pytest.mark.parametrize(
    ("coefficient", "printed", "error", "limits"),
    [
        (gwet_ac, "0.4448007", "0.08418757", ("0.264", "0.625")),
        (fleiss_kappa, "0.4139265", "0.08119291", ("0.240", "0.588")),
    ],
)
def test_gwet_2014_fifteen_patients(coefficient, printed, error, limits):
    found = coefficient([rater[:15] for rater in FLEISS_1971])
    assert says(found, printed)
    assert f"{half_width(found) / student(14):.8f}" == error
    assert (f"{found.ci[0]:.3f}", f"{found.ci[1]:.3f}") == limits


def test_gwet_2014_alpha_of_fifteen_patients():
    assert says(krippendorff_alpha([rater[:15] for rater in FLEISS_1971]), "0.4204384")


# Gwet (2014): 100 pregnancies, two abstractors, as printed in the README of irrCAC ("cont3x3abstractors").
ABSTRACTORS = crossed([[13, 0, 0], [0, 20, 7], [0, 4, 56]])


def test_gwet_2014_abstractors():
    assert says(cohen_kappa(ABSTRACTORS), "0.7964094")
    assert says(krippendorff_alpha(ABSTRACTORS), "0.7972585")
    assert says(percent(ABSTRACTORS), "0.89")
    ac1 = gwet_ac(ABSTRACTORS)
    assert says(ac1, "0.8493305")
    # For a contingency table irrCAC divides the variance by n, for raw ratings (as above and here) by n − 1.
    assert f"{half_width(ac1) / student(99) * math.sqrt(99 / 100):.8f}" == "0.04321747"
