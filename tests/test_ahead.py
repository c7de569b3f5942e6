"""Study files that are read ahead: nothing is different from reading them in turn."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from litmatrix.aside import aside
from litmatrix.load import load
from litmatrix.readers import ahead
from tests.support import loaded

FILES = {
    "sources/c.yaml": "reports: [a2020]\naim: Ærlig talt\n",
    "sources/d.yaml": "reports: [b2021]\naimm: Feil navn\n",
    "sources/e.yaml": "reports: [b2021\n",
    "sources/f.yaml": "reports: [a2020]\naim: &x Anker\n",
    "sources/g.yml": "reports: [a2020]\naim: Til slutt\n",
}


@pytest.mark.parametrize("share", [0.2, 0.6, 1.0])
def test_the_review_and_its_faults_are_the_same(
    share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_turn = loaded(tmp_path, FILES)
    monkeypatch.setattr(ahead, "FEWEST", 2)
    monkeypatch.setattr(ahead, "_SHARE", share)
    at_once = load(tmp_path)
    assert at_once.review == in_turn.review
    assert at_once.diagnostics == in_turn.diagnostics
    assert at_once.texts == in_turn.texts
    assert {one.location.path for one in at_once.diagnostics} >= {f"sources/{name}.yaml" for name in "def"}


def test_what_was_read_is_what_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(tmp_path, FILES)
    monkeypatch.setattr(ahead, "FEWEST", 2)
    monkeypatch.setattr(ahead, "_SHARE", 1.0)
    with ahead.reading_ahead(tmp_path, "sources", (".yaml", ".yml")) as read:
        assert {path for name in "abcdef" if read(path := f"sources/{name}.yaml")} == {
            f"sources/{name}.yaml" for name in "abcd"
        }
        assert read("sources/g.yml") == (FILES["sources/g.yml"], {"reports": ["a2020"], "aim": "Til slutt"})


def test_few_files_are_not_worth_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a process was copied")

    monkeypatch.setattr(ahead, "aside", refused)
    assert aside is not ahead.aside
    assert loaded(tmp_path, FILES).review


def test_files_that_all_have_faults_are_read_ahead_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(tmp_path, dict.fromkeys(FILES, "reports: [a2020\n"))
    asked: list[str] = []

    @contextlib.contextmanager
    def here(work: Callable[[], object]) -> Iterator[Callable[[], object]]:
        yield lambda: asked.append("once") or work()

    monkeypatch.setattr(ahead, "FEWEST", 2)
    monkeypatch.setattr(ahead, "_SHARE", 1.0)
    monkeypatch.setattr(ahead, "aside", here)
    assert len(load(tmp_path).diagnostics) >= len(FILES)
    assert asked == ["once"]
