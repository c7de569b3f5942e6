"""The sentences that `init` writes as examples: asked for until they are replaced."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from litmatrix.checks._starter_texts import STARTER_HEADINGS, STARTER_LABELS, STARTER_PROSE, STARTER_TEXTS
from litmatrix.cli.application import application
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from litmatrix.readers.shipped import starter_texts
from tests.first_day import FINDING, PLAN, changed, run
from tests.support import lay


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_sentences_of_the_starters_are_known(language: LanguageCode) -> None:
    """What stands in quotation marks, and the labels of the questions, are for the user to replace."""
    starters = starter_texts(language)
    texts = "\n".join(starters[name] for name in ("review.yaml", "study.yaml"))
    examples = re.findall(r'(text|quote|because|paraphrase): "([^"}]+)"', texts)
    assert len(examples) == 7
    assert set(examples) <= {(field, text) for text, field in STARTER_TEXTS.items()}
    labels = re.findall(r"\{id: [FQ]\d, label: ([^,]+),", texts)
    assert len(labels) == 2
    assert set(labels) <= STARTER_LABELS
    finding = starters["findings.txt"]
    assert sum(f"# {heading}\n" in finding for heading in STARTER_HEADINGS) == 1
    assert sum(prose in finding for prose in STARTER_PROSE) == 1


def test_no_sentence_is_known_that_no_starter_has() -> None:
    texts = "\n".join(text for language in LANGUAGE_CODES for text in starter_texts(language).values())
    assert [
        one for one in (*STARTER_TEXTS, *STARTER_LABELS, *STARTER_HEADINGS, *STARTER_PROSE) if one not in texts
    ] == []


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_sentence_of_the_starter_is_asked_for_at_its_place(language: LanguageCode, tmp_path: Path) -> None:
    root = tmp_path / "oppgave"
    assert CliRunner().invoke(application(language), ["init", str(root)]).exit_code == 0
    said = run(root, "check", "--select", "TOD003", "--format", "concise").stdout
    assert [line.split(" ")[0] for line in said.splitlines() if "TOD003" in line] == [
        f"matrices/oppgave/review.yaml:{place}:"
        for place in ("10:21", "10:44", "11:21", "11:43", "24:22", "26:22")
    ] or language != "nb"
    assert said.count("TOD003") == 6


def test_the_example_of_a_finding_is_asked_for_too(tmp_path: Path) -> None:
    text = (
        starter_texts("nb")["findings.txt"]
        .split("---\n", 1)[1]
        .replace("${key}", "a2020")
        .replace("${study}", "a")
    )
    root = lay(tmp_path, {FINDING: text})
    said = run(root, "check", "--select", "TOD003", "--format", "concise").stdout
    assert "01-x.md:6:3" in said
    assert "01-x.md:8:1" in said


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (changed(PLAN, "Virker praksis?", "Skriv det første forskningsspørsmålet ditt her"), "TOD003"),
        (changed(PLAN, "Hva virker for hvem?", "todo"), "QUE004"),
        (changed("sources/a.yaml", "Spør både ledere og deltakere", "begrunnelsen din"), "TOD003"),
    ],
)
def test_a_final_build_stops_at_what_init_wrote(files: dict[str, str | None], said: str, tmp_path: Path) -> None:
    root = lay(tmp_path, files)
    assert run(root, "seal", "--all").exit_code == 0
    refused = run(root, "build", "--final", "--to", "md")
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert not (root / "build").exists()
    assert run(root, "build", "--to", "md").exit_code == 0


@pytest.mark.parametrize(
    "files",
    [
        changed(PLAN, "label: Virkning", "label: Første spørsmål"),
        changed(PLAN, "label: Virkning", "label: First question"),
        changed("sources/a.yaml", "quote: Praksis virker", "quote: your reason"),
        changed("sources/a.yaml", "Spør både ledere og deltakere", "ordrett fra studien"),
        changed(FINDING, "# Praksis", "# Første spørsmål: praksis"),
    ],
)
def test_words_of_one_s_own_that_the_starter_has_elsewhere_stop_nothing(
    files: dict[str, str | None], tmp_path: Path
) -> None:
    root = lay(tmp_path, files)
    assert "TOD003" not in run(root, "check", "--select", "TOD003", "--format", "concise").stdout
    assert run(root, "seal", "--all").exit_code == 0
    built = run(root, "build", "--final", "--to", "md")
    assert built.exit_code == 0, built.stderr


def test_the_problem_statement_is_never_called_something_a_report_says(tmp_path: Path) -> None:
    said = run(lay(tmp_path, changed(PLAN, "Hva virker for hvem?", "todo")), "check").stdout
    assert "QUE004" in said
    assert "TOD002" not in said
    assert "not-reported" not in said
