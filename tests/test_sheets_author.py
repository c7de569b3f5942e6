"""The author's sheets: every field of the study files in Excel, and what is told of a cell that does not fit."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from litmatrix.checks import checks
from litmatrix.cli.rules import all_rules
from litmatrix.diagnostic import Severity
from litmatrix.load import load
from litmatrix.sheets.refusals import WORDS
from tests.sheet_files import (
    OWN,
    RATED,
    author_sheet,
    brought,
    edited,
    files_of,
    root_of,
    run,
)
from tests.support import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return root_of(tmp_path / "r", {OWN: RATED})


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
    errors = {one.RULE.code for one in checks({Severity.ERROR})}
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
