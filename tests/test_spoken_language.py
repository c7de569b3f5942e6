"""The language that is spoken, and what the system says in it."""

import errno
import os
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from litmatrix.cli import application as application_module
from litmatrix.cli.application import application
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from tests.first_day import FINDING, PLAN, changed, run
from tests.support import lay

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
        (["check"], "nb_NO", "nb"),
        (["check", "--lang", "nn"], "fr", "nn"),
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


# What the system says


def _failing(error: OSError, *arguments: object) -> None:
    raise error


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, ("du har ikke tilgang", "du har ikkje tilgang", "you have no permission")),
        (errno.ENOENT, ("den finnes ikke", "ho finst ikkje", "it does not exist")),
        (errno.EISDIR, ("det er en mappe", "det er ei mappe", "it is a folder")),
        (errno.ENOSPC, ("disken er full", "disken er full", "the disk is full")),
        (errno.EROFS, ("disken kan bare leses", "disken kan berre lesast", "the disk can only be read")),
        (errno.EFBIG, ("systemet sa nei (EFBIG)", "systemet sa nei (EFBIG)", "the system refused (EFBIG)")),
    ],
)
def test_a_system_that_refuses_is_quoted_in_plain_words(
    number: int,
    words: tuple[str, str, str],
    language: LanguageCode,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay(tmp_path, {})
    error = OSError(number, os.strerror(number), "oppgave.docx")
    monkeypatch.setattr("litmatrix.cli.build.replace_files", partial(_failing, error))
    monkeypatch.setattr(
        sys, "argv", ["litmatrix", "build", "--to", "json", "--lang", language, "--root", str(tmp_path)]
    )
    with pytest.raises(SystemExit) as end:
        application_module.run()
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert f"oppgave.docx: {words[LANGUAGE_CODES.index(language)]}" in said
    assert os.strerror(number) not in said
    assert ("Word" in said) == (number == errno.EACCES)


def test_nothing_is_written_through_a_link_out_of_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine", "utf-8")
    root = lay(tmp_path / "review", {})
    (root / "build/r").mkdir(parents=True)
    (root / "build/r/matrix.md").symlink_to(outside)
    monkeypatch.setattr(sys, "argv", ["litmatrix", "build", "--to", "md", "--root", str(root)])
    with pytest.raises(SystemExit) as end:
        application_module.run()
    assert end.value.code == 2
    assert "det er en lenke ut av reviewets mappe" in capsys.readouterr().err
    assert outside.read_text("utf-8") == "mine"
