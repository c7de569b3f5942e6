"""The tool's own chapters under its own audit: what it writes has no fault that it would find in a thesis."""

from pathlib import Path

import pytest

from litmatrix.audit import audit
from litmatrix.building import build
from litmatrix.load import Loaded, load
from litmatrix.readers.thesis import read_thesis
from tests.support import BASE, loaded

ROOT = Path(__file__).parents[1]
JUDGED = """\
confidence:
  methodological_limitations: {concern: minor, because: Grunn}
  coherence: {concern: none, because: Grunn}
  adequacy: {concern: minor, because: Grunn}
  relevance: {concern: none, because: Grunn}
  overall: moderate
  because: Helheten
certainty:
  risk_of_bias: {concern: none, because: Grunn}
  inconsistency: {concern: serious, because: Grunn}
  indirectness: {concern: none, because: Grunn}
  imprecision: {concern: serious, because: Grunn}
  publication_bias: {concern: none, because: Grunn}
  overall: low
  because: Helheten
"""
LEWIN = """
@article{lewin2018,
  author = {Lewin, Simon and Booth, Andrew and Glenton, Claire},
  title = {Applying GRADE-CERQual to qualitative evidence synthesis findings: introduction to the series},
  journaltitle = {Implementation Science},
  date = {2018},
  volume = {13},
  pages = {1--10},
  doi = {https://doi.org/10.1186/S13012-017-0688-3}
}
"""
FORMATS = ("docx", "md", "tex", "pdf")


def complaints(read: Loaded, format_: str, **wishes: bool) -> list[str]:
    """Rule and text of all that the audit of the findings chapter calls wrong; "to consider" is none of it."""
    assert read.review is not None
    made, faults = build(read, read.review, ROOT, [format_], final=True, **wishes)
    assert not faults
    thesis, unreadable = read_thesis(made[f"findings.{format_}"], f"findings.{format_}")
    assert not unreadable
    assert thesis is not None
    found = audit(thesis, tuple(read.review.references.values()), language="nb").findings
    assert any(one.text for one in found), "nothing was found: the chapter was not read"
    return [f"{one.diagnostic.code} {one.text}" for one in found if one.grade != "info"]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_shipped_chapter_passes_the_audit(format_: str) -> None:
    """But for the one work of which the thesis names only the first author, so that nobody can name the others."""
    assert complaints(load(ROOT), format_) == ["LST006 Strøm et al."]


def whole(root: Path, language: str, bib: str = "") -> Loaded:
    """A review that uses both ways of judging confidence, and has numbers for the flow from records to studies."""
    style = "apa" if language == "en" else "norsk-apa-manual"
    finding = (BASE["matrices/r/findings/01-x.md"] or "").replace("---\n#", f"{JUDGED}---\n#")
    screening = "screening: {duplicates: 12, screened: 100, read_in_full: 20, included: 2}\n"
    return loaded(
        root,
        {
            "sources/references.bib": (BASE["sources/references.bib"] or "") + bib,
            "matrices/r/review.yaml": (BASE["matrices/r/review.yaml"] or "")
            + f"language: {language}\nreference_style: {style}\n",
            "matrices/r/search.yaml": (BASE["matrices/r/search.yaml"] or "") + screening,
            "matrices/r/findings/01-x.md": finding,
        },
    )


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("bib", ["", LEWIN], ids=["address", "cited"])
def test_a_chapter_that_names_methods_passes_the_audit(
    format_: str, language: str, bib: str, tmp_path: Path
) -> None:
    assert complaints(whole(tmp_path, language, bib), format_) == []


def test_the_work_on_a_method_is_cited_where_the_review_has_it(tmp_path: Path) -> None:
    def chapter(bib: str, format_: str = "md") -> str:
        read = whole(tmp_path, "nb", bib)
        assert read.review is not None
        made, _ = build(read, read.review, ROOT, [format_])
        return made[f"findings.{format_}"].decode()

    without, with_ = chapter(""), chapter(LEWIN)
    assert (
        "GRADE-CERQual ([https\\://doi.org/10.1186/s13012-017-0688-3](<https://doi.org/10.1186/s13012-017-0688-3>))"
        in without
    )
    assert "GRADE-CERQual (Lewin et\u00a0al., 2018)" in with_
    assert "Lewin, S., Booth, A. & Glenton, C. (2018)." in with_
    assert "PRISMA 2020 ([https\\://doi.org/10.1136/bmj.n71](<https://doi.org/10.1136/bmj.n71>))" in with_
    assert (
        "GRADE ([https\\://doi.org/10.1136/bmj.39489.470347.AD](<https://doi.org/10.1136/bmj.39489.470347.AD>))"
        in with_
    )


def test_with_biblatex_the_work_on_a_method_is_in_the_bibliography(tmp_path: Path) -> None:
    read = whole(tmp_path, "nb", LEWIN)
    assert read.review is not None
    made, faults = build(read, read.review, ROOT, ["tex"], biblatex=True)
    assert not faults
    assert r"\parencite{lewin2018}" in made["findings.tex"].decode()
    assert "{lewin2018," in made["references.bib"].decode()


def test_the_work_on_a_method_is_no_forgotten_study(tmp_path: Path) -> None:
    from litmatrix.checking import check

    assert "REF002" not in {one.code for one in check(whole(tmp_path, "nb", LEWIN))}


# What introduces a list stands with it


def test_no_page_of_the_pdf_ends_with_the_heading_of_a_list() -> None:
    import pypdfium2

    read = load(ROOT)
    assert read.review is not None
    made, _ = build(read, read.review, ROOT, ["pdf"])
    pages = [
        page.get_textpage().get_text_range().split("\n") for page in pypdfium2.PdfDocument(made["findings.pdf"])
    ]
    heads = ("Belegg.", "Åpne hull.", "Forskningsspørsmål.", "Dette går fram av det som er registrert.")
    assert any(line.strip() in heads for page in pages for line in page)
    for page in pages:
        text = [line.strip() for line in page if line.strip() and not line.strip().isdecimal()]
        assert text[-1] not in heads


def test_in_word_and_latex_the_heading_of_a_list_is_kept_with_it() -> None:
    import io

    import docx

    read = load(ROOT)
    assert read.review is not None
    made, _ = build(read, read.review, ROOT, ["docx", "tex"])
    paragraphs = docx.Document(io.BytesIO(made["findings.docx"])).paragraphs
    heads = [one for one in paragraphs if one.text in {"Belegg.", "Åpne hull."}]
    assert len(heads) == 2 * len(read.review.findings)
    assert all(one.paragraph_format.keep_with_next for one in heads)
    assert not any(one.paragraph_format.keep_with_next for one in paragraphs if one.style.name == "List Bullet")
    assert made["findings.tex"].decode().count(r"\litmlead{\textbf{Belegg.}}") == len(read.review.findings)


def test_in_latex_brief_notes_stand_in_the_foot_and_a_heading_keeps_room_for_its_table() -> None:
    read = load(ROOT)
    assert read.review is not None
    made, _ = build(read, read.review, ROOT, ["tex"])
    text = made["findings.tex"].decode()
    room = text.index(r"\litmsection{Tillit til funnene}")
    assert text[:room].rstrip().endswith(r"\litmroom{21}")
    assert text.count(r"\begin{longtable}") == text.count(r"\endlastfoot") > 0
    matrix = made["matrix.tex"].decode()
    assert matrix.count(r"\begin{longtable}") > matrix.count(r"\endlastfoot") > 0, "long notes may be divided"
