"""A figure in every format: its caption with a number, its picture, its words, its notes."""

import io
import re
import struct
import zipfile

import docx
import openpyxl
import pypdfium2
import pytest
from defusedxml import ElementTree

from litmatrix.document import Block, Document, Figure, Paragraph, Section, Text
from litmatrix.figures import figure, line_of_text
from litmatrix.writers import WRITERS
from litmatrix.writers.beside import files_beside
from litmatrix.writers.drawings import fitted
from litmatrix.writers.pdf.drawing import to_pdf, to_png
from litmatrix.writers.terminal import show
from tests.writers.documents import document, setting

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def drawn(id_: str = "prove", height: float = 120) -> Figure:
    elements = [line_of_text(10, 40, "Tegnet æøå & <b>")]
    texts = {"alt": "Kort & [godt]", "description": "Det som er å se: «alt»."}
    return figure(id_, "Hva & hvem_50 %", 400, height, elements, notes=((Text("En merknad."),),), **texts)


def findings(*blocks: Block) -> Document:
    return Document("findings", "Funn", "nb", sections=(Section("a", (Text("Del"),), blocks),))


def written(made: Document, format_: str) -> str:
    content = WRITERS[format_].write(made, setting())[format_]
    assert isinstance(content, str)
    return content


def data(made: Document, format_: str) -> bytes:
    content = WRITERS[format_].write(made, setting())[format_]
    assert isinstance(content, bytes)
    return content


def test_html_holds_the_drawing_itself() -> None:
    one = drawn()
    text = written(findings(one, drawn("to")), "html")
    assert one.svg.strip() in text
    assert "<strong>Figur\u00a01.</strong> Hva &amp; hvem_50 %" in text
    assert "<strong>Figur\u00a02.</strong>" in text
    assert "En merknad." in text


def test_markdown_points_to_a_file_beside_it() -> None:
    made = findings(drawn())
    text = written(made, "md")
    address = re.search(r"!\[Kort & \\\[godt\\\]\. Det som er å se: «alt»\.\]\((\S+)\)", text)
    assert address
    assert files_beside(made, "md") == {address[1]: drawn().svg.encode()}


def test_latex_takes_in_a_file_beside_it() -> None:
    made = findings(drawn())
    text = written(made, "tex")
    assert r"\caption{Hva \& hvem\_50 \%}\label{fig:prove}" in text
    (path,) = files_beside(made, "tex")
    assert f"{{{path}}}" in text
    assert path == "figures/prove.pdf"


def test_the_file_for_latex_is_the_figure_in_its_size() -> None:
    (page,) = pypdfium2.PdfDocument(to_pdf(drawn()))
    assert page.get_size() == pytest.approx((300, 90), abs=0.1)
    assert page.get_textpage().get_text_range().strip() == "Tegnet æøå & <b>"
    assert to_pdf.__wrapped__(drawn()) == to_pdf(drawn())


def test_the_picture_has_its_dots() -> None:
    width, height = struct.unpack(">II", to_png(drawn(), 192)[16:24])
    assert (width, height) == (800, 240)
    assert to_png.__wrapped__(drawn(), 192) == to_png(drawn(), 192)


def test_pdf_shows_and_describes_it() -> None:
    content = data(findings(drawn()), "pdf")
    text = " ".join(
        "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)).split()
    )
    assert "Figur 1. Hva & hvem_50 %" in text
    assert "Tegnet æøå & <b>" in text
    assert "Merknad. En merknad." in text


def test_word_shows_dots_and_drawing_with_words() -> None:
    archive = zipfile.ZipFile(io.BytesIO(data(findings(drawn(), drawn("to")), "docx")))
    relations = archive.read("word/_rels/document.xml.rels").decode()
    main = archive.read("word/document.xml").decode()
    for name in ("prove", "to"):
        assert archive.read(f"word/media/litmatrix-{name}.svg") == drawn(name).svg.encode()
        assert archive.read(f"word/media/litmatrix-{name}.png") == to_png(drawn(name))
        assert f"media/litmatrix-{name}.png" in relations
    assert "svgBlip" in main
    properties = list(ElementTree.fromstring(main).iter(f"{DRAWING}docPr"))
    assert [one.get("descr") for one in properties] == ["Det som er å se: «alt»."] * 2
    assert len({one.get("id") for one in properties}) == 2
    assert " SEQ Figur " in main


def test_word_is_opened_by_others() -> None:
    opened = docx.Document(io.BytesIO(data(findings(Paragraph((Text("Før"),)), drawn()), "docx")))
    assert [shape.width.pt for shape in opened.inline_shapes] == [300]
    assert "Figur\u00a01. Hva & hvem_50 %" in [one.text for one in opened.paragraphs]


def test_excel_has_a_sheet_for_it() -> None:
    matrix = document("matrix")
    content = data(matrix._replace(blocks=(*matrix.blocks, drawn())), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["prove"]
    assert sheet["A1"].value == "Hva & hvem_50 %"
    parts = zipfile.ZipFile(io.BytesIO(content))
    drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert "Det som er å se: «alt»." in drawing
    extent = re.search(r"<xdr:to><xdr:col>\d+</xdr:col>.*?<xdr:row>(\d+)</xdr:row>", drawing)
    assert extent
    assert int(extent[1]) == pytest.approx(2 + 120 / 20, abs=1)


@pytest.mark.parametrize("format_", ["html", "md", "tex"])
def test_after_the_matrix_comes_what_follows_it(format_: str) -> None:
    matrix = document("matrix")
    text = written(matrix._replace(blocks=(*matrix.blocks, drawn())), format_)
    assert text.index("En merknad.") > text.rindex("Kostnad")


def test_a_terminal_says_what_is_to_be_seen() -> None:
    assert "Det som er å se: «alt»." in show(findings(drawn()), 80, colour=False)


def test_no_figure_is_larger_than_its_page() -> None:
    tall = drawn(height=4000)
    width, height = fitted(tall, 600, 800)
    assert height == 800
    assert width == pytest.approx(80)
    made = docx.Document(io.BytesIO(data(findings(tall), "docx")))
    (shape,) = made.inline_shapes
    section = made.sections[0]
    assert shape.height < section.page_height - section.top_margin - section.bottom_margin
    assert len(pypdfium2.PdfDocument(data(findings(tall), "pdf"))) <= 2


@pytest.mark.parametrize("format_", list(WRITERS))
def test_the_same_figure_gives_the_same_bytes(format_: str) -> None:
    matrix = document("matrix")
    made = matrix._replace(blocks=(*matrix.blocks, drawn()))
    assert WRITERS[format_].write(made, setting()) == WRITERS[format_].write(made, setting())


@pytest.mark.parametrize("damage", [None, "", "JVBERi0=", "æ", "eA=="])
def test_a_figure_that_has_not_changed_is_not_drawn_again(
    damage: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, cache = findings(drawn()), dict[str, str]()
    first = files_beside(made, "tex", cache)
    assert first == files_beside(made, "tex")
    if damage is None:
        monkeypatch.setattr("litmatrix.writers.beside._set", lambda _: pytest.fail("it was drawn again"))
    else:
        cache.update(dict.fromkeys(cache, damage))
    assert files_beside(made, "tex", cache) == first
    assert len(cache) == 1
