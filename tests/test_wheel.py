"""The wheel: what is in it, and that it works in an environment that holds nothing else."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOT_OURS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LITMATRIX_LANG", "CI", "GITHUB_ACTIONS")
Run = Callable[..., str]

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    for target in ("wheel", "sdist"):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder], cwd=ROOT, check=True
        )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def litmatrix(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`litmatrix(folder, "build")`: run the installed program there, and give what it prints."""
    home = tmp_path_factory.mktemp("environment")
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    install = [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True, env=environment, cwd=home)

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            [scripts / "litmatrix", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_what_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {f"litmatrix/templates/{file.name}" for file in (ROOT / "templates").glob("*.j2")}
    assert templates
    assert templates <= names
    assert {"litmatrix/py.typed", "litmatrix/example/sources/references.bib"} <= names
    assert all(name.startswith(("litmatrix/", "litmatrix-")) for name in names)
    assert not [name for name in names if "__pycache__" in name]
    fulltexts = {name for name in names if "fulltext/" in name and name.startswith("litmatrix/example/")}
    assert fulltexts == {"litmatrix/example/sources/fulltext/imdi2024.txt"}
    package = {file.relative_to(ROOT).as_posix() for file in (ROOT / "litmatrix").rglob("*.py")}
    assert package <= names


def test_what_git_ignores_stays_out(tmp_path: Path) -> None:
    for name in ("pyproject.toml", ".gitignore", "README.md", "LICENSE", "NOTICE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for path in ("litmatrix/__init__.py", "templates/a.j2", "sources/a.yaml", "matrices/r/review.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text('__version__ = "1.0"\n', encoding="utf-8")
    (tmp_path / "sources/fulltext").mkdir()
    (tmp_path / "sources/fulltext/a.pdf").write_bytes(b"not ours to pass on")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", tmp_path / "dist"], cwd=tmp_path, check=True)
    made = zipfile.ZipFile(next((tmp_path / "dist").glob("*.whl"))).namelist()
    assert "litmatrix/example/sources/a.yaml" in made
    with tarfile.open(next((tmp_path / "dist").glob("*.tar.gz"))) as source:
        made += source.getnames()
    assert not [name for name in made if "fulltext" in name]


def test_its_metadata(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    metadata = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    assert "License-Expression: MIT" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_the_source_distribution_has_what_the_wheel_is_made_of(wheel: Path) -> None:
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "litmatrix/__init__.py"} <= names
    assert {"sources/references.bib", "templates/matrix.md.j2", "tests/test_wheel.py"} <= names


def test_it_starts(litmatrix: Run, wheel: Path, tmp_path: Path) -> None:
    assert litmatrix(tmp_path, "--version").strip() == f"litmatrix {wheel.name.split('-')[1]}"
    assert "build" in litmatrix(tmp_path, "--help")


def test_a_new_review_builds_and_passes(litmatrix: Run, tmp_path: Path) -> None:
    folder = tmp_path / "min oppgave på æøå"
    folder.mkdir()
    litmatrix(folder, "init")
    litmatrix(folder, "check")
    litmatrix(folder, "build", "--to", "md,tex,json")
    made = {file.name for file in folder.glob("build/*/*")}
    assert {"matrix.md", "matrix.tex", "matrix.json", "findings.md", "findings.tex"} <= made


def test_the_real_review_comes_along(litmatrix: Run, tmp_path: Path) -> None:
    litmatrix(tmp_path, "init", "--example")
    assert [file.name for file in tmp_path.rglob("fulltext/*")] == ["imdi2024.txt"]
    assert "12 funnet" in litmatrix(tmp_path, "verify")
    litmatrix(tmp_path, "check")
    litmatrix(tmp_path, "build", "--to", "json")
    matrix = json.loads((tmp_path / "build/introduksjonsprogrammet/matrix.json").read_text("utf-8"))
    carried = {
        row["study"]: " ".join(rating["rating"][0].upper() for rating in row["ratings"].values())
        for row in matrix["rows"][:3]
    }
    assert carried == {
        "fedreheim-2022": "G G G B G",
        "ssb-2020": "G B L L L",
        "guribye-2019": "G G B G G",
    }
