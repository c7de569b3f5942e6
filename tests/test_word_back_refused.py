"""Word files that cannot be used, are of another review, or have lost their marks."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from litmatrix.load import load
from litmatrix.model import CommentedOn
from litmatrix.word_building import Given, WordWishes
from tests.support import lay
from tests.word_back_files import (
    MORE,
    at_words,
    back,
    brought,
    by_word,
    commented,
    made,
    placed,
    rezipped,
    saved,
    zipped,
)
from tests.writers import thesis as theses


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("review"), MORE)


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """Our two Word files."""
    return made(load(root), root)


def part(name: str, content: bytes | None) -> Callable[[bytes], bytes]:
    """The file with one part replaced, or taken out."""
    return lambda data: rezipped(
        {one: content if one == name else held for one, held in zipped(data).items() if one != name or content}  # type: ignore[misc]
    )


def without_marks(data: bytes) -> bytes:
    body = zipped(data)["word/document.xml"].replace(b"_lm", b"_xx")
    return part("word/document.xml", body)(data)


_BODY = "word/document.xml"
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another program": (lambda _: saved(docx.Document()), "COM104"),
    "marks gone": (without_marks, "COM104"),
    "bomb": (part(_BODY, b"<a>" + b" " * 70_000_000 + b"</a>"), "THS002"),
    "doctype": (part(_BODY, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "THS001"),
    "no text": (part(_BODY, None), "THS001"),
    "no relations": (part("_rels/.rels", None), "THS001"),
    "a spreadsheet": (part(_BODY, b'<workbook xmlns="http://x"/>'), "THS001"),
    "broken comments": (lambda data: by_word(data, comments="<w:comments"), "THS001"),
    "encrypted": (
        lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "THS003",
    ),
    "no archive": (lambda _: b"Hei", "THS001"),
    "empty": (lambda _: b"", "THS001"),
    "cut": (lambda data: data[: len(data) // 2], "THS001"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_cannot_be_used_is_refused(how: str, root: Path, files: dict[str, bytes]) -> None:
    breaking, code = BROKEN[how]
    assert brought(root, breaking(files["matrix.docx"])) == (None, [code])


def test_a_file_of_another_review_is_refused(root: Path, tmp_path: Path) -> None:
    moved = {path.replace("matrices/r/", "matrices/s/"): text for path, text in MORE.items()}
    other = lay(tmp_path, {**moved, "matrices/r/review.yaml": None})
    data = made(load(other, "s"), other)["matrix.docx"]
    assert brought(root, data) == (None, ["COM105"])


def test_without_marks_everything_may_stand_at_the_review(root: Path) -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("Noen ord").runs, text="Hm", author="V", initials="V")
    (one,) = back(root, saved(document), anywhere=True).added
    assert (one.at, one.words, one.text) == (CommentedOn(), "Noen ord", "Hm")


def test_in_a_thesis_only_what_was_filled_in_has_places(tmp_path: Path) -> None:
    root = lay(tmp_path, MORE)
    document = docx.Document()
    document.add_paragraph("Innledning")
    theses.bookmark_around(document, "litmatrix_findings")
    document.add_paragraph("Avslutning")
    wishes = WordWishes(thesis=Given("oppgave.docx", saved(document)))
    data = made(load(root), root, wishes)["oppgave-litmatrix.docx"]
    remarks = [(at_words("Innledning"), "1"), (at_words("Mer er ikke kjent"), "2"), (at_words("Avslutning"), "3")]
    assert placed(root, commented(data, *remarks)) == [
        CommentedOn(),
        CommentedOn(finding="02-y"),
        CommentedOn(),
    ]
