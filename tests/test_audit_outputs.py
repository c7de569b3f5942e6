"""What comes out of an audit: the terminal, JSON, a page, a Word file with comments, a `.bib`; and the command."""

import io
import json
import os
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest

from litmatrix.audit import audit, manuscript
from litmatrix.audit.bibliography import started_bibliography
from litmatrix.auditing import annotated_copy
from litmatrix.auditing import audit as audit_file
from litmatrix.languages import language
from litmatrix.printers.audit import Audited, print_json, print_terminal, summary
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.thesis import read_thesis
from litmatrix.writers.audit_page import AuditedText, audit_page
from tests.conftest import Golden

HERE = Path(__file__).parent
TEXT = HERE / "audit" / "nynorsk.md"
HOSTILE = "# <script>alert(1)</script>\n\nDet er slik (Berg<b>&, 2019\x1b[31m; <i>Dahl</i>, et al, 2020, 5).\n"


def audited(path: Path = TEXT, shown: str = "nynorsk.md") -> Audited:
    thesis, _ = read_thesis(path.read_bytes(), shown)
    assert thesis is not None
    return Audited(shown, audit(thesis, language="nn"), against=("sources/references.bib",))


# For people


def test_the_terminal(golden: Golden) -> None:
    golden("audit/terminal.txt", print_terminal([audited()], language("nn")))


def test_the_terminal_shows_the_gravest_and_counts_the_rest() -> None:
    text = print_terminal([audited()], language("nb"), limit=2)
    assert "feil" in text
    assert "… og " in text
    assert len(text) < len(print_terminal([audited()], language("nb")))


def test_the_page(golden: Golden) -> None:
    one = audited()
    assert one.audit is not None
    told = summary(one.path, one.audit, one.against, language("nn"))
    golden("audit/page.html", audit_page([AuditedText(one.path, one.audit, told)], language("nn")))


class Tags(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_text_cannot_become_markup_or_a_command() -> None:
    thesis, _ = read_thesis(HOSTILE.replace("\x1b", "").encode(), "<b>.md")
    assert thesis is not None
    found = audit(thesis)
    page = audit_page([AuditedText("<b>.md", found, "<i>")], language("nb"))
    tags = Tags()
    tags.feed(page)
    assert not tags.names & {"script", "i", "b"}
    assert "<i>" in tags.text
    terminal = print_terminal([Audited("\x1b[31m.md", found)], language("nb"))
    assert "\x1b" not in terminal


# For programs


def test_json_keeps_its_promise() -> None:
    document = json.loads(print_json([audited()]))
    assert set(document) == {"diagnostics", "summary", "grades", "works"}
    promised = {"code", "name", "severity", "message", "hint", "path", "line", "column", "end_line", "end_column"}
    for one in document["diagnostics"]:
        assert set(one) == promised | {"grade", "place", "text", "expected"}
    assert sum(document["summary"].values()) == len(document["diagnostics"]) == sum(document["grades"].values())
    spelling = next(one for one in document["diagnostics"] if one["name"] == "author-spelt-differently")
    assert (spelling["text"], spelling["expected"], spelling["line"]) == (
        "(Stachovski & Rasmussen, 2021, s. 164)",
        "(Stachowski & Rasmussen, 2021, s. 164)",
        25,
    )
    work = next(one for one in document["works"] if one["work"] == "Kobberstad (2020)")
    assert (work["citations"], work["variants"]) == (2, [{"text": "Kobberstad (2020", "count": 2}])


# A Word file with comments


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import pypandoc

    path = tmp_path_factory.mktemp("word") / "oppgave.docx"
    source = TEXT.read_text("utf-8").replace("Eg søkte i Oria", "Eg **søkte** i [Oria](https://oria.no)")
    source += "\n\n# Vedlegg\n\nEin note.[^1]\n\n[^1]: Sjå (Berg, et al., 2019).\n"
    pypandoc.convert_text(source, "docx", format="markdown-citations", outputfile=str(path))
    return path


def texts_of_comments(document: Any) -> list[tuple[str, str]]:
    """Each comment with the text that it stands at."""
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    for comment in document.comments:
        covered, inside = "", False
        for element in document.element.body.iter():
            if element.get(f"{namespace}id") == str(comment.comment_id):
                inside = element.tag == f"{namespace}commentRangeStart"
            elif inside and element.tag == f"{namespace}t":
                covered += element.text or ""
        found.append((comment.text, covered))
    return found


def test_a_comment_at_each_finding_and_at_its_words(word: Path) -> None:
    read = audit_file(word)
    assert read.audit is not None
    assert read.thesis is not None
    copy = annotated_copy(read)
    assert copy is not None
    found = texts_of_comments(docx.Document(io.BytesIO(copy)))
    in_body = [one for one in read.audit.findings if read.thesis.paragraphs[one.paragraph].kind != "footnote"]
    assert len(found) == len(read.audit.findings)
    for (comment, covered), finding in zip(found, in_body, strict=False):
        paragraph = read.thesis.paragraphs[finding.paragraph]
        assert finding.diagnostic.message in comment
        assert finding.diagnostic.code in comment
        assert covered.replace("\xa0", " ") == paragraph.text[finding.start : max(finding.end, finding.start + 1)]


def test_nothing_else_is_touched(word: Path) -> None:
    read = audit_file(word)
    copy = annotated_copy(read)
    assert copy is not None
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (read.data, copy))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"} - set(before.namelist())
    for name in before.namelist():
        if name not in changed | {"word/comments.xml"}:
            assert before.read(name) == after.read(name), name
    again, _ = read_thesis(copy, "oppgave.docx")
    assert again is not None
    assert read.thesis is not None
    assert [one.text for one in again.paragraphs] == [one.text for one in read.thesis.paragraphs]
    assert annotated_copy(read) == copy


def test_comments_that_are_there_stay(word: Path) -> None:
    document = docx.Document(str(word))
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text)
    document.add_comment(run, text="Rettleiarens", author="Rettleiar")
    stream = io.BytesIO()
    document.save(stream)
    thesis, _ = read_thesis(stream.getvalue(), "oppgave.docx")
    read = audit_file(word)._replace(data=stream.getvalue(), thesis=thesis)
    copy = annotated_copy(read)
    assert copy is not None
    comments = list(docx.Document(io.BytesIO(copy)).comments)
    assert read.audit is not None
    assert len(comments) == len(read.audit.findings) + 1
    assert comments[0].text == "Rettleiarens"
    assert len({comment.comment_id for comment in comments}) == len(comments)


@pytest.mark.needs("soffice")
def test_libreoffice_opens_the_copy_with_its_comments(word: Path, tmp_path: Path) -> None:
    read = audit_file(word)
    copy = annotated_copy(read)
    assert copy is not None
    (tmp_path / "kopi.docx").write_bytes(copy)
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--convert-to",
        "odt",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "kopi.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    content = zipfile.ZipFile(tmp_path / "kopi.odt").read("content.xml").decode("utf-8")
    assert read.audit is not None
    assert content.count("<office:annotation ") == len(read.audit.findings)
    for finding in read.audit.findings[:5]:
        assert finding.diagnostic.code in content


# A starting .bib


@pytest.mark.parametrize("name", ["flawless", "english", "nynorsk"])
def test_the_bibliography_reads_back_and_leaves_nothing_unlisted(name: str) -> None:
    thesis, _ = read_thesis((HERE / "audit" / f"{name}.md").read_bytes(), "a.md")
    assert thesis is not None
    read = manuscript(thesis)
    bibliography, faults = read_bibliography(started_bibliography(read), "a.bib")
    assert not faults
    assert len(bibliography.references) == len(read.entries)


def test_the_fields_of_a_bibliography_made_from_a_list(golden: Golden) -> None:
    thesis, _ = read_thesis((HERE / "audit" / "flawless.md").read_bytes(), "a.md")
    assert thesis is not None
    golden("audit/flawless.bib", started_bibliography(manuscript(thesis)))


def test_a_bibliography_from_citations_alone_accounts_for_every_citation() -> None:
    source = (HERE / "audit" / "flawless.md").read_text("utf-8").split("# Referanser")[0]
    thesis, _ = read_thesis(source.encode(), "a.md")
    assert thesis is not None
    text = started_bibliography(manuscript(thesis))
    bibliography, faults = read_bibliography(text, "a.bib")
    assert not faults
    found = audit(thesis, tuple(bibliography.references.values())).findings
    assert {one.diagnostic.name for one in found if one.grade == "error"} == {"no-reference-list"}
    assert bibliography.references["djuve2017"].raw["author"] == "Djuve and others"
    assert bibliography.references["meldst30"].raw["author"] == "{Meld. St. 30 (2015–2016)}"


# The command


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from litmatrix.cli import main; main()", "audit", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LITMATRIX_LANG": "nb", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_command_says_what_is_wrong_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT.read_text("utf-8"), "utf-8")
    done = run("a.md", "--format", "concise", cwd=tmp_path)
    assert done.returncode == 1
    assert "a.md:25:130: feil AUD003" in done.stdout
    assert done.stderr == ""


def test_a_flawless_text_ends_with_zero(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text((HERE / "audit" / "flawless.md").read_text("utf-8"), "utf-8")
    done = run("a.md", "--strict", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "36 siteringer" in done.stdout


def test_a_bad_file_ends_with_two_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"ikke en zip")
    (tmp_path / "a.md").write_text("Det er slik (Berg, et al., 2019, s. 4).\n", "utf-8")
    done = run("b.docx", "finnes-ikke.pdf", "a.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    document = json.loads(done.stdout)
    assert [one["code"] for one in document["diagnostics"]][:3] == ["THS001", "FIL001", "FRM001"]
    assert [one["path"] for one in document["diagnostics"]][:3] == ["b.docx", "finnes-ikke.pdf", "a.md"]


def test_the_bibliography_around_is_used_and_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "matrices").mkdir()
    (tmp_path / "sources" / "r.bib").write_text(
        "@book{b, author = {Berg, A.}, date = {2018}, title = {X}}", "utf-8"
    )
    (tmp_path / "a.md").write_text("Det er slik (Berg, 2019, s. 4).\n", "utf-8")
    assert "AUD004" in run("a.md", "--format", "concise", cwd=tmp_path).stdout
    assert "AUD004" not in run("a.md", "--format", "concise", "--no-bib", cwd=tmp_path).stdout
    assert "AUD004" in run("a.md", "--format", "concise", "--bib", "sources/r.bib", cwd=tmp_path).stdout


def test_outputs_are_written_and_refused(word: Path, tmp_path: Path) -> None:
    (tmp_path / "o.docx").write_bytes(word.read_bytes())
    (tmp_path / "a.md").write_text("Det er slik (Berg, 2019, s. 4).\n", "utf-8")
    done = run("o.docx", "--annotate", "k.docx", "--write-bib", "o.bib", "--format", "html", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert len(list(docx.Document(str(tmp_path / "k.docx")).comments)) > 20
    assert "@report{djuve2017," in (tmp_path / "o.bib").read_text("utf-8")
    assert (tmp_path / "o.docx").read_bytes() == word.read_bytes()
    for refused in (["o.docx", "--annotate", "o.docx"], ["a.md", "--annotate", "k.docx"]):
        done = run(*refused, cwd=tmp_path)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_data_are_no_thesis(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("(2015, " * 50_001, "utf-8")
    done = run("a.txt", "--format", "concise", cwd=tmp_path)
    assert done.returncode == 2
    assert "THS007" in done.stdout
    assert "flere enn 50000 årstall" in done.stdout


def test_a_latex_text_names_its_own_bibliography(tmp_path: Path) -> None:
    (tmp_path / "kilder").mkdir()
    (tmp_path / "kilder/r.bib").write_text("@book{berg2019, author={Berg, B.}, title={T}, date={2019}}\n", "utf-8")
    (tmp_path.parent / "utenfor.bib").write_text(
        "@book{li2000, author={Li, B.}, title={T}, date={2000}}\n", "utf-8"
    )
    named = "\\addbibresource{kilder/r.bib}\n% \\addbibresource{nei.bib}\n\\bibliography{../utenfor,borte}\n"
    text = f"\\documentclass{{article}}{named}\\begin{{document}}Slik \\parencite[4]{{berg2019}}, \\cite{{li2000}}.\\end{{document}}"
    (tmp_path / "a.tex").write_text(text, "utf-8")
    done = run("a.tex", cwd=tmp_path)
    assert done.returncode == 1
    assert "Kontrollert mot kilder/r.bib." in done.stdout
    assert "«li2000» står ikke i noen .bib-fil" in done.stdout
    assert "AUD015" in run("a.tex", "--no-bib", cwd=tmp_path).stdout
