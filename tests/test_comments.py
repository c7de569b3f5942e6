"""Comments: importing them, twice and broken; the file they are written to; commands and checks."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix.cli.application import application
from litmatrix.comment_yaml import with_comments
from litmatrix.commenting import import_comments
from litmatrix.model import Answer, Comment, CommentedOn, Comments
from litmatrix.readers.comments import read_comments
from litmatrix.readers.decode import decode
from litmatrix.readers.yaml import read_yaml
from tests.support import lay, loaded

ONE = {
    "id": "k1",
    "at": {"study": "a", "question": "F1"},
    "by": "Veilederen",
    "date": "2023-05-02",
    "text": "Hvor?",
}


def exported(folder: Path, *comments: Any, **changes: Any) -> Path:
    file = folder / "kommentarer.json"
    content = {"litmatrix": "comments", "version": "1", "review": "r", "title": "Praksis", "comments": comments}
    file.write_text(json.dumps({**content, **changes}), "utf-8")
    return file


def imported(root: Path, file: Path, current: str = "") -> tuple[str | None, list[str]]:
    """The new text of comments.yaml, and the codes of what is wrong."""
    review = loaded(root, {"matrices/r/comments.yaml": current or None}).review
    assert review is not None
    result, faults = import_comments(review, {"matrices/r/comments.yaml": current} if current else {}, file)
    return (result.text if result else None), [fault.rule.code for fault in faults]


def read(text: str) -> tuple[Comment, ...]:
    tree, faults = read_yaml(text, "comments.yaml")
    assert faults == []
    assert tree is not None
    made, faults = decode(Comments, tree, "comments.yaml", {"path": "comments.yaml"})
    assert faults == []
    assert made is not None
    return made.comments


def test_the_first_import_makes_the_file(tmp_path: Path) -> None:
    text, faults = imported(tmp_path, exported(tmp_path, ONE))
    assert faults == []
    assert text == (
        "# yaml-language-server: $schema=../../.litmatrix/comments.schema.json\n"
        "comments:\n"
        "  - id: k1\n"
        "    at: {study: a, question: F1}\n"
        "    by: Veilederen\n"
        "    date: 2023-05-02\n"
        '    text: "Hvor?"\n'
        "    status: open\n"
    )


@pytest.mark.parametrize(
    "current",
    [
        "comments: []\n",
        "comments:\n",
        "# Mine\ncomments:\n- {id: k0, text: Før}\n",
        "comments:\n  # Den første\n  - id: k0\n    text: Før\n    answers: [{text: Ja}] # ferdig?\n\n",
        "comments:\n    - id: k0\n      text: |-\n        Før\n\n        - og etter\n",
        "comments:\n  - id: k0\n    text: Før",
    ],
)
def test_what_stands_there_is_kept_to_the_letter(current: str, tmp_path: Path) -> None:
    text, faults = imported(tmp_path, exported(tmp_path, ONE), current)
    assert faults == []
    assert text is not None
    if "k0" in current:
        assert text.startswith(current.rstrip())
    assert [comment.id for comment in read(text)] == (["k0"] if "k0" in current else []) + ["k1"]


def test_a_list_in_brackets_is_not_touched(tmp_path: Path) -> None:
    current = "comments: [{id: k0, text: Før}]\n"
    assert imported(tmp_path, exported(tmp_path, ONE), current) == (None, ["COM103"])


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    file = exported(tmp_path, ONE)
    first, _ = imported(tmp_path, file)
    assert first is not None
    assert imported(tmp_path, file, first) == (first, [])


def test_a_status_in_the_file_is_not_taken_over(tmp_path: Path) -> None:
    text, _ = imported(tmp_path, exported(tmp_path, {**ONE, "status": "resolved", "answers": [{"text": "Ja"}]}))
    assert text is not None
    assert [(one.status, one.answers) for one in read(text)] == [("open", ())]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        "{",
        '{"litmatrix": "comments"}',
        '{"litmatrix": "comments", "review": "r", "comments": {}}',
        '{"litmatrix": "comments", "review": "r", "comments": [1]}',
        '{"litmatrix": "comments", "review": 3, "comments": []}',
        "[" * 100_000,
        '{"litmatrix": "comments", "review": "r", "comments": ' + "[" * 5000 + "]" * 5000 + "}",
    ],
)
def test_what_is_no_export_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(content, "utf-8")
    assert imported(tmp_path, file) == (None, ["COM101"])


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n\xe2\xe3", b"{\\rtf1 \x00}"])
def test_a_document_of_another_program_is_no_export(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.doc").write_bytes(content)
    assert imported(tmp_path, tmp_path / "x.doc") == (None, ["COM101"])


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"text": ""},
        {"text": "  \n "},
        {"text": 3},
        {"date": "i går"},
        {"at": "a"},
        {"at": {"side": "4"}},
    ],
)
def test_a_faulty_comment_imports_nothing(change: dict[str, Any], tmp_path: Path) -> None:
    text, faults = imported(tmp_path, exported(tmp_path, {**ONE, "id": "k0"}, {**ONE, **change}))
    assert text is None
    assert faults


def test_comments_on_another_review_are_refused(tmp_path: Path) -> None:
    assert imported(tmp_path, exported(tmp_path, ONE, review="annet")) == (None, ["COM102"])


def test_markup_and_control_characters_stay_text(tmp_path: Path) -> None:
    text = "</script><b>\u0007\ud800\u202e: - # {x}\r\n\ttab\u2028"
    file = exported(tmp_path, {**ONE, "text": text})
    comments, faults = read_comments(file)
    assert faults == []
    assert comments is not None
    assert comments.comments[0].text == "</script><b>\ufffd\ufffd\u202e: - # {x}\n\ttab\ufffd"
    written, faults_ = imported(tmp_path, file)
    assert faults_ == []
    assert written is not None
    assert read(written) == comments.comments


_TEXTS = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff\ufeff")
        | st.sampled_from("\n\t:#-{}[]\"'|>&*!%@`, ")
    )
    .map(str.strip)
    .filter(bool)
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _TEXTS | st.none()), min_size=1, max_size=3))
def test_every_text_reads_back(texts: list[tuple[str, str | None]]) -> None:
    comments = tuple(
        Comment(
            id=f"k{number}",
            at=CommentedOn(study=by),
            words=by,
            by=by,
            text=text,
            answers=(Answer(by=by, text=text),) * number,
        )
        for number, (text, by) in enumerate(texts)
    )
    first = with_comments("", comments[:1])
    assert first is not None
    whole = with_comments(first, comments[1:])
    assert whole is not None
    assert read(whole) == comments


def test_an_answer_may_be_just_a_text() -> None:
    assert Answer(text="Ja").by is None


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(application("nb"), ["comments", *arguments, "--root", str(root)])
    return result.exit_code, result.output


def test_the_command_shows_and_imports(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {})
    assert run(root, "list") == (0, "Ingen kommentarer venter på svar.\n")
    code, said = run(root, "import", str(exported(tmp_path, {**ONE, "text": "Hvor\x1b[2J?\n::error x"})))
    assert code == 0
    assert "a F1, Veilederen, 2023-05-02 (k1)" in said
    assert "Hentet inn 1 kommentar til matrices/r/comments.yaml. Fra før: 0." in said
    assert "\x1b" not in said
    assert "\n  ::error" not in said
    assert "k1" in run(root, "list")[1]


def test_a_refused_file_changes_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {"matrices/r/comments.yaml": "comments: [{id: k0, text: Før}]\n"})
    code, said = run(root, "import", str(exported(tmp_path, ONE)))
    assert code == 1
    assert "COM103" in said
    assert (root / "matrices/r/comments.yaml").read_text("utf-8") == "comments: [{id: k0, text: Før}]\n"


def test_a_broken_comments_file_is_not_written_to(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {"matrices/r/comments.yaml": "comments:\n  - {id: k0}\n"})
    assert run(root, "import", str(exported(tmp_path, ONE)))[0] == 1
    assert (root / "matrices/r/comments.yaml").read_text("utf-8") == "comments:\n  - {id: k0}\n"
