"""The command line over a small review, as somebody meets it on the first day."""

from pathlib import Path

from click.testing import CliRunner, Result

from litmatrix.cli.application import application
from litmatrix.message import LanguageCode
from tests.support import BASE

PLAN = "matrices/r/review.yaml"
FINDING = "matrices/r/findings/01-x.md"


def run(root: Path, *words: str, language: LanguageCode = "nb") -> Result:
    command = [*words, "--root", str(root)]
    return CliRunner().invoke(application(language), command, catch_exceptions=False)


def changed(path: str, old: str, new: str) -> dict[str, str | None]:
    text = BASE[path]
    assert old in text
    return {path: text.replace(old, new)}
