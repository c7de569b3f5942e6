"""Reading a finished text: every format, what its layout says, and files that nobody should trust."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix.audit import audit, manuscript
from litmatrix.diagnostic import Severity
from litmatrix.model.thesis import Paragraph, Thesis
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.rules import thesis as rules
from litmatrix.readers.thesis import THESIS_FORMATS, read_thesis
from litmatrix.readers.thesis.headings import heading_level, is_reference_list

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(text: str, name: str = "oppgave.txt") -> Thesis:
    thesis, faults = read_thesis(text.encode("utf-8"), name)
    assert not faults
    assert thesis is not None
    return thesis


def shapes(thesis: Thesis) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in thesis.paragraphs]


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body; further parts by their names with _ for /."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(name.replace("_", "/") + ".xml", content)
    return stream.getvalue()


def _paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


# Plain text


def test_lines_become_paragraphs_and_know_their_place() -> None:
    thesis = read(
        "Dette er en setning som fortsetter\npå neste linje (Berg, 2019,\ns. 5). Slutt.\n\nNytt avsnitt.\n"
    )
    first = thesis.paragraphs[0]
    assert first.text == "Dette er en setning som fortsetter på neste linje (Berg, 2019, s. 5). Slutt."
    start = first.text.index("s. 5")
    place = first.location(start, start + 4)
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 1, 3, 5)
    assert [one.text for one in thesis.paragraphs][1:] == ["Nytt avsnitt."]


def test_a_text_set_double_is_not_one_paragraph_a_line() -> None:
    lines = ["Første setning begynner her og", "fortsetter på neste linje og", "så videre til den er slutt."] * 8
    thesis = read("\n\n".join(lines))
    assert len(thesis.paragraphs) == 1


def test_words_cut_at_the_end_of_a_line() -> None:
    text = "Ikke-\nvestlige land, språk- og\narbeidsliv, barne-\nog ungdomsarbeid, s. 167-\n168, over\u00ad\ngang."
    assert read(text).paragraphs[0].text == (
        "Ikke-vestlige land, språk- og arbeidsliv, barne- og ungdomsarbeid, s. 167-168, overgang."
    )


def test_headings_contents_and_the_reference_list() -> None:
    thesis = read(
        "Innhold\n\n1 Innledning ........ 3\n2 Metode ........ 5\n\n1 Innledning\n\nTekst.\n\n1.1 Bakgrunn for\n"
        "valg av tema\n\nMer tekst.\n\nReferanser\n\nBerg, A. (2019). Bok. Forlag.\n"
        "Dahl, B. (2020). En lang\ntittel. Forlag.\n"
    )
    assert shapes(thesis) == [
        ("heading", "Innhold"),
        ("contents", "1 Innledning ........ 3"),
        ("contents", "2 Metode ........ 5"),
        ("heading", "1 Innledning"),
        ("text", "Tekst."),
        ("heading", "1.1 Bakgrunn for valg av tema"),
        ("text", "Mer tekst."),
        ("heading", "Referanser"),
        ("references", "Berg, A. (2019). Bok. Forlag."),
        ("references", "Dahl, B. (2020). En lang tittel. Forlag."),
    ]


def test_a_table_pulled_apart_into_lines() -> None:
    running = "Dette er en vanlig linje i løpende tekst, omtrent så lang som linjer pleier å være.\n"
    cells = "\n".join(
        ["Berg,", "2019", "Intervjuer", "Godt", "Bra", "Lite", "2 år", "Oria", "Praksis", "Dahl,", "2020", "Tall"]
    )
    thesis = read(running * 30 + "\n3.9 Litteraturmatrise\n\n" + cells + "\n\n4 Drøfting\n\n" + running)
    assert [one.kind for one in thesis.paragraphs] == ["text", "heading", "table", "heading", "text"]
    assert thesis.paragraphs[2].text.startswith("Berg, 2019 Intervjuer")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("1 Innledning", 1),
        ("1.2 Bakgrunn for valg av tema", 2),
        ("4.1.1 Hva er målet?", 3),
        ("3. Litteratur og teori", 1),
        ("Referanser", 1),
        ("2022 (Leirvik & Staver, 2019, s. 16-20). Ulike former", 0),
        ("31 prosent organiserer programmet i flyktningenheten", 0),
        ("61% i arbeid eller under utdanning", 0),
        ("2 år og", 0),
        ("1) I hvilken grad", 0),
        ("2 Norge har mange innvandrere. De bor overalt", 0),
    ],
)
def test_what_is_a_heading(line: str, level: int) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize("line", ["Referanser", "6. Litteraturliste", "Kilder:", "References", "Referansar"])
def test_what_announces_the_reference_list(line: str) -> None:
    assert is_reference_list(line)


# Markdown and LaTeX


def test_markdown() -> None:
    thesis = read(
        "---\ntitle: x\n---\n# Metode\n\nTekst med *kursiv* og [lenke](http://x.no).[^1]\n\n"
        "> Et sitat.\n\n- punkt\n\n"
        "| A | B |\n|---|---|\n| Berg, 2019 | *c* |\n\n[^1]: En note.\n\n```\nkode\n```\n",
        "oppgave.md",
    )
    assert shapes(thesis) == [
        ("heading", "Metode"),
        ("text", "Tekst med kursiv og lenke."),
        ("quote", "Et sitat."),
        ("text", "punkt"),
        ("table", "A"),
        ("table", "B"),
        ("table", "Berg, 2019"),
        ("table", "c"),
        ("footnote", "En note."),
    ]
    cell = thesis.paragraphs[6]
    assert (cell.table, cell.location(0, 4).line, cell.location(0, 4).column) == (1, 14, 3)


def test_latex() -> None:
    thesis = read(
        "\\documentclass{article}\\begin{document}\n\\section{Metode}\n"
        "Tekst med \\emph{kursiv}, s.~5--6 \\& mer.% bort\n\n\\begin{quote}Et sitat.\\end{quote}\n"
        "\\enquote{Hva?} sa hun\\footnote{En note.} s{\\aa} $x < 5$ og caf\\'e.\n"
        "\\begin{tabular}{ll} Berg, 2019 & c \\\\ \\end{tabular}\n\\end{document}\n",
        "oppgave.tex",
    )
    assert shapes(thesis) == [
        ("heading", "Metode"),
        ("text", "Tekst med kursiv, s. 5–6 & mer."),
        ("quote", "Et sitat."),
        ("footnote", "En note."),
        ("text", "«Hva?» sa hun så og café."),
        ("table", "Berg, 2019"),
        ("table", "c"),
    ]
    assert thesis.paragraphs[1].location(10, 16).column == 17


BIB = """
@book{dalland2020, author={Dalland, Olav}, title={Metode}, date={2020}}
@article{guribye2019, author={Guribye, Eugene and Espegren, Anne}, title={Mål}, date={2019}, pages={92--108}}
@report{djuve2017, author={Djuve, A. and Kavli, H. and Sterri, E.}, title={En}, date={2017}}
@report{djuve2017b, author={Djuve, A. and Kavli, H. and Sterri, E.}, title={To}, date={2017}}
@report{imdi2024, author={{Direktoratet}}, title={Tre}, date={2024}}
"""


def printed(text: str, bib: str = BIB) -> str:
    """What a LaTeX text reads like with its citations written out."""
    references = read_bibliography(bib, "a.bib")[0].references.values()
    return manuscript(read(text, "a.tex"), references, "nb").paragraphs[-1].text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (r"\parencite{dalland2020}", "(Dalland, 2020)"),
        (r"\parencite[s.~95]{guribye2019}", "(Guribye & Espegren, 2019, s. 95)"),
        (r"\parencite[95--96]{guribye2019}", "(Guribye & Espegren, 2019, s. 95–96)"),
        (r"\Parencite*[jf.][]{dalland2020}", "(jf. Dalland, 2020)"),
        (r"\autocite[se][s.\,5]{djuve2017}", "(se Djuve et al., 2017a, s. 5)"),
        ("\\autocite[se\n  også] [avsn. 3]\n {imdi2024}", "(se også Direktoratet, 2024, avsn. 3)"),
        (r"\textcite[12]{guribye2019}", "Guribye og Espegren (2019, s. 12)"),
        (r"\textcites{dalland2020}[s. 1]{imdi2024}", "Dalland (2020) og Direktoratet (2024, s. 1)"),
        (r"\parencites(se)()[s. 1]{imdi2024}[2]{dalland2020}", "(Dalland, 2020, s. 2; Direktoratet, 2024, s. 1)"),
        (r"\citep{imdi2024, dalland2020}", "(Dalland, 2020; Direktoratet, 2024)"),
        (r"\citet{djuve2017}", "Djuve et al. (2017a)"),
        (r"\citeauthor{guribye2019} (\citeyear{guribye2019})", "Guribye og Espegren (2019)"),
        (r"\parencite[{s. 3, [sic]}]{dalland2020}", "(Dalland, 2020, s. 3, sic)"),
        (r"\parencite[\emph{jf.}][\pno~7]{dalland2020}", "(jf. Dalland, 2020, s. 7)"),
        (r"\parencite{ukjent}", "ukjent"),
        (r"\parencite{ukjent,dalland2020}", "(Dalland, 2020)"),
        (r"\nocite{dalland2020}", ""),
        (r"\parencite", ""),
        (r"\parencite[s. 3]", ""),
    ],
)
def test_citations_by_key(command: str, text: str) -> None:
    both = "\\cite{djuve2017}, \\cite{djuve2017b}\n\n"  # so that the years get their letters
    assert printed(f"{both}Det {command} er.") == " ".join(f"Det {text} er.".split())


def test_a_citation_by_key_stands_where_its_command_does() -> None:
    source = (
        "Først tekst.\nDet er slik \\parencite[s. 4]{guribye2019}, og\nmer \\cite{nokkel} her (Hansen, 2018).\n"
    )
    references = read_bibliography(BIB, "a.bib")[0].references.values()
    found = {
        one.diagnostic.name: one.diagnostic.location
        for one in audit(read(source, "a.tex"), references).findings
        if one.grade == "error"
    }
    assert (found["page-outside-work"].line, found["page-outside-work"].column) == (2, 13)
    assert (found["unknown-key"].line, found["unknown-key"].column) == (3, 5)
    assert (found["cited-not-listed"].line, found["cited-not-listed"].column) == (3, 24)


def test_latex_sees_to_the_form_of_its_citations() -> None:
    references = read_bibliography(BIB, "a.bib")[0].references.values()
    text = r"Slik \parencite[s. 92]{guribye2019} og \cite[se][s. 3]{djuve2017,dalland2020}. \printbibliography"
    assert [
        one.diagnostic.name for one in audit(read(text, "a.tex"), references).findings if one.grade != "info"
    ] == []
    assert [one.diagnostic.name for one in audit(read(text, "a.tex")).findings] == ["keys-without-bibliography"]


def test_links_are_read_and_a_flood_of_brackets_is_text() -> None:
    assert shapes(read("Se [siden](https://x.no) nå.", "a.md")) == [("text", "Se siden nå.")]
    assert len(read("[" * 30_000 + "a", "a.md").paragraphs[0].text) == 30_001


# Word


def test_word_in_the_order_of_the_document() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Sitat"/></w:style></w:styles>'
    )
    notes = (
        f"<w:footnotes {_W}><w:footnote w:id='1'>{_paragraph('En note (Berg, 2019).')}</w:footnote></w:footnotes>"
    )
    body = (
        _paragraph("Metode", "Overskrift1")
        + "<w:p/>"
        + _paragraph("Tekst.")
        + f"<w:tbl><w:tr><w:tc>{_paragraph('Berg, 2019')}</w:tc></w:tr></w:tbl>"
        + _paragraph("Et sitat.", "S")
        + "<w:p><w:r><w:t>Slettet: </w:t></w:r>"
        + "<w:del><w:r><w:delText>bort</w:delText><w:t>bort</w:t></w:r></w:del></w:p>"
    )
    thesis, faults = read_thesis(word(body, word_styles=styles, word_footnotes=notes), "oppgave.docx")
    assert not faults
    assert thesis is not None
    assert thesis.counted == "paragraph"
    assert [(one.kind, one.text, one.location(0, 1).line) for one in thesis.paragraphs] == [
        ("heading", "Metode", 1),
        ("text", "Tekst.", 3),
        ("table", "Berg, 2019", 4),
        ("quote", "Et sitat.", 5),
        ("text", "Slettet:", 6),
        ("footnote", "En note (Berg, 2019).", 7),
    ]
    assert [(one.section, one.ordinal) for one in thesis.paragraphs[1:3]] == [("Metode", 1), ("Metode", 2)]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{_paragraph('I boksen (Berg, 2019).')}</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Rundt.</w:t>'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    thesis, _ = read_thesis(word(body), "oppgave.docx")
    assert thesis is not None
    assert shapes(thesis) == [("text", "Rundt."), ("box", "I boksen (Berg, 2019).")]


def test_the_lengths_of_plain_tex_are_no_text() -> None:
    thesis = read(
        r"{\hangindent=2em\hangafter=1\noindent Berg, B. (2021). \parskip 0.5ex Plus.\par}", "oppgave.tex"
    )
    assert shapes(thesis) == [("text", "Berg, B. (2021). Plus.")]


# PDF


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_without_its_running_heads_and_page_numbers(columns: int, tmp_path: Path) -> None:
    import typst

    body = "Dette er løpende tekst med æøå som går over flere linjer og sider (Djuve, et al., 2017, s. 6). " * 60
    source = tmp_path / "a.typ"
    source.write_text(
        '#set page(paper: "a5", header: [Min oppgave om noe], numbering: "1", columns: '
        f'{columns})\n#set text(lang: "nb", hyphenate: false)\n= 1 Innledning\n{body}\n\n= 2 Metode\n{body}\n',
        "utf-8",
    )
    thesis, faults = read_thesis(typst.compile(str(source)), "oppgave.pdf")
    assert not faults
    assert thesis is not None
    assert thesis.counted == "page"
    assert "Min oppgave" not in " ".join(one.text for one in thesis.paragraphs)
    found = [one for one in audit(thesis).findings if one.diagnostic.name == "comma-before-et-al"]
    assert len(found) == 120
    assert {one.diagnostic.location.line for one in found} > {1, 2}
    assert "1 Innledning" in [one.text for one in thesis.paragraphs if one.kind == "heading"]


def headings_of_pdf(text: str, tmp_path: Path) -> list[str]:
    import typst

    source = tmp_path / "a.typ"
    source.write_text(text, "utf-8")
    thesis, _ = read_thesis(typst.compile(str(source)), "oppgave.pdf")
    assert thesis is not None
    return [one.text for one in thesis.paragraphs if one.kind == "heading"]


_PROSE = "Dette er løpende tekst med æøå som går over flere linjer og sider. " * 9


@pytest.mark.parametrize(
    "figure",
    [
        "#text(size: 7pt)[1 Godt\n\n1 Bra\n\n3 Lite]",
        "#grid(columns: 3, gutter: 8mm, [2 Godt], [3 Bra], [5 Lite])",
        "#grid(columns: 2, gutter: 8mm, [10 Kommuner \\ 20 Bydeler], [Fylker \\ Kretser])",
        "#block[4 Godt 3 Bra]",
        "#grid(columns: 2, gutter: 8mm, [12 Kommuner], [7 Bydeler])\n\n#block[9 Skoler]",
        "#block[12 Kommuner 7 Bydeler]\n#block[9 Skoler]\n#block[12 Kommuner 7 Bydeler]",
    ],
    ids=["small", "row", "axis", "line", "last", "between"],
)
def test_a_label_of_a_figure_is_no_heading(figure: str, tmp_path: Path) -> None:
    source = f"= 1 Innledning\n{_PROSE}\n\n#block[Figur 1. Studier.]\n{figure}\n\n{_PROSE}\n\n= 2 Covid 19 i skolen\n{_PROSE}"
    assert headings_of_pdf(source, tmp_path) == ["1 Innledning", "2 Covid 19 i skolen"]


@pytest.mark.parametrize(
    "line",
    ["#counter(page).display() #h(4mm) #c", "#c #h(1fr) #counter(page).display()"],
    ids=["before", "behind"],
)
@pytest.mark.parametrize("at", ["header", "footer"])
def test_a_page_number_beside_a_running_head_is_no_heading(at: str, line: str, tmp_path: Path) -> None:
    """Each chapter's head stands on few pages, so that it is not known by being repeated."""
    head = (
        '#context {let c = ("Metode", "Teori", "Funn", "Drøfting").at(calc.rem(counter(page).get().first(), 4))\n['
        + line
        + "]}"
    )
    chapters = "\n\n".join(
        f"= {n} {title}\n" + f"{_PROSE}\n\n" * 6 for n, title in enumerate(("Start", "Slutt"), 1)
    )
    source = f'#set page(paper: "a5", {at}: [{head}])\n#counter(page).update(7)\n{chapters}'
    assert headings_of_pdf(source, tmp_path) == ["1 Start", "2 Slutt"]


def test_a_heading_right_behind_a_table_is_known_by_its_number(tmp_path: Path) -> None:
    table = "#table(columns: 2, [Kommune], [Andel], [Bergen], [Mange], [Oslo], [Noen])"
    source = f"= 1 Innledning\n{_PROSE}\n\n{table}\n= 1.1 Bakgrunn\n{_PROSE}\n\n{table}\n= 2 Metode\n{_PROSE}"
    assert headings_of_pdf(source, tmp_path) == ["1 Innledning", "1.1 Bakgrunn", "2 Metode"]


@pytest.mark.needs("latexmk")
def test_the_running_heads_of_latex_are_no_headings(tmp_path: Path) -> None:
    pages = f"{_PROSE}\n\n" * 12
    (tmp_path / "a.tex").write_text(
        "\\documentclass{report}\\usepackage[utf8]{inputenc}\\pagestyle{headings}\\begin{document}\n"
        f"\\chapter{{Innledning}}\\section{{Bakgrunn}}{pages}\\chapter{{Metode}}\\section{{Søk}}{pages}\\end{{document}}\n",
        "utf-8",
    )
    command = ["latexmk", "-pdf", "-interaction=batchmode", "a.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    thesis, _ = read_thesis((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert thesis is not None
    found = [one.text for one in thesis.paragraphs if one.kind == "heading"]
    assert found == ["Innledning", "1.1 Bakgrunn", "Metode", "2.1 Søk"]


def test_words_that_a_typesetter_has_broken_are_whole_again(tmp_path: Path) -> None:
    import typst

    cited = "(Espegren, 2019; Volckmar-Eeg, 2022; Integrerings- og mangfoldsdirektoratet, 2024)"
    source = tmp_path / "a.typ"
    source.write_text(
        '#set page(paper: "a7", margin: 9mm)\n#set text(lang: "nb", hyphenate: true)\n= Funn\n'
        + "\n\n".join(f"{'x' * width} {cited}" for width in range(1, 40)),
        "utf-8",
    )
    thesis, _ = read_thesis(typst.compile(str(source)), "oppgave.pdf")
    assert thesis is not None
    assert {name for one in manuscript(thesis).citations for work in one.works for name in work.authors} == {
        "Espegren",
        "Volckmar-Eeg",
        "Integrerings- og mangfoldsdirektoratet",
    }


# Files that nobody should trust


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w>" + b" " * 400_000_000)
    return stream.getvalue()


def doctype() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    return stream.getvalue()


def locked() -> bytes:
    """A zip whose part says that it is encrypted."""
    data = bytearray(word("<w:p/>"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + flags] |= 1
    return bytes(data)


def empty_pdf() -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 300)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.docx", b"dette er ikke en zip", rules.NOT_A_DOCUMENT),
        ("a.docx", b"", rules.NOT_A_DOCUMENT),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 50, rules.NOT_A_DOCUMENT),
        ("a.docx", word("<w:p/>")[:-30], rules.NOT_A_DOCUMENT),
        ("a.docx", doctype(), rules.NOT_A_DOCUMENT),
        ("a.docx", locked(), rules.ENCRYPTED),
        ("a.odt", word("<w:p/>"), rules.NOT_A_DOCUMENT),
        ("a.docx", word("<w:p>"), rules.NOT_A_DOCUMENT),
        ("a.docx", word("<w:p/>"), rules.NO_TEXT),
        ("a.pdf", b"%PDF-1.7\n%%EOF", rules.NOT_A_DOCUMENT),
        ("a.pdf", b"", rules.NOT_A_DOCUMENT),
        ("a.pdf", b"ikke en pdf", rules.NOT_A_DOCUMENT),
        ("a.doc", b"\xd0\xcf\x11\xe0", rules.UNKNOWN_FORMAT),
        ("oppgave", b"x", rules.UNKNOWN_FORMAT),
        ("a.txt", b" \n\n", rules.NO_TEXT),
    ],
)
def test_a_bad_file_is_a_plain_fault(name: str, data: bytes, rule: object) -> None:
    thesis, faults = read_thesis(data, name)
    assert thesis is None
    assert [fault.rule for fault in faults] == [rule]


def test_a_scanned_pdf_says_that_it_has_no_text() -> None:
    thesis, faults = read_thesis(empty_pdf(), "a.pdf")
    assert thesis is None
    assert [fault.rule for fault in faults] == [rules.NO_TEXT]


@pytest.mark.timeout(60)
def test_a_zip_bomb_is_not_inflated() -> None:
    thesis, faults = read_thesis(bomb(), "a.docx")
    assert thesis is None
    assert [fault.rule for fault in faults] == [rules.BOMB]


@pytest.mark.needs("soffice")
def test_an_encrypted_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hemmelig.", "utf-8")
    options = (
        '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    )
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--convert-to"]
    command += [f"pdf:writer_pdf_Export:{options}", "--outdir", str(tmp_path), str(tmp_path / "a.txt")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    thesis, faults = read_thesis((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert thesis is None
    assert [fault.rule for fault in faults] == [rules.ENCRYPTED]


def test_a_legacy_encoding_is_placed() -> None:
    thesis, faults = read_thesis("Første linje.\nSå kommer æ.".encode("latin-1"), "a.txt")
    assert thesis is None
    (fault,) = faults
    assert fault.rule.severity is Severity.ERROR
    assert (fault.where.line, fault.where.column) == (1, 2)  # type: ignore[union-attr]


def test_form_feeds_are_page_breaks() -> None:
    assert [one.text for one in read("Side én.\f\n\nSide to.").paragraphs] == ["Side én.", "Side to."]


@pytest.mark.parametrize("suffix", THESIS_FORMATS)
@given(data=st.binary(max_size=300))
@settings(max_examples=15, deadline=None)
def test_any_bytes_are_answered(suffix: str, data: bytes) -> None:
    thesis, faults = read_thesis(data, f"a.{suffix}")
    assert (thesis is None) == bool(faults)


REFERENCES = tuple(read_bibliography(BIB, "a.bib")[0].references.values())
_COMMANDS = st.lists(
    st.sampled_from(
        [
            r"\parencite",
            r"\textcites",
            r"\cite",
            "[",
            "]",
            "{",
            "}",
            "dalland2020",
            "x",
            ",",
            "(",
            "s. 4",
            "\n",
            "«a b c d e»",
            " ",
        ]
    ),
    max_size=40,
).map("".join)


@given(text=_COMMANDS)
@settings(max_examples=200, deadline=None)
def test_any_commands_are_audited_and_every_place_is_in_the_text(text: str) -> None:
    thesis, _ = read_thesis(text.encode("utf-8"), "a.tex")
    lines = text.split("\n")
    for finding in audit(thesis, REFERENCES).findings if thesis else ():
        place = finding.diagnostic.location
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize("suffix", ["txt", "md", "tex"])
@given(text=st.text(max_size=400) | st.text(alphabet="(),;&. 0219Aas§\n-–{}\\«»", max_size=400))
@settings(max_examples=120, deadline=None)
def test_any_text_is_audited_and_every_place_is_in_it(suffix: str, text: str) -> None:
    thesis, _ = read_thesis(text.encode("utf-8"), f"a.{suffix}")
    if thesis is None:
        return
    lines = thesis.source.split("\n")
    for finding in audit(thesis).findings:
        place = finding.diagnostic.location
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(words=st.lists(st.text(alphabet="ab -\u00ad", min_size=1, max_size=12), min_size=1, max_size=6))
def test_every_offset_leads_back_to_its_letter(words: list[str]) -> None:
    text = "\n".join(words)
    thesis, _ = read_thesis(text.encode("utf-8"), "a.txt")
    lines = text.split("\n")
    for paragraph in thesis.paragraphs if thesis else ():
        _check(paragraph, lines)


def _check(paragraph: Paragraph, lines: list[str]) -> None:
    for offset, letter in enumerate(paragraph.text):
        if letter != " ":
            place = paragraph.location(offset, offset + 1)
            assert lines[place.line - 1][place.column - 1] == letter


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        ")",
        "«",
        "(2020 ",
        "(A, 2020, ",
        "Aa (2020) ",
        "§ 1 ",
        "x",
        "-",
        "1",
        "& ",
        ". ",
        "[",
        "a a ",
        "(2015, ",
    ],
)
@pytest.mark.timeout(60)
def test_no_text_is_too_long(unit: str) -> None:
    """In bounded time; how it grows is measured by `benchmarks/growth.py`."""
    thesis, _ = read_thesis((unit * (200_000 // len(unit))).encode(), "a.txt")
    assert thesis is not None
    audit(thesis)
