"""What comes of an appraisal: marks, tables, traffic lights and bars, for few and for many."""

import random
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook

from litmatrix.appraisal import Appraised, appraised, bars, lights
from litmatrix.document import Document, Figure, GapMark, LevelMark, Section, Table, Text
from litmatrix.figures import text_width
from litmatrix.findings import build_findings
from litmatrix.load import load
from litmatrix.matrix import build_matrix, reasons_left_out
from litmatrix.matrix.frame import frame_of, in_row_order
from litmatrix.model import Review
from litmatrix.readers.shipped import shipped_templates
from litmatrix.writers import WRITERS, Setting
from litmatrix.writers.marks import contrast
from litmatrix.writers.templates import Templates
from tests.support import BASE, loaded

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("Guribye & Espegren", "Li", "Fedreheim, Hansen og Aure ved Nordlandsforskning", "Ødegård", "שלום")
ANSWERS = ("nei", "delvis", "ja", "uklart", "not-applicable", "todo")
HEADS = ("Utvalg og representativitet i kommunene", "Måling", "Etiske vurderinger", "Analyse")


def made(root: Path, studies: int, items: int) -> Appraised:
    """A review with so many studies, appraised on so many items, by chance but always the same."""
    chance = random.Random(3)
    files: dict[str, str | None] = {path: None for path in BASE if path.startswith(("sources/", "matrices/r/f"))}
    files["sources/references.bib"] = "".join(
        f"@article{{k{n}, author = {{{{{NAMES[n % 5]} {n}}}}}, title = {{T}}, date = {{{2000 + n % 25}}}}}\n"
        for n in range(studies)
    )
    for n in range(studies):
        given = "".join(
            f"    p{item}: {{answer: {chance.choice(ANSWERS)}, because: Slik}}\n"
            for item in range(items)
            if chance.random() > 0.1
        )
        files[f"sources/s{n}.yaml"] = (
            f"reports: [k{n}]\nappraisal:\n  tool: min\n  items:\n{given or '    p0: ja'}"
        )
    listed = "".join(f"  - {{id: p{item}, label: {HEADS[item % 4]} {item}}}\n" for item in range(items))
    files["matrices/r/appraisal/min.yaml"] = (
        "name: Min sjekkliste\nsource: Oss\nlicence: MIT\nanswers: [{id: nei, label: Nei}, {id: delvis, label: Delvis}, "
        f'{{id: ja, label: Ja}}, {{id: uklart, label: Kan ikke avgjøres, graded: "false"}}]\nitems:\n{listed}'
    )
    (of,) = parts(loaded(root, files).review)
    return of


def parts(review: Review | None) -> tuple[Appraised, ...]:
    assert review is not None
    frame = frame_of(review)
    return tuple(appraised(in_row_order(review, frame), frame))


def shipped() -> Review:
    review = load(ROOT, "introduksjonsprogrammet").review
    assert review is not None
    return review


def texts(figure: Figure) -> list[Any]:
    return list(ElementTree.fromstring(figure.svg).iter(f"{SVG}text"))


def extent(text: Any) -> tuple[float, float]:
    """Where a line of text begins and ends at the most."""
    size, x = float(text.get("font-size", 12)), float(text.get("x"))
    width = text_width(text.text or "", size, bold=text.get("font-weight") == "bold")
    start = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor"), 0)
    return start, start + width


@pytest.mark.parametrize(("studies", "items"), [(2, 2), (5, 4), (60, 12), (12, 12), (60, 2), (1, 1), (3, 27)])
def test_no_text_is_cut_off_and_no_figure_outgrows_its_page(tmp_path: Path, studies: int, items: int) -> None:
    of = made(tmp_path, studies, items)
    for figure in (*lights(of), bars(of)):
        assert len(figure.svg.encode()) < 200_000
        assert items > 12 or figure.height <= 830
        assert items > 12 or figure.width <= 600
        for text in texts(figure):
            start, end = extent(text)
            assert start >= -0.5
            assert end <= figure.width + 0.5, text.text
            assert 0 < float(text.get("y")) <= figure.height


@pytest.mark.parametrize(("studies", "items"), [(60, 12), (60, 2), (90, 4), (300, 3)])
def test_the_parts_of_a_divided_figure_are_about_equally_high(tmp_path: Path, studies: int, items: int) -> None:
    heights = [figure.height for figure in lights(made(tmp_path, studies, items))]
    assert len(heights) > 1
    assert min(heights) > 0.6 * max(heights)


@pytest.mark.parametrize(("studies", "items"), [(5, 4), (60, 12), (300, 3)])
def test_every_study_has_its_row_in_one_of_the_figures(tmp_path: Path, studies: int, items: int) -> None:
    of = made(tmp_path, studies, items)
    figures = lights(of)
    assert len({figure.id for figure in figures}) == len(figures)
    shown = " ".join(text.text for figure in figures for text in texts(figure))
    for study in of.studies:
        assert all(word in shown for word in re.split(r"[\s\u00a0]+", of.frame.name(study)))
    chips = sum(figure.svg.count("<g><title>") - len(legend_of(figure)) for figure in figures)
    assert chips == studies * items


def legend_of(figure: Figure) -> list[str]:
    """The words that stand beside signs: in figures of many items only the legend has them."""
    words = {"Ja", "Delvis", "Nei", "Kan ikke avgjøres", "ikke relevant", "gjenstår", "mangler"}
    return [text.text for text in texts(figure) if text.text in words]


def test_every_answer_differs_in_sign_and_in_words(tmp_path: Path) -> None:
    (figure,) = lights(made(tmp_path, 12, 4))
    assert set(legend_of(figure)) >= {"Ja", "Delvis", "Nei", "Kan ikke avgjøres", "ikke relevant", "mangler"}
    drawn = {text.text for text in texts(figure)}
    assert {"?", "–", "…"} <= drawn
    assert "stroke-dasharray" in figure.svg


def test_words_on_shades_can_be_read(tmp_path: Path) -> None:
    for figure in (*lights(made(tmp_path, 5, 4)), bars(made(tmp_path, 5, 4))):
        for group in ElementTree.fromstring(figure.svg).iter(f"{SVG}g"):
            ground = next(group.iter(f"{SVG}rect")).get("fill").lstrip("#")
            for text in group.iter(f"{SVG}text"):
                assert contrast(ground, text.get("fill", "#14202B").lstrip("#")) >= 4.5


def test_bars_are_as_long_as_there_are_studies(tmp_path: Path) -> None:
    of = made(tmp_path, 60, 12)
    counted = re.findall(r"<g><title>[^<:]+: (\d+)</title>", bars(of).svg)
    assert sum(map(int, counted)) == 60 * 12
    assert bars(of).description.count(".") == 12


def test_an_unclear_answer_is_no_level_and_no_gap_that_waits(tmp_path: Path) -> None:
    marks = made(tmp_path, 2, 2).marks
    assert list(marks) == ["ja", "delvis", "nei", "uklart", "not-applicable", "todo", "missing"]
    assert marks["ja"] == LevelMark(2, 3, "Ja")
    assert marks["uklart"] == GapMark("unclear", "Kan ikke avgjøres")
    assert len({mark.gap for mark in marks.values() if isinstance(mark, GapMark)}) == 4


def section(document: Document) -> Section:
    (found,) = (one for one in document.sections if one.id == "appraisal")
    return found


def test_the_chapter_says_who_used_what_and_shows_it() -> None:
    found = section(build_findings(shipped()))
    ids = [block.id for block in found.blocks if isinstance(block, Table | Figure)]
    assert ids == ["lights-tone", "bars-tone", "reasons-tone"]
    told = str(found.blocks)
    assert "Fem studier er vurdert med TONE." in told
    assert "Vurdert av litmatrix (vår lesning)." in told


def test_the_matrix_has_the_answers_and_their_reasons() -> None:
    found = {block.id: block for block in build_matrix(shipped()).blocks if isinstance(block, Table)}
    assert [row.id for row in found["appraisal-tone"].rows] == [study.id for study in shipped().included]
    assert len(found["reasons-tone"].rows) == 20
    reasons = [row.cells[3] for row in found["reasons-tone"].rows]
    assert all(cell.value and cell.role == "text" for cell in reasons)
    assert all(cell.place and cell.place.path.startswith("sources/") for cell in reasons)


@pytest.mark.parametrize(("field", "gone"), [("tables: false", "reasons-tone"), ("figures: false", "lights-tone")])
def test_what_is_not_wanted_is_left_out(tmp_path: Path, field: str, gone: str) -> None:
    review = loaded(
        tmp_path,
        {
            "sources/a.yaml": BASE["sources/a.yaml"] + "appraisal: {tool: tone, items: {troverdighet: ja}}\n",
            "matrices/r/review.yaml": BASE["matrices/r/review.yaml"] + f"appraisal: {{{field}}}\n",
        },
    ).review
    assert review is not None
    ids = {block.id for block in section(build_findings(review)).blocks if isinstance(block, Table | Figure)}
    assert gone not in ids
    assert ids


def test_studies_that_no_tool_fits_and_those_still_to_do(tmp_path: Path) -> None:
    outside = "appraisal: {tool: not-applicable, because: En lærebok.}\n"
    review = loaded(tmp_path, {"sources/b.yaml": BASE["sources/b.yaml"] + outside}).review
    assert review is not None
    told = str(section(build_findings(review)).blocks)
    assert "Berg 2021: En lærebok." in told
    assert "Én studie er ikke kritisk vurdert ennå" in told
    assert [block.id for block in build_matrix(review).blocks if isinstance(block, Table)] == ["matrix", "grid"]


def test_the_evidence_profile_has_the_answers_in_words() -> None:
    told = str(build_findings(shipped()).sections).replace("\\xa0", " ")
    assert "Fedreheim et al. 2022 (TONE: Troverdighet Ja, Objektivitet Uklart" in told
    assert "ItemAnswer" not in told


def test_without_any_appraisal_nothing_is_said_of_it(tmp_path: Path) -> None:
    review = loaded(tmp_path).review
    assert review is not None
    assert "appraisal" not in [one.id for one in build_findings(review).sections]


def test_the_head_of_a_column_is_explained_where_it_is_short(tmp_path: Path) -> None:
    (figure,) = lights(made(tmp_path, 5, 12))
    assert (Text("p0: Utvalg og representativitet i kommunene 0; "),) not in figure.notes
    assert any("p0: Utvalg og representativitet i kommunene 0" in str(note) for note in figure.notes)


@pytest.mark.parametrize(
    ("studies", "items", "in_the_chapter"),
    [(3, 2, {"reasons-min"}), (61, 2, {"appraisal-min"}), (201, 2, set())],
)
def test_a_chapter_takes_as_much_as_a_reader_does_and_the_matrix_all(
    studies: int, items: int, in_the_chapter: set[str], tmp_path: Path
) -> None:
    review = made(tmp_path, studies, items).frame.review
    shown = section(build_findings(review)).blocks
    assert {one.id for one in shown if isinstance(one, Table)} == in_the_chapter
    matrix = {one.id: one for one in build_matrix(review).blocks if isinstance(one, Table)}
    assert len(matrix["appraisal-min"].rows) == studies
    answered = sum(len(study.appraisal.items) for study in review.included if study.appraisal)
    assert len(matrix["reasons-min"].rows) == answered < studies * items


def test_thousands_of_reasons_are_for_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of = made(tmp_path, 12, 3)
    review = of.frame.review
    assert list(reasons_left_out(review)) == []
    (reasons,) = (one for one in build_matrix(review).blocks if isinstance(one, Table) and one.id == "reasons-min")
    monkeypatch.setattr("litmatrix.matrix.MOST_REASONS", len(reasons.rows) - 1)
    document = build_matrix(review)
    assert [one.id for one in document.blocks if isinstance(one, Table)][2:] == ["appraisal-min"]
    assert list(reasons_left_out(review)) == [reasons]
    setting = Setting(Templates({}, shipped_templates()), review, load(tmp_path).locate)
    data = WRITERS["xlsx"].write(document, setting)["xlsx"]
    assert isinstance(data, bytes)
    assert of.language.label("sheet.reasons") in load_workbook(BytesIO(data), read_only=True).sheetnames
