"""Sheets in Excel and back: what leaves, what comes home, and what is refused at which cell."""

import io
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from litmatrix.checks import CHECKS
from litmatrix.cli.rules import all_rules
from litmatrix.diagnostic import Severity
from litmatrix.load import load
from litmatrix.message import LANGUAGE_CODES
from litmatrix.sheets.rater import build_rater_book
from litmatrix.sheets.refusals import WORDS
from litmatrix.writers.excel.forms import write_form
from tests.sheet_files import (
    OWN,
    PROTOCOL,
    author_sheet,
    brought,
    changed,
    edited,
    exported,
    files_of,
    libreoffice_edited,
    root_of,
    run,
)
from tests.support import BASE

RATED = """# Min lesning
ratings:
  a:
    F1: {rating: lite, because: Spør bare lederne, evidence: [e1]} # usikker
  # b venter
"""


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


# The author's sheets


def test_the_author_changes_every_kind_of_field(root: Path) -> None:
    file = edited(
        author_sheet(root),
        {
            "Studier!E2": "Hva praksis fører til",
            "Studier!F2": "kvantitativ",
            "Studier!H2": "ikke oppgitt",
            "Studier!M2": "praksis\nspråk, og mer",
            "Vurderinger!E3": "Nevner praksis to steder",
            "Belegg!J2": "Praksis virker godt",
            "Belegg!A4": "a",
            "Belegg!D4": "14-15",
            "Belegg!K4": "Nytt",
            "Metodevurdering!A2": "b",
            "Metodevurdering!B2": "1.1",
            "Metodevurdering!D2": "yes",
            "Metodevurdering!E2": "Spør dem det gjelder",
            "Studier!N3": "mmat-2018-qualitative",
            "Studier!F3": "Kvalitativ",
        },
    )
    assert run(root, "import", str(file), "--yes")[0] == 0
    assert (
        (root / "sources/a.yaml").read_text("utf-8")
        == """\
reports: [a2020]
aim: Hva praksis fører til
design: quantitative
method: Intervjuer
sample: not-reported
found_in: [Oria]
themes: [praksis, "språk, og mer"]
evidence:
  e1: {page: 12, quote: Praksis virker godt}
  e2:
    page: 14-15
    paraphrase: Nytt
ratings:
  F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e1]}
"""
    )
    assert (
        (root / "sources/b.yaml")
        .read_text("utf-8")
        .endswith("""\
  F1: {rating: lite, because: Nevner praksis to steder, evidence: [e1]}
appraisal:
  tool: mmat-2018-qualitative
  items:
    1.1:
      answer: yes
      because: Spør dem det gjelder
""")
    )
    found, faults = brought(root, file)
    assert (faults, found and found.changes) == ([], ())
    assert load(root).diagnostics == ()


APPRAISED = (
    (BASE["sources/b.yaml"] or "")
    + """appraisal:
  tool: mmat-2018-qualitative # fordi
  items: {S1: yes, "1.1": {answer: no, because: Spør få}}
"""
)


def test_every_item_of_a_checklist_has_its_row(tmp_path: Path) -> None:
    root = root_of(tmp_path, {"sources/b.yaml": APPRAISED})
    file = author_sheet(root)
    rows = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(file)["Metodevurdering"].iter_rows(2, 8)
    ]
    assert rows[0][:5] == ["b", "S1", "Klar problemstilling", "Ja", None]
    assert rows[2][:5] == ["b", "1.1", "Tilnærming", "Nei", "Spør få"]
    edited(file, {"Metodevurdering!E2": "Den er klar", "Metodevurdering!D3": "uklart", "Metodevurdering!E4": None})
    assert run(root, "import", str(file), "--yes")[0] == 0
    text = (root / "sources/b.yaml").read_text("utf-8")
    assert text.endswith("""appraisal:
  tool: mmat-2018-qualitative # fordi
  items: {S1: {answer: yes, because: Den er klar}, "1.1": {answer: no}, S2: cannot-tell}
""")
    found, faults = brought(root, file)
    assert (faults, found and found.changes) == ([], ())


def title_cells(file: Path) -> list[tuple[Any, bool]]:
    """The titles in the author's sheet, and whether they are pale."""
    sheet = openpyxl.load_workbook(file)["Studier"]
    head = next(cell.column for cell in sheet[1] if cell.value == "Tittel")
    return [(sheet.cell(row, head).value, bool(sheet.cell(row, head).font.i)) for row in (2, 3)]


def test_a_title_that_the_reference_has_is_shown_and_not_written(root: Path) -> None:
    root_of(root, {"sources/b.yaml": f"title: Min tittel\n{BASE['sources/b.yaml']}"})
    before = files_of(root)
    file = author_sheet(root)
    assert title_cells(file) == [("Praksis i kommunene", True), ("Min tittel", False)]
    notes = [one.prompt for one in openpyxl.load_workbook(file)["Studier"].data_validations.dataValidation]
    assert sum("Står i referansen (.bib)." in (one or "") for one in notes) == 1
    assert run(root, "import", str(file))[1] == "Arket sier det samme som reviewet. Ingenting er endret.\n"
    emptied = run(root, "import", str(edited(file, {"Studier!D2": None})), "--yes")
    assert emptied == (0, "Arket sier det samme som reviewet. Ingenting er endret.\n")
    assert files_of(root) == before
    assert (
        run(root, "import", str(edited(file, {"Studier!D2": "Kort tittel", "Studier!D3": None})), "--yes")[0] == 0
    )
    assert "title: Kort tittel\n" in (root / "sources/a.yaml").read_text("utf-8")
    assert (root / "sources/b.yaml").read_bytes() == (BASE["sources/b.yaml"] or "").encode()
    assert brought(root, file)[0] is not None
    assert run(root, "import", str(file))[1] == "Arket sier det samme som reviewet. Ingenting er endret.\n"


def test_a_borrowed_title_meets_changes_made_meanwhile(root: Path) -> None:
    """In the reference: an untouched cell brings nothing. In the study file: whoever also types one is asked."""
    file = author_sheet(root)
    bib = (BASE["sources/references.bib"] or "").replace("Praksis i kommunene", "Annen tittel")
    root_of(root, {"sources/references.bib": bib})
    assert run(root, "import", str(file))[1] == "Arket sier det samme som reviewet. Ingenting er endret.\n"
    file = author_sheet(root)
    root_of(root, {"sources/a.yaml": f"title: Fra filen\n{BASE['sources/a.yaml']}"})
    assert brought(root, edited(file, {"Studier!D2": "Fra arket"})) == (None, [("SHT025", "Studier!D2")])


def test_answers_without_a_checklist(root: Path) -> None:
    cells = {"Metodevurdering!A2": "b", "Metodevurdering!B2": "1.1", "Metodevurdering!D2": "yes"}
    assert brought(root, edited(author_sheet(root), cells)) == (None, [("FMT002", "Studier!N3")])


def test_answers_to_a_checklist_that_is_chosen_in_the_same_sheet(root: Path) -> None:
    cells = {"Studier!N3": "mmat-2018-qualitative", "Metodevurdering!A2": "b", "Metodevurdering!B2": "1.1"}
    file = edited(author_sheet(root), cells | {"Metodevurdering!D2": "Ja"})
    code, said = run(root, "import", str(file), "--yes")
    assert code == 1
    assert "Metodevurdering!D2: feil CRA003" in said
    assert "Skriv et av disse i ruten: no, yes, cannot-tell" in said
    assert run(root, "import", str(edited(file, {"Metodevurdering!D2": "yes"})), "--yes")[0] == 0


def test_evidence_that_a_rating_rests_on_cannot_just_go(root: Path) -> None:
    file = edited(author_sheet(root), {"Belegg!D2": None, "Belegg!J2": None})
    code, said = run(root, "import", str(file), "--yes")
    assert code == 1
    assert "Vurderinger!F2: feil EVI001" in said


TWO_REPORTS = (
    (BASE["sources/a.yaml"] or "").replace("[a2020]", "[a2020, b2021]").replace("{page", "{report: a2020, page")
)
YAML_WORDS = re.compile(
    r"\.ya?ml|\b(?:quote|paraphrase|report|reports|page|tool|answer|evidence|rater|name|id): |[\[\]{}]|not-reported|todo"
)
"""What nobody can type in a cell."""


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Studier!C2": "x2020"}, "Studier!C2: feil REF001|«x2020» i «Rapporter» er ikke en siteringsnøkkel"),
        ({"Studier!C2": None}, "Studier!C2: feil STU001|«Rapporter» er tom"),
        ({"Studier!K2": "tre"}, "Studier!K2: feil FMT005|«tre» i «Alder» er ikke et helt tall."),
        ({"Studier!O2": "God"}, "Studier!N2: feil FMT002|«Sjekkliste» i arket Studier er tom."),
        ({"Vurderinger!F2": "e1, e7"}, "Vurderinger!F2: feil EVI001|«e7» i «Viser til belegg» er ikke et belegg"),
        ({"Belegg!A4": "b", "Belegg!D4": "7"}, "Belegg!D4: feil EVI004|verken «Sitat» eller «Med egne ord»."),
        ({"Belegg!C2": "c2022"}, "Belegg!C2: feil EVI005|«c2022» i «Rapport» er ikke en av studiens rapporter."),
        ({"Belegg!C2": None}, "Belegg!C2: feil EVI006|det går ikke fram hvilken belegget «e1» er fra."),
        ({"Belegg!J2": None}, "Vurderinger!F2: feil EVI001|Er belegget tatt bort der, ta bort navnet her."),
        (
            {"Metodevurdering!B9": "9.9", "Metodevurdering!D9": "Ja"},
            "Metodevurdering!D9: feil CRA002|noe punkt «9.9»",
        ),
        ({"Metodevurdering!D2": "Kanskje"}, "Metodevurdering!D2: feil SHT024|Valgene er: "),
        ({"Metodevurdering!E3": "Vet ikke"}, "Metodevurdering!D3: feil FMT002|«Svar» er tom."),
    ],
)
def test_refusals_speak_of_cells_and_headings(tmp_path: Path, cells: dict[str, Any], said: str) -> None:
    root = root_of(tmp_path, {"sources/a.yaml": TWO_REPORTS, "sources/b.yaml": APPRAISED})
    book = openpyxl.load_workbook(author_sheet(root))
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    if "Metodevurdering!B9" in cells:
        cells = {**cells, "Metodevurdering!A9": "b"}
    if "Belegg!J2" in cells:
        cells = {**cells, **{f"Belegg!{letter}2": None for letter in "CDEFGHIJKL"}}
    code, told = run(root, "import", str(edited(root / "ark.xlsx", cells)), "--yes")
    assert code == 1
    for part in said.split("|"):
        assert part in told, (told, heads)
    messages = "\n".join(line for line in told.splitlines() if line.startswith("  "))
    assert not YAML_WORDS.findall(messages), messages


def test_every_rule_that_a_cell_can_break_has_words_for_cells() -> None:
    """A new rule that is an error is either told in words for cells, or nothing in a sheet can break it."""
    never = {
        *("CRA001", "FLD006", "RAT002", "FMT004"),  # chosen from a list
        *("FLD001", "QUE001", "FMT001", "FMT003", "FMT007", "FMT008", "FMT009", "FMT010"),  # what an import writes
        *("FMT013", "FMT014"),  # of what is typed in YAML by hand
        *("FMT006", "FMT011", "FMT012"),  # no such field in a sheet
        *("FMT013", "FMT014", "FMT015"),  # how YAML is laid out
        *(
            "FLD004",
            "FLD007",
            "MAT001",
            "MAT003",
            "QUE002",
            "RAT003",
            "RAT004",
            "RAT009",
            "RAT010",
            "RAT011",
            "STU003",
        ),
        *("CRA009", "CRA010", "SEA010", "COM003", "TXT001", "TXT002"),  # of other files
    }
    errors = {one.RULE.code for one in CHECKS if one.RULE.severity is Severity.ERROR}
    errors |= {
        rule.code for rule in all_rules() if rule.code.startswith("FMT") and rule.severity is Severity.ERROR
    }
    told = {code.partition(" ")[0] for code in WORDS}
    assert told <= errors
    missing = sorted(errors - told - never)
    assert missing == [], (
        "give them words in litmatrix/sheets/refusals.py, or add them to `never` if no cell can break them"
    )
    for code, (message, hint) in WORDS.items():
        for words in (*message, *hint):
            assert not YAML_WORDS.findall(re.sub(r"\{\w+\}", "x", words)), code


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
