"""Comments and tracked changes that come back in a Word file: commented by python-docx, by LibreOffice, by Word."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.document import Document as WordDocument
from docx.text.run import Run
from lxml import etree

from litmatrix.building import build
from litmatrix.cli.application import application
from litmatrix.commenting import Imported, import_comments
from litmatrix.load import Loaded, load
from litmatrix.model import CommentedOn
from litmatrix.word_building import Given, WordWishes
from litmatrix.word_marks import mark, mark_in, marks_of
from tests.office import change, comment, edited
from tests.support import lay
from tests.writers import thesis as theses

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MORE = {
    "matrices/r/review.yaml": """\
title: Praksis
question: Hva virker for hvem?
research_questions:
  - {id: F1, label: Virkning, text: Virker praksis?}
  - {id: F2, label: Språk, text: Hva betyr språk?}
scale:
  name: Belegg
  levels:
    - {id: lite, label: Lite, means: Nevner spørsmålet}
    - {id: godt, label: Godt, means: Undersøker spørsmålet}
matrix: {as_of: 2023, columns: [citation, title, aim, ratings], studies: [a, b]}
""",
    "matrices/r/findings/02-y.md": """\
---
questions: [F2]
supported_by: [b]
---
# Språket kommer først

Språk er viktigere enn praksis [@b2021].

Mer er ikke kjent.
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("review"), MORE)


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """Our two Word files."""
    return made(load(root), root)


def made(loaded: Loaded, root: Path, word: WordWishes | None = None) -> dict[str, bytes]:
    assert loaded.review is not None
    outputs, problems = build(loaded, loaded.review, root, ["docx"], word=word or WordWishes())
    assert problems == ()
    return outputs


def back(root: Path, data: bytes, name: str = "tilbake.docx", **options: Any) -> Imported:
    imported, faults = brought(root, data, name, **options)
    assert faults == []
    assert imported is not None
    return imported


def brought(
    root: Path, data: bytes, name: str = "tilbake.docx", **options: Any
) -> tuple[Imported | None, list[str]]:
    file = root / name
    file.write_bytes(data)
    loaded = load(root)
    assert loaded.review is not None
    imported, faults = import_comments(loaded.review, loaded.texts, file, **options)
    return imported, [fault.rule.code for fault in faults]


def commented(data: bytes, *remarks: tuple[Callable[[WordDocument], list[Run]], str]) -> bytes:
    """The file with comments by python-docx at the runs that each function finds."""
    document = docx.Document(io.BytesIO(data))
    for runs, said in remarks:
        document.add_comment(runs(document), text=said, author="Veilederen", initials="V")
    return saved(document)


def saved(document: WordDocument) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def in_cell(table: int, row: int, column: int, line: int = 0) -> Callable[[WordDocument], list[Run]]:
    return lambda document: document.tables[table].rows[row].cells[column].paragraphs[line].runs


def at_words(words: str) -> Callable[[WordDocument], list[Run]]:
    return lambda document: next(one.runs for one in document.paragraphs if words in one.text)


def placed(root: Path, data: bytes) -> list[CommentedOn]:
    return [one.at for one in back(root, data).added]


def test_every_mark_is_a_name_that_word_allows_and_no_two_are_the_same(files: dict[str, bytes]) -> None:
    for name in ("matrix.docx", "findings.docx"):
        body = etree.fromstring(zipfile.ZipFile(io.BytesIO(files[name])).read("word/document.xml"))
        starts = list(body.iter(f"{{{W}}}bookmarkStart"))
        names = [one.get(f"{{{W}}}name") for one in starts]
        ids = [one.get(f"{{{W}}}id") for one in starts]
        assert len(names) == len(set(names)) == len(set(ids)) > 3
        assert all(len(one) <= 40 and one.replace("_", "").isalnum() and mark_in(one) for one in names)
        assert sorted(ids) == sorted(one.get(f"{{{W}}}id") for one in body.iter(f"{{{W}}}bookmarkEnd"))


def test_a_mark_tells_what_it_stands_for_and_of_which_review(root: Path) -> None:
    review = load(root).review
    assert review is not None
    marks = marks_of(review)
    assert marks[mark("r", "a", "F1")] == CommentedOn(study="a", question="F1")
    assert mark("andre", "a", "F1") not in marks
    assert len(set(marks.values())) == len(marks) == 1 + 2 + 2 + 2 + 4


def test_comments_in_the_matrix_land_at_the_study_the_rating_and_the_cell(
    root: Path, files: dict[str, bytes]
) -> None:
    data = commented(
        files["matrix.docx"],
        (in_cell(0, 1, 0), "Raden"),
        (in_cell(0, 2, 2), "Et annet felt"),
        (in_cell(0, 2, 3, 1), "Linjen F2"),
        (in_cell(1, 1, 1), "Cellen a F1"),
        (in_cell(1, 2, 2), "Cellen b F2"),
        (in_cell(1, 0, 2), "Spørsmålet"),
        (at_words("Hva virker for hvem?"), "Problemstillingen"),
    )
    assert placed(root, data) == [
        CommentedOn(study="a"),
        CommentedOn(study="b"),
        CommentedOn(study="b", question="F2"),
        CommentedOn(study="a", question="F1"),
        CommentedOn(study="b", question="F2"),
        CommentedOn(question="F2"),
        CommentedOn(),
    ]


def test_comments_in_the_chapter_land_at_their_finding(root: Path, files: dict[str, bytes]) -> None:
    data = commented(
        files["findings.docx"],
        (at_words("Aas, 2020, s."), "Hvor?"),
        (at_words("Mer er ikke kjent"), "Sikkert?"),
        (at_words("Språket kommer først"), "Overskriften"),
        (at_words("Berg, B."), "Listen"),
    )
    assert placed(root, data) == [
        CommentedOn(finding="01-x"),
        CommentedOn(finding="02-y"),
        CommentedOn(finding="02-y"),
        CommentedOn(),
    ]


def test_who_said_what_when_and_at_which_words(root: Path, files: dict[str, bytes]) -> None:
    (one,) = back(root, commented(files["matrix.docx"], (in_cell(1, 1, 1), "Sikker?\nSe s. 12."))).added
    assert (one.by, one.text, one.words, one.status) == ("Veilederen", "Sikker?\nSe s. 12.", "● Godt", "open")
    assert one.date is not None


def test_a_comment_finds_its_place_when_the_text_around_it_was_rewritten(
    root: Path, files: dict[str, bytes]
) -> None:
    document = docx.Document(io.BytesIO(files["findings.docx"]))
    prose = next(one for one in document.paragraphs if "Mer er ikke kjent" in one.text)
    heading = next(one for one in document.paragraphs if one.text == "Språket kommer først")
    heading.runs[0].text = "Noe helt annet"
    new = prose.insert_paragraph_before("Et nytt avsnitt")
    prose.runs[0].text = "Skrevet om"
    document.add_comment(new.runs, text="Her", author="V", initials="V")
    document.add_comment(prose.runs, text="Og her", author="V", initials="V")
    assert placed(root, saved(document)) == [CommentedOn(finding="02-y")] * 2


def test_rows_that_were_moved_and_columns_that_were_deleted_keep_what_they_are(
    root: Path, files: dict[str, bytes]
) -> None:
    document = docx.Document(io.BytesIO(files["matrix.docx"]))
    grid = document.tables[1]
    grid.rows[2]._tr.addnext(grid.rows[1]._tr)
    for row in grid.rows:
        row._tr.remove(row.cells[1]._tc)
    document.add_comment(grid.rows[1].cells[1].paragraphs[0].runs, text="b F2", author="V", initials="V")
    document.add_comment(grid.rows[2].cells[1].paragraphs[0].runs, text="a F2", author="V", initials="V")
    assert placed(root, saved(document)) == [
        CommentedOn(study="b", question="F2"),
        CommentedOn(study="a", question="F2"),
    ]


def test_a_comment_on_several_cells_is_about_what_they_have_in_common(root: Path, files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files["matrix.docx"]))
    cells = document.tables[1].rows[1].cells
    document.add_comment(
        [cells[1].paragraphs[0].runs[0], cells[2].paragraphs[0].runs[-1]], text="Raden", author="V", initials="V"
    )
    (one,) = back(root, saved(document)).added
    assert one.at == CommentedOn(study="a")
    assert one.words is not None
    assert one.words.startswith("● Godt ")


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path, MORE)
    same = [(in_cell(1, 1, 1), "Side?"), (in_cell(1, 2, 1), "Side?"), (in_cell(1, 1, 1), "Side?")]
    data = commented(made(load(root), root)["matrix.docx"], *same)
    first = back(root, data)
    assert len({one.id for one in first.added}) == 3
    (root / first.path).write_text(first.text, "utf-8")
    second = back(root, data)
    assert (second.added, second.known, second.text) == ((), 3, first.text)
    more = back(root, commented(data, (in_cell(1, 2, 2), "Og her?")))
    assert ([one.text for one in more.added], more.known) == (["Og her?"], 3)


def test_our_own_comments_stay_where_they_are(root: Path, files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files["matrix.docx"]))
    document.add_comment(in_cell(1, 1, 1)(document), text="Av programmet", author="litmatrix", initials="lm")
    assert back(root, saved(document)).added == ()


def test_a_file_without_comments_brings_nothing(root: Path, files: dict[str, bytes]) -> None:
    imported = back(root, files["matrix.docx"])
    assert (imported.added, imported.known, imported.changes) == ((), 0, ())


# As Word itself writes them: a thread, a comment that is done, and ids in parts of their own.
_COMMENTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">
<w:comment w:id="0" w:author="Kari Nordmann" w:date="2026-11-20T10:05:00Z" w:initials="KN">
<w:p w14:paraId="1A2B3C01" w14:textId="77777777"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>
<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r><w:r><w:t>Hvor står</w:t></w:r></w:p>
<w:p w14:paraId="1A2B3C02" w14:textId="77777777"><w:r><w:t xml:space="preserve">dette </w:t></w:r><w:r><w:t>?</w:t></w:r></w:p>
</w:comment>
<w:comment w:id="1" w:author="Studenten" w:date="2026-11-20T12:00:00Z" w:initials="S">
<w:p w14:paraId="1A2B3C03"><w:r><w:t>På s. 12.</w:t></w:r></w:p></w:comment>
<w:comment w:id="2" w:author="Kari Nordmann" w:date="2026-11-21T08:00:00Z" w:initials="KN">
<w:p w14:paraId="1A2B3C04"><w:r><w:t>Fint.</w:t></w:r></w:p></w:comment>
<w:comment w:id="3" w:author="" w:date="i fjor"><w:p w14:paraId="1A2B3C05"><w:r><w:drawing/></w:r></w:p></w:comment>
</w:comments>"""
_EXTENDED = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
<w15:commentEx w15:paraId="1A2B3C02" w15:done="1"/>
<w15:commentEx w15:paraId="1A2B3C03" w15:paraIdParent="1A2B3C02" w15:done="1"/>
<w15:commentEx w15:paraId="1A2B3C04" w15:paraIdParent="1A2B3C02" w15:done="1"/>
<w15:commentEx w15:paraId="1A2B3C05" w15:done="0"/>
</w15:commentsEx>"""
_IDS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w16cid:commentsIds xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid">
<w16cid:commentId w16cid:paraId="1A2B3C02" w16cid:durableId="2F3A4B5C"/>
</w16cid:commentsIds>"""
_RELATION = '<Relationship Id="rIdW{}" Type="http://schemas.{}" Target="{}"/>'
_KINDS = (
    ("openxmlformats.org/officeDocument/2006/relationships/comments", "comments.xml", _COMMENTS),
    ("microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml", _EXTENDED),
    ("microsoft.com/office/2016/09/relationships/commentsIds", "commentsIds.xml", _IDS),
)


def by_word(data: bytes, **replaced: str) -> bytes:
    """The file with the comments above, the first thread at the first rating of the grid."""
    parts = zipped(data)
    body = etree.fromstring(parts["word/document.xml"])
    cell = body.findall(f".//{{{W}}}tbl")[1].findall(f"{{{W}}}tr")[1].findall(f"{{{W}}}tc")[1]
    paragraph = cell.find(f"{{{W}}}p")
    for number in range(3):
        first = next(paragraph.iterchildren(f"{{{W}}}r"))
        first.addprevious(etree.Element(f"{{{W}}}commentRangeStart", {f"{{{W}}}id": str(number)}))
        paragraph.append(etree.Element(f"{{{W}}}commentRangeEnd", {f"{{{W}}}id": str(number)}))
        run = etree.SubElement(paragraph, f"{{{W}}}r")
        run.append(etree.Element(f"{{{W}}}commentReference", {f"{{{W}}}id": str(number)}))
    parts["word/document.xml"] = etree.tostring(body)
    relations = "".join(_RELATION.format(n, kind, target) for n, (kind, target, _) in enumerate(_KINDS))
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    for _, target, content in _KINDS:
        parts[f"word/{target}"] = replaced.get(target.removesuffix(".xml"), content).encode()
    return rezipped(parts)


def zipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


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
    early = back(root, by_word(matrix, commentsExtended=_EXTENDED, comments=_COMMENTS.replace("Fint.", "Nei.")))
    (root / early.path).write_text(early.text, "utf-8")
    late = back(root, by_word(matrix))
    assert [(one.text, one.at, one.status) for one in late.added] == [
        ("Fint.", CommentedOn(study="a", question="F1"), "resolved")
    ]


@pytest.mark.parametrize(
    "extended",
    [
        "<x/>",
        _EXTENDED.replace('paraIdParent="1A2B3C02"', 'paraIdParent="1A2B3C03"'),
        _EXTENDED.replace('w15:paraId="1A2B3C02"', 'w15:paraId="1A2B3C02" w15:paraIdParent="1A2B3C04"'),
        _EXTENDED.replace("1A2B3C02", "FFFFFFFF"),
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
    relation = _RELATION.format("c", _KINDS[0][0], "comments.xml")
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
    comments = _COMMENTS[: _COMMENTS.index("<w:comment ")] + many + "</w:comments>"
    extended = _EXTENDED[: _EXTENDED.index("<w15:commentEx ")] + replies + "</w15:commentsEx>"
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


def run(root: Path, *arguments: str, language: str = "nb") -> tuple[int, str]:
    result = CliRunner().invoke(application(language), [*arguments, "--root", str(root)])  # type: ignore[arg-type]
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.needs("soffice")
def test_libreoffice_comments_and_edits_and_everything_arrives(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", MORE)
    steps = [
        comment("Mer er ikke kjent", "Kari <b> & Co", 'Hva med "æøå"?'),
        change("viktigere enn", "like viktig som"),
        comment("Språket kommer", "Kari <b> & Co", "Overskriften"),
        comment("Referanser", "Kari <b> & Co", "Bak alle funn"),
    ]
    data = edited(made(load(root), root)["findings.docx"], steps, tmp_path)
    (tmp_path / "tilbake.docx").write_bytes(data)
    code, said = run(root, "comments", "import", str(tmp_path / "tilbake.docx"))
    assert code == 0
    assert "02-y, Kari <b> & Co" in said
    assert "  > Mer er ikke kjent" in said
    assert "Språket kommer først (matrices/r/findings/02-y.md:7)" in said
    assert "  − Språk er [-viktigere enn-] praksis" in said
    assert "  + Språk er {+like viktig som+} praksis" in said
    assert "Hentet inn 3 kommentarer til matrices/r/comments.yaml. Fra før: 0." in said
    assert [one.at.finding for one in load(root).review.comments.comments] == ["02-y", "02-y", None]  # type: ignore[union-attr]
    assert (
        "Ingen nye kommentarer. Fra før: 3." in run(root, "comments", "import", str(tmp_path / "tilbake.docx"))[1]
    )
    assert "En kommentar til «Mer er ikke kjent» venter på svar" in run(root, "check")[1]
    run(root, "build", "--to", "page")
    page = (root / "build/r/review.html").read_text("utf-8")
    assert "<q>Mer er ikke kjent</q>" in page
    assert "Kari &lt;b&gt; &amp; Co" in page


@pytest.mark.needs("soffice")
def test_the_marks_outlive_libreoffice(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", MORE)
    data = edited(made(load(root), root)["matrix.docx"], [], tmp_path)
    remarks = [(in_cell(1, 2, 2), "b F2"), (in_cell(0, 1, 0), "a")]
    assert placed(root, commented(data, *remarks)) == [
        CommentedOn(study="b", question="F2"),
        CommentedOn(study="a"),
    ]


@pytest.mark.parametrize(
    ("language", "title", "by", "nothing"),
    [
        ("nb", "Sporede endringer", "noen", "Det er ingen kommentarer i x.docx."),
        ("nn", "Spora endringar", "nokon", "Det er ingen kommentarar i x.docx."),
        ("en", "Tracked changes", "somebody", "There are no comments in x.docx."),
    ],
)
def test_the_words_in_three_languages(language: str, title: str, by: str, nothing: str, tmp_path: Path) -> None:
    protocol = MORE["matrices/r/review.yaml"] + f"language: {language}\n"
    root = lay(tmp_path / "r", {**MORE, "matrices/r/review.yaml": protocol})
    parts = zipped(made(load(root), root)["findings.docx"])
    old = "Mer er ikke kjent."
    new = '</w:t></w:r><w:ins w:id="9" w:author=""><w:r><w:t>Nytt\u202e</w:t></w:r></w:ins><w:r><w:t>' + old
    parts["word/document.xml"] = parts["word/document.xml"].decode().replace(old, new).encode()
    (tmp_path / "x.docx").write_bytes(rezipped(parts))
    said = run(root, "comments", "import", str(tmp_path / "x.docx"))[1]
    assert f"{title}\n\nSpråket kommer først" in said
    assert f"\n  {by}\n" in said
    assert "{+Nytt\\u202e+}" in said
    assert said.endswith(f"{nothing}\n")
