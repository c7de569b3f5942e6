"""The way of somebody who has never done this: from `init` to the first matrix, with the mistakes people make on it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litmatrix.checks._starter_texts import STARTER_HEADINGS, STARTER_PROSE, STARTER_TEXTS
from litmatrix.cli.application import application
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from litmatrix.readers.shipped import starter_texts
from tests.support import BASE, lay

PLAN = "matrices/r/review.yaml"
FINDING = "matrices/r/findings/01-x.md"


def run(root: Path, *words: str, language: LanguageCode = "nb") -> Result:
    command = [*words, "--root", str(root)]
    return CliRunner().invoke(application(language), command, catch_exceptions=False)


def changed(path: str, old: str, new: str) -> dict[str, str | None]:
    text = BASE[path]
    assert old in text
    return {path: text.replace(old, new)}


# The sentences that `init` writes


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_sentences_of_the_starters_are_known(language: LanguageCode) -> None:
    """What stands in quotation marks, and the labels of the questions, are for the user to replace."""
    starters = starter_texts(language)
    texts = "\n".join(starters[name] for name in ("review.yaml", "study.yaml"))
    examples = set(re.findall(r'(?:text|quote|because|paraphrase): "?([^"}]+)"?\}|because: "([^"]+)"', texts))
    labels = set(re.findall(r"\{id: [FQ]\d, label: ([^,]+),", texts))
    found = {one for pair in examples for one in pair if one} | labels
    assert len(found) == 9
    assert found <= STARTER_TEXTS
    finding = starters["findings.txt"]
    assert sum(f"# {heading}\n" in finding for heading in STARTER_HEADINGS) == 1
    assert sum(prose in finding for prose in STARTER_PROSE) == 1


def test_no_sentence_is_known_that_no_starter_has() -> None:
    texts = "\n".join(text for language in LANGUAGE_CODES for text in starter_texts(language).values())
    assert [one for one in (*STARTER_TEXTS, *STARTER_HEADINGS, *STARTER_PROSE) if one not in texts] == []


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
    text = starter_texts("nb")["findings.txt"].split("---\n", 1)[1].replace("${key}", "a2020")
    root = lay(tmp_path, {FINDING: text.replace("navnet-på-en-studie", "a")})
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


def test_the_problem_statement_is_never_called_something_a_report_says(tmp_path: Path) -> None:
    said = run(lay(tmp_path, changed(PLAN, "Hva virker for hvem?", "todo")), "check").stdout
    assert "QUE004" in said
    assert "TOD002" not in said
    assert "not-reported" not in said


# The language that is spoken

SAID = {
    "nb": "Reviewet har ingen funn ennå",
    "nn": "Reviewet har ingen funn enno",
    "en": "The review has no findings yet",
}


@pytest.mark.parametrize(
    ("words", "variable", "language"),
    [
        (["check"], "", "nb"),
        (["--lang", "nn", "check"], "", "nn"),
        (["check", "--lang", "nn"], "", "nn"),
        (["check"], "nn", "nn"),
        (["--lang", "en", "check"], "nn", "en"),
        (["check", "--lang", "en"], "nn", "en"),
        (["--lang", "nn", "check", "--lang", "en"], "", "en"),
    ],
)
def test_a_review_is_spoken_of_in_the_language_asked_for(
    words: list[str], variable: str, language: str, tmp_path: Path
) -> None:
    lay(tmp_path, {FINDING: None})
    command = [*words, "--root", str(tmp_path), "--select", "FIN011"]
    result = CliRunner().invoke(application("nb"), command, env={"LITMATRIX_LANG": variable})
    assert SAID[language] in result.stdout


@pytest.mark.parametrize("words", [["sheet", "export", "--lang", "no"], ["comments", "list", "--lang", "no"]])
def test_every_command_knows_the_languages(words: list[str]) -> None:
    result = CliRunner().invoke(application("en"), words)
    assert "'no' is not one of 'nb', 'nn', 'en'" in result.stderr


def test_documents_are_in_the_reviews_language_whatever_is_spoken(tmp_path: Path) -> None:
    lay(tmp_path, changed(PLAN, "as_of: 2023", "as_of: 2019"))
    made = []
    for language in LANGUAGE_CODES:
        assert run(tmp_path, "build", "--to", "md,page", "--lang", language, language="en").exit_code == 0
        folder = tmp_path / "build/r"
        made.append({file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()})
    assert "MAT" in made[0]["review.html"].decode()
    assert made[0] == made[1] == made[2]


def test_errors_that_stop_a_build_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    lay(tmp_path, changed("sources/a.yaml", "rating: godt", "rating: godtt"))
    assert "is not a level" in run(tmp_path, "build", "--to", "md", "--lang", "en").stderr
