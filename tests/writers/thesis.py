"""A Word thesis of some forty pages, made with python-docx: chapters, sections, fields, tables, comments."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

PROSE = (
    "Introduksjonsprogrammet skal gi nyankomne innvandrere grunnleggende ferdigheter i norsk og innsikt i norsk "
    "samfunnsliv. Kommunene har ansvaret, og de løser oppgaven ulikt. Flere studier peker på at tett oppfølging "
    "og samarbeid mellom Nav, voksenopplæringen og arbeidsgivere avgjør om deltakerne kommer i arbeid. "
)


def thesis(
    marked: Sequence[str] = ("litmatrix_matrix", "litmatrix_findings", "litmatrix_references"),
    *,
    mark: Callable[[Docx, str], None] | None = None,
    restart: bool = False,
    chapters: int = 9,
) -> bytes:
    """The bytes of a thesis with its places marked: by default each by a bookmark around a paragraph.

    `restart` begins the body's page numbers at 1, with a first page of its own.
    """
    mark = mark or bookmark_around
    places = list(marked)
    document = docx.Document()
    for style in document.styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), "nb-NO")
    document.add_heading("Veien til arbeid", 0)
    _field(document.add_paragraph(), ' TOC \\o "1-3" \\h \\z \\u ', "Oppdater feltet")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.header.paragraphs[0].text = "Bacheloroppgave"
    section.footer.is_linked_to_previous = False
    _field(section.footer.paragraphs[0], " PAGE ", "1")
    if restart:
        section.different_first_page_header_footer = True
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.find(qn("w:cols")).addprevious(numbers)
    for number in range(1, chapters + 1):
        document.add_heading(f"Kapittel {number}", 1)
        for part in ("Bakgrunn", "Metode"):
            document.add_heading(part, 2)
            for _ in range(7):
                paragraph = document.add_paragraph(PROSE * 3)
            document.add_paragraph(PROSE)
            document.add_comment(paragraph.runs, text="Er dette dekket?", author="Veileder", initials="V")
            for item in ("første punkt", "andre punkt"):
                document.add_paragraph(item, style="List Bullet")
        _table(document, number)
        if number >= chapters - len(marked) and places:
            document.add_heading("Resultater", 2)
            mark(document, places.pop(0))
            document.add_paragraph(f"Teksten går videre etter plassen i kapittel {number}.")
    document.add_picture(io.BytesIO(_picture()))
    return saved(document)


def saved(document: Docx) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bookmark_around(document: Docx, name: str) -> None:
    """A bookmark from the beginning of one paragraph to the end of the next."""
    first = document.add_paragraph("Her kommer noe fra litmatrix.")
    last = document.add_paragraph("Dette blir byttet ut.")
    start, end = bookmark(name)
    first._p.insert(0, start)
    last._p.append(end)


def bookmark_in_empty(document: Docx, name: str) -> None:
    """A bookmark set at the cursor in an empty paragraph."""
    document.add_paragraph()._p.extend(bookmark(name))


def bookmark_in_sentence(document: Docx, name: str) -> None:
    """A bookmark around some words in the middle of a paragraph."""
    paragraph = document.add_paragraph("Før stedet. ")
    start, end = bookmark(name)
    paragraph._p.append(start)
    paragraph.add_run("Byttes ut.")
    paragraph._p.append(end)
    paragraph.add_run(" Etter stedet.")


def bookmark_to_next(document: Docx, name: str) -> None:
    """A bookmark that ends at the very beginning of the next paragraph, as a selected line gives."""
    first = document.add_paragraph("Byttes ut.")
    after = document.add_paragraph("Denne blir stående.")
    start, end = bookmark(name)
    first._p.insert(0, start)
    after._p.insert(0, end)


def control(document: Docx, name: str) -> None:
    """A content control between paragraphs."""
    holder = _control(name)
    paragraph = document.add_paragraph("Klikk for å skrive.")
    paragraph._p.addprevious(holder)
    holder.find(qn("w:sdtContent")).append(paragraph._p)


def control_in_paragraph(document: Docx, name: str) -> None:
    """A content control for plain text, alone in its paragraph."""
    paragraph = document.add_paragraph()
    holder = _control(name)
    holder.find(qn("w:sdtPr")).append(OxmlElement("w:text"))
    run = paragraph.add_run("Klikk for å skrive.")
    paragraph._p.append(holder)
    holder.find(qn("w:sdtContent")).append(run._r)


_NUMBER = iter(range(9000, 10**9))


def bookmark(name: str) -> tuple[object, object]:
    """The two ends of a bookmark."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = str(next(_NUMBER))
    for element in (start, end):
        element.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    return start, end


def _control(name: str) -> object:
    holder, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    for kind, value in (("w:tag", name), ("w:showingPlcHdr", None)):
        element = OxmlElement(kind)
        if value:
            element.set(qn("w:val"), value)
        properties.append(element)
    holder.extend((properties, OxmlElement("w:sdtContent")))
    return holder


def _table(document: Docx, number: int) -> None:
    caption = document.add_paragraph("Tabell ", style="Caption")
    _field(caption, " SEQ Tabell \\* ARABIC ", str(number))
    caption.add_run(f" Kommuner i kapittel {number}")
    table = document.add_table(3, 3)
    for cell in table._cells:
        cell.text = "Kommune"


def _field(paragraph: Paragraph, instruction: str, result: str) -> None:
    for kind in ("begin", "separate", "end"):
        if kind == "end":
            paragraph.add_run(result)
        run = paragraph.add_run()
        character = OxmlElement("w:fldChar")
        character.set(qn("w:fldCharType"), kind)
        run._r.append(character)
        if kind == "begin":
            code = OxmlElement("w:instrText")
            code.text = instruction
            paragraph.add_run()._r.append(code)


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\xff\0\xff\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
