"""Places of a thesis filled, and nothing else of it touched."""

import io
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from litmatrix.citations.reference_list import REFERENCES
from litmatrix.document import Document, Emph, ItemList, Link, Paragraph, Section, Table, Text
from litmatrix.writers.drawings import figures_in
from litmatrix.writers.word.into import PLACES, into
from litmatrix.writers.word.xml import tag
from tests.writers import thesis as made
from tests.writers.test_word import shipped_document, table
from tests.writers.thesis import thesis
from tests.writers.word_files import (
    by_libreoffice,
    cells_by_python_docx,
    disorder,
    expected_cells,
    pages,
    parts,
    squeezed,
    tables_in,
    xml,
)

MATRIX, FINDINGS, LIST = PLACES
ENTRY = Paragraph((Text("Aas, A. (2020). "), Emph((Text("Praksis"),)), Text(".")), "reference")
LISTED = Document("findings", "T", "nb", (), (Section(REFERENCES, (Text("Referanser"),), (ENTRY, ENTRY)),))
CONTENTS = {MATRIX: shipped_document("matrix"), FINDINGS: shipped_document("findings"), LIST: LISTED}
FIGURES = tuple(figures_in(CONTENTS[FINDINGS].sections))
CHANGED = {"word/document.xml", "word/styles.xml", "word/numbering.xml"}
TOLD_OF_FIGURES = {"[Content_Types].xml", "word/_rels/document.xml.rels"}


def filled(data: bytes, contents: dict[str, Document] = CONTENTS) -> bytes:
    result, faults = into(data, contents, "oppgave.docx")
    assert faults == ()
    assert result is not None
    return result


def faults_of(data: bytes, contents: dict[str, Document] = CONTENTS) -> list[tuple[str, object]]:
    result, faults = into(data, contents, "oppgave.docx")
    assert result is None
    assert all(fault.where.path == "oppgave.docx" for fault in faults)
    return [(fault.rule.name, fault.parameters.get("name")) for fault in faults]


def outside(data: bytes) -> str:
    """The text part without what stands between the bookmarks, and without the bookmarks themselves."""
    body = deepcopy(xml(data).find(tag("body")))
    for start in [one for one in body.iter(tag("bookmarkStart")) if "litmatrix" in one.get(tag("name"))]:
        end = next(one for one in body.iter(tag("bookmarkEnd")) if one.get(tag("id")) == start.get(tag("id")))
        first, last = _block(start), _block(end)
        inside = list(body)[body.index(first) : body.index(last) + 1]
        for element in inside:
            body.remove(element)
    return str(etree.tostring(body, method="c14n"))


def _block(element: Any) -> Any:
    while element.getparent().tag != tag("body"):
        element = element.getparent()
    return element


@pytest.fixture(scope="module")
def whole() -> tuple[bytes, bytes]:
    data = thesis()
    return data, filled(data)


def test_nothing_outside_the_bookmarks_is_touched(whole: tuple[bytes, bytes]) -> None:
    before, after = whole
    assert outside(after) == outside(before)
    old, new = parts(before), parts(after)
    added = new.keys() - old.keys()
    figures = {f"word/media/litmatrix-{one.id}.{ending}" for one in FIGURES for ending in ("png", "svg")}
    assert added == figures
    assert old.keys() <= new.keys()
    assert {name for name in old if old[name] != new[name]} <= CHANGED | TOLD_OF_FIGURES
    for part in ("word/styles.xml", "word/numbering.xml"):
        kept = {etree.tostring(one, method="c14n") for one in etree.fromstring(old[part])}
        assert kept <= {etree.tostring(one, method="c14n") for one in etree.fromstring(new[part])}


@pytest.mark.needs("soffice")
def test_a_long_thesis_that_libreoffice_wrote(tmp_path: Path) -> None:
    text = f"<p>{'En setning med æøå som fyller siden ut. ' * 24}</p>"
    chapters = [f"<h1>Kapittel {number}</h1>{text * 18}" for number in range(1, 9)]
    names = [name.replace(":", "_") for name in PLACES]
    for number, name in zip((3, 4, 7), names, strict=True):
        chapters[number] += f'<p><a name="{name}">Her</a></p><table><tr><td>1</td></tr></table>'
    before = by_libreoffice(f"<html><body lang='nb-NO'>{''.join(chapters)}<p>Slutt.</p></body></html>", tmp_path)
    old, new = (_top_level(data) for data in (before, filled(before)))
    marked = [at for at, one in enumerate(old) if any(name.encode() in one for name in names)]
    assert len(marked) == len(names)
    stretches = [old[start + 1 : end] for start, end in zip([-1, *marked], [*marked, len(old)], strict=True)]
    assert sum(map(len, stretches)) > 150
    at = 0
    for stretch in stretches:  # each stretch between the places stands there whole, in order
        at = next(n for n in range(at, len(new)) if new[n : n + len(stretch)] == stretch) + len(stretch)
    assert at == len(new)


def _top_level(data: bytes) -> list[bytes]:
    body = etree.fromstring(parts(data)["word/document.xml"]).find(tag("body"))
    return [etree.tostring(one, method="c14n", exclusive=True) for one in body]


def test_what_is_filled_in_is_in_order_and_complete(whole: tuple[bytes, bytes]) -> None:
    before, after = whole
    assert set(disorder(after)) <= set(disorder(before))
    filled_in = [one for one in tables_in(CONTENTS[MATRIX]) if one.id in {"matrix", "grid"}]
    wanted = [expected_cells(one) for one in (*filled_in, *tables_in(CONTENTS[FINDINGS]))]
    found = cells_by_python_docx(after)
    assert [one for one in found if one in wanted] == wanted
    text = squeezed(" ".join(p.text for p in docx.Document(io.BytesIO(after)).paragraphs))
    assert "Byttes ut" not in text
    assert "Dette blir byttet ut" not in text
    assert text.count("Aas, A. (2020). Praksis.") == 2


def test_filling_again_gives_the_same_file(whole: tuple[bytes, bytes]) -> None:
    _, after = whole
    assert filled(after) == after


def test_filling_with_something_else_leaves_the_rest(whole: tuple[bytes, bytes]) -> None:
    before, after = whole
    small = Document("matrix", "T", "nb", (table(table_id="grid"),))
    short = Document("findings", "T", "nb", (), (Section("s", (Text("Funn"),), (Paragraph((Text("Kort."),)),)),))
    again = filled(after, {MATRIX: small, FINDINGS: short, LIST: LISTED})
    assert outside(again) == outside(before)
    assert "Litteraturmatrise over" not in "".join(xml(again).itertext())


def test_the_matrix_lies_on_its_side_and_headers_go_on(whole: tuple[bytes, bytes]) -> None:
    before, after = whole
    old, new = (docx.Document(io.BytesIO(data)).sections for data in (before, after))
    assert [one.orientation for one in new] == [
        *(WD_ORIENT.PORTRAIT for _ in old),
        *(WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT),  # the matrix
        *(WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT),  # the evidence profile
        *(WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT),  # the studies in groups
    ]
    for section in list(new)[-3:]:
        assert section.header.paragraphs[0].text == "Bacheloroppgave"
        assert any("PAGE" in (code.text or "") for code in section.footer._element.iter(qn("w:instrText")))


def test_page_numbers_and_first_pages_do_not_begin_anew() -> None:
    before = thesis(["litmatrix_matrix"], restart=True)
    sections = docx.Document(io.BytesIO(filled(before))).sections
    starts = [one._sectPr.find(qn("w:pgNumType")) for one in sections]
    assert [None if one is None else one.get(qn("w:start")) for one in starts] == [None, "1", None, None]
    assert [one.different_first_page_header_footer for one in sections] == [False, True, False, False]
    # Filled once more, the text before still begins as it did.
    assert filled(filled(before)) == filled(before)


def test_tables_and_headings_are_counted_on(whole: tuple[bytes, bytes]) -> None:
    _, after = whole
    numbers = []
    for paragraph in xml(after).iter(tag("p")):
        code = "".join(one.text or "" for one in paragraph.iter(tag("instrText")))
        if "SEQ Tabell" in code:
            shown = "".join(one.text or "" for one in paragraph.iter(tag("t")))
            numbers.append(int(re.search(r"Tabell\s(\d+)", shown)[1]))  # type: ignore[index]
    # A table in each of nine chapters; behind the sixth the two of the matrix, behind the seventh the reasons
    # of the appraisal, the summary of the findings, their profile, the overview, and the studies by design, by theme and one by one.
    # Our numbers are right at once, those of the later chapters when Word counts again.
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 7, 10, 11, 12, 13, 14, 15, 16, 8, 9]
    styles = [p.style.name for p in docx.Document(io.BytesIO(after)).paragraphs if p.text == "Innledning"]
    assert styles == ["Heading 3"]  # it stands below a Heading 2


def test_captions_go_with_their_tables_whatever_the_style_says(whole: tuple[bytes, bytes]) -> None:
    """The style of captions is the student's, and Word's own does not hold them to what follows."""
    own, done = (
        [
            one
            for one in xml(data).iter(tag("p"))
            if any(" SEQ " in (text.text or "") for text in one.iter(tag("instrText")))
        ]
        for data in whole
    )
    assert len(done) > len(own) > 0
    kept = [one for one in done if one.find(f"{tag('pPr')}/{tag('keepNext')}") is not None]
    assert len(kept) == len(done) - len(own)


@pytest.mark.parametrize("mark", [made.bookmark_in_empty, made.bookmark_to_next, made.bookmark_in_sentence])
def test_wherever_the_bookmark_is_set(mark: Callable[[Docx, str], None]) -> None:
    before = thesis(["litmatrix_matrix", "litmatrix_references"], mark=mark, chapters=3)
    after = filled(before)
    text = [p.text for p in docx.Document(io.BytesIO(after)).paragraphs]
    for kept in ("Før stedet. ", " Etter stedet.", "Denne blir stående."):
        assert text.count(kept) == (2 if kept.strip() in "".join(xml(before).itertext()) else 0)
    assert not any("Byttes ut" in one for one in text)
    assert filled(after) == after
    assert set(disorder(after)) <= set(disorder(before))
    assert [len(one) for one in cells_by_python_docx(after)].count(6) >= 1


@pytest.mark.parametrize("mark", [made.control, made.control_in_paragraph])
@pytest.mark.parametrize("name", ["litmatrix:matrix", "Litmatrix_Matrix"])
def test_content_controls_are_filled_too(mark: Callable[[Docx, str], None], name: str) -> None:
    before = thesis([name, "litmatrix:references"], mark=mark, chapters=3)
    after = filled(before)
    body = xml(after).find(tag("body"))
    matrix, references = body.findall(tag("sdt"))
    assert not list(body.iter(tag("showingPlcHdr"), tag("text")))
    assert len(list(matrix.iter(tag("tbl")))) == 2
    assert not list(matrix.iter(tag("sectPr")))
    assert "Aas, A." in "".join(references.itertext())
    sections = docx.Document(io.BytesIO(after)).sections
    assert [one.orientation for one in sections][-2:] == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert filled(after) == after


@pytest.mark.parametrize("mark", [made.control, made.control_in_paragraph])
def test_a_chapter_in_a_content_control_stays_upright(mark: Callable[[Docx, str], None]) -> None:
    """Its one wide table would turn all of it: no section can end inside a control."""
    after = filled(thesis(["litmatrix:findings"], mark=mark, chapters=3))
    document = docx.Document(io.BytesIO(after))
    assert {one.orientation for one in document.sections} == {WD_ORIENT.PORTRAIT}
    assert not [one for control in xml(after).iter(tag("sdt")) for one in control.iter(tag("sectPr"))]
    assert filled(after) == after


def test_a_bookmark_on_pages_that_lie_already_turns_nothing() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.bookmark_in_empty(document, "litmatrix_matrix")
    after = filled(made.saved(document))
    assert len(docx.Document(io.BytesIO(after)).sections) == 1


def test_the_student_s_own_bookmarks_survive() -> None:
    document = docx.Document()
    first = document.add_paragraph("Byttes ut.")
    second = document.add_paragraph("Blir stående.")
    (own_start, own_end), (start, end) = made.bookmark("egen"), made.bookmark("litmatrix_matrix")
    first._p.insert(0, start)
    first._p.append(own_start)
    first._p.append(end)
    second._p.append(own_end)
    names = [one.get(tag("name")) for one in xml(filled(made.saved(document))).iter(tag("bookmarkStart"))]
    assert sorted(names) == ["egen", "litmatrix_matrix"]
    ends = list(xml(filled(made.saved(document))).iter(tag("bookmarkEnd")))
    assert len(ends) == 2


def test_styles_are_found_by_name_in_a_norwegian_thesis() -> None:
    document = docx.Document()
    for style in document.styles.element.iterfind(qn("w:style")):
        if style.get(qn("w:styleId")) == "Heading1":
            style.set(qn("w:styleId"), "Overskrift1")
    document.add_paragraph()._p.extend(made.bookmark("litmatrix_findings"))
    after = filled(made.saved(document))
    used = {one.get(tag("val")) for one in xml(after).iter(tag("pStyle"))}
    assert "Overskrift1" in used
    assert "Heading1" not in used


def test_the_language_is_said_where_the_thesis_has_another() -> None:
    document = docx.Document()  # python-docx's own template is in American English
    made.bookmark_in_empty(document, "litmatrix_matrix")
    langs = {one.get(tag("val")) for one in xml(filled(made.saved(document))).iter(tag("lang"))}
    assert langs == {"nb-NO"}


def test_a_numbered_list_begins_at_one_and_does_not_pile_up_lists() -> None:
    numbered = ItemList(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)), True)
    contents = {FINDINGS: Document("findings", "T", "nb", (numbered, numbered))}
    document = docx.Document()
    made.bookmark_in_empty(document, "litmatrix_findings")
    once = filled(made.saved(document), contents)
    lists = [one.get(tag("val")) for one in xml(once).iter(tag("numId"))]
    assert len(set(lists)) == 2
    assert filled(once, contents) == once


def test_links_of_an_earlier_filling_go_with_it() -> None:
    def linking(number: int) -> dict[str, Document]:
        link = Link((Text("x"),), f"https://e.org/{number}")
        return {FINDINGS: Document("findings", "T", "nb", (Paragraph((link,)),))}

    document = docx.Document()
    made.bookmark_in_empty(document, "litmatrix_findings")
    data = made.saved(document)
    for number in range(4):
        data = filled(data, linking(number))
    assert parts(data)["word/_rels/document.xml.rels"].count(b"https://e.org/") == 1
    assert filled(data, linking(3)) == data


def test_what_is_marked_wrongly_is_said_and_nothing_written() -> None:
    assert faults_of(thesis([], chapters=1)) == [("no-bookmark", None)]
    assert faults_of(thesis(["litmatrix_matrise"], chapters=2)) == [("unknown-bookmark", "litmatrix_matrise")]
    twice = thesis(["litmatrix_matrix", "litmatrix_matrix"], chapters=3)
    assert faults_of(twice) == [("repeated-bookmark", "litmatrix_matrix")]


def test_nested_bookmarks_are_refused() -> None:
    document = docx.Document()
    paragraphs = [document.add_paragraph(str(n)) for n in range(4)]
    (outer_start, outer_end), (start, end) = (made.bookmark(f"litmatrix_{one}") for one in ("matrix", "findings"))
    for paragraph, mark in zip(paragraphs, (outer_start, start, end, outer_end), strict=True):
        paragraph._p.append(mark)
    assert faults_of(made.saved(document)) == [("nested-bookmark", "litmatrix_matrix")]


def test_a_bookmark_inside_a_table_or_without_an_end_is_refused() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    start, end = made.bookmark("litmatrix_matrix")
    cell.paragraphs[0]._p.append(start)
    document.add_paragraph()._p.append(end)
    assert faults_of(made.saved(document)) == [("broken-bookmark", "litmatrix_matrix")]
    end.getparent().remove(end)  # type: ignore[attr-defined]
    assert faults_of(made.saved(document)) == [("broken-bookmark", "litmatrix_matrix")]


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200, b"%PDF-1.7"])
def test_what_is_no_word_file_is_said(data: bytes) -> None:
    assert faults_of(data) == [("not-a-word-file", None)]


def test_a_table_alone_fits_where_there_is_no_section_at_all() -> None:
    document = docx.Document()
    body = document.element.body
    body.remove(body.sectPr)
    made.bookmark_in_empty(document, "litmatrix_matrix")
    sections = docx.Document(io.BytesIO(filled(made.saved(document)))).sections
    assert [one.orientation for one in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


@pytest.mark.needs("soffice")
def test_libreoffice_prints_the_filled_thesis(whole: tuple[bytes, bytes], tmp_path: Path) -> None:
    before, after = whole
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    old, new = pages(before, tmp_path / "before"), pages(after, tmp_path / "after")
    assert len(old) >= 38
    assert not any(turned for turned, _ in old)
    lying = [number for number, (turned, _) in enumerate(new) if turned]
    assert lying
    starts = [number for number in lying if number - 1 not in lying]
    captions = ("Litteraturmatrise over", "Evidensprofil", "Studiene etter design")
    for start, caption in zip(starts, captions, strict=True):
        assert caption in " ".join(new[start][1].split())
    for number, (_, text) in enumerate(new[1:], 2):
        assert "Bacheloroppgave" in text
        assert str(number) in text.split()[-1]
    assert "Tabell" in new[lying[0]][1]
    assert isinstance(tables_in(CONTENTS[MATRIX])[0], Table)
