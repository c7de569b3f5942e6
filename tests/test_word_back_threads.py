"""Comments as Word itself writes them: threads, what is done, ends between rows, and tracked changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from litmatrix.load import load
from litmatrix.model import CommentedOn
from tests.support import lay
from tests.word_back_files import (
    COMMENTS,
    EXTENDED,
    KINDS,
    MORE,
    RELATION,
    W,
    back,
    brought,
    by_word,
    made,
    placed,
    rezipped,
    zipped,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("review"), MORE)


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """Our two Word files."""
    return made(load(root), root)


def test_a_thread_becomes_answers_and_what_is_done_is_resolved(tmp_path: Path) -> None:
    root = lay(tmp_path, MORE)
    data = by_word(made(load(root), root)["matrix.docx"])
    imported = back(root, data)
    thread, picture = imported.added
    assert thread.at == CommentedOn(study="a", question="F1")
    assert (thread.by, thread.date, thread.text, thread.words, thread.status) == (
        "Kari Nordmann",
        "2026-11-20",
        "Hvor står\ndette ?",
        "● Godt",
        "resolved",
    )
    assert [(one.by, one.date, one.text) for one in thread.answers] == [
        ("Studenten", "2026-11-20", "På s. 12."),
        ("Kari Nordmann", "2026-11-21", "Fint."),
    ]
    assert (picture.by, picture.date, picture.text, picture.at) == (None, None, "…", CommentedOn())
    (root / imported.path).write_text(imported.text, "utf-8")
    assert load(root).diagnostics == ()
    again = back(root, data)
    assert (again.added, again.known) == ((), 4)


def test_a_reply_that_comes_later_waits_for_an_answer_of_its_own(tmp_path: Path) -> None:
    root = lay(tmp_path, MORE)
    matrix = made(load(root), root)["matrix.docx"]
    early = back(root, by_word(matrix, commentsExtended=EXTENDED, comments=COMMENTS.replace("Fint.", "Nei.")))
    (root / early.path).write_text(early.text, "utf-8")
    late = back(root, by_word(matrix))
    assert [(one.text, one.at, one.status) for one in late.added] == [
        ("Fint.", CommentedOn(study="a", question="F1"), "resolved")
    ]


@pytest.mark.parametrize(
    "extended",
    [
        "<x/>",
        EXTENDED.replace('paraIdParent="1A2B3C02"', 'paraIdParent="1A2B3C03"'),
        EXTENDED.replace('w15:paraId="1A2B3C02"', 'w15:paraId="1A2B3C02" w15:paraIdParent="1A2B3C04"'),
        EXTENDED.replace("1A2B3C02", "FFFFFFFF"),
    ],
)
def test_threads_that_lead_nowhere_or_in_a_circle_lose_no_comment(
    extended: str, root: Path, files: dict[str, bytes]
) -> None:
    added = back(root, by_word(files["matrix.docx"], commentsExtended=extended)).added
    said = [one.text for one in added] + [answer.text for one in added for answer in one.answers]
    assert sorted(said) == ["Fint.", "Hvor står\ndette ?", "På s. 12.", "…"]


def marked(data: bytes, said: str, place: Callable[[Any], tuple[Any, Any]]) -> bytes:
    """The file with one comment, its ends put where Word puts them: `place` says before what and behind what."""
    parts = zipped(data)
    body = etree.fromstring(parts["word/document.xml"])
    first, last = place(body)
    first.addprevious(etree.Element(f"{{{W}}}commentRangeStart", {f"{{{W}}}id": "7"}))
    last.addnext(etree.Element(f"{{{W}}}commentRangeEnd", {f"{{{W}}}id": "7"}))
    parts["word/document.xml"] = etree.tostring(body)
    relation = RELATION.format("c", KINDS[0][0], "comments.xml")
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="7"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
    parts["word/comments.xml"] = f"{comments}</w:comments>".encode()
    return rezipped(parts)


def _row(body: Any) -> tuple[Any, Any]:
    row = body.findall(f".//{{{W}}}tbl")[1].findall(f"{{{W}}}tr")[2]
    return row, row


def _cell(body: Any) -> tuple[Any, Any]:
    cell = _row(body)[0].findall(f"{{{W}}}tc")[2]
    return cell, cell


def _table(body: Any) -> tuple[Any, Any]:
    table = body.findall(f".//{{{W}}}tbl")[1]
    return table, table


def _last(body: Any) -> tuple[Any, Any]:
    last = body[0][-1]
    return last, last


@pytest.mark.parametrize(
    ("place", "at"),
    [
        (_row, CommentedOn(study="b")),
        (_cell, CommentedOn(study="b", question="F2")),
        (_table, CommentedOn()),
        (_last, CommentedOn()),
    ],
)
def test_the_ends_of_a_comment_may_stand_between_rows_cells_and_paragraphs(
    place: Callable[[Any], tuple[Any, Any]], at: CommentedOn, root: Path, files: dict[str, bytes]
) -> None:
    assert placed(root, marked(files["matrix.docx"], "Her", place)) == [at]


def test_very_many_comments_are_refused_and_not_waited_for(root: Path, files: dict[str, bytes]) -> None:
    one = '<w:comment w:id="{0}" w:author="{0}"><w:p w14:paraId="{0}"><w:r><w:t>Hei</w:t></w:r></w:p></w:comment>'
    many = "".join(one.format(number) for number in range(20_000))
    replies = "".join(
        f'<w15:commentEx w15:paraId="{number}" w15:paraIdParent="{number + 1}"/>' for number in range(20_000)
    )
    comments = COMMENTS[: COMMENTS.index("<w:comment ")] + many + "</w:comments>"
    extended = EXTENDED[: EXTENDED.index("<w15:commentEx ")] + replies + "</w15:commentsEx>"
    data = by_word(files["matrix.docx"], comments=comments, commentsExtended=extended)
    assert brought(root, data) == (None, ["FIL003"])


def test_what_was_changed_is_shown_as_it_was_and_shall_be(root: Path, files: dict[str, bytes]) -> None:
    parts = zipped(files["findings.docx"])
    body = parts["word/document.xml"].decode()
    said = "Språk er viktigere enn praksis"
    assert said in body
    by = 'w:author="Kari" w:date="2026-11-20T10:05:00Z"'
    changed = (
        f'Språk er </w:t></w:r><w:del w:id="901" {by}><w:r><w:delText xml:space="preserve">viktigere enn</w:delText>'
        f'</w:r></w:del><w:ins w:id="902" {by}><w:r><w:t>like viktig som</w:t></w:r>'
        f'<w:del w:id="903" w:author="Ola"><w:r><w:delText>aldri</w:delText></w:r></w:del></w:ins>'
        '<w:r><w:t xml:space="preserve"> praksis'
    )
    parts["word/document.xml"] = body.replace(said, changed).encode()
    (one,) = back(root, rezipped(parts)).changes
    assert one.at == CommentedOn(finding="02-y")
    assert [(piece.kind, piece.text) for piece in one.pieces[:4]] == [
        ("same", "Språk er "),
        ("old", "viktigere enn"),
        ("new", "like viktig som"),
        ("same", one.pieces[3].text),
    ]
    assert {(piece.by, piece.date) for piece in one.pieces[1:3]} == {("Kari", "2026-11-20")}
    assert one.place is not None
    assert (one.place.path, one.place.line) == ("matrices/r/findings/02-y.md", 7)  # type: ignore[union-attr]
