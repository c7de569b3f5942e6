"""How levels look: the symbols, and shades that everybody can read."""

import pytest

from litmatrix.writers.marks import contrast, shade, symbol


@pytest.mark.parametrize("of", range(2, 12))
def test_text_on_a_shade_is_readable(of: int) -> None:
    for rank in range(of):
        background, ink = shade(rank, of)
        assert contrast(background, ink) >= 4.5


def test_three_levels_have_the_three_shades() -> None:
    assert [shade(rank, 3) for rank in range(3)] == [
        ("EAF1F8", "14202B"),
        ("A9C8E4", "14202B"),
        ("2B6CA8", "FFFFFF"),
    ]


@pytest.mark.parametrize("of", range(2, 12))
def test_shades_grow_darker(of: int) -> None:
    from_white = [contrast("FFFFFF", shade(rank, of).background) for rank in range(of)]
    assert from_white == sorted(from_white)
    assert len(set(from_white)) == of


@pytest.mark.parametrize(("of", "signs"), [(2, "○●"), (3, "○◐●"), (4, "○◔◕●"), (5, "○◔◑◕●")])
def test_symbols(of: int, signs: str) -> None:
    assert "".join(symbol(rank, of) for rank in range(of)) == signs


def test_contrast_as_wcag_defines_it() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
