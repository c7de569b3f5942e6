"""How levels look: the symbols, and shades that everybody can read."""

import pytest

from litmatrix.writers.marks import contrast, shade, sweep, symbol


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("of", range(2, 12))
def test_text_on_a_shade_is_readable(of: int, dark: bool) -> None:
    for rank in range(of):
        background, ink = shade(rank, of, dark=dark)
        assert contrast(background, ink) >= 4.5


def test_three_levels_have_the_three_shades() -> None:
    assert [shade(rank, 3) for rank in range(3)] == [
        ("EAF1F8", "14202B"),
        ("A9C8E4", "14202B"),
        ("2B6CA8", "FFFFFF"),
    ]


def test_three_levels_on_a_dark_page() -> None:
    assert [shade(rank, 3, dark=True) for rank in range(3)] == [
        ("1D2C3B", "E6EDF3"),
        ("2F5578", "FFFFFF"),
        ("8CC0EE", "0B1218"),
    ]


@pytest.mark.parametrize("of", range(2, 12))
def test_shades_grow_darker(of: int) -> None:
    from_white = [contrast("FFFFFF", shade(rank, of).background) for rank in range(of)]
    assert from_white == sorted(from_white)
    assert len(set(from_white)) == of


@pytest.mark.parametrize(("of", "signs"), [(2, "○●"), (3, "○◐●"), (4, "○◔◕●"), (5, "○◔◑◕●")])
def test_symbols(of: int, signs: str) -> None:
    assert "".join(symbol(rank, of) for rank in range(of)) == signs


@pytest.mark.parametrize(
    ("rank", "of", "degrees"), [(0, 2, 0), (1, 2, 360), (1, 3, -180), (2, 5, 180), (1, 5, 90)]
)
def test_how_much_of_a_drawn_symbol_is_filled(rank: int, of: int, degrees: int) -> None:
    assert sweep(rank, of) == degrees


def test_contrast_as_wcag_defines_it() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
