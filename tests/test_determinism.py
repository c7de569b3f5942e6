"""Same input, same bytes: whatever the day, the folder, the locale, the clock's zone or the seed of hashes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INPUTS = ("sources", "matrices")
LITMATRIX = (sys.executable, "-c", "from litmatrix.cli import main; main()")

# Put in the way of every import: another day, for whoever looks at the clock.
ANOTHER_DAY = """
import datetime, time
_later, _time, _localtime, _gmtime = 400 * 86400 + 12345, time.time, time.localtime, time.gmtime
time.time = lambda: _time() + _later
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
class _Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
class _Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = _Datetime, _Date
"""

HERE = {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "COLUMNS": "80"}
THERE = {"LC_ALL": "nb_NO.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "COLUMNS": "200"}


def built(folder: Path, settings: dict[str, str], *options: str, backwards: bool = False) -> dict[str, bytes]:
    """Every output of the shipped review, copied to `folder` and built there."""
    folder.mkdir(parents=True)
    for part in INPUTS:
        files = sorted(
            file for file in (ROOT / part).rglob("*") if file.is_file() and "fulltext" not in file.parts
        )
        for file in reversed(files) if backwards else files:
            copy = folder / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    path = os.pathsep.join([settings.pop("PYTHONPATH", ""), str(ROOT)]).strip(os.pathsep)
    environment = {**os.environ, "PYTHONPATH": path, **settings}
    done = subprocess.run(
        [*LITMATRIX, "build", *options], cwd=folder, env=environment, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    outputs = folder / "build"
    return {
        file.relative_to(outputs).as_posix(): file.read_bytes() for file in outputs.rglob("*") if file.is_file()
    }


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("here") / "review", dict(HERE))


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_something_is_built(reference: dict[str, bytes]) -> None:
    assert {"matrix.md", "findings.tex", "matrix.json"} <= {Path(name).name for name in reference}
    assert all(reference.values())


def test_another_folder_locale_zone_and_seed(reference: dict[str, bytes], tmp_path: Path) -> None:
    there = tmp_path / "en mappe" / "på Øvre Årdal"
    assert_same(reference, built(there, dict(THERE), backwards=True))


def test_another_day(reference: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    assert_same(reference, built(tmp_path / "review", {**HERE, "PYTHONPATH": str(tmp_path / "later")}))


def test_a_pdf_made_beside_the_others_is_the_one_made_alone(reference: dict[str, bytes], tmp_path: Path) -> None:
    alone = built(tmp_path / "alone", dict(HERE), "--to", "pdf")
    assert len(alone) == 3  # matrix, findings, manifest
    assert all(reference[name] == alone[name] for name in alone if name.endswith(".pdf"))
    names = json.loads(reference["introduksjonsprogrammet/manifest.json"])["outputs"]
    assert sorted([*names, "manifest.json"]) == sorted(name.partition("/")[2] for name in reference)


def test_the_other_day_is_another_day(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    ask = (
        "import datetime, time; print(int(time.time()), datetime.datetime.now().year, datetime.date.today().year)"
    )

    def asked(**more: str) -> list[int]:
        run = subprocess.run(
            [sys.executable, "-c", ask], env={**os.environ, **more}, capture_output=True, text=True, check=True
        )
        return [int(word) for word in run.stdout.split()]

    assert all(later > now for later, now in zip(asked(PYTHONPATH=str(tmp_path)), asked(), strict=True))


def test_no_output_says_where_it_was_made(reference: dict[str, bytes]) -> None:
    for name, content in reference.items():
        assert str(ROOT).encode() not in content, name
        assert str(Path.home()).encode() not in content or Path.home() == Path("/"), name
