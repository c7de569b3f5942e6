"""Every word of a figure can be read on what lies below it. A browser cannot judge this: to it a drawing is a picture."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from litmatrix.document import Figure
from litmatrix.findings import build_findings
from litmatrix.flow import flow_figure
from litmatrix.load import load
from litmatrix.writers.drawings import figures_in
from litmatrix.writers.marks import contrast
from tests.writers.documents import document

SVG = "{http://www.w3.org/2000/svg}"
SHIPPED = load(Path(__file__).parents[2]).review
assert SHIPPED is not None
FLOW = flow_figure(SHIPPED)
assert FLOW is not None
FIGURES = [FLOW, *figures_in(document("findings").sections), *figures_in(build_findings(SHIPPED).sections)]
INSIDE = {"start": 2.0, "middle": 0.0, "end": -2.0}


def number(shape: ElementTree.Element, name: str) -> float:
    return float(shape.get(name, "0"))


def covers(shape: ElementTree.Element, x: float, y: float) -> bool:
    if shape.tag == f"{SVG}rect":
        left, top = number(shape, "x"), number(shape, "y")
        return left <= x <= left + number(shape, "width") and top <= y <= top + number(shape, "height")
    return (x - number(shape, "cx")) ** 2 + (y - number(shape, "cy")) ** 2 <= number(shape, "r") ** 2


def inks_and_grounds(figure: Figure) -> Iterator[tuple[str, str, str]]:
    """Each text with its colour and that of the last shape drawn below it."""
    svg = ElementTree.fromstring(figure.svg)  # noqa: S314 - our own
    ink = svg.get("fill", "")
    drawn: list[ElementTree.Element] = []
    for element in svg.iter():
        if element.tag in {f"{SVG}rect", f"{SVG}circle"} and element.get("fill", "none") != "none":
            drawn.append(element)
        if element.tag == f"{SVG}text":
            x = number(element, "x") + INSIDE[element.get("text-anchor", "start")]
            below = [shape for shape in drawn if covers(shape, x, number(element, "y") - 3)]
            yield element.text or "", element.get("fill", ink).lstrip("#"), below[-1].get("fill", "").lstrip("#")


def test_there_are_figures_of_every_kind() -> None:
    assert {"map", "flow", "harvest", "lights-tone", "bars-tone"} <= {figure.id for figure in FIGURES}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_words_can_be_read(figure: Figure) -> None:
    found = list(inks_and_grounds(figure))
    assert found
    for text, ink, ground in found:
        assert contrast(ground, ink) >= 4.5, text
