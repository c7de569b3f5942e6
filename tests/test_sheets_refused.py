"""Sheets that do not fit, are taken apart, hostile or too large: what is refused, at which cell, and in which words."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from litmatrix.load import load
from litmatrix.message import LANGUAGE_CODES
from tests.sheet_files import (
    OWN,
    PROTOCOL,
    RATED,
    brought,
    changed,
    edited,
    exported,
    files_of,
    root_of,
    run,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return root_of(tmp_path / "r", {OWN: RATED})


# What does not fit, and where


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"Vurderinger!D2": "Godtt"}, [("SHT024", "Vurderinger!D2")]),
        ({"Vurderinger!D2": "=1+1"}, [("SHT021", "Vurderinger!D2")]),
        ({"Vurderinger!F2": date(2022, 12, 10)}, [("SHT022", "Vurderinger!F2")]),
        ({"Vurderinger!E2": True, "Vurderinger!G3": "=A1"}, [("SHT023", "Vurderinger!E2"), ("SHT021", "Vurderinger!G3")]),
        ({"Vurderinger!H2": "e9"}, [("EVI001", "Vurderinger!H2")]),
        ({"Vurderinger!A2": "a/F9"}, [("SHT018", "Vurderinger!A2")]),
        ({"Vurderinger!A2": None}, [("SHT020", "Vurderinger!A2")]),
        ({"Vurderinger!A3": "a/F1"}, [("SHT017", "Vurderinger!A3")]),
        ({"Vurderinger!D1": "Nivå"}, [("SHT014", "Vurderinger")]),
        ({"Vurderinger!E1": "Vurdering"}, [("SHT014", "Vurderinger"), ("SHT015", "Vurderinger!E1")]),
        ({"'Flere sitater'!D2": "Løst"}, [("SHT020", "'Flere sitater'!A2")]),
        ({"'Flere sitater'!A2": "c/F1", "'Flere sitater'!D2": "Løst"}, [("SHT018", "'Flere sitater'!A2")]),
        ({"litmatrix!D1": "annet"}, [("SHT011", "ark.xlsx")]),
        ({"litmatrix!E1": "../../x"}, [("SHT012", "ark.xlsx")]),
        ({"litmatrix!A1": "x"}, [("SHT010", "ark.xlsx")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_at_its_cell(
    root: Path, cells: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    before = files_of(root)
    file = edited(exported(root), {"Vurderinger!D3": "Godt", **cells})
    found, refused = brought(root, file)
    assert found is None
    assert refused == faults
    code, said = run(root, "import", str(file), "--yes")
    assert code == 1
    assert all(f"{place}: feil {rule} " in said for rule, place in faults)
    assert said.endswith(f"{len(faults)} feil. Ingenting er hentet inn.\n")
    assert files_of(root) == before


def test_a_word_in_quotation_marks_is_the_word(root: Path) -> None:
    """Our own sentences say «Godt»: who copies it with its marks means the word, and reads no mark twice."""
    file = edited(exported(root), {"Vurderinger!D2": "«Godt»", "Vurderinger!D3": "“lite”"})
    found, refused = brought(root, file)
    assert not refused
    assert found is not None
    assert [change.value for change in found.changes] == ["godt", "lite"]
    code, said = run(root, "import", str(edited(file, {"Vurderinger!D2": "«Godtt»"})))
    assert code == 1
    assert "«Godtt» er ikke et av valgene i «Vurdering»." in said
    assert "««" not in said
    assert "»»" not in said


def test_a_text_with_quotation_marks_is_told_of_with_single_ones(root: Path) -> None:
    file = edited(exported(root), {"Vurderinger!D2": "Godt", "Vurderinger!E2": "«Mål» nås"})
    root_of(root, {OWN: "ratings:\n  a: {F1: {rating: godt, because: Fordi «noe»}}\n"})
    code, said = run(root, "import", str(file))
    assert code == 1
    assert "Arket sier «‘Mål’ nås», men i reviewet er det i mellomtiden blitt «Fordi ‘noe’»." in said


def merge(book: Any) -> None:
    book["Vurderinger"].merge_cells("D2:D3")


def rename(book: Any) -> None:
    book["Vurderinger"].title = "Mine"


def forget(book: Any) -> None:
    del book["litmatrix"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (merge, ("SHT016", "Vurderinger!D2")),
        (rename, ("SHT013", "Vurderinger")),
        (forget, ("SHT010", "ark.xlsx")),
        (lambda book: book["Vurderinger"].delete_cols(5), ("SHT014", "Vurderinger")),
    ],
)
def test_a_sheet_that_was_taken_apart(root: Path, change: Any, fault: tuple[str, str]) -> None:
    assert brought(root, changed(exported(root), change)) == (None, [fault])


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 61_000_000)
    return out.getvalue()


def entities(file: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data = data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "SHT001"),
        (b"Dette er ikke Excel", "SHT001"),
        (b"PK\x03\x04", "SHT001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "SHT002"),
        (bomb(), "SHT003"),
        (b"x" * 20_000_001, "FIL003"),
    ],
    ids=["empty", "text", "half", "locked", "bomb", "large"],
)
def test_a_file_that_is_no_sheet(root: Path, content: bytes, code: str) -> None:
    file = root / "ark.xlsx"
    file.write_bytes(content)
    assert brought(root, file) == (None, [(code, "ark.xlsx")])


def test_entities_are_refused(root: Path) -> None:
    file = exported(root)
    file.write_bytes(entities(file))
    assert brought(root, file) == (None, [("SHT001", "ark.xlsx")])


def test_rows_and_columns_in_another_order_and_notes_beside(root: Path) -> None:
    def shuffle(book: Any) -> None:
        sheet = book["Vurderinger"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        order = [4, 3, 0, 1, 2, 7, 6, 5]
        for down, row in enumerate([rows[0], rows[2], rows[1]], 3):
            for across, at in enumerate(order, 1):
                sheet.cell(down, across, row[at])
        sheet["A1"], sheet["B1"], sheet["C1"], sheet["D1"] = "Mine svar", None, None, None
        for cell in (*sheet[1][4:], *sheet[2]):
            cell.value = None
        sheet["B4"] = "GODT"
        sheet["K3"], sheet["K4"] = "Notater", "tenk på dette"

    found, _ = brought(root, changed(exported(root), shuffle))
    assert found is not None
    assert [(one.cell, one.after) for one in found.changes] == [("Vurderinger!B4", "Godt")]
    assert [fault.rule.code for fault in found.warnings] == ["SHT030"]
    assert str(found.warnings[0].where).startswith("Vurderinger!K3")


@pytest.mark.parametrize("typed", ["Godt", "godt", " GODT ", "godt\n"])
def test_a_level_in_free_text(root: Path, typed: str) -> None:
    found, faults = brought(root, edited(exported(root), {"Vurderinger!D2": typed}))
    assert faults == []
    assert found is not None
    assert [one.value for one in found.changes] == ["godt"]


def test_numbers_are_texts(root: Path) -> None:
    file = exported(root)
    cells = {"Vurderinger!E2": 12, "Vurderinger!F2": 12.0, "Vurderinger!G2": 12.5}
    found, faults = brought(root, edited(file, cells))
    assert faults == []
    assert found is not None
    assert [one.value for one in found.changes] == ["12", "12", "12.5"]


# Hostile and large sheets


def with_rows(file: Path, rows: bytes) -> Path:
    """The sheet of ratings with rows at its end that no program would write."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data = data.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(name, data)
    file.write_bytes(out.getvalue())
    return file


def test_the_last_cell_of_all_is_one_cell(root: Path) -> None:
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    found, faults = brought(root, with_rows(exported(root), row))
    assert faults == []
    assert found is not None
    assert found.changes == ()


def test_ten_thousand_rows_too_many_are_counted(root: Path) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="D%d"><v>2</v></c></row>' % (n, n, n) for n in range(9, 10_009)
    )
    code, said = run(root, "import", str(with_rows(exported(root), rows)), "--yes")
    assert code == 1
    assert said.startswith("Vurderinger!A9: feil SHT018 unknown-row\n")
    assert said.count("SHT01") == 40
    assert "… og 9\u00a0960 til." in said
    assert said.endswith("10\u00a0000 feil. Ingenting er hentet inn.\n")


def test_a_million_cells_are_too_many(root: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(9, 500_009))
    assert brought(root, with_rows(exported(root), rows)) == (None, [("SHT003", "ark.xlsx")])


HOSTILE = (
    "<script>alert(1)</script>",
    '=cmd|"/c calc"!A1',
    "@SUM(1)",
    "-1",
    "_x0041_ og _x000D_",
    "שלום עולם",
    "a\u202eb",
    "{{7*7}}",
    "«ja»  «nei»",
    "'apostrof",
    "\u200bskjult",
)


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    """They leave as text, never as a formula, and come home as they were."""
    because = "\n".join(
        f'    F{n}: {{rating: lite, because: "{text.replace(chr(34), chr(92) + chr(34))}"}}'
        for n, text in enumerate(HOSTILE)
    )
    asked = ", ".join(
        f'{{id: F{n}, label: "{text[:9].replace(chr(34), "")}", text: "x"}}' for n, text in enumerate(HOSTILE)
    )
    protocol = PROTOCOL["matrices/r/review.yaml"].replace(
        "  - {id: F1, label: Virkning, text: Virker praksis?}\n", ""
    )
    protocol = protocol.replace("research_questions:\n", f"research_questions: [{asked}]\n")
    root = root_of(
        tmp_path,
        {
            "matrices/r/review.yaml": protocol,
            OWN: f"ratings:\n  a:\n{because}\n",
            "sources/a.yaml": "reports: [a2020]\n",
            "sources/b.yaml": "reports: [b2021]\n",
        },
    )
    file = exported(root)
    for row in openpyxl.load_workbook(file)["Vurderinger"].iter_rows(2):
        assert all(cell.data_type == "s" or cell.value is None for cell in row)
    before = files_of(root)
    assert run(root, "import", str(file))[1] == "Arket sier det samme som reviewet. Ingenting er endret.\n"
    assert files_of(root) == before
    edited(
        file,
        {
            f"Vurderinger!E{n}": text
            for n, text in enumerate(HOSTILE, 2 + len(HOSTILE))
            if not text.startswith("=")
        },
    )
    code, said = run(root, "import", str(file), "--yes")
    assert code == 0, said
    assert "\u202e" not in said
    review = load(root).review
    assert review is not None
    given = review.sheets["medleser"].ratings["b"]
    assert [one.because for one in given.values()] == [
        text.removesuffix(" _x000D_") for text in HOSTILE if not text.startswith("=")
    ]


# What is left to refuse


def test_a_text_too_long_for_a_cell_is_shown_shortened_and_changed_elsewhere(tmp_path: Path) -> None:
    long = "ord " * 10_000
    root = root_of(tmp_path, {OWN: f"ratings:\n  a:\n    F1: {{rating: lite, because: {long.strip()}}}\n"})
    file = exported(root)
    found, faults = brought(root, file)
    assert (faults, found and found.changes) == ([], ())
    assert brought(root, edited(file, {"Vurderinger!E2": "Kort"})) == (None, [("SHT026", "Vurderinger!E2")])


def test_control_characters_are_named(root: Path) -> None:
    def hide(book: Any) -> None:
        book["Vurderinger"]["E2"]._value = "a_x0008_b"

    code, said = run(root, "import", str(changed(exported(root), hide)), "--yes")
    assert code == 1
    assert "Vurderinger!E2: feil SHT027" in said
    assert "(U+0008)" in said


def test_a_file_that_cannot_be_changed_in_its_place(root: Path) -> None:
    file = exported(root)
    (root / OWN).write_text(
        "ratings: {a: {F1: {rating: lite, # usikker\n  because: Spør bare lederne, evidence: [e1]}}}\n", "utf-8"
    )
    edited(file, {"Vurderinger!G2": "Sitat"})
    before = files_of(root)
    code, said = run(root, "import", str(file), "--yes")
    assert code == 1
    assert f"{OWN}: feil SHT028" in said
    assert files_of(root) == before


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_refusals_speak_every_language(root: Path, language: str) -> None:
    cells = {
        "Vurderinger!D2": "Godtt",
        "Vurderinger!E2": "=1",
        "Vurderinger!A3": "x/F1",
        "Vurderinger!K1": "Mitt",
        "Vurderinger!K2": "x",
    }
    file = edited(exported(root), cells)
    protocol = PROTOCOL["matrices/r/review.yaml"] + f"language: {language}\n"
    (root / "matrices/r/review.yaml").write_text(protocol, "utf-8")
    code, said = run(root, "import", str(file), language=language)
    assert code == 1
    assert "Vurderinger!D2: " in said
    meant = {"nb": "Mente du «Godt»?", "nn": "Meinte du «Godt»?", "en": "Did you mean “Godt”?"}
    assert meant[language] in said  # type: ignore[index]
