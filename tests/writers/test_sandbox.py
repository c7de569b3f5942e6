"""Shipped templates are compiled once and for all; a user's own never leave a trace, and no damage is believed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_RENDER = """
import sys
from litmatrix.readers.shipped import shipped_templates
from litmatrix.writers.templates import Templates
if "no-compiler" in sys.argv:
    import jinja2
    def refuse(*_, **__):
        raise SystemExit("compiled anew")
    jinja2.Environment.compile = refuse
own = {"mine.md.j2": '{% extends "default/table.md.j2" %}'} if "own" in sys.argv else {}
values = dict.fromkeys(("caption", "head", "note", "number", "rule"), "x") | {"rows": ("y", "z"), "notes": ()}
print(Templates(own, shipped_templates()).render(next(iter(own), "table.md.j2"), values))
"""


def rendered(cache: Path, *asked: str, write: bool = True) -> str:
    """What a process of its own makes of a template, with its byte code in a folder of the test's."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(ROOT)}
    if not write:
        surroundings["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-c", _RENDER, *asked]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def kept(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.jinja"))


def test_the_second_run_compiles_nothing(tmp_path: Path) -> None:
    first = rendered(tmp_path)
    assert len(kept(tmp_path)) == 1
    assert rendered(tmp_path, "no-compiler") == first


def test_the_check_above_can_fail(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="compiled anew"):
        rendered(tmp_path, "no-compiler")


def test_own_templates_are_not_kept(tmp_path: Path) -> None:
    rendered(tmp_path, "own")
    assert len(kept(tmp_path)) == 1  # of the shipped one that it extends


def test_python_may_be_told_to_write_no_byte_code(tmp_path: Path) -> None:
    rendered(tmp_path, write=False)
    assert kept(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"\x80\x04K\x01."])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    first = rendered(tmp_path)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    for bad in (damage, whole[:-20], whole[: len(whole) // 2], whole[:-200] + bytes(200)):
        file.write_bytes(bad)
        assert rendered(tmp_path) == first
    assert rendered(tmp_path, "no-compiler") == first


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    first = rendered(tmp_path)
    (file,) = kept(tmp_path)
    file.unlink()
    file.mkdir()  # in the way of the file
    assert rendered(tmp_path) == first
