"""LaTeX with citations that biblatex and biber make: right commands, and a bibliography that always compiles."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.building import build
from litmatrix.citation_syntax import find_citations
from litmatrix.document import Cite, Document, Inlines, ItemList, Paragraph, Section, Text
from litmatrix.findings import build_findings
from litmatrix.load import load
from litmatrix.model import Reference, Review
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.writers import WRITERS
from litmatrix.writers.beside import files_beside
from litmatrix.writers.latex.bib import bib_file, signs_to_declare
from litmatrix.writers.latex.biblatex import bib_key, with_locators
from litmatrix.writers.latex.inlines import inlines
from litmatrix.writers.setting import Biblatex
from tests.test_compile_tex import compile_tex
from tests.writers.documents import REVIEW, review, setting
from tests.writers.test_latex import pdf_text

BIB = r"""
@article{lund2020, author = {Lund, Åse and Øye, Pål}, title = {Norge, nå}, journaltitle = {Søkelys}, date = {2020}}
@book{berg2019, author = {Berg, Bo}, title = {Om en sak}, publisher = {Forlaget}, date = {2019}}
@legislation{ftrl, title = {Lov om folketrygd (folketrygdloven)}, number = {LOV-1997-02-28-19}}
"""


def references(text: str) -> dict[str, Reference]:
    return read_bibliography(text, "sources/references.bib")[0].references


def of(text: str, language: str = "nb", bib: str = BIB) -> str:
    """What one line with citations becomes."""
    pieces: Inlines = ()
    at = 0
    for found in find_citations(text):
        pieces += (Text(text[at : found.start]), found.cite)
        at = found.end
    pieces += (Text(text[at:]),)
    whole = Document("findings", "T", language, (Paragraph(pieces),))
    spelled = with_locators(whole, known(bib))
    (paragraph,) = spelled.blocks
    assert isinstance(paragraph, Paragraph)
    return inlines(paragraph.content)


def known(bib: str) -> Review:
    return replace(review(), references=references(bib))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("[@lund2020]", r"\parencite{lund2020}"),
        ("[@lund2020, s. 12]", r"\parencite[s.~12]{lund2020}"),
        ("[@lund2020, s. 10-12]", r"\parencite[s.~10–12]{lund2020}"),
        ("[@lund2020, kap. 3]", r"\parencite[kap.~3]{lund2020}"),
        ("[@ftrl, § 14-4]", r"\parencite[§~14-4]{ftrl}"),
        ("[se @lund2020, s. 3, og flere]", r"\parencite[se][s.~3, og flere]{lund2020}"),
        ("[se @lund2020]", r"\parencite[se][]{lund2020}"),
        ("[@lund2020; @berg2019]", r"\parencite{berg2019,lund2020}"),
        ("[@lund2020, s. 3; @berg2019]", r"\parencites{berg2019}[s.~3]{lund2020}"),
        ("[se @lund2020; jf. @berg2019, s. 4]", r"\parencites[se][]{lund2020}[jf.][s.~4]{berg2019}"),
        ("[-@lund2020, s. 3]", r"\parencite*[s.~3]{lund2020}"),
        ("[-@lund2020; @berg2019]", r"(\nptextcite{berg2019}; \nptextcite*{lund2020})"),
        ("@lund2020 mener", r"\textcite{lund2020} mener"),
        ("@lund2020 [s. 4] mener", r"\textcite[s.~4]{lund2020} mener"),
        (
            "@lund2020 [s. 4; @berg2019]",
            r"\citeauthor{lund2020} (\nptextcite*[s.~4]{lund2020}; \nptextcite{berg2019})",
        ),
        ("[@lund2020, s. 1 [sic] 100 % & #]", r"\parencite[{s.~1 [sic] 100 \% \& \#}]{lund2020}"),
        ("[@ukjent, s. 3]", "(ukjent)"),
    ],
)
def test_commands(text: str, made: str) -> None:
    assert of(text) == made


def test_places_in_english() -> None:
    assert of("[@lund2020, p. 3; @berg2019, pp. 4-6]", "en") == r"\parencites[pp.~4–6]{berg2019}[p.~3]{lund2020}"


@pytest.mark.parametrize("key", ["lund2020", "a:b/c.d+e-f_g", "blåbær2020", "Öğüt"])
def test_usual_keys_stay(key: str) -> None:
    assert bib_key(key) == key


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_every_key_is_fit_for_biblatex_and_stays_its_own(one: str, other: str) -> None:
    assert not set(bib_key(one)) & set("\"#'(),={}%~\\&$^ \n\t[]")
    assert (bib_key(one) == bib_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("field", "made"),
    [
        ("title = {{Norge} og \\emph{verden} \\& 100\\,\\%}", "title = {{Norge} og \\emph{verden} \\& 100\\,\\%}"),
        (
            'title = {A & B: 100 % #1 a_b \\"{o} ^}',
            'title = {A \\& B: 100 \\% \\#1 a\\_b \\"{o} \\textasciicircum{}}',
        ),
        ('title = {Et "sitat"}', "title = {Et \\textquotedbl{}sitat\\textquotedbl{}}"),
        (
            "title = {\\input{secret} x}",
            "title = {\\textbackslash{}\\hspace{0pt}input\\{\\hspace{0pt}secret\\} x}",
        ),
        ("title = {Pris 5 $ og 7}", "title = {Pris 5 \\$ og 7}"),
        ("title = {κ og 中 \\input{x} ễ}", "title = {κ og 中 "),
        ("url = {https://x.no/a_b%20c#d&å}", "url = {https://x.no/a_b%20c#d&%C3%A5}"),
        ("author = {Lund \\foo, Åse and {Etat & Co}}", "author = {"),
        ("month = may", "month = may"),
        ("date = {2020-05}", "date = {2020-05}"),
    ],
)
def test_fields_stay_as_written_but_for_what_stops_latex(field: str, made: str) -> None:
    found = bib_file(references(f"@book{{a,\n  {field},\n  note = {{n}}\n}}\n"), ["a"])
    assert made in found
    assert "\\input{" not in found
    assert "\\foo" not in found


def test_signs_that_pdflatex_must_be_told_of() -> None:
    assert signs_to_declare("Ąå 中 κ ễ – x") == (
        ("039A", r"\litmchar{039A}"),
        ("03BA", r"\ensuremath{\kappa}"),
        ("1EC4", r"\~{\^{E}}"),
        ("1EC5", r"\~{\^{e}}"),
        ("4E2D", r"\litmchar{4E2D}"),
    )


def test_only_cited_works_and_those_they_borrow_from() -> None:
    bib = (
        BIB
        + "@inbook{kap, crossref = {berg2019}, title = {K}}\n@book{ubrukt, title = {U}, file = {/home/x.pdf}}\n"
    )
    found = bib_file(references(bib), ["kap", "lund2020", "finnes-ikke"])
    assert [line.split("{")[1] for line in found.splitlines() if line.startswith("@")] == [
        "kap,",
        "lund2020,",
        "berg2019,",
    ]
    assert "file" not in bib_file(references(bib), ["ubrukt"])


HOSTILE = r"""
@book{odd&key%1, author = {Åsen & Co, Pål_Per and {Etat # 1}}, title = {100 % a_b #1 & $x ~ "q" ^2 \input{x} {\o}},
  date = {2020}, publisher = {A & B}, url = {https://x.no/a_b%20c#d&e{f}~æ}, note = {\newcommand{\x}{}}}
@article{æøå, author = {محمد, علي and 李, 明}, title = {κ ≥ ½ 😀 中}, journaltitle = {Søk & skriv}, date = {u.å.},
  pages = {1--2}, doi = {10.1000/a_b<c>#d%}, volume = {4_5}}
@online{tom, title = {Uten noe}}
@book{viet, author = {Nguyễn, Thị Hồng and al-Ḥasan, ʿAlī}, title = {Ḥ og {\d{H}} og \~{\^{e}}}, date = {2020}}
@weird{rar, title = {Rar type}, langid = {klingon}, language = {xx}, options = {foo=bar}, execute = {\stop}, month = jan}
@inbook{kap, crossref = {mor}, title = {Kapittel}, author = {Dahl, Dina}}
@book{mor, title = {Mor}, editor = {Eng, Else and Berg, Bo}, date = {2019}, publisher = {F}}
@thesis{avh, author = {Lie, Lars}, title = {Avhandling}, type = {Masteroppgave}, institution = {UiT}, date = {2021-05}}
@report{meld, author = {{Arbeids- og sosialdepartementet}}, title = {Fra mottak til arbeidsliv -- en effektiv integreringspolitikk},
  type = {Meld. St.}, number = {30 (2015--2016)}, date = {2016}, url = {https://www.regjeringen.no/no/dokumenter/meld.-st.-30-20152016/id2499847/?ch=1&langtekstsomaldribryterfordidetikkestaarnoetegnderenkanbryte=1}}
@video{film, author = {Trier, Joachim}, title = {Film}, date = {2021}}
@misc{mange, author = {A, A and B, B and C, C and others}, title = {Mange}, date = {2020}}
@misc{mange2, author = {A, A and B, B and C, C and D, D}, title = {Flere}, date = {2020}}
"""  # fmt: skip
THESIS = r"""\documentclass[12pt,a4paper]{report}
\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage[norsk]{babel}
\usepackage{microtype}
PREAMBLE
\begin{document}\chapter{Funn}\input{findings.body}
Se tabell~\ref{tab:overview}.\end{document}
"""


def with_everything_cited(document: Document, known: Review) -> Document:
    """The document, and a paragraph for each work and each way of citing it."""
    lines = [
        Paragraph((found[0].cite,))
        for key in known.references
        for form in ("[@{%s}]", "@{%s} [s. 3]", "[se @{%s}, § 4 & ] [; @{%s}, kap. 3%%]", "[-@{%s}; @{%s}]")
        if (found := find_citations(form.replace("%s", key)))
    ]
    section = Section("alt", (Text("Alt"),), (ItemList(tuple((line,) for line in lines)),))
    return document._replace(sections=(*document.sections, section))


@pytest.mark.needs("latexmk", "biber", "pdftotext")
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_hostile_works_compile_alone_and_in_a_thesis(language: str, tmp_path: Path) -> None:
    whole = replace(review(), references={**review().references, **references(HOSTILE)})
    findings = with_everything_cited(build_findings(whole), whole)._replace(language=language)
    bib = bib_file(whole.references, whole.references)
    surroundings = setting()._replace(biblatex=Biblatex({"findings": with_locators(findings, whole)}, bib))
    for ending, text in WRITERS["tex"].write(findings, surroundings).items():
        (tmp_path / f"findings.{ending}").write_text(str(text), "utf-8")
    for path, content in files_beside(findings, "tex").items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "references.bib").write_text(bib, "utf-8")
    wanted = re.findall(r"^%   (.*)$", (tmp_path / "findings.body.tex").read_text("utf-8"), re.MULTILINE)
    (tmp_path / "oppgave.tex").write_text(THESIS.replace("PREAMBLE", "\n".join(wanted)), "utf-8")
    for name in ("findings.tex", "oppgave.tex") if language == "nb" else ("findings.tex",):
        pdf, wrong = compile_tex.compile_tex(tmp_path / name, tmp_path)
        assert not wrong
        shown = " ".join(pdf_text(pdf).split())
        for text in ("100 % a_b #1 & $x", "Etat # 1", "Kapittel", "30 (2015–2016)"):
            assert text in shown


def test_the_review_chooses_and_the_command_line_overrules(tmp_path: Path) -> None:
    root = tmp_path / "review"
    shutil.copytree(REVIEW, root)
    protocol = root / "matrices/prøve/review.yaml"
    protocol.write_text(protocol.read_text("utf-8") + "\nlatex: {citations: biblatex}\n", "utf-8")

    def built(**choice: bool) -> dict[str, bytes]:
        read = load(root)
        assert read.review is not None
        outputs, broken = build(read, read.review, root, ("md", "tex"), **choice)
        assert not broken
        return outputs

    chosen = built()
    assert b"\\parencite" in chosen["findings.tex"]
    assert b"\\litmbibliography{Referanser}" in chosen["findings.body.tex"]
    assert b"@article{aasen2020," in chosen["references.bib"]
    assert b"parencite" not in chosen["findings.md"]
    assert b"references.bib" in chosen["manifest.json"]
    overruled = built(biblatex=False)
    assert "references.bib" not in overruled
    assert b"parencite" not in overruled["findings.tex"]


def test_a_citation_left_in_a_text_is_a_command() -> None:
    assert inlines((Cite(find_citations("[@a; @b]")[0].cite.items),)) == r"\parencite{a,b}"
