"""Lists, choices and fields of the review's own in the author's sheet, and what stays of the files around them."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.sheet_files import (
    OWN,
    PROTOCOL,
    RATED,
    author_sheet,
    brought,
    edited,
    exported,
    files_of,
    root_of,
    run,
)
from tests.support import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return root_of(tmp_path / "r", {OWN: RATED})


# Lists in a cell


def test_the_sheet_says_how_the_items_of_a_list_are_parted(root: Path) -> None:
    book = openpyxl.load_workbook(author_sheet(root))
    assert any("Komma skiller ikke" in str(cell.value) for row in book["Forklaring"] for cell in row)
    prompts = {
        str(area.sqref).partition(":")[0]: area.prompt for area in book["Studier"].data_validations.dataValidation
    }
    heads = {cell.value: cell.column_letter for cell in book["Studier"][1]}
    assert (
        prompts[f"{heads['Sentrale temaer']}2"] == "Hver ting på sin egen linje (Alt+Enter). Komma skiller ikke."
    )
    assert prompts[f"{heads['Rapporter']}2"] == "Flere skilles med komma."


def test_a_comma_in_a_list_is_told_of_and_items_are_shown_apart(root: Path) -> None:
    file = edited(author_sheet(root), {"Studier!M2": "praksis\nspråk, og mer"})
    code, said = run(root, "import", str(file), answer="nei\n")
    assert code == 0
    assert "Studier!M2: advarsel SHT031 comma-in-list-cell" in said
    assert "«språk, og mer» i «Sentrale temaer» leses som én ting" in said
    assert "Sentrale temaer: «praksis» → «praksis», «språk, og mer»" in said
    assert run(root, "import", str(file), "--yes")[0] == 0
    again = edited(file, {"Studier!M2": "praksis\nspråk, og mer\nNav"})
    code, said = run(root, "import", str(again), "--yes")
    assert "SHT031" not in said, "what the review says already is no doubt"
    assert "«praksis», «språk, og mer» → «praksis», «språk, og mer», «Nav»" in said


def test_a_long_list_is_shown_from_where_it_differs(tmp_path: Path) -> None:
    themes = [f"et ganske langt tema {number}" for number in range(9)]
    study = (BASE["sources/a.yaml"] or "").replace("[praksis]", f"[{', '.join(themes)}]")
    root = root_of(tmp_path, {"sources/a.yaml": study})
    file = edited(author_sheet(root), {"Studier!M2": "\n".join([*themes[:8], "et annet"])})
    assert "temaer: …, «et ganske langt tema 8» → …, «et annet»" in run(root, "import", str(file), "--yes")[1]


def test_all_files_or_none(root: Path) -> None:
    before = files_of(root)
    file = edited(author_sheet(root), {"Studier!E2": "Ny", "Studier!F3": "kvalitattiv"})
    assert run(root, "import", str(file), "--yes")[0] == 1
    assert files_of(root) == before


FIELDS = """fields:
  land: {type: text, label: Metode}
  n: {type: integer, label: Deltakere}
  d: {type: date, label: Dato}
  v: {type: choice, label: Valg, choices: [Stor, Liten]}
  m: {type: multichoice, label: Flere, choices: [x, y]}
  b: {type: boolean, label: Ja eller nei}
"""


def test_fields_of_the_reviews_own_take_what_their_types_say(tmp_path: Path) -> None:
    root = root_of(tmp_path, {"matrices/r/review.yaml": PROTOCOL["matrices/r/review.yaml"] + FIELDS})
    file = author_sheet(root)
    heads = {cell.value: cell.column_letter for cell in openpyxl.load_workbook(file)["Studier"][1]}

    def cells(**values: Any) -> dict[str, Any]:
        return {f"Studier!{heads[head.replace('_', ' ')]}2": value for head, value in values.items()}

    right = {
        "Metode (land)": "Norge",
        "Deltakere": 24,
        "Dato": date(2022, 3, 4),
        "Valg": "stor",
        "Flere": "x\ny",
        "Ja eller nei": "ja",
    }
    edited(file, cells(**right))
    assert run(root, "import", str(file), "--yes")[0] == 0
    text = (root / "sources/a.yaml").read_text("utf-8")
    assert text.endswith("fields:\n  land: Norge\n  n: 24\n  d: 2022-03-04\n  v: Stor\n  m: [x, y]\n  b: true\n")
    wrong = {"Deltakere": "mange", "Dato": "4. mars", "Valg": "Midt", "Ja eller nei": "kanskje"}
    found, faults = brought(root, edited(file, cells(**wrong)))
    assert found is None
    assert sorted(faults) == sorted(
        [
            ("FLD002", f"Studier!{heads['Deltakere']}2"),
            ("FLD002", f"Studier!{heads['Dato']}2"),
            ("SHT024", f"Studier!{heads['Valg']}2"),
            ("SHT024", f"Studier!{heads['Ja eller nei']}2"),
        ]
    )
    said = run(root, "import", str(file), "--yes")[1]
    assert "«mange» passer ikke i «Deltakere».\n  Skriv for eksempel dette i ruten: 24. Sier" in said
    edited(file, cells(**{**right, "Flere": "x, y"}))
    said = run(root, "import", str(file), "--yes")[1]
    assert "Skriv ett eller flere av disse i ruten, hvert på sin egen linje (Alt+Enter): x, y." in said


def test_a_rater_may_have_a_name_with_a_space(tmp_path: Path) -> None:
    protocol = PROTOCOL["matrices/r/review.yaml"].replace("id: medleser", "id: Kari Ås")
    root = root_of(tmp_path, {"matrices/r/review.yaml": protocol})
    file = edited(exported(root, "--rater", "Kari Ås"), {"Vurderinger!D2": "Godt"})
    assert run(root, "import", str(file), "--yes")[0] == 0
    assert (root / "matrices/r/ratings/Kari Ås.yaml").exists()


def test_line_ends_and_byte_order_marks_stay(root: Path) -> None:
    path = root / "sources/a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    file = edited(author_sheet(root), {"Studier!E2": "Ny"})
    assert run(root, "import", str(file), "--yes")[0] == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfreports")
    assert b"aim: Ny\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")
