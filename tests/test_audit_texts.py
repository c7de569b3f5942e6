"""The audit on texts of our own, on what style guides print, and on the same text in several formats."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from litmatrix.audit import AuditFinding, audit, manuscript
from litmatrix.audit.rules import AUDIT_RULES
from litmatrix.message import LanguageCode
from litmatrix.readers.thesis import read_thesis
from litmatrix.readers.thesis.markdown import read_markdown
from tests.test_audit import SEED, seed

HERE = Path(__file__).parent
CASES = HERE / "reference_cases"


def findings(file: Path) -> tuple[AuditFinding, ...]:
    thesis, faults = read_thesis(file.read_bytes(), file.name)
    assert not faults
    assert thesis is not None
    return audit(thesis).findings


# Texts of our own


@pytest.mark.parametrize("name", ["english", "nynorsk"])
def test_every_fault_and_no_other(name: str) -> None:
    found = Counter(
        (one.diagnostic.location.line, one.diagnostic.name, one.expected)
        for one in findings(HERE / "audit" / f"{name}.md")
        if one.grade != "info"
    )
    listed = yaml.safe_load((HERE / "audit" / f"{name}.yaml").read_text("utf-8"))
    assert found == Counter((one["line"], one["rule"], one["expected"]) for one in listed)


def test_a_flawless_text_has_nothing_above_information() -> None:
    found = findings(HERE / "audit" / "flawless.md")
    assert [one.diagnostic.message for one in found if one.grade != "info"] == []
    assert {one.diagnostic.name for one in found} == {"page-missing-on-paraphrase"}


# What Søk & Skriv, UiT, Kildekompasset and NTNU print as right (tests/reference_cases says where)


def printed(part: str) -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        source = yaml.safe_load(file.read_text("utf-8"))
        for case in source["cases"]:
            language = (case.get("language") or source.get("language") or "nb")[:2]
            for key, text in (case.get(part) or {}).items():
                found.append(pytest.param(" ".join(str(text).split()), language, id=f"{file.stem}: {key}"))
    return found


@pytest.mark.parametrize(("text", "language"), printed("text"))
def test_a_printed_citation_is_recognised_and_right(text: str, language: LanguageCode) -> None:
    found = audit(read_markdown(f"Dette er teksten {text}\n", "a.md"), thesis_language=language)
    assert found.citations
    careless = [one.diagnostic.name for one in found.findings if one.grade in {"error", "format"}]
    assert set(careless) <= {"no-reference-list"}


@pytest.mark.parametrize(("text", "language"), printed("list"))
def test_a_printed_reference_is_read_and_right(text: str, language: LanguageCode) -> None:
    read = manuscript(read_markdown(f"# Referanser\n\n{text}\n", "a.md"), (), language)
    (entry,) = read.entries
    assert entry.names
    remarks = [remark for rule in AUDIT_RULES for remark in rule.find(read) if remark.rule.grade != "style"]
    assert [remark.rule.rule.name for remark in remarks if remark.rule.rule.code.startswith("LST")] == []


# The same text in other formats


def converted(file: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format."""
    copy = folder / f"oppgave{file.suffix}"
    shutil.copyfile(file, copy)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    if file.suffix == ".txt":
        command.append("--infilter=Text (encoded):UTF8,LF,,,")
    command += ["--convert-to", suffix, "--outdir", str(folder / "out"), str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"oppgave.{suffix}"


def said(file: Path) -> Counter[tuple[str, str, str | None, str]]:
    return Counter((one.diagnostic.code, one.text, one.expected, one.diagnostic.message) for one in findings(file))


@seed
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf"])
def test_the_thesis_has_the_same_findings_in_every_format(suffix: str, tmp_path: Path) -> None:
    assert said(converted(SEED, suffix, tmp_path)) == said(SEED)


def _hang(file: Path) -> None:
    """Give the reference list its hanging indent, which Markdown has not."""
    written = docx.Document(str(file))
    texts = [one.text for one in written.paragraphs]
    first = next(at for at, text in enumerate(texts) if text.startswith(("Referans", "References")))
    for one in written.paragraphs[first + 1 :]:
        one.paragraph_format.first_line_indent = docx.shared.Cm(-1.25)
    written.save(str(file))


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("suffix", ["docx", "odt"])
@pytest.mark.parametrize("name", ["english", "nynorsk", "flawless"])
def test_headings_tables_quotes_and_notes_survive_a_word_processor(name: str, suffix: str, tmp_path: Path) -> None:
    import pypandoc

    word = tmp_path / "skrevet.docx"
    pypandoc.convert_file(
        str(HERE / "audit" / f"{name}.md"), "docx", format="markdown-citations", outputfile=str(word)
    )
    _hang(word)
    file = word if suffix == "docx" else converted(word, suffix, tmp_path)
    assert said(file) == said(HERE / "audit" / f"{name}.md")
