"""Excel workbooks: read back cell for cell, text that stays text, sheets that filter, freeze and print."""

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from litmatrix.building import build
from litmatrix.document import Cell, Column, GapMark, LevelMark, Row, Table, Text
from litmatrix.languages import LANGUAGES, language
from litmatrix.load import load
from litmatrix.matrix.evidence import evidence_table
from litmatrix.writers import WRITERS
from litmatrix.writers.excel import to_excel
from litmatrix.writers.excel.cells import LONGEST, fitted, spelt
from litmatrix.writers.marks import shade
from tests.support import loaded
from tests.writers.documents import document, hostile, review, setting
from tests.writers.test_word import SHIPPED, shipped_document
from tests.writers.word_files import tables_in

ROOT = Path(__file__).parents[2]
NB = language("nb")


def workbook(tables: list[Table], code: str = "nb") -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_excel("Tittel", tables, language(code))))


def one_cell(cell: Cell) -> Any:
    made = Table("t", "T", (Column("a", "A"),), (Row("r", (cell,)),))
    return workbook([made])["t"]["A2"]


def text_cell(text: str) -> Cell:
    return Cell(((Text(text),),), text)


def shipped_tables() -> list[Table]:
    whole = load(ROOT)
    assert whole.review is not None
    return [*tables_in(shipped_document("matrix")), evidence_table(whole.review, whole.locate)]


def hostile_tables() -> list[Table]:
    return [*tables_in(document("matrix")), evidence_table(review(), hostile().locate)]


@pytest.mark.parametrize("tables", [shipped_tables(), hostile_tables()], ids=["shipped", "hostile"])
def test_every_cell_is_read_back(tables: list[Table]) -> None:
    book = workbook(tables)
    assert len(book.sheetnames) == len(tables) + 1
    for table, name in zip(tables, book.sheetnames, strict=False):
        found = [[one.value for one in row] for row in book[name].iter_rows()]
        assert found[0] == [column.label for column in table.columns]
        for row, wanted in zip(found[1:], table.rows, strict=True):
            for value, cell in zip(row, wanted.cells, strict=True):
                if isinstance(value, int | float):
                    assert value == float(cell.value)  # type: ignore[arg-type]
                else:
                    assert (value or "") == "\n".join(map(spelt, cell.lines))


def test_the_writer_adds_confidence_the_evidence_and_an_explanation() -> None:
    data = WRITERS["xlsx"].write(document("matrix"), setting())["xlsx"]
    assert isinstance(data, bytes)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == [
        "Matrise",
        "Vurderinger",
        "Tillit",
        "Evidensprofil",
        "Belegg",
        "Forklaring",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_sheets_are_named_in_the_language(code: str) -> None:
    names = workbook(shipped_tables(), code).sheetnames
    words = language(code)
    assert names == [
        words.label(f"sheet.{one}") for one in ("matrix", "grid", "appraisal", "reasons", "evidence", "notes")
    ]


def test_sheets_freeze_filter_and_print_on_one_page_s_width() -> None:
    tables = shipped_tables()
    book = workbook(tables)
    for table, name in zip(tables, book.sheetnames, strict=False):
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is the default
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == table.caption
        assert "&P" in sheet.oddFooter.center.text
        assert all(one.alignment.wrap_text for row in sheet.iter_rows() for one in row)


def printed_size(sheet: Any) -> float:
    """The size of the print in points: a sign of a column's width takes 5.25 points, A4 is 841.9 wide."""
    width = sum(sheet.column_dimensions[one.column_letter].width for one in sheet[1]) * 5.25
    room = 841.9 - 72 * (sheet.page_margins.left + sheet.page_margins.right)
    pages = sheet.page_setup.fitToWidth or 1
    repeated = sheet.column_dimensions["A"].width * 5.25 if sheet.print_title_cols else 0
    return float(11 * min(1, room * pages / (width + repeated * (pages - 1))))


def test_every_sheet_can_be_read_on_paper() -> None:
    whole = load(ROOT)
    assert whole.review is not None
    made, _ = build(whole, whole.review, ROOT, ["xlsx"])
    book = openpyxl.load_workbook(io.BytesIO(made["matrix.xlsx"]))
    sizes = {sheet.title: printed_size(sheet) for sheet in book}
    assert min(sizes.values()) >= 7, sizes
    assert all(sheet.page_setup.fitToWidth in {None, 1} for sheet in book)


def test_a_sheet_that_is_wider_than_can_be_read_takes_several_pages_side_by_side() -> None:
    columns = tuple(Column(f"c{n}", f"Spørsmål {n}") for n in range(60))
    sheet = workbook([Table("t", "T", columns, (Row("r", (text_cell("Samarbeidet"),) * 60),))])["t"]
    assert sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$A"
    assert printed_size(sheet) >= 7


def test_columns_are_wide_enough_for_their_words_and_rows_for_their_lines() -> None:
    tables = shipped_tables()
    book = workbook(tables)
    for table, name in zip(tables, book.sheetnames, strict=False):
        sheet = book[name]
        widths = [sheet.column_dimensions[one.column_letter].width for one in sheet[1]]
        for number, row in enumerate(table.rows, 2):
            lines = max(len(cell.lines) for cell in row.cells)
            assert sheet.row_dimensions[number].height >= 15 * lines
            for cell, width in zip(row.cells, widths, strict=True):
                words = re.split(r"[ \n\-–]", "\n".join(map(spelt, cell.lines)))
                assert max(map(len, words)) < width


def test_a_level_is_symbol_word_and_shade_and_a_gap_has_a_dashed_edge() -> None:
    godt = one_cell(Cell(((LevelMark(2, 3, "Godt"), Text("*")),), "godt", "rating"))
    colours = shade(2, 3)
    assert godt.value == "●\u00a0Godt*"
    assert godt.fill.fgColor.rgb == f"FF{colours.background}"
    assert godt.font.color.rgb == f"FF{colours.ink}"
    gap = one_cell(Cell(((GapMark("missing", "mangler"),),), None, "gap"))
    assert (gap.value, gap.border.left.style, gap.border.top.style) == ("mangler", "dashed", "dashed")
    answered = one_cell(Cell(((GapMark("not-reported", "ikke oppgitt"),),), None, "gap"))
    assert answered.border.left.style is None


def test_numbers_are_numbers_with_their_unit() -> None:
    age = one_cell(Cell(((Text("4 år"),),), 4, "number"))
    assert (age.value, age.data_type, age.number_format) == (4, "n", '0" år"')
    share = one_cell(Cell(((Text("1,10"),),), "1.10", "number"))
    assert (share.value, share.data_type, share.number_format) == (1.1, "n", "0.00")
    quoted = one_cell(Cell(((Text('5 "x"'),),), 5, "number"))
    assert (quoted.value, quoted.number_format) == (5, "0")
    long = one_cell(Cell(((Text("1234567890123456"),),), 1234567890123456, "number"))
    assert (long.value, long.data_type) == ("1234567890123456", "s")
    for text in ("007", "1e3", "١٢", "NaN", "1,5", "=1"):
        found = one_cell(Cell(((Text(text),),), text, "number"))
        assert (found.value, found.data_type) == (text, "s")


EVIL = [
    *("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1+1", '=HYPERLINK("http://x")', "{=1}", 'DDE("cmd")'),
    *("http://example.org", "mailto:a@b.no", "internal:Sheet1!A1", "external:c:\\x.xlsx", "#REF!", "TRUE", "'=1"),
    *("_x0041_", "a\u202eb", "<b>&amp;</b>", "1E5", "2/3", " space ", "😀"),
]


@pytest.mark.parametrize("text", EVIL)
def test_text_stays_text(text: str) -> None:
    found = one_cell(text_cell(text))
    assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


def test_no_formula_link_or_macro_is_anywhere() -> None:
    head = Table("t", EVIL[0], tuple(Column(one, one) for one in EVIL), (Row("r", tuple(map(text_cell, EVIL))),))
    data = to_excel(EVIL[0], [head], NB)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.startswith("xl/worksheets/"):
                root = etree.fromstring(content)
                kinds = {etree.QName(one).localname for one in root.iter()}
                assert not kinds & {"f", "hyperlink", "hyperlinks", "legacyDrawing"}
                assert {one.get("t") for one in root.iter("{*}c") if one.find("{*}v") is not None} == {"s"}
            assert b"External" not in content


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_back(text: str) -> None:
    found = one_cell(text_cell(text)).value
    # XML cannot hold U+FFFE and U+FFFF, and makes every line end a plain one.
    assert (found or "") == text.replace("\r\n", "\n").replace("\r", "\n") or not text.isprintable()


def test_more_than_a_cell_holds_is_cut_with_a_mark() -> None:
    for sign in ("x", "😀"):
        text = sign * 40_000
        found = one_cell(text_cell(text)).value
        assert len(found.encode("utf-16-le")) // 2 <= LONGEST
        kept, left = re.fullmatch(rf"({sign}+)… \[forkortet, ([\d\u00a0]+) tegn til\]", found).groups()  # type: ignore[union-attr]
        assert len(kept) + int(left.replace("\u00a0", "")) == 40_000
    assert fitted("x" * LONGEST, NB) == "x" * LONGEST


def test_the_same_bytes_every_time_and_no_time_in_them() -> None:
    tables = shipped_tables()
    data = to_excel("T", tables, NB)
    assert data == to_excel("T", tables, NB)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in re.sub(rb"xmlns:\w+=\"[^\"]*\"", b"", archive.read("docProps/core.xml"))
        assert b"Microsoft Excel" not in archive.read("docProps/app.xml")


def test_names_of_sheets_are_never_refused() -> None:
    tables = [Table(one, "T", (Column("a", "A"),), ()) for one in ("a/b[c]:*?", "x" * 40, "X" * 40, "", "matrix")]
    names = workbook(tables).sheetnames
    assert len({one.casefold() for one in names}) == 6
    assert all(0 < len(one) <= 31 for one in names)


def test_an_empty_table_is_a_head_alone() -> None:
    sheet = workbook([Table("grid", "T", (Column("a", "A"), Column("b", "B")), ())])["Vurderinger"]
    assert [[one.value for one in row] for row in sheet.iter_rows()] == [["A", "B"]]


class TestEvidence:
    """The table of what every rating rests on."""

    def rows(self, tmp_path: Path, **files: str) -> dict[str, list[str]]:
        whole = loaded(tmp_path, {name.replace("__", "/") + ".yaml": text for name, text in files.items()})
        assert whole.review is not None
        table = evidence_table(whole.review, whole.locate)
        return {row.id: [" ".join(map(spelt, cell.lines)) for cell in row.cells] for row in table.rows}

    def test_a_row_says_what_a_reader_needs(self, tmp_path: Path) -> None:
        assert self.rows(tmp_path)["a/F1/e1"] == [
            *("Aas 2020", "F1 Virkning", "●\u00a0Godt", "Spør både ledere og deltakere", "e1", "Aas 2020"),
            *("s.\u00a012", "Praksis virker", "", "sources/a.yaml:8"),
        ]

    def test_what_is_missing_is_shown_as_missing(self, tmp_path: Path) -> None:
        study = "reports: [a2020]\nevidence:\n  e1: {paraphrase: x}\n"
        study += "ratings:\n  F1: {rating: godt, evidence: [e1, e9]}\n"
        rows = self.rows(tmp_path, sources__a=study)
        assert rows["a/F1/e1"][3:] == ["mangler", "e1", "Aas 2020", "mangler", "", "x", "sources/a.yaml:3"]
        assert rows["a/F1/e9"][3:8] == ["mangler", "e9", "mangler", "mangler", "mangler"]

    def test_a_rating_without_evidence_and_no_rating_have_a_row_each(self, tmp_path: Path) -> None:
        rated = "reports: [a2020]\nratings:\n  F1: {rating: godt, because: x}\n"
        assert self.rows(tmp_path, sources__a=rated)["a/F1"][2:6] == ["●\u00a0Godt", "x", "mangler", ""]
        assert self.rows(tmp_path, sources__a="reports: [a2020]\n")["a/F1"][2:6] == ["mangler", "", "", ""]

    def test_every_rating_of_the_shipped_review_is_there(self) -> None:
        whole = load(ROOT)
        table = evidence_table(SHIPPED, whole.locate)
        pairs = {tuple(row.id.split("/")[:2]) for row in table.rows}
        questions = [one.id for one in SHIPPED.protocol.research_questions]
        assert pairs == {(study.id, one) for study in SHIPPED.included for one in questions}
        for row in table.rows:
            path, _, line = spelt(row.cells[-1].lines[0]).rpartition(":")
            written = (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1]
            _, _, *item = row.id.split("/")
            assert item == [] or written.strip().startswith(f"{item[0]}:")


@pytest.mark.needs("soffice")
def test_libreoffice_prints_one_page_wide_with_heads_on_every_page(tmp_path: Path) -> None:
    tables = shipped_tables()
    (tmp_path / "x.xlsx").write_bytes(to_excel("T", tables, NB))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "x.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in printed]
    assert all(page.get_width() > page.get_height() for page in printed)
    printed.close()
    evidence = [text for text in texts if text.startswith(tables[-1].caption)]
    assert len(evidence) > 3
    assert all("Begrunnelse" in text and "Fil og linje" in text for text in evidence)
