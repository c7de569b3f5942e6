"""The evidence map and the harvest plot: every study in its place, nothing clipped, readable without eyes."""

import random
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from litmatrix.document import Figure
from litmatrix.figures import text_width
from litmatrix.matrix.frame import Frame, frame_of
from litmatrix.model import Study
from litmatrix.synthesis.evidence_map import TALLEST, WIDTH, evidence_maps
from litmatrix.synthesis.harvest import harvest_plots
from litmatrix.synthesis.lettering import wrapped
from tests.support import loaded

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("Ødegård", "Fedreheim-Østmo-Kristiansen", "Ng", "Þorsteinsdóttir", "محمد", "Wolfeschlegelsteinhausen")
LABELS = ("Virkning", "Samarbeidsorganisering og oppfølgingsansvar", "Kostnad <b>&")
RATINGS = ("lite", "bra", "godt", "not-addressed", "not-applicable", "todo", None)
WAYS = ("", ", direction: supports", ", direction: contradicts", ", direction: mixed")


def review(root: Path, studies: int, questions: int, *, by: str = "design", language: str = "nb", seed: int = 1):
    """Frame and studies of a review made at random, the same every time."""
    chance = random.Random(seed)
    files: dict[str, str | None] = dict.fromkeys(
        ("sources/a.yaml", "sources/b.yaml", "matrices/r/findings/01-x.md")
    )
    bib = ""
    for number in range(studies):
        bib += f"@book{{s{number}, author = {{{NAMES[number % 6]}, A.}}, title = {{T}}, date = {{{1960 + number}}}}}\n"
        ratings = "".join(
            f"  F{one}: {{rating: {level}, because: G{chance.choice(WAYS)}}}\n"
            for one in range(1, questions + 1)
            if (level := chance.choice(RATINGS))
        )
        design = chance.choice(("qualitative", "quantitative", "mixed", "register", "review"))
        theme = chance.choice(("språk", "arbeid", "integreringsmottaksarbeidsmarkedstiltak"))
        study = f"reports: [s{number}]\ndesign: {design}\nthemes: [{theme}]\n"
        files[f"sources/s{number}.yaml"] = study + (f"ratings:\n{ratings}" if ratings else "")
    asked = "".join(f"  - {{id: F{n + 1}, label: '{LABELS[n % 3]}', text: Hva?}}\n" for n in range(questions))
    levels = "[{id: lite, label: Svært lite belegg}, {id: bra, label: Bra}, {id: godt, label: Godt}]"
    files["sources/references.bib"] = bib
    files["matrices/r/review.yaml"] = (
        f"title: T\nlanguage: {language}\nresearch_questions:\n{asked}scale: {{name: Belegg, levels: {levels}}}\n"
        f"findings: {{map_by: {by}}}\n"
    )
    found = loaded(root, files).review
    assert found is not None
    return frame_of(found), found.included


def texts(drawn: Figure) -> list[tuple[float, float, ET.Element]]:
    """Left edge, right edge and element of every line of text."""
    found = []
    for element in ET.fromstring(drawn.svg).iter(f"{SVG}text"):  # noqa: S314 - our own
        wide = text_width(
            element.text or "", float(element.get("font-size", "12")), bold=element.get("font-weight") == "bold"
        )
        x = float(element.get("x", "0"))
        left = x - {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0)
        found.append((left, left + wide, element))
    return found


def every(frame: Frame, studies: tuple[Study, ...]) -> tuple[Figure, ...]:
    return (*evidence_maps(studies, frame, linked=True), *harvest_plots(studies, frame))


SIZES = [(2, 2), (5, 5), (13, 12), (60, 3), (60, 12)]


@pytest.mark.parametrize("by", ["design", "theme"])
@pytest.mark.parametrize(("studies", "questions"), SIZES)
def test_nothing_is_clipped_and_no_file_is_large(studies: int, questions: int, by: str, tmp_path: Path) -> None:
    drawn = every(*review(tmp_path, studies, questions, by=by))
    assert {one.id.partition("-")[0] for one in drawn} == ({"map", "harvest"} if studies > 2 else {"map"})
    assert len({one.id for one in drawn}) == len(drawn)
    for one in drawn:
        assert len(one.svg.encode()) < 200_000
        assert one.width <= WIDTH
        assert one.height <= TALLEST + 1
        for left, right, element in texts(one):
            assert left >= -0.01, element.text
            assert right <= one.width + 0.5, element.text
            assert 0 < float(element.get("y", "0")) <= one.height, element.text
        for circle in ET.fromstring(one.svg).iter(f"{SVG}circle"):  # noqa: S314
            assert float(circle.get("cx", "0")) + float(circle.get("r", "0")) <= one.width


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_figures_are_read_aloud(language: str, tmp_path: Path) -> None:
    frame, studies = review(tmp_path, 5, 5, language=language)
    for one in every(frame, studies):
        root = ET.fromstring(one.svg)  # noqa: S314
        assert root.find(f"{SVG}title") is not None
        assert (root.find(f"{SVG}desc").text or "") == one.description  # type: ignore[union-attr]
        assert one.alt
        assert one.caption
    told = " ".join(one.description for one in every(frame, studies))
    for study in studies:
        if any(rating.rating in frame.levels["F1"] for rating in study.ratings.values()):
            assert frame.name(study) in told


def test_a_cell_says_how_many_at_each_level_and_what_is_missing(tmp_path: Path) -> None:
    frame, studies = review(tmp_path, 40, 3)
    shown = "".join(one.svg for one in evidence_maps(studies, frame, linked=True))
    bubbles = [int(number) for number in re.findall(r'text-anchor="middle"[^>]*>(\d+)</text>', shown)]
    levelled = sum(
        rating.rating in {"lite", "bra", "godt"} for study in studies for rating in study.ratings.values()
    )
    assert sum(bubbles) == levelled
    gaps = [int(number) for number in re.findall(r">(\d+) (?:mangler|ikke|gjenstår)", shown)]
    assert sum(gaps) == 3 * 40 - levelled
    assert "Svært lite" in shown, "the word stands beside the shade"
    assert shown.count('<a href="#r-by-design-') == 3 * 5


def test_a_larger_number_has_a_larger_bubble_of_proportional_area(tmp_path: Path) -> None:
    frame, studies = review(tmp_path, 60, 3)
    shown = "".join(one.svg for one in evidence_maps(studies, frame, linked=False))
    found = re.findall(r'<circle [^>]*r="([\d.]+)" fill="#[^>]*stroke="#7A8894"[^>]*/><text[^>]*>(\d+)<', shown)
    areas = {int(number): float(radius) ** 2 for radius, number in found}
    assert len(areas) > 3
    most = max(areas)
    for number, area in areas.items():
        expected = areas[1] + (number - 1) / (most - 1) * (areas[most] - areas[1])
        assert area == pytest.approx(expected, rel=0.01)
    assert "<a " not in shown


def test_cells_without_any_level_are_explicit(tmp_path: Path) -> None:
    frame, studies = review(tmp_path, 1, 1, seed=9)
    study = studies[0].model_copy(update={"ratings": {}})
    (drawn,) = evidence_maps((study,), frame, linked=False)
    assert "stroke-dasharray" in drawn.svg
    assert ">1 mangler<" in drawn.svg
    assert harvest_plots((study,), frame) == ()


def test_no_studies_no_figures(tmp_path: Path) -> None:
    frame, _ = review(tmp_path, 1, 1)
    assert every(frame, ()) == ()


def test_the_harvest_plot_has_one_bar_per_answer_in_its_column(tmp_path: Path) -> None:
    frame, studies = review(tmp_path, 30, 4)
    drawn = harvest_plots(studies, frame)
    bars = sum(one.svg.count("<rect") - 1 for one in drawn)  # the first is the paper
    given = [
        rating for study in studies for rating in study.ratings.values() if rating.rating in frame.levels["F1"]
    ]
    assert bars == len(given)
    told = " ".join(one.description for one in drawn)
    for study in studies:
        for rating in study.ratings.values():
            if rating.rating in frame.levels["F1"]:
                assert f"{frame.name(study)} ({frame.levels['F1'][rating.rating].label})" in told
    heads = "".join(drawn[0].svg)
    assert all(word in heads for word in ("Støtter", "Blandet", "Motsier", "Retning"))
    assert "1: " in "".join(str(note) for note in drawn[0].notes)


def test_no_plot_where_nobody_has_said_which_way_answers_point(tmp_path: Path) -> None:
    frame, studies = review(tmp_path, 4, 2)
    without = tuple(
        study.model_copy(
            update={
                "ratings": {
                    name: one.model_copy(update={"direction": None}) for name, one in study.ratings.items()
                }
            }
        )
        for study in studies
    )
    assert harvest_plots(without, frame) == ()
    assert evidence_maps(without, frame, linked=True)


@pytest.mark.parametrize(
    ("word", "room"), [("Samarbeidsorganisering", 80), ("oppfølgingsansvar", 60), ("hhhhhhhhhhhhhhhhhhhh", 40)]
)
def test_long_words_are_divided_and_keep_their_letters(word: str, room: float) -> None:
    lines = wrapped(word, room)
    assert len(lines) > 1
    assert all(text_width(line, 12) <= room for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == word


def test_the_same_figure_every_time(tmp_path: Path) -> None:
    first = every(*review(tmp_path / "a", 20, 4))
    assert first == every(*review(tmp_path / "b", 20, 4))
