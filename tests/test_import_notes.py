"""`litmatrix import-notes`: highlights in a PDF become evidence, once, and nothing else in the file changes."""

import ctypes
import io
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst
from click.testing import CliRunner, Result

from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.verifying import verify
from tests.support import lay

SOURCE = (
    "#set page(width: 9cm, height: 7cm, header: context [Tidsskrift #h(1fr) #(counter(page).get().first() + 9)])\n"
    "Deltakerne fortalte om lang ventetid, og mange ga opp. #pagebreak() Etter ett år var 60 prosent i arbeid. "
    "Effekten var offisielt ukjent for kommunene. #pagebreak() Slutten er åpen."
)
STUDY = """reports: [a2020]   # rapporten

evidence:   # belegg
  e1: {page: 10, quote: Deltakerne fortalte om lang ventetid}
  # flere kommer

ratings:
  F1: {rating: godt, because: Det, evidence: [e1]}   # sikker
"""


def highlighted(marked: list[tuple[int, str, str]]) -> bytes:
    """A PDF with words highlighted (page, words, comment), made by PDFium as a PDF reader would."""
    document = pypdfium2.PdfDocument(typst.compile(SOURCE.encode()))
    for number, words, comment in marked:
        page = document[number]
        text_page = page.get_textpage()
        searcher = text_page.search(words)
        index, count = searcher.get_next()
        annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
        for at in range(text_page.count_rects(index, count)):
            left, bottom, right, top = text_page.get_rect(at)
            quad = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
        content = ctypes.create_string_buffer(comment.encode("utf-16-le") + b"\0\0")
        pdfium.FPDFAnnot_SetStringValue(annotation, b"Contents", ctypes.cast(content, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPage_CloseAnnot(annotation)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


MARKED = [
    (0, "Deltakerne fortalte om lang ventetid", "har jeg alt"),
    (1, "60 prosent i arbeid", "Sterkt tall #F1 #metode"),
    (1, "Effekten var offisielt ukjent", "#F2"),
    (2, "åpen", ""),
]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    lay(tmp_path, {"sources/a.yaml": STUDY})
    review = tmp_path / "matrices/r/review.yaml"
    second = "  - {id: F2, label: Mer, text: Og mer?}\nscale:"
    review.write_text(review.read_text("utf-8").replace("scale:", second), "utf-8")
    (tmp_path / "sources/fulltext").mkdir()
    (tmp_path / "sources/fulltext/a2020.pdf").write_bytes(highlighted(MARKED))
    monkeypatch.chdir(tmp_path)

    def litmatrix(*arguments: str, language: str = "nb") -> Result:
        return CliRunner().invoke(application(language), arguments, catch_exceptions=False)

    return litmatrix


def test_highlights_become_evidence(run, tmp_path: Path) -> None:
    made = run("import-notes", "a2020")
    assert made.exit_code == 0
    assert "3 nye belegg i sources/a.yaml; 1 merkede steder" in made.output
    wanted = STUDY.replace(
        "  # flere kommer\n",
        '  e2:\n    page: 11\n    quote: 60 prosent i arbeid\n    note: "Sterkt tall #metode"\n'
        "  e3:\n    page: 11\n    quote: Effekten var offisielt ukjent\n"
        "  e4:\n    page: 12\n    quote: åpen\n"
        "  # flere kommer\n",
    )
    wanted = (
        wanted.replace("evidence: [e1]}", "evidence: [e1, e2]}") + "  F2:\n    rating: todo\n    evidence: [e3]\n"
    )
    assert (tmp_path / "sources/a.yaml").read_text("utf-8") == wanted
    statuses = {one.evidence: one.status for one in verify(load(tmp_path), tmp_path).verdicts}
    assert statuses == dict.fromkeys(["e1", "e2", "e3", "e4"], "exact")


def test_twice_is_once(run, tmp_path: Path) -> None:
    run("import-notes", "a2020")
    before = (tmp_path / "sources/a.yaml").read_bytes()
    made = run("import-notes", "a2020", language="en")
    assert "0 new items" in made.output
    assert (tmp_path / "sources/a.yaml").read_bytes() == before


def test_what_cannot_be(run, tmp_path: Path) -> None:
    assert "«a2020»" in run("import-notes", "a202").stderr
    assert run("import-notes", "a202").exit_code == 2
    assert run("import-notes", "b2021").exit_code == 2
    (tmp_path / "sources/fulltext/b2021.pdf").write_bytes(b"%PDF nei")
    broken = run("import-notes", "b2021")
    assert broken.exit_code == 2
    assert "FTX001" in broken.stderr
    (tmp_path / "sources/a.yaml").write_text("reports: [a2020]\nevidence: [nei]\n", "utf-8")
    refused = run("import-notes", "a2020")
    assert refused.exit_code != 0
    assert (tmp_path / "sources/a.yaml").read_text("utf-8") == "reports: [a2020]\nevidence: [nei]\n"
