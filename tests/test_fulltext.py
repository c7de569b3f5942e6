"""Full texts from real programs, and what is wrong with files that are none."""

import io
import os
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import typst

from litmatrix.readers.fulltext import CACHE, FullTexts, read_fulltexts
from litmatrix.readers.fulltext.cache import length_of, pack, unpack
from litmatrix.readers.pdf_text import PdfChild
from litmatrix.verification.places import Found, find
from litmatrix.verification.searchable import Searchable

FILLER = (
    "Deltakerne forteller at de får god hjelp av programrådgiverne sine, men at det tar lang tid før de kommer i "
    "gang med språkopplæringen. Kommunene melder at de mangler kapasitet. "
)


def laid(root: Path, files: Mapping[str, bytes]) -> FullTexts:
    """The full texts of these files, read."""
    folder = root / "sources/fulltext"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return read_fulltexts(root, ("a2020", "b2021", "c2022"))


def searchable(root: Path, data: bytes, name: str = "a2020.pdf", pages: str = "") -> Searchable:
    read = laid(root, {name: data})
    assert not read.faults, read.faults
    return Searchable(read.texts["a2020"], pages)


def pages(text: Searchable, quote: str) -> tuple[str, str, str]:
    """How a quote is found, and on which pages."""
    found = find(quote, text)
    assert isinstance(found, Found), quote
    place = found.places[0]
    return found.likeness, text.name(place.first), text.name(place.last)


# Typst


FRONT = """
#set text(lang: "nb", size: 10pt, hyphenate: true)
#set par(justify: true)
#set page(width: 12cm, height: 16cm, numbering: "i", footer: context align(center, counter(page).display("i")))
"""
MAIN = """
#pagebreak()
#counter(page).update(1)
#set page(numbering: "1", columns: 2, footer: none, header: context {
  let n = counter(page).get().first()
  if calc.odd(n) [Flyktninger i arbeid #h(1fr) #n] else [#n #h(1fr) Hansen og Olsen]
})
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Searchable:
    """Roman front matter, then arabic pages in two columns under running heads, with footnotes."""
    source = (
        FRONT
        + "Forordet takker arbeidsgiverne i Tromsø.\n#pagebreak()\nSammendraget er kort og greit.\n"
        + MAIN
        + FILLER * 9
        + "Effekten var offisielt liten.#footnote[Se vedlegg 3 om ærlige tall.] Filosofien om "
        + "arbeidsmarkedsintegrering og kvalifiseringstiltak for nyankomne er flertydig.\n\n"
        + FILLER * 14
        + "#strong[Kapittelet slutter her.]"
    )
    return searchable(tmp_path_factory.mktemp("book"), typst.compile(source.encode()))


def test_roman_front_matter_then_arabic(book: Searchable) -> None:
    assert book.numbering is not None
    assert book.numbering.source == "printed"
    assert book.numbering.printed[:4] == ("i", "ii", "1", "2")
    assert pages(book, "takker arbeidsgiverne i Tromsø")[1] == "i"
    assert pages(book, "Sammendraget er kort og greit.")[1] == "ii"


def test_two_columns_ligatures_hyphens_and_footnotes(book: Searchable) -> None:
    likeness, _, last = pages(book, "Effekten var offisielt liten. Filosofien om arbeidsmarkedsintegrering")
    assert likeness == "typographic"
    assert last.isdecimal()
    assert pages(book, "kvalifiseringstiltak for nyankomne er flertydig")[0] in {"exact", "typographic"}
    assert pages(book, "Se vedlegg 3 om ærlige tall.")[1] == last


def test_a_quote_runs_over_a_page_with_its_running_head_and_footnotes(book: Searchable) -> None:
    sentence = (
        "Kommunene melder at de mangler kapasitet. Deltakerne forteller at de får god hjelp av programrådgiverne"
    )
    found = find(sentence, book)
    assert found is not None
    assert found.likeness in {"exact", "typographic"}
    words = FILLER.split()
    assert book.numbering is not None
    everything = " ".join(words * 9)
    assert find(everything, book) is not None, "nine paragraphs in a row run over columns and pages"


def test_what_is_printed_wins_over_the_labels_of_the_file(tmp_path: Path) -> None:
    number = "#(counter(page).get().first() + 232)"
    source = f"#set page(width: 9cm, height: 6cm, header: context [Tidsskrift #h(1fr) {number}])"
    text = searchable(tmp_path, typst.compile(f"{source}\n{FILLER * 4}".encode()), pages="1--10")
    assert text.numbering is not None
    assert (text.numbering.source, text.numbering.printed[0]) == ("printed", "233")


def test_a_scanned_page_has_no_text(tmp_path: Path) -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    shape = f'#let side = image(bytes("{picture.decode().replace(chr(34), chr(92) + chr(34))}"))\n'
    text = searchable(tmp_path, typst.compile(f"{shape}#side\n#pagebreak()\n#side".encode()))
    assert not text.has_text
    mixed = searchable(
        tmp_path, typst.compile(f"{shape}#side\n#pagebreak()\n{FILLER}\n#pagebreak()\n{FILLER}".encode())
    )
    assert mixed.has_text
    assert mixed.pictures == {0}


# LaTeX

LATEX = r"""\documentclass[10pt,a5paper,twocolumn,twoside]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage[norsk]{babel}\usepackage{lmodern,fancyhdr}
\pagestyle{fancy}\fancyhf{}\fancyhead[LE,RO]{\thepage}\fancyhead[RE]{Søkelys}\fancyhead[LO]{Mangfold}
\begin{document}\setcounter{page}{233}\thispagestyle{plain}%s\end{document}"""


@pytest.mark.needs("pdflatex")
def test_latex(tmp_path: Path) -> None:
    body = FILLER * 12 + r"Effekten var liten\footnote{Se vedlegg 3.} for fiskerne i Ålesund. " + FILLER * 12
    (tmp_path / "a.tex").write_text(LATEX % body, "utf-8")
    subprocess.run(["pdflatex", "-interaction=batchmode", "a.tex"], cwd=tmp_path, check=True, capture_output=True)
    text = searchable(tmp_path, (tmp_path / "a.pdf").read_bytes(), pages="1--4")
    assert text.numbering is not None
    assert text.numbering.printed[:2] == ("233", "234")
    assert pages(text, "Effekten var liten for fiskerne i Ålesund.")[0] == "typographic"
    assert find(FILLER * 12, text) is not None


# LibreOffice


@pytest.fixture(scope="module")
def word_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word file with headings, a footer that counts pages from 17, and a header."""
    import docx
    from docx.oxml import OxmlElement

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Fafo-rapport 2022:03"
    run = document.sections[0].footer.paragraphs[0].add_run()
    field = OxmlElement("w:fldSimple")
    field.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr", "PAGE")
    run._r.addnext(field)
    kind = OxmlElement("w:pgNumType")
    kind.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}start", "17")
    document.sections[0]._sectPr.append(kind)
    for heading in ("Innledning", "Funn på tvers"):
        document.add_heading(heading, 1)
        for _ in range(9):
            document.add_paragraph(FILLER * 3)
    document.add_paragraph("Til slutt: Kjærlighet på øya koster 12 000 kroner – «minst».")
    path = tmp_path_factory.mktemp("word") / "a2020.docx"
    document.save(str(path))
    return path


@pytest.mark.needs("soffice")
def test_libreoffice(word_file: Path, tmp_path: Path) -> None:
    environment = os.environ | {"HOME": str(tmp_path)}
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word_file)]
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=180)
    text = searchable(tmp_path, (tmp_path / "a2020.pdf").read_bytes())
    assert text.numbering is not None
    assert text.numbering.printed[:2] == ("17", "18")
    quote = 'Kjærlighet på øya koster 12 000 kroner - "minst"'
    likeness, first, _ = pages(text, quote)
    assert (likeness, first) == ("typographic", text.numbering.printed[-1])
    assert find(" ".join([FILLER * 3] * 9), text) is not None, "a page break is no break in the text"


# Texts without pages


def epub() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/b.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OEBPS/b.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="b" href="to.xhtml"/>'
            '<item id="a" href="en%20.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine>'
            "</package>",
        )
        head = "<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        book.writestr(
            "OEBPS/en .xhtml", f"{head}<h1>Funn</h1><p>Første kapittel om <i>ærlige</i> svar.</p></body></html>"
        )
        book.writestr("OEBPS/to.xhtml", f"{head}<h1>Slutt</h1><p>Andre kapittel.</p></body></html>")
    return buffer.getvalue()


HTML = """<!DOCTYPE html><html><head><title>Ikke dette</title><style>p {}</style></head><body>
<nav>Meny</nav><h1>Funn</h1><p>Første kapittel om <b>ær</b>lige svar.</p><script>alert("nei")</script>
<h2>Mer</h2><div>Løs tekst<br>på to linjer</div><p>Andre kapittel.</p></body></html>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a2020.html", HTML.encode()),
        ("a2020.htm", HTML.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")),
        ("a2020.epub", epub()),
        ("A2020.TXT", "Funn\n\nFørste kapittel om\nærlige svar.\n\nAndre kapittel.\n".encode()),
        ("a2020.md", "# Funn\n\nFørste kapittel om *ærlige* svar.\n\nAndre kapittel.\n".encode()),
    ],
)
def test_texts_without_pages(name: str, data: bytes, tmp_path: Path) -> None:
    text = searchable(tmp_path, data, name)
    assert pages(text, "Første kapittel om ærlige svar.")[:2] == ("exact", "Funn")
    assert find("Andre kapittel.", text) is not None
    assert find("alert", text) is None
    assert text.numbering is None


def test_word_and_opendocument(word_file: Path, tmp_path: Path) -> None:
    import pypandoc

    text = searchable(tmp_path, word_file.read_bytes(), "a2020.docx")
    assert pages(text, "koster 12 000 kroner – «minst»")[:2] == ("exact", "Funn på tvers")
    odt = tmp_path / "b2021.odt"
    pypandoc.convert_file(str(word_file), "odt", outputfile=str(odt))
    read = laid(tmp_path, {"b2021.odt": odt.read_bytes()})
    assert pages(Searchable(read.texts["b2021"], ""), "koster 12 000 kroner")[1] == "Funn på tvers"


# Names


def test_names(tmp_path: Path) -> None:
    read = laid(
        tmp_path,
        {
            "a2020.md": b"# A\n\nTekst.\n",
            "a2020.txt": b"Tekst.",
            "a202.pdf": b"x",
            "b2021.rtf": b"x",
            "README.md": b"x",
            ".DS_Store": b"x",
        },
    )
    assert {(fault.rule.name, fault.where.path) for fault in read.faults} == {
        ("second-fulltext", "sources/fulltext/a2020.txt"),
        ("fulltext-without-reference", "sources/fulltext/a202.pdf"),
        ("unknown-fulltext-format", "sources/fulltext/b2021.rtf"),
    }
    assert next(fault for fault in read.faults if "without" in fault.rule.name).parameters["near"] == "a2020"


def test_keys_that_no_file_can_be_called(tmp_path: Path) -> None:
    (tmp_path / "sources/fulltext").mkdir(parents=True)
    (tmp_path / "sources/fulltext/med_kolon-og.txt").write_text("Tekst.", "utf-8")
    assert set(read_fulltexts(tmp_path, ["med:kolon-og"]).texts) == {"med:kolon-og"}


# Bad files


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * 200_000_000)
    return buffer.getvalue()


def encrypted() -> bytes:
    """A PDF of one page whose dictionary asks for a password that nobody has."""
    plain = typst.compile(b"Hei")
    at = plain.rindex(b"trailer")
    added = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> " % (b"41" * 32, b"42" * 32)
    return plain[:at] + plain[at:].replace(b"<<", b"<< " + added, 1)


BAD: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "junk": ("a2020.pdf", lambda: b"%PDF-1.7\njunk" * 99, "FTX001"),
    "empty": ("a2020.pdf", lambda: b"", "FTX001"),
    "blank": ("a2020.txt", lambda: b"  \n", "FTX001"),
    "cut": ("a2020.pdf", lambda: typst.compile(b"Hei")[:300], "FTX001"),
    "encrypted": ("a2020.pdf", encrypted, "FTX002"),
    "bomb": ("a2020.docx", bomb, "FTX003"),
    "no zip": ("a2020.docx", lambda: b"PK\x03\x04 nei", "FTX001"),
    "no book": ("a2020.epub", lambda: b"nei", "FTX001"),
    "entities": ("a2020.odt", lambda: _zip("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "FTX001"),
    "legacy": ("a2020.txt", lambda: "Blåbærsyltetøy".encode("latin-1"), "FIL004"),
    "legacy html": ("a2020.html", lambda: "<p>Blåbærsyltetøy</p>".encode("latin-1"), "FIL004"),
}


def _zip(name: str, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_a_fault_and_the_rest_goes_on(kind: str, tmp_path: Path) -> None:
    name, make, code = BAD[kind]
    read = laid(tmp_path, {name: make(), "b2021.txt": b"Denne leses.", "c2022.pdf": typst.compile(b"Denne og.")})
    assert [fault.rule.code for fault in read.faults] == [code]
    assert str(read.faults[0].where).count(name)
    assert set(read.texts) == {"b2021", "c2022"}
    assert read.unreadable == {"a2020"}


def test_a_file_that_leads_out_of_the_root_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelig", "utf-8")
    root = tmp_path / "root"
    (root / "sources/fulltext").mkdir(parents=True)
    (root / "sources/fulltext/a2020.txt").symlink_to(secret)
    assert read_fulltexts(root, ["a2020"]).texts == {}


@pytest.mark.timeout(60)
def test_a_child_that_is_too_slow_is_ended_and_the_next_file_read() -> None:
    many = "\n".join(f"#pagebreak()\n{FILLER * 9}" for _ in range(60))
    slow, quick = typst.compile(f"#set page(width: 12cm, height: 16cm)\n{many}".encode()), typst.compile(b"Hei")
    with PdfChild(seconds=0.005) as child:
        assert child.text(slow) == "too-slow"
    with PdfChild() as child:
        assert child.text(b"%PDF-1.4") == "broken"
        assert not isinstance(child.text(quick), str)


def test_there_is_no_network_and_no_file_in_the_child() -> None:
    """A PDF is read from a pipe, in a program that imports nothing to reach out with."""
    source = (Path(__file__).parents[1] / "litmatrix/readers/pdf_child.py").read_text("utf-8")
    assert not {"socket", "urllib", "open("} & set(source.split())


# Kept texts


def test_a_text_is_extracted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}
    laid(tmp_path, {"a2020.pdf": typst.compile(FILLER.encode())})
    first = read_fulltexts(tmp_path, ["a2020"], kept.__setitem__)
    (name,) = kept
    (tmp_path / CACHE).mkdir(parents=True)
    (tmp_path / CACHE / name).write_bytes(kept[name])
    monkeypatch.setattr(PdfChild, "text", lambda *_: pytest.fail("read again"))
    again = read_fulltexts(tmp_path, ["a2020"], kept.__setitem__)
    assert dict(again.texts) == dict(first.texts)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"[1, [[1]]]", b'1 x\n[["x", "y", 1, 2, 3, 4, 5, 6]]', b"[" * 9999]
)
def test_a_kept_text_that_makes_no_sense_is_not_believed(content: bytes, tmp_path: Path) -> None:
    kept: dict[str, bytes] = {}
    laid(tmp_path, {"a2020.txt": b"Tekst."})
    first = read_fulltexts(tmp_path, ["a2020"], kept.__setitem__)
    (tmp_path / CACHE).mkdir(parents=True)
    (tmp_path / CACHE / next(iter(kept))).write_bytes(content)
    assert dict(read_fulltexts(tmp_path, ["a2020"]).texts) == dict(first.texts)


def test_packing_loses_nothing(book: Searchable) -> None:
    packed = pack(book.text.pages, 7)
    assert (unpack(packed), length_of(packed)) == (book.text.pages, 7)
    assert length_of(packed[:-1]) is None
