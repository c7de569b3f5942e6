"""The error gallery: for every code a small mistake, and the exact words that a user then reads.

`tests/errors/CODE/` holds the files that differ from a review without faults (tests/support.py), the paths of those
that are gone in `removed.txt`, and in `expected.txt` what `litmatrix check --select CODE` prints. After a change
of words: pytest --update-golden tests/test_error_gallery.py, and read the difference.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from litmatrix.cli.application import application
from litmatrix.cli.rules import all_rules
from tests.support import lay

GALLERY = Path(__file__).parent / "errors"
RULES = {rule.code: rule for rule in all_rules()}
CODES = sorted(folder.name for folder in GALLERY.iterdir() if folder.is_dir())
NOT_INPUT = {"expected.txt", "removed.txt"}

# What no version control can hold is made here.
Make = Callable[[Path, pytest.MonkeyPatch], None]


def _unreadable(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refusing(path: str | Path, *arguments: int) -> int:
        if Path(path) == root / "sources/a.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", refusing)


def _too_large(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "sources/a.yaml").write_text("aim: " + "x" * 1_200_000, encoding="utf-8")


MADE: dict[str, Make] = {"FIL001": _unreadable, "FIL003": _too_large}

# What tells of these codes, where it is not `check`.
BUILD = ("build", "--to", "md", "--root", "{root}")
APPROVED = ("check", "--approved", "--select", "APP", "--root", "{root}")
COMMANDS = {
    "APP002": APPROVED,
    "APP003": APPROVED,
    "APP101": APPROVED,
    "BIB009": ("init", "{root}/ny", "--from", "{root}/sources/kilder.csv"),
    "BIB008": ("init", "{root}/ny", "--from", "{root}/sources/references.bib"),
    "TPL001": BUILD,
}

# Faults that need more than a text to go wrong, and the tests that hold their words.
ELSEWHERE = {
    "AUD": "test_audit_rules.py",
    "DOC": "test_audit_rules.py",
    "FRM": "test_audit_rules.py",
    "LST": "test_audit_rules.py",
    "SHT": "test_sheets_refused.py",
    "THS": "test_thesis.py",
    "CIT004": "test_citation_engine.py",
    "CIT005": "test_citation_engine.py",
    "COM1": "test_comments.py",
    "FTX": "test_fulltext.py",
    "HIS": "test_changes.py",
    "VER": "test_verify.py",
    "WRD": "test_word_building.py",
}


@pytest.mark.parametrize("code", CODES)
def test_what_a_user_reads(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    expected = GALLERY / code / "expected.txt"
    root = _laid(code, tmp_path)
    MADE.get(code, lambda *_: None)(root, monkeypatch)
    command = COMMANDS.get(code, ("check", "--select", code, "--root", "{root}"))
    result = CliRunner().invoke(application("nb"), [word.replace("{root}", str(root)) for word in command])
    assert not result.exception or isinstance(result.exception, SystemExit)
    assert f" {code} {RULES[code].name}" in result.output, "the mistake is not found"
    assert str(tmp_path) not in result.output
    if request.config.getoption("--update-golden"):
        expected.write_text(result.output, encoding="utf-8", newline="\n")
    assert result.output == expected.read_text("utf-8")


def _laid(code: str, root: Path) -> Path:
    gone = GALLERY / code / "removed.txt"
    lay(root, dict.fromkeys(gone.read_text("utf-8").split() if gone.exists() else ()))
    for file in (GALLERY / code).rglob("*"):
        target = root / file.relative_to(GALLERY / code)
        if file.is_dir():
            if target.is_file():
                target.unlink()
            target.mkdir(parents=True, exist_ok=True)
        elif file.name not in NOT_INPUT:
            shutil.copyfile(file, target)
    return root


def test_every_code_hangs_in_the_gallery() -> None:
    missing = sorted(code for code in RULES if code not in CODES and not code.startswith(tuple(ELSEWHERE)))
    assert not missing, "make tests/errors/CODE with the input, then run pytest --update-golden"


def test_no_code_in_the_gallery_is_gone() -> None:
    assert set(CODES) <= RULES.keys()


@pytest.mark.parametrize("file", sorted(set(ELSEWHERE.values())))
def test_elsewhere_is_somewhere(file: str) -> None:
    assert (Path(__file__).parent / file).exists()
