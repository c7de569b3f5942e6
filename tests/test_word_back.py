"""Comments in Word come back: each at its finding, study or cell, whatever was rewritten, moved or deleted."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.run import Run
from lxml import etree

from litmatrix.load import load
from litmatrix.model import CommentedOn
from litmatrix.word_marks import mark, mark_in, marks_of
from tests.office import change, comment, edited
from tests.support import lay
from tests.word_back_files import MORE, W, at_words, back, commented, made, placed, rezipped, run, saved, zipped


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("review"), MORE)


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """Our two Word files."""
    return made(load(root), root)


def in_cell(table: int, row: int, column: int, line: int = 0) -> Callable[[WordDocument], list[Run]]:
    return lambda document: document.tables[table].rows[row].cells[column].paragraphs[line].runs


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
