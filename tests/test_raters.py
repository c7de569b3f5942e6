"""Several raters: what each gave stays as given, and what was agreed is what counts everywhere."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from litmatrix import checking
from litmatrix.building import build
from litmatrix.cli.application import application
from litmatrix.document import Table, plain
from litmatrix.matrix import build_matrix
from litmatrix.model import Agreed, Review
from litmatrix.rating_tables import Item, answers_table, levels_table, own_ratings
from tests.support import BASE, lay, loaded

SHEET = "matrices/r/ratings/medleser.yaml"
CONSENSUS = "matrices/r/consensus.yaml"
RATERS = "raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]\n"
PROTOCOL = {"matrices/r/review.yaml": (BASE["matrices/r/review.yaml"] or "") + RATERS}
DIFFERS = "ratings:\n  a:\n    F1: {rating: lite, because: Spør bare lederne, evidence: [e1]}\n"
AGREED = (
    "consensus:\n  a:\n    F1: {rating: lite, because: Deltakerne er ikke spurt, evidence: [e1], "
    "by: [meg, medleser], date: 2023-05-02}\n"
)


def review_of(root: Path, **more: str) -> Review:
    review = loaded(root, {**PROTOCOL, SHEET: DIFFERS, **more}).review
    assert review is not None
    return review


def row_of(outputs: Mapping[str, bytes], study: str = "a") -> dict[str, Any]:
    """The study's row in matrix.json."""
    (row,) = (row for row in json.loads(outputs["matrix.json"])["rows"] if row["study"] == study)
    return dict(row)


def test_a_sheet_changes_nothing_in_the_matrix(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    rating = review.rating("a", "F1")
    assert rating is not None
    assert rating.rating == "godt"
    assert review.rating_place("a", "F1").path == "sources/a.yaml"


def test_what_was_agreed_counts_and_nothing_is_overwritten(tmp_path: Path) -> None:
    review = review_of(tmp_path, **{CONSENSUS: AGREED})
    rating = review.rating("a", "F1")
    assert isinstance(rating, Agreed)
    assert rating.rating == "lite"
    assert review.studies["a"].ratings["F1"].rating == "godt"
    assert review.sheets["medleser"].ratings["a"]["F1"].because == "Spør bare lederne"
    assert review.rating("b", "F1") is review.studies["b"].ratings["F1"]


def test_an_agreement_still_to_be_made_does_not_count(tmp_path: Path) -> None:
    review = review_of(tmp_path, **{CONSENSUS: "consensus:\n  a:\n    F1: {rating: todo}\n"})
    rating = review.rating("a", "F1")
    assert rating is not None
    assert rating.rating == "godt"


def test_every_output_shows_what_was_agreed_and_says_so(tmp_path: Path) -> None:
    read = loaded(tmp_path, {**PROTOCOL, SHEET: DIFFERS, CONSENSUS: AGREED})
    assert read.review is not None
    outputs, _ = build(read, read.review, tmp_path, ["json", "md"])
    assert row_of(outputs)["ratings"]["F1"] == {
        "rating": "lite",
        "label": "Lite",
        "location": "matrices/r/consensus.yaml:3:18",
    }
    for name in ("matrix.md", "findings.md"):
        assert "Lite†" in outputs[name].decode(), name
    assert "Studenten og Medleseren enige om" in outputs["matrix.md"].decode()
    assert "Deltakerne er ikke spurt" in outputs["findings.md"].decode()
    assert "Spør både ledere" not in outputs["findings.md"].decode()


def test_the_direction_of_an_answer_is_apart_from_its_strength(tmp_path: Path) -> None:
    study = BASE["sources/a.yaml"] or ""
    read = loaded(tmp_path, {"sources/a.yaml": study.replace("rating: godt", "rating: godt, direction: mixed")})
    assert read.diagnostics == ()
    assert read.review is not None
    grid = [block for block in build_matrix(read.review).blocks if isinstance(block, Table)][1]
    (cell,) = (row.cells[1] for row in grid.rows if row.id == "a")
    assert [plain(line) for line in cell.lines] == ["Godt", "blandet"]
    assert cell.value == "godt"
    outputs, _ = build(read, read.review, tmp_path, ["json", "md"])
    assert row_of(outputs)["ratings"]["F1"]["direction"] == "mixed"
    assert "Godt, blandet" in outputs["findings.md"].decode()


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (SHEET, "ratings:\n  aa:\n    F1: {rating: lite, because: x}\n", "STU003 aa:"),
        (SHEET, "ratings:\n  a:\n    F7: {rating: lite, because: x}\n", "QUE001 F7:"),
        (SHEET, "ratings:\n  b:\n    F1: {rating: litt, because: x}\n", "RAT002 litt,"),
        (SHEET, "ratings:\n  b:\n    F1: {rating: lite}\n", "RAT006 F1:"),
        (SHEET, "ratings:\n  b:\n    F1: {rating: lite, because: x, evidence: [e9]}\n", "EVI001 e9]"),
        (SHEET, "ratings:\n  b:\n    F1: {rating: lite, because: x, rater: meg}\n", "FMT001 rater:"),
        (SHEET, "ratings:\n  b:\n    F1: {because: x}\n", "FMT002 F1:"),
        (SHEET, "ratings:\n  b: godt\n", "FMT008 godt"),
        (SHEET, "ratings:\n  b:\n    F1: {rating: lite, because: x}\n    F1: {rating: godt}\n", "YML010 F1:"),
        ("matrices/r/ratings/medlesar.yaml", DIFFERS, "RAT008 ratings:"),
        (CONSENSUS, AGREED.replace("medleser]", "veileder]"), "RAT008 veileder]"),
        (CONSENSUS, AGREED.replace("rating: lite", "rating: litt"), "RAT002 litt,"),
        (CONSENSUS, AGREED.replace("2023-05-02", "i mai"), "FMT006 i mai"),
        (CONSENSUS, AGREED.replace("  a:", "  aa:"), "STU003 aa:"),
    ],
)
def test_faults_have_their_place(path: str, text: str, told: str, tmp_path: Path) -> None:
    read = loaded(tmp_path, {**PROTOCOL, path: text})
    lines = text.split("\n")
    found = [
        f"{one.code} {lines[one.location.line - 1][one.location.column - 1 :]}"
        for one in checking.check(read)
        if one.location.path == path and one.code not in {"RAT013", "RAT014", "RAT015"}
    ]
    assert len(found) == 1
    assert found[0].startswith(told)


def test_one_bad_rating_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    text = "ratings:\n  a:\n    F1: {ratin: lite}\n  b:\n    F1: {rating: godt, because: Med tall}\n"
    review = review_of(tmp_path, **{SHEET: text})
    assert review.sheets["medleser"].ratings["b"]["F1"].rating == "godt"


def test_tables_hold_what_raters_gave_before_they_agreed(tmp_path: Path) -> None:
    review = review_of(tmp_path, **{CONSENSUS: AGREED})
    table = levels_table(review, own_ratings(review))
    assert table.raters == ("meg", "medleser")
    assert table.items == (Item("a", "F1"), Item("b", "F1"))
    assert table.rows == (("godt", "lite"), ("lite", None))


@pytest.mark.parametrize(
    ("word", "level", "answer"),
    [
        ("not-addressed", None, "not-addressed"),
        ("not-applicable", None, "not-applicable"),
        ("todo", None, None),
        ("litt", None, None),
    ],
)
def test_a_gap_is_no_level(word: str, level: str | None, answer: str | None, tmp_path: Path) -> None:
    review = review_of(tmp_path, **{SHEET: f"ratings:\n  a:\n    F1: {{rating: {word}}}\n"})
    ratings = own_ratings(review)
    assert levels_table(review, ratings).rows[1] == (level, None)
    assert answers_table(review, ratings).rows[1] == (answer, None)


def test_a_study_file_signed_by_a_further_rater(tmp_path: Path) -> None:
    study = BASE["sources/b.yaml"] or ""
    signed = study.replace("rating: lite", "rating: lite, rater: medleser")
    table = levels_table(review := review_of(tmp_path, **{"sources/b.yaml": signed}), own_ratings(review))
    assert table.rows == (("godt", None), ("lite", "lite"))


def test_without_named_raters_the_author_is_the_rater(tmp_path: Path) -> None:
    review = loaded(lay(tmp_path, {})).review
    assert review is not None
    assert levels_table(review, own_ratings(review)).raters == ("author",)


BLIND = {"matrices/r/review.yaml": PROTOCOL["matrices/r/review.yaml"] + "blind: true\n"}
HIDDEN = "ratings:\n  a:\n    F1: {rating: lite, because: HEMMELIG, passages: {p1: {page: 3, quote: HEMMELIG}}}\n"


def test_while_rating_is_blind_nothing_tells_what_others_chose(tmp_path: Path) -> None:
    told = {}
    for name, protocol in {"open": PROTOCOL, "blind": BLIND}.items():
        read = loaded(tmp_path / name, {**protocol, SHEET: HIDDEN})
        assert read.review is not None
        outputs, faults = build(read, read.review, tmp_path / name, ["md", "html", "json", "page"])
        assert not faults
        problems = " ".join(f"{one.message} {one.code}" for one in checking.check(read))
        documents = b"".join(outputs[one] for one in sorted(outputs) if one != "manifest.json").decode()
        told[name] = documents + problems
    assert "HEMMELIG" in told["open"]
    assert "RAT013" in told["open"]
    assert "Medleseren, 1 vurdering" in told["open"]
    assert "HEMMELIG" not in told["blind"]
    assert "RAT013" not in told["blind"]
    assert "Medleseren, 1 vurdering" not in told["blind"]


def test_blind_agreement_says_why_it_is_silent(tmp_path: Path) -> None:
    lay(tmp_path, {**BLIND, SHEET: HIDDEN})
    result = CliRunner().invoke(application("nb"), ["agree", "--worklist", "--root", str(tmp_path)])
    assert "HEMMELIG" not in result.output
    assert "Vurderingen er blind" in result.output


def test_a_blind_review_gives_blind_sheets(tmp_path: Path) -> None:
    lay(tmp_path, {**BLIND, SHEET: HIDDEN})
    made = ["sheet", "export", "--rater", "medleser", "--root", str(tmp_path)]
    assert CliRunner().invoke(application("nb"), made).exit_code == 0
    found = tmp_path / "build/r/sheets/medleser.xlsx"
    assert "Belegg" not in openpyxl.load_workbook(found).sheetnames
    refused = CliRunner().invoke(application("nb"), [*made, "--only", "disagreements"])
    assert refused.exit_code == 2
