"""What the documents of a review say of its quotes, where there are full texts."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from docx import Document as WordFile

from litmatrix.building import FORMATS, build
from litmatrix.cli.application import application
from litmatrix.document import ProofMark, Text
from litmatrix.load import load
from litmatrix.proving import prove
from litmatrix.writers.html.inlines import inlines as as_html
from litmatrix.writers.latex.inlines import inlines as as_latex
from litmatrix.writers.markdown.inlines import inlines as as_markdown
from tests.support import lay

STUDY = """reports: [a2020]
evidence:
  e1: {page: 12, quote: Deltakerne fortalte om ventetid.}
  e2: {page: 12, quote: Etter ett år var 60 prosent i arbeid.}
  e3: {page: 13, quote: Etter ett år var 70 prosent i arbeid.}
  e4: {page: 13, quote: "Kursene «virket» […] for de fleste"}
  e5: {page: 10, quote: Norsk er nøkkelen til arbeid for de fleste}
  e6: {page: 10, quote: Dette er det ingen som har skrevet noe sted}
  e7: {page: 10, paraphrase: Mange ventet}
ratings:
  F1: {rating: godt, because: Det, evidence: [e1, e2, e3, e4, e5, e6, e7]}
"""
UNREAD = """reports: [b2021]
evidence:
  e1: {page: 3, quote: Språk åpner dører}
ratings:
  F1: {rating: lite, because: Det, evidence: [e1]}
"""
FINDING = """---
questions: [F1]
supported_by: [a, b]
---
# Ventetid
Det er ventetid.
"""
TEXT = (
    "Innledning\n\n10\fTom side\n\n11\fDeltakerne fortalte om ventetid.\n\n12\f"
    "Etter ett år var 60 prosent i arbeid. Kursene “virket” godt, og det gjaldt for de fleste.\n\n13\f"
)
OTHER = "Norsk er nøkkelen til arbeid for de fleste.\n"
FILES = {
    "sources/a.yaml": STUDY,
    "sources/b.yaml": UNREAD,
    "sources/c.yaml": "reports: [c2022]\n",
    "sources/more.bib": "@book{c2022,\n  author = {Li, C.},\n  title = {Norsk},\n  date = {2022}\n}\n",
    "matrices/r/findings/01.md": FINDING,
    "sources/fulltext/a2020.txt": TEXT,
    "sources/fulltext/c2022.txt": OTHER,
}
SAID = {
    "e1": "✓ kontrollert mot s. 12",
    "e2": "↷ står på s. 13",
    "e3": "✗ ikke likt rapporten",
    "e4": "≈ kontrollert mot s. 13, forkortet eller endret som merket",
    "e5": "✗ står i Li 2022, avsn. 1",
    "e6": "✗ ikke funnet",
}


@pytest.fixture
def review(tmp_path: Path) -> Path:
    lay(tmp_path, FILES)
    return tmp_path


def built(root: Path, *formats: str) -> Mapping[str, bytes]:
    read = load(root)
    assert read.review is not None
    outputs, problems = build(read, read.review, root, formats or FORMATS, proved=prove(read, root))
    assert not problems
    return outputs


def spaced(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def without_tags(html: str) -> str:
    """What is seen; what is only read aloud is left out."""
    return spaced(re.sub(r"<[^>]+>", "", re.sub(r'<span class="unseen">[^<]*</span>', "", html)))


def test_every_quote_has_its_mark(review: Path) -> None:
    marks = prove(load(review), review).marks
    assert {
        item: spaced(f"{mark.sign} {mark.label}") for (study, item), mark in marks.items() if study == "a"
    } == SAID
    assert marks["b", "e1"] == ProofMark("·", "uten fulltekst", worded=True)


def test_beside_the_quotations_of_the_chapter(review: Path) -> None:
    outputs = built(review, "md", "html")
    for text in (spaced(outputs["findings.md"].decode()), without_tags(outputs["findings.html"].decode())):
        assert "«Deltakerne fortalte om ventetid.» (Aas, 2020, s. 12). ✓" in text
        assert "60 prosent i arbeid.» (Aas, 2020, s. 12). ↷ står på s. 13" in text
        assert "70 prosent i arbeid.» (Aas, 2020, s. 13). ✗ ikke likt rapporten" in text
        assert "for de fleste» (Aas, 2020, s. 13). ≈" in text
        assert "for de fleste» (Aas, 2020, s. 10). ✗ står i Li 2022, avsn. 1" in text
        assert "Kontroll av sitater." in text
        assert "6 av 7 sitater er holdt mot fulltekst." in text
        assert "✓ står ordrett i rapporten, på stedet som er oppgitt; ≈ " in text
        assert "Sitater uten tegn er ikke kontrollert." in text
        assert "Språk åpner dører» (Berg, 2021, s. 3). " in text  # and no mark
        assert "uten fulltekst" not in text


def test_in_word_latex_and_pdf(review: Path) -> None:
    import pypdfium2

    outputs = built(review, "docx", "tex", "pdf")
    word = spaced("\n".join(one.text for one in WordFile(io.BytesIO(outputs["findings.docx"])).paragraphs))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(outputs["findings.pdf"])]
    for text in (word, spaced(" ".join(pages))):
        assert "s. 12). ✓" in text
        assert "↷ står på s. 13" in text
        assert "✗ ikke funnet" in text
    latex = spaced(outputs["findings.body.tex"].decode())
    assert "\\litmproof{yes}{}" in latex
    assert "\\litmproof{elsewhere}{står på s. 13}" in latex


def test_a_column_of_the_evidence_in_excel(review: Path) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(built(review, "xlsx")["matrix.xlsx"]))["Belegg"]
    head, *rows = sheet.iter_rows(values_only=True)
    column, item = head.index("Kontroll"), head.index("Belegg")
    told = {row[item]: spaced(str(row[column] or "")) for row in rows if "Aas" in str(row[0])}
    assert told == {**SAID, "e7": ""}
    (other,) = (row for row in rows if "Berg" in str(row[0]))
    assert other[column] == "uten fulltekst"


def test_on_the_page(review: Path) -> None:
    page = without_tags(built(review, "page")["review.html"].decode())
    assert "✓ kontrollert mot s. 12" in page
    assert "· uten fulltekst" in page
    assert "Rapporten har «… var 60 prosent …», sitatet har «… var 70 prosent …»" in page


def test_without_full_texts_nothing_is_said(review: Path) -> None:
    shutil.rmtree(review / "sources/fulltext")
    outputs = built(review)
    assert prove(load(review), review).marks == {}
    assert "Kontroll" not in outputs["findings.md"].decode()
    sheet = openpyxl.load_workbook(io.BytesIO(outputs["matrix.xlsx"]))["Belegg"]
    assert "Kontroll" not in [cell.value for cell in sheet[1]]
    page = outputs["review.html"].decode()
    assert "uten fulltekst" not in without_tags(page)
    assert 'class="proof"' not in page


def test_full_texts_of_other_works_say_nothing(review: Path) -> None:
    (review / "sources/fulltext/a2020.txt").unlink()
    (review / "sources/fulltext/c2022.txt").write_text("Noe helt annet.", "utf-8")
    assert prove(load(review), review).marks == {}


def test_the_chapter_can_do_without(review: Path) -> None:
    file = review / "matrices/r/review.yaml"
    file.write_text(file.read_text("utf-8") + "findings: {proofs: false}\n", "utf-8")
    outputs = built(review, "md", "page")
    assert "✓" not in outputs["findings.md"].decode()
    assert "✓" in outputs["review.html"].decode()


def test_the_manifest_names_the_full_texts(review: Path) -> None:
    import hashlib

    made_from = json.loads(built(review, "md")["manifest.json"])["made_from"]
    path = review / "sources/fulltext/a2020.txt"
    assert made_from["sources/fulltext/a2020.txt"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert list(made_from) == sorted(made_from)


def litmatrix(*arguments: str) -> Result:
    return CliRunner().invoke(application("nb"), arguments, catch_exceptions=False)


def test_build_says_it_once_and_is_the_same_with_and_without_what_was_kept(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(review)
    made = litmatrix("build")
    assert made.exit_code == 0
    assert "4 sitater står ikke i fulltekstene slik det er oppgitt. Se hvilke med: litmatrix verify" in made.output
    assert list((review / ".litmatrix/cache/fulltext").glob("*.json"))
    assert litmatrix("build", "--check").exit_code == 0  # from what was kept
    shutil.rmtree(review / ".litmatrix")
    assert litmatrix("build", "--check").exit_code == 0
    assert litmatrix("build", "--quiet").output == ""


def test_a_full_text_that_cannot_be_read_stops_no_build(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (review / "sources/fulltext/b2021.pdf").write_bytes(b"%PDF-1.7 ikke mer")
    monkeypatch.chdir(review)
    made = litmatrix("build", "--to", "md,page")
    assert made.exit_code == 0
    assert "b2021.pdf" in (review / "build/r/review.html").read_text("utf-8")
    assert "s.\u00a012).\u00a0✓" in (review / "build/r/findings.md").read_text("utf-8")


HOSTILE = ProofMark("✗", "står i <b>A</b> & \\input{x} *B* [c](d)", worded=True)


def test_no_mark_is_markup() -> None:
    assert "&lt;b&gt;" in as_html((HOSTILE,))
    assert "\\input" not in as_latex((HOSTILE,))
    assert "\\*B\\*" in as_markdown((Text("x "), HOSTILE))


def test_a_mark_that_speaks_is_heard_once() -> None:
    quiet = ProofMark("✓", "kontrollert mot s. 12")
    assert as_html((quiet,)) == (
        '<span class="proof"><span aria-hidden="true">✓</span><span class="unseen">kontrollert mot s. 12</span></span>'
    )
    assert as_html((quiet._replace(worded=True),)).count("kontrollert") == 1


def test_the_shipped_review_shows_what_it_can() -> None:
    root = Path(__file__).parents[1]
    outputs = built(root, "md", "docx")
    assert "12 av 14 sitater er holdt mot fulltekst." in outputs["findings.md"].decode()
    assert outputs["findings.md"].decode().count("✓") > 1
    with zipfile.ZipFile(io.BytesIO(outputs["findings.docx"])) as archive:
        assert "✓" in archive.read("word/document.xml").decode()
