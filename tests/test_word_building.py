"""`litmatrix build` with a template, a thesis to fill, and live citations, from the command line."""

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from litmatrix.cli.application import application
from tests.support import lay
from tests.writers.thesis import thesis


def build(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(application("nb"), ["build", "--root", str(root), "--to", "docx", *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "review", {})


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "oppgave.docx"
    file.write_bytes(thesis(chapters=4))
    return file


def test_a_copy_of_the_thesis_is_filled_and_the_thesis_is_not_touched(root: Path, mine: Path) -> None:
    before = mine.read_bytes()
    result = build(root, "--into", str(mine), "--out", str(mine.parent / "ut"))
    assert result.exit_code == 0, result.output
    assert mine.read_bytes() == before
    copy = docx.Document(str(mine.parent / "ut" / "r" / "oppgave-litmatrix.docx"))
    text = "\n".join(paragraph.text for paragraph in copy.paragraphs)
    assert "Praksis virker (Berg, 2021; Aas, 2020, s.\u00a012)." in text
    assert "Berg, B. (2021)." in text
    manifest = json.loads((mine.parent / "ut" / "r" / "manifest.json").read_text("utf-8"))
    assert "oppgave.docx" in manifest["made_from"]
    assert "oppgave-litmatrix.docx" in manifest["outputs"]


def test_the_word_files_take_the_look_of_a_template(root: Path, mine: Path) -> None:
    assert build(root, "--reference-doc", str(mine)).exit_code == 0
    made = docx.Document(str(root / "build" / "r" / "matrix.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Bacheloroppgave"


def test_citations_can_be_live(root: Path) -> None:
    assert build(root, "--citations", "zotero").exit_code == 0
    content = (root / "build" / "r" / "findings.docx").read_bytes()
    assert b"ADDIN ZOTERO_ITEM CSL_CITATION" in content
    assert b"ADDIN ZOTERO_BIBL" in content


@pytest.mark.parametrize("option", ["--into", "--reference-doc"])
def test_what_is_no_word_file_is_said_and_nothing_is_written(root: Path, option: str) -> None:
    wrong = root / "sources" / "references.bib"
    result = build(root, option, str(wrong))
    assert result.exit_code == 1
    assert "not-a-word-file" in result.output
    assert not (root / "build").exists()


def test_a_thesis_without_marks_is_said_and_nothing_is_written(root: Path, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Ingen bokmerker her.")
    out = io.BytesIO()
    document.save(out)
    (tmp_path / "tom.docx").write_bytes(out.getvalue())
    result = build(root, "--into", str(tmp_path / "tom.docx"))
    assert result.exit_code == 1
    assert "litmatrix_matrix" in result.output
    assert not (root / "build").exists()


def test_the_same_bytes_every_time(root: Path, mine: Path) -> None:
    arguments = ("--into", str(mine), "--reference-doc", str(mine), "--citations", "zotero")
    assert build(root, *arguments).exit_code == 0
    assert build(root, *arguments, "--check").exit_code == 0
