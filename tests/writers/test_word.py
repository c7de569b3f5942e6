"""Word files that Word opens as they are: in the schema's order, read back cell for cell, printed."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litmatrix.citations.author_year import cite_author_year
from litmatrix.document import (
    Block,
    Break,
    Cell,
    Code,
    CodeBlock,
    Column,
    Document,
    Emph,
    GapMark,
    Inline,
    Inlines,
    ItemList,
    LevelMark,
    Link,
    Paragraph,
    Quotation,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from litmatrix.findings import build_findings
from litmatrix.load import load
from litmatrix.matrix import build_matrix
from litmatrix.model import Review
from litmatrix.writers.marks import shade
from litmatrix.writers.word.file import to_word
from litmatrix.writers.word.runs import safe_address
from litmatrix.writers.word.xml import tag
from tests.writers.documents import document
from tests.writers.word_files import (
    W,
    cells_by_pandoc,
    cells_by_python_docx,
    disorder,
    expected_cells,
    pages,
    parts,
    squeezed,
    tables_in,
    xml,
)

ROOT = Path(__file__).parents[2]


def shipped() -> Review:
    review = load(ROOT).review
    assert review is not None
    return review


SHIPPED = shipped()


def shipped_document(kind: str) -> Document:
    make: Callable[[Review], Document] = {"matrix": build_matrix, "findings": build_findings}[kind]
    return cite_author_year(make(SHIPPED), SHIPPED)


def cell(text: str, **kwargs: object) -> Cell:
    return Cell(((Text(text),),), text, **kwargs)  # type: ignore[arg-type]


def table(*, rows: int = 2, columns: int = 3, table_id: str = "matrix", word: str = "Ord") -> Table:
    heads = tuple(Column(f"c{n}", f"Kolonne {n}", 10) for n in range(columns))
    body = tuple(Row(f"r{n}", tuple(cell(f"{word} {n} {c}") for c in range(columns))) for n in range(rows))
    return Table(table_id, "Tittelen på tabellen", heads, body, ((Text("En merknad."),),))


@pytest.mark.parametrize("kind", ["matrix", "findings"])
@pytest.mark.parametrize("make", [document, shipped_document])
def test_children_stand_in_the_order_of_the_schema(kind: str, make: Callable[[str], Document]) -> None:
    assert disorder(to_word(make(kind))) == []


def test_the_order_is_really_checked() -> None:
    data = to_word(shipped_document("matrix"))
    turned = parts(data)["word/document.xml"].replace(b"<w:tblHeader/></w:trPr>", b"</w:trPr><w:p/>")
    moved = turned.replace(b'<w:tblLayout w:type="fixed"/>', b"").replace(b"<w:tblW ", b"<w:tblLayout/><w:tblW ")
    out = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", moved)
    assert any(": tr: " in one for one in disorder(out.getvalue()))
    assert any(": tblPr: " in one for one in disorder(out.getvalue()))


@pytest.mark.parametrize("kind", ["matrix", "findings"])
@pytest.mark.parametrize("make", [document, shipped_document])
def test_two_readers_read_every_cell(kind: str, make: Callable[[str], Document]) -> None:
    made = make(kind)
    data, wanted = to_word(made), [expected_cells(one) for one in tables_in(made)]
    assert cells_by_python_docx(data) == wanted
    assert cells_by_pandoc(data) == wanted


@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_the_same_bytes_every_time(kind: str) -> None:
    data = to_word(shipped_document(kind))
    assert data == to_word(shipped_document(kind))
    assert b"202" not in parts(data)["docProps/core.xml"]  # no year, so no time of day either


def test_the_matrix_lies_between_upright_pages() -> None:
    opened = docx.Document(io.BytesIO(to_word(shipped_document("matrix"))))
    assert [section.orientation for section in opened.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    upright, turned, _ = opened.sections
    assert (turned.page_width, turned.page_height) == (upright.page_height, upright.page_width)
    # Footers are those of the section before, and no section begins its page numbers anew.
    assert not upright.footer.is_linked_to_previous
    assert all(section.footer.is_linked_to_previous for section in list(opened.sections)[1:])
    assert not list(opened.element.iter(tag("pgNumType")))


def test_a_heading_goes_with_the_table_it_heads() -> None:
    made = Document("findings", "T", "nb", (), (Section("s", (Text("Overskrift"),), (table(),)),))
    before, heading = list(xml(to_word(made)).iter(tag("p")))[:2]
    assert before.find(f"{W}pPr/{W}sectPr") is not None
    assert "".join(heading.itertext()) == "Overskrift"
    assert heading.find(f"{W}pPr/{W}sectPr") is None


def test_heads_repeat_rows_hold_together_and_screen_readers_are_told() -> None:
    for element in xml(to_word(shipped_document("matrix"))).iter(tag("tbl")):
        head, *rows = element.iterfind(tag("tr"))
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert rows
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        look = element.find(f"{W}tblPr/{W}tblLook")
        assert (look.get(tag("firstRow")), look.get(tag("firstColumn"))) == ("1", "1")
        described = element.find(f"{W}tblPr/{W}tblDescription").get(tag("val"))
        assert f"{len(rows)} rader" in described
        assert element.find(f"{W}tblPr/{W}tblCaption").get(tag("val"))


def test_columns_fill_the_page_and_hold_their_longest_words() -> None:
    data = to_word(shipped_document("matrix"))
    sections = list(docx.Document(io.BytesIO(data)).sections)[1:]
    tables = list(xml(data).iter(tag("tbl")))
    sections += sections[-1:] * (len(tables) - len(sections))  # behind the matrix all pages are upright
    for element, section in zip(tables, sections, strict=True):
        widths = [int(column.get(tag("w"))) for column in element.iter(tag("gridCol"))]
        room = section.page_width - section.left_margin - section.right_margin
        assert sum(widths) == pytest.approx(room / 635, abs=1)
        for row in element.iterfind(tag("tr")):
            for one, width in zip(row.iterfind(tag("tc")), widths, strict=True):
                lines = ["".join(p.itertext()) for p in one.iter(tag("p"))]
                longest = max((len(word) for line in lines for word in re.split(r"[ \-]", line)), default=0)
                assert longest * 75 < width, lines


def test_captions_are_counted_by_word_in_the_language() -> None:
    for language, name in (("nb", "Tabell"), ("nn", "Tabell"), ("en", "Table")):
        made = Document("findings", "T", language, (table(), table(table_id="x")))
        body = xml(to_word(made))
        codes = [code.text for code in body.iter(tag("instrText"))]
        assert codes == [f" SEQ {name} \\* ARABIC "] * 2
        captions = [
            "".join(text.text for text in p.iter(tag("t")))
            for p in body.iter(tag("p"))
            if p.find(f"{W}pPr/{W}pStyle") is not None and p.find(f"{W}pPr/{W}pStyle").get(tag("val")) == "Caption"
        ]
        assert captions == [f"{name}\u00a0{n}. Tittelen på tabellen" for n in (1, 2)]


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_word_checks_the_spelling_of_the_right_language(language: str, locale: str) -> None:
    data = to_word(Document("findings", "T", language, (Paragraph((Text("x"),)),)))
    defaults = xml(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults.get(tag("val")) == locale
    assert xml(data, "word/settings.xml").find(tag("themeFontLang")).get(tag("val")) == locale
    assert locale.encode() in parts(data)["docProps/core.xml"]
    assert not list(xml(data).iter(tag("lang")))  # said once, not in every run


def test_a_level_is_symbol_word_and_shade() -> None:
    mark = LevelMark(2, 3, "Godt")
    whole = Cell(((mark, Text("*")), (Text("støtter"),)), "godt", "rating")
    compact = Cell(((Text("F1\u00a0"), mark),), ("F1: Godt",), "rating")
    made = Table("grid", "G", (Column("a", "A"), Column("b", "B")), (Row("r", (whole, compact)),))
    body = xml(to_word(Document("matrix", "T", "nb", (made,))))
    filled, run_shaded = list(body.iter(tag("tc")))[2:]
    colours = shade(2, 3)
    assert filled.find(f"{W}tcPr/{W}shd").get(tag("fill")) == colours.background
    inks = {run.find(f"{W}rPr/{W}color").get(tag("val")) for run in filled.iter(tag("r"))}
    assert inks == {colours.ink}
    assert [" ".join("".join(p.itertext()).split()) for p in filled.iter(tag("p"))] == ["● Godt*", "støtter"]
    assert run_shaded.find(f"{W}tcPr/{W}shd") is None
    fills = {one.get(tag("fill")) for one in run_shaded.iter(tag("shd"))}
    assert fills == {colours.background}


def test_an_open_gap_is_muted_with_a_dashed_edge_and_an_answer_only_muted() -> None:
    cells = tuple(Cell(((GapMark(gap, gap),),), None, "gap") for gap in ("missing", "not-reported"))
    made = Table("grid", "G", (Column("a", "A"), Column("b", "B")), (Row("r", cells),))
    data = to_word(Document("matrix", "T", "nb", (made,)))
    missing, answered = list(xml(data).iter(tag("tc")))[2:]
    assert {edge.get(tag("val")) for edge in missing.find(f"{W}tcPr/{W}tcBorders")} == {"dashed"}
    assert answered.find(f"{W}tcPr/{W}tcBorders") is None
    assert missing.find(f".//{W}rStyle").get(tag("val")) == "LitmatrixGap"


def test_lists_are_word_lists_and_numbers_start_anew() -> None:
    inner = ItemList(((Paragraph((Text("inne"),)),),))
    one = ItemList(((Paragraph((Text("a"),)), Paragraph((Text("a2"),)), inner), (Paragraph((Text("b"),)),)), True)
    data = to_word(Document("findings", "T", "nb", (one, one)))
    marked = {
        "".join(p.itertext()): (p.find(f".//{W}ilvl").get(tag("val")), p.find(f".//{W}numId").get(tag("val")))
        for p in xml(data).iter(tag("p"))
        if p.find(f".//{W}numId") is not None
    }
    assert marked.keys() == {"a", "b", "inne"}  # a2 goes on in the item of a
    assert marked["inne"][0] == "1"
    lists = [
        p.find(f".//{W}numId").get(tag("val")) for p in xml(data).iter(tag("p")) if "".join(p.itertext()) == "a"
    ]
    assert len(set(lists)) == 2
    numbers = xml(data, "word/numbering.xml")
    assert all(
        number.find(f"{W}lvlOverride/{W}startOverride").get(tag("val")) == "1"
        for number in numbers.iterfind(tag("num"))
        if number.get(tag("numId")) in lists
    )


def test_styles_are_word_s_own_and_clearly_named_ours() -> None:
    names = {
        style.find(tag("name")).get(tag("val"))
        for style in xml(to_word(document("matrix")), "word/styles.xml").iterfind(tag("style"))
    }
    assert {"Title", "heading 1", "heading 2", "heading 3", "caption", "Quote", "Bibliography"} <= names
    assert all(name.startswith("Litmatrix ") for name in names if name.split()[0] == "Litmatrix")
    used = {
        one.get(tag("val"))
        for kind in ("pStyle", "rStyle", "tblStyle")
        for one in xml(to_word(document("findings"))).iter(tag(kind))
    }
    ids = {
        style.get(tag("styleId"))
        for style in xml(to_word(document("findings")), "word/styles.xml").iterfind(tag("style"))
    }
    assert used <= ids


def test_long_quotations_references_and_code_have_styles_of_their_own() -> None:
    blocks: tuple[Block, ...] = (
        Quotation((Paragraph((Text("q"),)),)),
        Paragraph((Text("r"),), "reference"),
        CodeBlock("x = 1\n\n  y"),
    )
    styles = [
        one.style.name
        for one in docx.Document(io.BytesIO(to_word(Document("findings", "T", "nb", blocks)))).paragraphs
    ]
    assert styles == ["Title", "Quote", "Bibliography", *["Litmatrix Code"] * 3]


def test_data_never_becomes_a_field_a_link_or_markup() -> None:
    evil = (
        "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe } </w:t><w:fldSimple w:instr='INCLUDETEXT x'/> "
        "<?xml?> &lt; ]]> =1+1 \x00\x0b\x1f\ufffe\ud800 ok"
    )
    inlines: Inlines = (Text(evil), Code(evil), Link((Text(evil),), "javascript:alert(1)"), Emph((Text(evil),)))
    cells = (Cell((inlines,), evil), Cell(((LevelMark(0, 2, evil),),), "x", "rating"))
    columns = (Column("a", evil), Column("b", evil))
    made = Document(
        "findings", evil, "nb", (Table("t", evil, columns, (Row("r", cells),), (inlines,)), Paragraph(inlines))
    )
    data = to_word(made)
    assert disorder(data) == []
    body = xml(data)
    assert [code.text for code in body.iter(tag("instrText"))] == [" SEQ Tabell \\* ARABIC "]
    assert not list(body.iter(tag("fldSimple"), tag("hyperlink"), tag("object")))
    assert not [one for name, one in parts(data).items() if name.endswith(".rels") and b"External" in one]
    assert cells_by_python_docx(data)[0][1][0].count("DDEAUTO") == 4


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://doi.org/10.1/a b", "https://doi.org/10.1/a%20b"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("HTTPS://Example.org/æ?x=<1>#ø", "https://Example.org/%C3%A6?x=%3C1%3E#%C3%B8"),
        ("https://bår.no/x", "https://xn--br-yia.no/x"),
        ("https://e.org/100%", "https://e.org/100%25"),
        ("mailto:a@b.no", "mailto:a@b.no"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("https://", None),
        ("https://[::1", None),
        ("//e.org", None),
    ],
)
def test_only_addresses_that_word_can_open_become_links(url: str, expected: str | None) -> None:
    assert safe_address(url) == expected


def test_names_from_right_to_left_are_marked_and_kept() -> None:
    name = "محمد الأحمد & יעל כהן 2021"
    body = xml(to_word(Document("findings", "T", "nb", (Paragraph((Strong((Text(name),)),)),))))
    marked = ["".join(run.itertext()) for run in body.iter(tag("r")) if run.find(f"{W}rPr/{W}rtl") is not None]
    assert marked == ["محمد الأحمد", "יעל כהן"]
    assert "".join(body.itertext()).endswith(name)


SIGNS = st.text(st.sampled_from("aÆ å\u00a0\t\n\x00\x1f\ufffe😀م&<]>{}\\=\u00ad\u202e"), max_size=6)
INLINE: st.SearchStrategy[Inline] = st.recursive(
    st.one_of(
        st.builds(Text, SIGNS),
        st.builds(Code, SIGNS),
        st.just(Break()),
        st.builds(LevelMark, st.integers(0, 2), st.just(3), SIGNS),
        st.builds(GapMark, st.sampled_from(("missing", "not-reported")), SIGNS),
    ),
    lambda inner: st.one_of(
        st.builds(Strong, st.tuples(inner)),
        st.builds(Emph, st.tuples(inner)),
        st.builds(Link, st.tuples(inner), st.one_of(SIGNS, st.just("https://e.org/x"))),
    ),
    max_leaves=3,
)
INLINES = st.lists(INLINE, max_size=2).map(tuple)
CELL = st.builds(
    Cell,
    st.lists(INLINES, max_size=3).map(tuple),
    st.just("x"),
    st.sampled_from(("text", "rating", "gap", "number")),
)


@st.composite
def any_table(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    columns = tuple(Column(str(n), draw(SIGNS), draw(st.floats(0, 90))) for n in range(width))
    rows = tuple(Row(str(n), tuple(draw(CELL) for _ in range(width))) for n in range(draw(st.integers(0, 2))))
    return Table(
        draw(st.sampled_from(("matrix", "t"))),
        draw(SIGNS),
        columns,
        rows,
        tuple(draw(st.lists(INLINES, max_size=2))),
    )


BLOCK: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        st.builds(Paragraph, INLINES, st.sampled_from(("body", "reference"))),
        st.builds(CodeBlock, SIGNS),
        any_table(),
    ),
    lambda inner: st.one_of(
        st.builds(Quotation, st.lists(inner, max_size=2).map(tuple)),
        st.builds(
            ItemList, st.lists(st.lists(inner, max_size=2).map(tuple), max_size=2).map(tuple), st.booleans()
        ),
    ),
    max_leaves=4,
)
BLOCKS = st.lists(BLOCK, max_size=3).map(tuple)
SECTION = st.builds(
    Section,
    st.just("s"),
    INLINES,
    BLOCKS,
    st.lists(st.builds(Section, st.just("u"), INLINES, BLOCKS, st.just(())), max_size=1).map(tuple),
)
DOCUMENT = st.builds(
    Document,
    st.just("findings"),
    SIGNS,
    st.sampled_from(("nb", "nn", "en")),
    BLOCKS,
    st.lists(SECTION, max_size=2).map(tuple),
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(DOCUMENT)
def test_any_document_is_written_in_order_and_read_back(made: Document) -> None:
    data = to_word(made)
    assert disorder(data) == []
    found = cells_by_python_docx(data)
    wanted = [expected_cells(one) for one in _top_tables(made)]
    assert found == wanted


def _top_tables(made: Document) -> list[Table]:
    def below(blocks: tuple[Block, ...]) -> list[Table]:
        found: list[Table] = []
        for block in blocks:
            if isinstance(block, Table):
                found.append(block)
            elif isinstance(block, Quotation):
                found += below(block.content)
            elif isinstance(block, ItemList):
                found += [one for item in block.items for one in below(item)]
        return found

    def of_section(section: Section) -> list[Table]:
        return [*below(section.blocks), *(one for inner in section.sections for one in of_section(inner))]

    return [*below(made.blocks), *(one for section in made.sections for one in of_section(section))]


@pytest.mark.needs("soffice")
def test_libreoffice_prints_upright_lying_upright_with_heads_and_numbers_on_every_page(tmp_path: Path) -> None:
    whole = shipped_document("matrix")
    first, *rest = tables_in(whole)
    long = first._replace(rows=first.rows * 6)
    blocks = tuple(long if block is first else block for block in whole.blocks)
    printed = pages(to_word(whole._replace(blocks=blocks)), tmp_path)
    lying = [number for number, (turned, _) in enumerate(printed, 1) if turned]
    assert lying == list(range(2, lying[-1] + 1))  # one upright page before, the others after
    assert len(lying) >= 4
    for number in lying:
        text = squeezed(printed[number - 1][1])
        if "Oria" not in text:
            assert number == lying[-1]  # the notes alone
            continue
        assert [column.label for column in first.columns if column.label not in text] == [], text
    for number, (_, text) in enumerate(printed, 1):
        assert text.split()[-1] == str(number)
    assert rest[0].caption in printed[lying[-1]][1]


@pytest.mark.needs("soffice")
def test_libreoffice_prints_a_row_that_is_taller_than_a_page(tmp_path: Path) -> None:
    words = " ".join(f"ord{n}" for n in range(4000))
    made = Table("matrix", "T", (Column("a", "Hode"), Column("b", "B")), (Row("r", (cell("x"), cell(words))),))
    printed = pages(to_word(Document("matrix", "T", "nb", (made,))), tmp_path)
    text = " ".join(page for _, page in printed)
    assert all(f"ord{n}" in text for n in (0, 1000, 2000, 3999))
