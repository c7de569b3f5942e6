"""The shared machinery of the tests is tested too: a golden file that never fails is worth nothing."""

import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
SHARED = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
GOLDEN_TEST = "def test_it(golden): golden('a/b.txt', {made!r})\n"


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """An empty test folder with our conftest and our marker, outside CI."""
    monkeypatch.delenv("CI", raising=False)
    pytester.makeconftest(SHARED)
    pytester.makeini("[pytest]\nmarkers = needs(program): x\naddopts = --strict-markers -p no:cacheprovider\n")
    return pytester


def test_a_golden_file_is_written_on_request_and_compared_afterwards(inner: pytest.Pytester) -> None:
    inner.makepyfile(GOLDEN_TEST.format(made="æøå\n"))
    inner.runpytest().assert_outcomes(failed=1)
    inner.runpytest("--update-golden").assert_outcomes(passed=1)
    assert (inner.path / "golden/a/b.txt").read_bytes() == "æøå\n".encode()
    inner.runpytest().assert_outcomes(passed=1)


@pytest.mark.parametrize("made", ["æøå", "æøå\r\n", b"\xe6\n"])
def test_a_difference_fails(inner: pytest.Pytester, made: str | bytes) -> None:
    file = inner.path / "golden/a/b.txt"
    file.parent.mkdir(parents=True)
    file.write_bytes("æøå\n".encode())
    inner.makepyfile(GOLDEN_TEST.format(made=made))
    inner.runpytest().assert_outcomes(failed=1)
    assert file.read_bytes() == "æøå\n".encode()


def test_a_missing_program_skips_at_home_and_fails_in_ci(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner.makepyfile(
        "import pytest\n"
        "@pytest.mark.needs('no-such-program-1')\ndef test_missing(): pass\n"
        f"@pytest.mark.needs({sys.executable!r})\ndef test_there(): pass\n"
    )
    inner.runpytest().assert_outcomes(skipped=1, passed=1)
    monkeypatch.setenv("CI", "true")
    inner.runpytest().assert_outcomes(errors=1, passed=1)
