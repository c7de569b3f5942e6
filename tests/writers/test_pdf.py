"""PDF: what is on the paper, who can read it, and that a text is never more than a text."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from litmatrix.document import (
    Block,
    Cell,
    Code,
    CodeBlock,
    Column,
    Document,
    Emph,
    GapMark,
    Inline,
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
from litmatrix.writers import WRITERS
from litmatrix.writers.pdf import write
from litmatrix.writers.pdf.characters import HELD
from litmatrix.writers.pdf.content import text as shown
from litmatrix.writers.templates import TemplateFault
from tests.writers.documents import document, setting
from tests.writers.reading_back import from_pdf, tables_of

HOSTILE = (
    '#import "@preview/cetz:0.3.4": *',
    '#read("/etc/passwd")',
    '#eval("1+1")',
    "#sys.inputs",
    '"; } ] ) #panic()',
    "$x^2$ *feit* _skrå_ `kode` = Tittel <etikett> @nokkel // nei /* nei */",
    "\\u{1F600} \\ \\n",
    "{{ 7*7 }} {% raw %}",
    "- + / 1. ~ --- ... -- '\"",
)


def written(*blocks: Block, kind: str = "findings", title: str = "Tittel", language: str = "nb") -> bytes:
    made = Document("findings", title, language, sections=(Section("x", (Text("Avsnitt"),), blocks),))
    if kind == "matrix":
        made = Document("matrix", title, language, blocks)
    return write(made, setting())["pdf"]


def pages(content: bytes) -> list[str]:
    """The text of each page, without what only tells where a line is broken."""
    document = pypdfium2.PdfDocument(content)
    return [re.sub("[\u200b\u00ad\x02\ufffe]", "", page.get_textpage().get_text_range()) for page in document]


def flat(text: str) -> str:
    return "".join(re.sub("[\u200b\u00ad\x02\ufffe]", "", text).split())


def of(text: str) -> tuple[Block, ...]:
    """The text in every place that a document has."""
    inlines: tuple[Inline, ...] = (Text(text), Strong((Text(text),)), Emph((Text(text),)), Code(text))
    marks = Cell(((LevelMark(1, 4, text),), (GapMark("missing", text),)), role="rating")
    return (
        Paragraph((*inlines, Link((Text(text),), "https://x.no/"))),
        Quotation((Paragraph(inlines),)),
        ItemList(((Paragraph(inlines), ItemList(((Paragraph(inlines),),), ordered=True)),)),
        CodeBlock(text),
        Table(
            "t", text, (Column("a", text), Column("b", text)), (Row("r", (Cell((inlines,)), marks)),), (inlines,)
        ),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_and_does_nothing(text: str) -> None:
    made = flat("".join(pages(written(*of(text), title=text))))
    assert made.count(flat(text)) >= 10
    [rows] = from_pdf(written(*of(text), title=text))
    assert flat(rows[0][0]) == flat(text)
    assert flat(rows[1][0]) == 4 * flat(text)


@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_tagged_for_screen_readers(kind: str) -> None:
    made = WRITERS["pdf"].write(document(kind), setting())["pdf"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert re.search(rb"/Lang ?\(nb-NO\)", made)
    reader = pypdfium2.PdfDocument(made)
    assert reader.get_metadata_value("Title") == document(kind).title
    assert [item.get_title() for item in reader.get_toc()][:1] == [document(kind).title]
    assert len(from_pdf(made)) == len(tables_of(document(kind)))


def test_a_sign_that_no_font_has_stands_as_its_number() -> None:
    made = written(Paragraph((Text("中 og 😀 og \u202eabc og \x01 og \ue000."),)), title="中")
    assert "U+4E2D og U+1F600 og U+202Eabc og U+0001 og U+E000." in pages(made)[0]
    assert b"pdfuaid" in made


def test_what_no_rule_foresaw_is_printed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litmatrix.writers.pdf.content._shown", lambda text: text)
    made = written(Paragraph((Text("Før 中 etter"),)))
    assert "Før" in pages(made)[0]
    assert b"pdfuaid" not in made  # and it does not claim what it does not hold


STYLES = (
    lambda text: (Text(text),),
    lambda text: (Strong((Text(text),)),),
    lambda text: (Emph((Text(text),)),),
    lambda text: (Code(text),),
)


@pytest.mark.parametrize("style", STYLES, ids=["plain", "strong", "emph", "code"])
def test_the_fonts_hold_what_we_say_they_hold(style) -> None:  # type: ignore[no-untyped-def]
    held = [
        sign
        for sign in map(chr, range(0x20, 0x20000))
        if re.match(f"[{HELD}]", sign) and unicodedata.category(sign) not in {"Cn", "Cs", "Mn", "Mc", "Me"}
    ]
    assert len(held) > 6000
    lines = [style("".join(held[at : at + 60])) for at in range(0, len(held), 60)]
    assert b"pdfuaid" in written(*map(Paragraph, lines))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=40))
@example("\u00ad")
def test_any_text_can_be_printed(text: str) -> None:
    assert written(*of(text), title=text).startswith(b"%PDF-1.7")
    assert re.fullmatch(f"[{HELD}]*", shown(text))


def test_matrix_on_its_side_chapter_upright() -> None:
    """All but the pages of the chapter's wide tables; those next to each other share theirs."""
    upright, turned = (595, 842), (842, 595)
    for page in pypdfium2.PdfDocument(WRITERS["pdf"].write(document("matrix"), setting())["pdf"]):
        assert tuple(map(round, page.get_size())) == turned
    chapter = pypdfium2.PdfDocument(WRITERS["pdf"].write(document("findings"), setting())["pdf"])
    sizes = [tuple(map(round, page.get_size())) for page in chapter]
    assert set(sizes) == {upright, turned}
    first = [at for at, size in enumerate(sizes) if size == turned and sizes[at - 1] == upright]
    for at, caption in zip(first, ("Evidensprofil", "Hver studie for seg"), strict=True):
        assert caption in chapter[at].get_textpage().get_text_range()
    assert sizes[0] == sizes[-1] == upright


def rows(number: int, text: str = "Noe") -> tuple[Row, ...]:
    return tuple(
        Row(f"r{n}", (Cell(((Strong((Text(f"Studie {n}"),)),),), role="head"), Cell(((Text(text),),))))
        for n in range(number)
    )


HEADS = (Column("a", "Hodet til venstre"), Column("b", "Hodet til høyre"))


def test_the_heads_stand_on_every_page_and_no_row_is_divided() -> None:
    many = rows(60, "Et funn som tar flere linjer. " * 25)
    made = written(Table("matrix", "Alle", HEADS, many), kind="matrix")
    texts = pages(made)
    assert len(texts) > 5
    for text in texts:
        assert "Hodet til høyre" in text
        assert len(re.findall(r"Studie \d+", text)) * 25 == text.count("Et funn")
    [read] = from_pdf(made)
    assert [row[0] for row in read] == ["Hodet til venstre", *(f"Studie {n}" for n in range(60))]


def test_a_row_taller_than_a_page_goes_on_over_the_next() -> None:
    words = [f"ord{n}" for n in range(6000)]
    made = written(Table("matrix", "Alle", HEADS, rows(1, " ".join(words))), kind="matrix")
    texts = pages(made)
    assert len(texts) > 3
    assert re.findall(r"ord\d+", "".join(texts)) == words
    assert "Alle" in texts[0]
    assert "ord0" in texts[0]


@pytest.mark.parametrize("word", ["x" * 400, "https://example.org/" + "a1b2/" * 60, "Donaudampfschifffahrt" * 12])
def test_nothing_runs_out_of_its_column(word: str) -> None:
    columns = tuple(Column(f"c{n}", word, 10) for n in range(12))
    cells = tuple(Cell(((Text(word),),)) for _ in columns)
    made = pypdfium2.PdfDocument(written(Table("matrix", "A", columns, (Row("r", cells),)), kind="matrix"))
    for page in made:
        texts = page.get_textpage()
        right = max(texts.get_rect(at)[2] for at in range(texts.count_rects()))
        assert right <= 842 - 56, "past the margin"
        lefts = sorted({round(texts.get_charbox(at)[0]) for at in range(texts.count_chars())})
        assert lefts[0] >= 56


def test_words_are_hyphenated_in_the_language_of_the_review() -> None:
    cells = (Cell(((Text("språkopplæringen"),),)),) * 14
    columns = tuple(Column(f"c{n}", "A", 1) for n in range(14))
    table = Table("matrix", "A", columns, (Row("r", cells),))
    for language, broken in (
        ("nb", "språkopp|læringen"),
        ("nn", "språkopp|læringen"),
        ("en", "språkop|plæringen"),
    ):
        made = pypdfium2.PdfDocument(written(table, kind="matrix", language=language))
        assert broken in re.sub("[\x02\ufffe]\\s*", "|", made[0].get_textpage().get_text_range())


def test_the_same_bytes_every_time_and_everywhere(tmp_path: Path) -> None:
    """In another process, folder, time zone and language too."""
    once = written(*of("Blåbær"))
    code = "import sys; from tests.writers.test_pdf import *; sys.stdout.buffer.write(written(*of('Blåbær')))"
    environment = {
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOME": "/",
    }
    other = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert other.stdout == once
    assert b"CreationDate" not in once


@pytest.mark.parametrize(
    "code",
    [
        '#import "@preview/cetz:0.3.4"',
        '#include "x.typ"',
        '#eval("1")',
        '#plugin("x.wasm")',
        '#dictionary(std).at("ev" + "al")("1")',
        '#read("/etc/passwd")',
        '#image("x.svg")',
        '#read("../../../../../../../etc/passwd")',
        "#panic()",
        "#missing",
        "#(",
        "#while true {}",
    ],
)
def test_an_own_layout_reaches_nothing(code: str) -> None:
    own = f'{{% extends "default/document.typ.j2" %}}{{% block introduction %}}{code}{{% endblock %}}'
    with pytest.raises(TemplateFault) as caught:
        WRITERS["pdf"].write(document("findings"), setting(findings_typ=own))
    assert caught.value.location.path == "templates/findings.typ.j2"
    assert caught.value.reason


def test_an_own_layout_may_lay_out() -> None:
    block = "{% block introduction %}Min innledning til #given.title.{% endblock %}"
    own = f'{{% extends "default/document.typ.j2" %}}{block}'
    made = WRITERS["pdf"].write(document("findings"), setting(findings_typ=own))["pdf"]
    assert "Min innledning til" in pages(made)[0]
    assert b"pdfuaid" in made


@pytest.mark.needs("pdffonts")
def test_every_font_lies_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(written(*of("Æøå κ ≥ ⊕⊕◯ →"), Paragraph((Text("⊕⊕⊕◯ moderat"),))))
    listed = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert listed
    for line in listed:
        assert "yes yes yes" in line
        assert re.search("Libertinus|NewComputerModern|NewCM|DejaVu", line), line
