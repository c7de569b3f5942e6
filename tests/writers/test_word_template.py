"""A student's own file as template: its look, and nothing else of it."""

import io
import tracemalloc
import zipfile

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from litmatrix.diagnostic import Fault
from litmatrix.writers.word.file import to_word
from litmatrix.writers.word.package import RELATIONSHIP
from litmatrix.writers.word.template import Template, read_template
from litmatrix.writers.word.xml import tag
from tests.writers.test_word import shipped_document
from tests.writers.thesis import saved, thesis
from tests.writers.word_files import (
    cells_by_pandoc,
    cells_by_python_docx,
    disorder,
    expected_cells,
    parts,
    tables_in,
    xml,
)

MATRIX = shipped_document("matrix")


def template(data: bytes) -> Template:
    found, faults = read_template(data, "mal.docx")
    assert faults == ()
    assert found is not None
    return found


def fault_of(data: bytes) -> Fault:
    found, faults = read_template(data, "mal.docx")
    assert found is None
    (fault,) = faults
    return fault


def university() -> bytes:
    """A template with its own faces, margins, logo and page numbers in the footer, and somebody's text."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(33)
    document.styles["Normal"].font.name = "Garamond"
    document.styles["Caption"].font.italic = True
    document.add_paragraph("Hemmelig tekst fra en annen oppgave")
    document.add_comment(document.paragraphs[0].runs, text="privat", author="Kari", initials="K")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(4)
    section.header.paragraphs[0].text = "Universitetet"
    section.footer.paragraphs[0].text = "Fakultetet"
    document.add_section(WD_SECTION.NEW_PAGE)  # headers of the last section are those of the first
    return saved(document)


def with_parts(data: bytes, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts(data), **changed}.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_styles_pages_headers_and_footers_are_the_template_s() -> None:
    data = to_word(MATRIX, template(university()))
    opened = docx.Document(io.BytesIO(data))
    assert opened.styles["Heading 1"].font.size == Pt(33)
    assert opened.styles["Normal"].font.name == "Garamond"
    assert opened.styles["Caption"].font.italic
    assert len(opened.sections) == 3
    for section in opened.sections:
        assert section.header.paragraphs[0].text == "Universitetet"
        assert section.footer.paragraphs[0].text == "Fakultetet"
    upright, turned, _ = opened.sections
    assert (upright.left_margin.cm, turned.top_margin.cm) == pytest.approx((4, 4), abs=0.01)
    assert turned.page_width == upright.page_height
    assert [p.style.name for p in opened.paragraphs].count("Caption") == len(tables_in(MATRIX))


def test_nothing_of_its_text_comes_along() -> None:
    data = to_word(MATRIX, template(university()))
    everything = b"".join(parts(data).values())
    for secret in ("Hemmelig", "privat", "Kari"):
        assert secret.encode() not in everything
    assert cells_by_python_docx(data) == [expected_cells(one) for one in tables_in(MATRIX)]
    assert cells_by_pandoc(data) == [expected_cells(one) for one in tables_in(MATRIX)]
    assert disorder(data) == []


def test_word_checks_the_spelling_of_the_review_s_language() -> None:
    document = docx.Document()  # its styles say American English
    data = to_word(MATRIX, template(saved(document)))
    defaults = xml(data, "word/styles.xml").find(f"{tag('docDefaults')}//{tag('lang')}")
    assert defaults.get(tag("val")) == "nb-NO"
    english = document.styles["Normal"].element.get_or_add_rPr()
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "en-GB")
    english.append(lang)
    spoken = {one.get(tag("val")) for one in xml(to_word(MATRIX, template(saved(document)))).iter(tag("lang"))}
    assert spoken == {"nb-NO"}


def test_a_thesis_can_be_the_template_and_gives_the_same_bytes() -> None:
    data = thesis(restart=True)
    made = to_word(MATRIX, template(data))
    assert made == to_word(MATRIX, template(data))
    assert "Bacheloroppgave" in docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text
    assert b"Introduksjonsprogrammet skal gi nyankomne" not in parts(made)["word/document.xml"]
    assert disorder(made) == []


def test_a_dotx_is_a_template_too() -> None:
    kinds = parts(university())["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    data = to_word(MATRIX, template(with_parts(university(), {"[Content_Types].xml": kinds})))
    assert docx.Document(io.BytesIO(data)).styles["Heading 1"].font.size == Pt(33)


def test_what_a_header_fetches_from_outside_stays_outside() -> None:
    data = university()
    header = next(name for name in parts(data) if name.startswith("word/header"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONSHIP}/image" Target="file:///c:/logg.png" TargetMode="External"/>'
        f'<Relationship Id="r2" Type="{RELATIONSHIP}/hyperlink" Target="https://uni.no/" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    made = to_word(MATRIX, template(with_parts(data, {f"word/_rels/{header[5:]}.rels": relations})))
    everything = b"".join(parts(made).values())
    assert b"logg.png" not in everything
    assert b"https://uni.no/" in everything


BOMB = b"<w:styles>" + b" " * 60_000_000 + b"</w:styles>"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="x"/>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"tekst",
        b"PK\x05\x06" + b"\0" * 18,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100,
        pytest.param(with_parts(university(), {"word/styles.xml": BOMB}), id="bomb"),
        pytest.param(with_parts(university(), {"../styles.xml": b""}), id="outside"),
        pytest.param(with_parts(university(), {"word/document.xml": DOCTYPE}), id="doctype"),
        pytest.param(with_parts(university(), {"word/document.xml": b"<w:document"}), id="broken"),
        pytest.param(with_parts(university(), {"word/styles.xml": b"x"}), id="styles"),
        pytest.param(with_parts(university(), {"[Content_Types].xml": b"<Types/>"}), id="types"),
        pytest.param(with_parts(university(), {"_rels/.rels": b"<Relationships/>"}), id="relationships"),
        pytest.param(university()[:-400], id="cut"),
        pytest.param(university()[:3000] + b"xxxx" + university()[3004:], id="changed"),
    ],
)
def test_what_is_no_word_file_is_a_fault_with_a_name(data: bytes) -> None:
    fault = fault_of(data)
    assert fault.rule.name == "not-a-word-file"
    assert fault.where.path == "mal.docx"


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    bomb = bytearray(with_parts(university(), {"word/styles.xml": BOMB}))
    for sign in (
        b"PK\x03\x04",
        b"PK\x01\x02",
    ):  # the size stands in the part's own head and in the list at the end
        at = bomb.index(
            sign, bomb.rindex(b"word/styles.xml") - 60 if sign[2] == 1 else bomb.index(b"word/styles.xml") - 30
        )
        size = at + (22 if sign[2] == 3 else 24)
        bomb[size : size + 4] = (1000).to_bytes(4, "little")
    tracemalloc.start()
    assert fault_of(bytes(bomb)).rule.name == "not-a-word-file"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_no_file_cut_anywhere_is_more_than_a_fault() -> None:
    data = university()
    for end in range(0, len(data), 997):
        found, faults = read_template(data[:end], "mal.docx")
        assert found is None
        assert faults
