"""Files that are no files, names that are none, and folders that cannot be listed."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from litmatrix.checking import check
from litmatrix.diagnostic import Severity
from litmatrix.load import load
from tests.hostile_files import BIB, FINDING, REVIEW, SEARCH, SOUND, STUDY, found, read, review_in


@pytest.mark.parametrize("path", SOUND)
def test_a_folder_where_a_file_should_be(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    (root / path).mkdir()
    assert found(read(root), path) == {("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
def test_a_link_to_nowhere(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    (root / path).symlink_to("nowhere")
    assert found(read(root), path) == {("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
def test_a_link_to_itself(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    (root / path).symlink_to((root / path).name)
    assert found(read(root), path) & {("FIL001", 1), ("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
def test_a_link_out_of_the_root(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path / "proj")
    outside = tmp_path / "proj_secret"  # the root's own name as a prefix
    outside.write_text(SOUND[path], encoding="utf-8")
    (root / path).unlink()
    (root / path).symlink_to(outside)
    loaded = read(root)
    assert found(loaded, path) == {("FIL002", 1)}
    assert path not in loaded.texts


@pytest.mark.parametrize("folder", ["sources", "matrices/r", "matrices/r/findings", "matrices"])
def test_a_folder_that_is_a_link_out_of_the_root(tmp_path: Path, folder: str) -> None:
    root = review_in(tmp_path / "proj")
    outside = tmp_path / "outside"
    (root / folder).rename(outside)
    (root / folder).symlink_to(outside, target_is_directory=True)
    loaded = read(root)
    assert {path for path in loaded.texts if path.startswith(folder)} == set()
    assert any(code == "FIL002" for code, _ in found(loaded))


def test_a_link_within_the_root_is_read(tmp_path: Path) -> None:
    root = review_in(tmp_path)
    (root / "sources" / "olsen2021.yaml").symlink_to("hansen2020.yaml")
    loaded = read(root)
    assert loaded.review is not None
    assert set(loaded.review.studies) == {"hansen2020", "olsen2021"}


@pytest.mark.parametrize("path", SOUND)
def test_a_pipe(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    os.mkfifo(root / path)
    assert found(read(root), path) == {("FIL002", 1)}


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/stdin", "/dev/full"])
def test_a_device(tmp_path: Path, device: str) -> None:
    root = review_in(tmp_path)
    (root / STUDY).unlink()
    (root / STUDY).symlink_to(device)
    assert found(read(root), STUDY) == {("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, error: OSError
) -> None:
    root = review_in(tmp_path)
    opened = os.open

    def refusing(file: str | Path, *arguments: int) -> int:
        if Path(file) == root / path:
            raise error
        return opened(file, *arguments)

    monkeypatch.setattr(os, "open", refusing)
    loaded = load(root)
    monkeypatch.undo()
    assert found(loaded, path) == {("FIL001", 1)}


def test_a_file_that_cannot_be_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = review_in(tmp_path)

    def failing(handle: int, count: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", failing)
    loaded = load(root)
    monkeypatch.undo()
    assert {code for code, _ in found(loaded)} == {"FIL001"}
    assert {diagnostic.location.path for diagnostic in loaded.diagnostics} == set(SOUND)


@pytest.mark.parametrize("folder", ["sources", "matrices", "matrices/r/findings"])
def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    root = review_in(tmp_path)
    scandir = os.scandir

    def refusing(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path) == root / folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    loaded = load(root)
    monkeypatch.undo()
    assert {("FIL001", 1), ("FIL006", 1)} & found(loaded, folder)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hansen2020", "Hansen2020"), ("m\u00e5l", "ma\u030al"), ("straße", "strasse"), ("ærlig", "ÆRLIG")],
)
def test_names_that_are_one_elsewhere(tmp_path: Path, one: str, other: str) -> None:
    root = review_in(tmp_path)
    for name in (one, other):
        (root / "sources" / f"{name}.yaml").write_text(SOUND[STUDY], encoding="utf-8")
    assert ("FIL007", 1) in found(read(root))


def test_the_same_study_as_yaml_and_yml(tmp_path: Path) -> None:
    root = review_in(tmp_path, **{"sources/hansen2020.yml": SOUND[STUDY]})
    assert ("FIL007", 1) in found(read(root), "sources/hansen2020.yml")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    root = review_in(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "sources") + b"/\xff\n\x1b[2J.yaml")).write_text("metod: x\n")
    assert ("FMT001", 1) in found(read(root))


def test_a_decomposed_file_name_is_the_study_that_is_meant(tmp_path: Path) -> None:
    """A file name that went over macOS spells å as two characters; nobody types it so."""
    root = review_in(tmp_path, **{unicodedata.normalize("NFD", "sources/håland2021.yaml"): SOUND[STUDY]})
    loaded = read(root)
    assert loaded.review is not None
    assert "håland2021" in loaded.review.studies


def test_what_editors_and_systems_leave_behind_is_no_study(tmp_path: Path) -> None:
    litter = ("._hansen2020.yaml", "~$hansen2020.yaml", ".#hansen2020.yaml", "hansen2020.yaml~", "Thumbs.db")
    root = review_in(tmp_path, **{f"sources/{name}": b"\xff" for name in litter})
    assert read(root).diagnostics == ()


@pytest.mark.parametrize("name", ["sources", "matrices", "matrices/r", "matrices/r/findings"])
def test_a_file_where_a_folder_should_be(tmp_path: Path, name: str) -> None:
    root = review_in(tmp_path)
    (root / name).rename(tmp_path / "moved")
    (root / name).write_text("hei", encoding="utf-8")
    loaded = read(root)
    assert loaded.diagnostics or name in {"sources", "matrices/r/findings"}


@pytest.mark.parametrize("name", ["..", "../r", "/etc", "r/../r", "nope", "", "\0", "æ" * 300])
def test_a_review_of_a_strange_name(tmp_path: Path, name: str) -> None:
    loaded = load(review_in(tmp_path / "root"), name)
    assert loaded.review is None or (name == "" and loaded.review.name == "r")
    assert all(not path.startswith(("/", "..")) for path in loaded.texts)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert found(read(tmp_path)) == {("FIL006", 1)}


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    assert found(read(tmp_path / "nowhere")) == {("FIL006", 1)}


@pytest.mark.parametrize("text", ["", "\n\n \t\n", "\ufeff"])
@pytest.mark.parametrize("path", [STUDY, BIB, REVIEW, SEARCH, FINDING])
def test_an_empty_file_is_all_that_is_told(tmp_path: Path, path: str, text: str) -> None:
    loaded = read(review_in(tmp_path, **{path: text}))
    assert found(loaded) == {("FIL010", 1)}
    assert {one.code for one in check(loaded) if one.severity is Severity.ERROR} == {"FIL010"}
