"""Figures as SVG: sound XML that no text can break out of, with words for those who do not see them."""

import re
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.document import Figure
from litmatrix.figures import box, disc, figure, level_sign, line_of_text, link, named, rule

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*elements: str, alt: str = "Kort", description: str = "Lang.") -> Figure:
    return figure("prove", "Tekst", 200, 100, elements, alt=alt, description=description)


def read(made: Figure) -> Any:
    return ElementTree.fromstring(made.svg)


def test_title_and_description_name_the_drawing() -> None:
    root = read(drawn(alt="To studier", description="Begge er vurdert."))
    named_by = {child.get("id"): child.text for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")}
    assert named_by[root.get("aria-labelledby")] == "To studier"
    assert named_by[root.get("aria-describedby")] == "Begge er vurdert."
    assert root.get("role") == "img"


def test_looks_need_no_styles_since_no_page_allows_them() -> None:
    made = drawn(box(0, 0, 9, 9, "FFFFFF", edge="000000", dashed=True), disc(5, 5, 3, None), rule(0, 0, 9, 9))
    assert not re.search(r"style|class=|<script|\bon\w+=", made.svg)


@given(st.text())
def test_any_text_stays_a_text(text: str) -> None:
    root = read(drawn(line_of_text(1, 1, text), named(text), alt=text, description=text))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "rect", "text", "g")
    }
    assert len(list(root.iter())) == 7


def test_what_leads_on_is_no_image() -> None:
    root = read(drawn(link("#s-a", disc(5, 5, 3, "2B6CA8"))))
    assert root.get("role") == "group"
    assert [one.get("href") for one in root.iter(f"{SVG}a")] == ["#s-a"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.no"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        link(url)


@pytest.mark.parametrize(("of", "filled"), [(2, [0, 360]), (3, [0, -180, 360]), (5, [0, 90, 180, 270, 360])])
def test_the_sign_of_a_level_fills_up(of: int, filled: list[int]) -> None:
    for rank, degrees in enumerate(filled):
        sign = level_sign(10, 10, 5, rank, of, "14202B")
        assert ("<path" in sign) == (0 < abs(degrees) < 360)
        assert ('fill="#14202B"' in sign) == bool(degrees)
