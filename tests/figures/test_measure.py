"""Lines of text in figures: none wider than its room, none loses a sign."""

import re

from hypothesis import given
from hypothesis import strategies as st

from litmatrix.figures import broken, text_width

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=80)


@given(TEXTS, st.floats(20, 300), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, room: float, bold: bool) -> None:
    for line in broken(text, room, 12, bold=bold):
        assert text_width(line, 12, bold=bold) <= room or len(line) == 1


@given(TEXTS, st.floats(1, 300))
def test_nothing_is_lost_but_spaces(text: str, room: float) -> None:
    assert "".join(broken(text, room, 12)).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, TEXTS)
def test_more_text_takes_more_room(one: str, other: str) -> None:
    assert text_width(one + other, 12) >= text_width(one, 12)


def test_what_fits_stays_on_one_line() -> None:
    assert broken("Guribye & Espegren 2019", 300, 12) == ("Guribye & Espegren 2019",)
    assert broken("", 300, 12) == ("",)


def test_lines_are_broken_at_spaces_and_behind_hyphens() -> None:
    assert broken("Lunde & Lysen 2020", 85, 12) == ("Lunde &", "Lysen 2020")
    assert broken("kommune-undersøkelse", 100, 12) == ("kommune-", "undersøkelse")


def test_a_space_that_binds_is_no_place_for_a_break() -> None:
    assert all(not re.search(r"et$|^al", line) for line in broken("Kavli et\u00a0al. 2022", 50, 12))


def test_no_common_serif_face_is_wider() -> None:
    """Widths of DejaVu Serif 2.37, the widest face that a machine is likely to take (hundredths of the size)."""
    widest = {"a": 59.6, "e": 59.2, "i": 32, "m": 94.8, "å": 59.6, "ø": 60.2, "æ": 94.2, "W": 102.8, "2": 63.6}
    for sign, width in widest.items():
        assert 100 * text_width(sign, 1) >= width
