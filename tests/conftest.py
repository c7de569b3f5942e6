"""What all tests share: golden files, and outside programs that may be missing."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, str | bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew instead of comparing with them"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("printers/full.txt", made)`: `made` is byte for byte what the file under tests/golden/ holds."""
    update: bool = request.config.getoption("--update-golden")

    def compare(name: str, made: str | bytes) -> None:
        file = GOLDEN / name
        content = made.encode() if isinstance(made, str) else made
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            return
        assert file.exists(), f"no golden file {name}: look at the output, then run pytest --update-golden"
        kept = file.read_bytes()
        if isinstance(made, str):  # texts differ readably
            assert made == kept.decode(), f"not as in tests/golden/{name}; meant? pytest --update-golden"
        assert content == kept, f"not as in tests/golden/{name}; meant? pytest --update-golden"

    return compare


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.needs("latexmk")`: without the program a test is skipped at home and fails in CI."""
    programs = [program for mark in item.iter_markers("needs") for program in mark.args]
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI nothing is skipped", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def visit() -> Path:
    """The script that opens pages, its two packages installed."""
    folder = Path(__file__).parent / "browser"
    installed = folder / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < (folder / "package-lock.json").stat().st_mtime:
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(["npm", "ci", *options], cwd=folder, check=True, timeout=300)
    return folder / "visit.mjs"
