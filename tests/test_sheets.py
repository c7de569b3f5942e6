"""Sheets in Excel and back: what leaves, what comes home, what changed meanwhile, and programs that save them."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from litmatrix.load import load
from litmatrix.message import LANGUAGE_CODES
from litmatrix.sheets.rater import build_rater_book
from litmatrix.writers.excel.forms import write_form
from tests.sheet_files import (
    OWN,
    PROTOCOL,
    RATED,
    author_sheet,
    brought,
    edited,
    exported,
    files_of,
    libreoffice_edited,
    root_of,
    run,
)
from tests.support import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return root_of(tmp_path / "r", {OWN: RATED})


def texts(file: Path) -> str:
    """All that stands in a workbook, hidden or not."""
    book = openpyxl.load_workbook(file)
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def test_a_sheet_left_as_it_is_changes_no_byte(root: Path) -> None:
    before = files_of(root)
    for file in (exported(root), author_sheet(root), exported(root, "--rater", "medleser", "--blind")):
        code, said = run(root, "import", str(file))
        assert (code, said) == (0, "Arket sier det samme som reviewet. Ingenting er endret.\n")
        assert run(root, "import", str(edited(file, {})))[1] == said, "saved by openpyxl"
    assert files_of(root) == before


def test_the_same_review_gives_the_same_bytes(root: Path) -> None:
    review = load(root).review
    assert review is not None
    made = [write_form(build_rater_book(review, "medleser")) for _ in range(2)]
    assert made[0] == made[1]


def test_one_change_is_one_changed_line(root: Path) -> None:
    file = edited(exported(root), {"Vurderinger!D2": "Godt"})
    code, said = run(root, "import", str(file), answer="j\n")
    assert code == 0, said
    assert f"{OWN}\n  Vurderinger!D2  a/F1  Vurdering: «Lite» → «Godt»\n" in said
    assert (root / OWN).read_text("utf-8") == RATED.replace("rating: lite", "rating: godt")


def test_a_change_far_into_a_text_is_shown_where_it_is(root: Path) -> None:
    long = "Studien spør både dem som leder praksisen og dem som er i den men bare i to kommuner"
    (root / OWN).write_text(RATED.replace("Spør bare lederne", long), "utf-8")
    file = edited(exported(root), {"Vurderinger!E2": long.replace("to kommuner", "tre kommuner")})
    said = run(root, "import", str(file), answer="\n")[1]
    assert "Begrunnelse: «…som er i den men bare i to kommuner» → «…som er i den men bare i tre kommuner»" in said


def test_a_new_row_is_shown_with_the_id_it_gets(root: Path) -> None:
    file = edited(author_sheet(root), {"Belegg!A4": "a", "Belegg!D4": "14", "Belegg!K4": "Nytt"})
    assert "Belegg!D4  a e2  Side: (tomt) → «14»" in run(root, "import", str(file), answer="\n")[1]


def test_a_no_changes_nothing(root: Path) -> None:
    before = files_of(root)
    file = edited(exported(root), {"Vurderinger!D2": "Godt"})
    code, said = run(root, "import", str(file), answer="n\n")
    assert code == 0
    assert said.endswith("Ingenting er endret.\n")
    assert files_of(root) == before


def test_a_first_sheet_makes_the_file(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    file = edited(
        exported(root),
        {
            "Vurderinger!D3": "lite",
            "Vurderinger!E3": "Nevner praksis.\nBare ett sted.",
            "Vurderinger!F3": 41,
            "Vurderinger!G3": "Praksis: «ja» # nei",
            "Vurderinger!H3": "e1",
            "'Flere sitater'!A2": "b/F1",
            "'Flere sitater'!C2": "42",
            "'Flere sitater'!D2": "Én til",
        },
    )
    assert run(root, "import", str(file), "--yes")[0] == 0
    assert (root / OWN).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../.litmatrix/ratings.schema.json\n"
        "ratings:\n"
        "  b:\n"
        "    F1:\n"
        "      rating: lite\n"
        "      because: |-\n"
        "        Nevner praksis.\n"
        "        Bare ett sted.\n"
        "      evidence: [e1]\n"
        "      passages:\n"
        "        p1:\n"
        "          page: 41\n"
        '          quote: "Praksis: «ja» # nei"\n'
        "        p2:\n"
        "          page: 42\n"
        "          quote: Én til\n"
    )
    assert load(root).diagnostics == ()
    again, faults = brought(root, file)
    assert faults == []
    assert again is not None
    assert again.changes == ()
    assert run(root, "import", str(exported(root)))[1].startswith("Arket sier det samme")


def test_what_is_emptied_goes(root: Path) -> None:
    file = exported(root)
    edited(file, {"Vurderinger!D2": None})
    assert run(root, "import", str(file), "--yes")[0] == 0
    assert "F1: {rating: todo, because" in (root / OWN).read_text("utf-8")
    edited(file, {"Vurderinger!E2": None, "Vurderinger!H2": None})
    assert run(root, "import", str(file), "--yes")[0] == 0
    assert "F1" not in (root / OWN).read_text("utf-8")
    assert (root / OWN).read_text("utf-8").startswith("# Min lesning\n")


def test_a_sheet_never_shows_what_others_chose(tmp_path: Path) -> None:
    theirs = "ratings: {a: {F1: {rating: lite, because: HEMMELIG, passages: {p1: {page: 3, quote: HEMMELIG2}}}}}\n"
    agreed = "consensus: {a: {F1: {rating: lite, because: HEMMELIG3, by: [meg, tredje]}}}\n"
    protocol = PROTOCOL["matrices/r/review.yaml"].replace("Medleseren}", "Medleseren}, {id: tredje, name: Tredje}")
    study = (
        (BASE["sources/a.yaml"] or "")
        .replace("Spør både ledere", "HEMMELIG4")
        .replace("a2020]", "a2020]\nresult: HEMMELIG5", 1)
    )
    files = {
        "matrices/r/review.yaml": protocol,
        "matrices/r/ratings/tredje.yaml": theirs,
        "matrices/r/consensus.yaml": agreed,
        "sources/a.yaml": study,
    }  # fmt: skip
    root = root_of(tmp_path, files)
    open_, blind = (texts(exported(root, "--rater", "medleser", *more)) for more in ((), ("--blind",)))
    assert "HEMMELIG" not in open_ + blind
    assert "Praksis virker når språket er der" in open_
    assert "Praksis virker når" not in blind
    assert "e1" not in blind
    ratings = [line for line in blind.splitlines() if line in {"Godt", "Lite"}]
    assert len(ratings) == 4, "the explanation and the drop-down, no cell"


def test_blind_to_where_others_differ(root: Path) -> None:
    code, said = run(root, "export", "--rater", "medleser", "--blind", "--only", "disagreements")
    assert code == 2
    assert "vurderer ikke blindt" in said


def test_only_some_rows(root: Path) -> None:
    def rows(only: str) -> list[str]:
        sheet = openpyxl.load_workbook(exported(root, "--rater", "medleser", "--only", only))["Vurderinger"]
        return [row[0].value for row in sheet.iter_rows(min_row=2)]

    assert rows("disagreements") == ["a/F1"]
    assert rows("missing") == ["b/F1"]
    assert run(root, "import", str(edited(root / "ark.xlsx", {"Vurderinger!D2": "Godt"})), "--yes")[0] == 0
    assert "  b:\n    F1:\n      rating: godt\n" in (root / OWN).read_text("utf-8")
    assert rows("disagreements") == ["a/F1", "b/F1"]
    code, said = run(root, "export", "--rater", "medleser", "--only", "missing")
    assert (code, said) == (0, "Det er ingenting å vurdere i et slikt ark, så det ble ikke laget.\n")


@pytest.mark.parametrize(
    ("rater", "said"),
    [
        ("medlesr", "Mente du «medleser»?"),
        ("meg", "vurderer i studiefilene"),
        ("../../x", "står ikke blant dem som vurderer"),
    ],
)
def test_whose_sheet(root: Path, rater: str, said: str) -> None:
    code, output = run(root, "export", "--rater", rater)
    assert code == 2
    assert said in output


def test_answers_are_not_overwritten(root: Path) -> None:
    file = root / "build/r/sheets/medleser.xlsx"
    assert run(root, "export", "--rater", "medleser")[0] == 0
    assert run(root, "export", "--rater", "medleser")[0] == 0
    edited(file, {"Vurderinger!D3": "Godt"})
    code, said = run(root, "export", "--rater", "medleser")
    assert code == 2
    assert "svar som ikke er hentet inn (1)" in said
    assert run(root, "export", "--rater", "medleser", "--force")[0] == 0


# Sheets from another day


def test_what_changed_meanwhile_elsewhere_stays(root: Path) -> None:
    file = edited(exported(root), {"Vurderinger!D2": "Godt"})
    (root / OWN).write_text(RATED.replace("Spør bare lederne", "Nå vet jeg mer"), "utf-8")
    assert run(root, "import", str(file), "--yes")[0] == 0
    text = (root / OWN).read_text("utf-8")
    assert "rating: godt, because: Nå vet jeg mer" in text


def test_what_changed_in_both_is_named(root: Path) -> None:
    file = edited(exported(root), {"Vurderinger!E2": "Arkets grunn", "Vurderinger!D2": "Godt"})
    (root / OWN).write_text(RATED.replace("Spør bare lederne", "Filens grunn"), "utf-8")
    code, said = run(root, "import", str(file), "--yes")
    assert code == 1
    assert "Vurderinger!E2: feil SHT025" in said
    assert "Arket sier «Arkets grunn», men i reviewet er det i mellomtiden blitt «Filens grunn»." in said


def test_the_same_change_in_both_is_none(root: Path) -> None:
    file = edited(exported(root), {"Vurderinger!E2": "Samme"})
    (root / OWN).write_text(RATED.replace("Spør bare lederne", "Samme"), "utf-8")
    found, faults = brought(root, file)
    assert faults == []
    assert found is not None
    assert found.changes == ()


def test_a_question_that_is_gone(root: Path) -> None:
    file = exported(root)
    protocol = PROTOCOL["matrices/r/review.yaml"].replace("id: F1", "id: F2")
    (root / "matrices/r/review.yaml").write_text(protocol, "utf-8")
    assert brought(root, edited(file, {}))[1] == []
    assert brought(root, edited(file, {"Vurderinger!D3": "Godt"})) == (None, [("SHT019", "Vurderinger!D3")])


# Real programs, and every language


@pytest.mark.needs("soffice")
def test_libreoffice_edits_and_saves(root: Path) -> None:
    cells = {"Vurderinger!D3": "Godt", "Vurderinger!E3": "Skrevet i LibreOffice: æøå", "Flere sitater!D2": "Løst"}
    cells["Flere sitater!A2"] = "b/F1"
    found, faults = brought(root, libreoffice_edited(exported(root), cells))
    assert faults == []
    assert found is not None
    assert [(one.cell, one.after) for one in found.changes] == [
        ("Vurderinger!D3", "Godt"),
        ("Vurderinger!E3", "Skrevet i LibreOffice: æøå"),
        ("'Flere sitater'!D2", "Løst"),
    ]


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("whose", ["rater", "author"])
def test_libreoffice_saves_and_changes_nothing(root: Path, whose: str) -> None:
    file = exported(root) if whose == "rater" else author_sheet(root)
    out = root / "lagret"
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(root / 'profile').as_uri()}",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=120)
    found, faults = brought(root, out / file.name)
    assert faults == []
    assert found is not None
    assert (found.changes, found.warnings) == ((), ())


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_language(tmp_path: Path, language: str) -> None:
    protocol = PROTOCOL["matrices/r/review.yaml"] + f"language: {language}\n"
    root = root_of(tmp_path, {"matrices/r/review.yaml": protocol, OWN: RATED})
    for file in (exported(root), author_sheet(root)):
        found, faults = brought(root, edited(file, {}))
        assert faults == []
        assert found is not None
        assert found.changes == ()


# Going on in the same sheet


def test_who_goes_on_in_a_sheet_meets_no_conflict_with_themselves(root: Path) -> None:
    file = edited(
        exported(root), {"Vurderinger!E3": "Først", "'Flere sitater'!A2": "b/F1", "'Flere sitater'!D2": "Sitt"}
    )
    assert run(root, "import", str(file), "--yes")[0] == 0
    edited(
        file,
        {
            "Vurderinger!E3": "Så",
            "'Flere sitater'!D2": "Sitat",
            "'Flere sitater'!A3": "b/F1",
            "'Flere sitater'!D3": "Til",
        },
    )
    code, said = run(root, "import", str(file), "--yes")
    assert code == 0, said
    assert "«Først» → «Så»" in said
    assert "«Sitt» → «Sitat»" in said
    given = load(root).review.sheets["medleser"].ratings["b"]["F1"]  # type: ignore[union-attr]
    assert given.because == "Så"
    assert {name: one.quote for name, one in given.passages.items()} == {"p2": "Sitat", "p3": "Til"}
    found, faults = brought(root, file)
    assert (faults, found and found.changes) == ([], ())


def test_what_somebody_else_changed_since_is_still_a_conflict(root: Path) -> None:
    file = edited(exported(root), {"Vurderinger!E2": "Først"})
    assert run(root, "import", str(file), "--yes")[0] == 0
    (root / OWN).write_text((root / OWN).read_text("utf-8").replace("Først", "Fra en annen"), "utf-8")
    assert brought(root, edited(file, {"Vurderinger!E2": "Så"})) == (None, [("SHT025", "Vurderinger!E2")])


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"x": 1}', "[" * 5000])
def test_without_its_memory_the_same_is_a_conflict(root: Path, kept: str) -> None:
    file = edited(exported(root), {"Vurderinger!E2": "Først"})
    assert run(root, "import", str(file), "--yes")[0] == 0
    memory = root / ".litmatrix/cache/sheets/r/medleser.json"
    assert memory.exists()
    memory.write_text(kept, "utf-8")
    assert brought(root, edited(file, {"Vurderinger!E2": "Så"})) == (None, [("SHT025", "Vurderinger!E2")])
    assert brought(root, edited(file, {"Vurderinger!E2": "Først"}))[1] == []
