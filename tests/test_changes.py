"""What changed in the evidence: against another folder, and against real git history."""

import json
import subprocess
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from litmatrix.changes import changes
from litmatrix.changes.change import ChangeKind
from litmatrix.changes.sentences import SENTENCES
from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.message import LANGUAGE_CODES
from litmatrix.model import Review

EXAMPLE = Path(__file__).parent.parent


def copy_of_the_example(folder: Path) -> Path:
    for part in ("sources", "matrices"):
        for file in (EXAMPLE / part).rglob("*"):
            if file.is_file() and "fulltext" not in file.parts:
                target = folder / file.relative_to(EXAMPLE)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
    return folder


def read(root: Path) -> Review:
    review = load(root).review
    assert review is not None
    return review


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) >= 1, old
    file.write_text(text.replace(old, new, 1), "utf-8")


def found(root: Path) -> list[tuple[str, str | None, str | None, str | None]]:
    """What changed from the example, but for the findings that came to rest on something else."""
    return [
        (one.kind, one.study or one.finding, one.before, one.after)
        for one in changes(read(EXAMPLE), read(root))
        if one.kind != "finding-stale"
    ]


WORDS = ("before", "after", "study", "question", "evidence", "rater", "field", "answer")
STUDY = "sources/fedreheim-2022.yaml"
FINDING = "matrices/introduksjonsprogrammet/findings/04-samarbeid.md"


def test_nothing_changed(tmp_path: Path) -> None:
    assert found(copy_of_the_example(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (STUDY, "rating: bra", "rating: lite", ("rating-lowered", "fedreheim-2022", "Bra", "Lite")),
        (STUDY, "rating: bra", "rating: godt", ("rating-raised", "fedreheim-2022", "Bra", "Godt")),
        (STUDY, "rating: bra", "rating: todo", ("rating-removed", "fedreheim-2022", "Bra", None)),
        (
            STUDY,
            "rating: bra",
            "rating: not-addressed",
            ("rating-changed", "fedreheim-2022", "Bra", "not-addressed"),
        ),
        (FINDING, "contradicted_by: []", "contradicted_by: [kavli-2022]", None),
    ],
)
def test_one_edit_is_one_change(
    tmp_path: Path, file: str, old: str, new: str, expected: tuple[str, str, str | None, str | None] | None
) -> None:
    root = copy_of_the_example(tmp_path)
    edit(root / file, old, new)
    one = expected or ("contradiction-added", "kavli-2022", None, "kavli-2022")
    assert found(root) == [one]


def test_comments_and_layout_are_no_change(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    edit(root / STUDY, "evidence:\n", "# en ny kommentar\n\nevidence:\n")
    assert found(root) == []


def test_a_renamed_study_is_one_study(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    (root / STUDY).rename(root / "sources/praksis-2022.yaml")
    for file in (root / "matrices").rglob("*"):
        if file.is_file():
            file.write_text(file.read_text("utf-8").replace("fedreheim-2022", "praksis-2022"), "utf-8")
    assert found(root) == [("study-renamed", "praksis-2022", "fedreheim-2022", "praksis-2022")]


def test_studies_in_and_out(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    edit(root / "matrices/introduksjonsprogrammet/review.yaml", "    - kavli-2022\n", "")
    assert ("study-removed", "kavli-2022", "kavli-2022", None) in found(root)
    back = changes(read(root), read(EXAMPLE))
    assert ("study-added", "kavli-2022") in [(one.kind, one.study) for one in back]


def test_a_finding_that_moved_and_one_that_is_gone(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    folder = (root / FINDING).parent
    (root / FINDING).rename(folder / "08-samarbeid.md")
    next(folder.glob("01-*.md")).unlink()
    assert [kind for kind, *_ in found(root)] == ["finding-removed"]


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def diff(*arguments: str):
    return CliRunner().invoke(application("nb"), ["diff", *arguments], catch_exceptions=False)


@pytest.mark.needs("git")
def test_against_real_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_of_the_example(tmp_path / "åpen mappe" / "review")
    git(tmp_path, "init")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "første")
    git(tmp_path, "tag", "møte-1")
    edit(root / STUDY, "rating: bra", "rating: godt")
    git(tmp_path, "commit", "-am", "andre")
    monkeypatch.chdir(root)
    assert "Ingenting i belegget er endret" in diff().output
    content = json.loads(diff("møte-1", "--format", "json").output)
    change, *stale = content["changes"]
    assert {one["kind"] for one in stale} == {"finding-stale"}
    assert (change["kind"], change["study"], change["question"]) == ("rating-raised", "fedreheim-2022", "F4")
    lines = (root / STUDY).read_text("utf-8").split("\n")
    assert "rating: godt" in lines[change["line"] - 1]
    assert "F4: opp fra Bra til Godt" in diff("HEAD~1").output
    unknown = diff("finnes-ikke")
    assert unknown.exit_code == 2
    assert "HIS002" in unknown.stderr


def test_without_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_of_the_example(tmp_path)
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    nothing = diff("HEAD")
    assert nothing.exit_code == 2
    assert "HIS001" in nothing.stderr
    assert diff(str(EXAMPLE)).exit_code == 0


def test_hostile_text_is_text_on_the_page_and_in_markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_of_the_example(tmp_path)
    edit(
        root / STUDY,
        "rating: bra\n    because: >-\n      Oppgaven",
        "rating: lite\n    because: >-\n      <script>@alle #1 | Oppgaven",
    )
    monkeypatch.chdir(root)
    page = diff(str(EXAMPLE), "--format", "html").output
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\\<script\\>" in diff(str(EXAMPLE), "--format", "markdown").output


def test_every_kind_of_change_has_its_sentence() -> None:
    assert set(get_args(ChangeKind)) == set(SENTENCES)
    for sentence in SENTENCES.values():
        for language in LANGUAGE_CODES:
            assert sentence.render(language, dict.fromkeys(WORDS, "x"))


def test_while_raters_work_blind_nothing_tells_what_they_chose(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    sheet = root / "matrices/introduksjonsprogrammet/ratings/litmatrix-2.yaml"
    edit(sheet, "rating: bra", "rating: godt")
    assert [kind for kind, *_ in found(root)] == ["second-rating-changed"]
    edit(root / "matrices/introduksjonsprogrammet/review.yaml", "language: nb", "blind: true\nlanguage: nb")
    assert found(root) == []
