"""Sign-offs: bound to what was seen, exact about what they no longer cover, and merged by git without a conflict."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litmatrix.approvals import covers
from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.model import Review
from tests.support import lay
from tests.test_changes import FINDING, STUDY, copy_of_the_example, edit, git

REVIEW = "matrices/introduksjonsprogrammet"
APPROVALS = f"{REVIEW}/approvals"
SEARCH = f"{REVIEW}/search.yaml"
PLAN = f"{REVIEW}/review.yaml"
SHEET = f"{REVIEW}/ratings/litmatrix-2.yaml"


def run(root: Path, *arguments: str, language: str = "nb", code: int = 0) -> Result:
    result = CliRunner().invoke(application(language), [*arguments, "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == code, result.output + result.stderr
    return result


def approve(root: Path, by: str = "Veilederen", date: str = "2023-05-02") -> str:
    return run(root, "approve", "--by", by, "--date", date).output


def uncovered(root: Path, code: int = 1) -> list[tuple[str, str, str]]:
    """Code, file and words of what `check --approved` says beside what `check` says."""
    found = json.loads(run(root, "check", "--approved", "--select", "APP", "--format", "json", code=code).output)[
        "diagnostics"
    ]
    return [(one["code"], one["path"], one["message"]) for one in found]


def read(root: Path) -> Review:
    review = load(root).review
    assert review is not None
    return review


def test_never_approved(tmp_path: Path) -> None:
    ((code, path, message),) = uncovered(lay(tmp_path, {}))
    assert (code, path) == ("APP002", "matrices/r/review.yaml")
    assert message == "Reviewet er ikke godkjent av noen."


def test_approved_and_nothing_changed(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    told = approve(root)
    assert "Godkjent av Veilederen 2. mai 2023: 5 studier, 5 forskningsspørsmål, 22 av 25 vurdert." in told
    assert uncovered(root, 0) == []
    assert (
        "Ingenting i belegget er endret siden Veilederen godkjente 2. mai 2023."
        in run(root, "diff", "approved").output
    )
    assert "har allerede godkjent dette" in approve(root)
    assert len([*(root / APPROVALS).iterdir()]) == 2


EDITS = {
    "a level": (STUDY, "rating: bra", "rating: lite", "fedreheim-2022, F4: ned fra Bra til Lite."),
    "a reason": (STUDY, "Oppgaven gir ingen begrunnelse", "Oppgaven begrunner ikke", "ny begrunnelse"),
    "a quote": (STUDY, "page: 10", "page: 11", "belegg endret fra"),
    "an aim": (STUDY, "aim: ", "aim: Nå ", "Formål: fra"),
    "a rater's own rating": (SHEET, "rating: bra", "rating: lite", "litmatrix-2 fra Bra til Lite"),
    "the prose of a finding": (FINDING, "\n# ", "\n# Nytt: ", "teksten er endret"),
    "the confidence": (FINDING, "overall: ", "because: Nytt\n  overall: ", "tilliten er begrunnet på nytt"),
    "what a finding rests on": (
        FINDING,
        "contradicted_by: []",
        "contradicted_by: [kavli-2022]",
        "motsies nå av kavli-2022",
    ),
    "a question": (PLAN, "text: Hvem har ansvaret", "text: Hvem tar ansvaret", "spørsmålet F5: fra"),
    "a level's definition": (PLAN, "means: svarer direkte", "means: svarer godt", "skalaen godt: fra"),
    "a criterion": (
        PLAN,
        "{id: I2, text: Skrevet på norsk}",
        "{id: I2, text: Skrevet på nordisk}",
        "kriteriet I2",
    ),
    "the problem statement": (PLAN, "Hvor effektiv er", "Hvor god er", "problemstillingen: fra"),
    "a study taken out": (PLAN, "    - kavli-2022\n", "", "kavli-2022, tatt ut"),
    "the year of a reference": (
        "sources/references.bib",
        "{2022-05}",
        "{2021-05}",
        "referansen, fedreheim2022.date",
    ),
    "a search": (SEARCH, "database: ", "database: Ny ", "søket S1: fra"),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_later_change_is_named_exactly_and_at_its_place(name: str, tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    approve(root)
    file, old, new, words = EDITS[name]
    edit(root / file, old, new)
    found = uncovered(root)
    assert {code for code, _, _ in found} == {"APP003"}
    assert any(words in message for _, _, message in found), found
    assert file in {path for _, path, _ in found}
    assert len(found) == 1, found
    assert not covers(read(root).approvals[0], read(root))


HARMLESS = {
    "a column": (PLAN, "columns: [citation, title, ", "columns: [citation, "),
    "a comment in the file": (STUDY, "evidence:\n", "# en merknad\n\nevidence:\n"),
    "what is still to do": (PLAN, "todo:\n", "todo:\n  - Noe\n"),
    "the caption": (PLAN, "caption: ", "caption: Ny "),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_nobody_signs_for_may_change(name: str, tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    approve(root)
    file, old, new = HARMLESS[name]
    edit(root / file, old, new)
    assert uncovered(root, 0) == []
    assert covers(read(root).approvals[0], read(root))


def test_comments_and_seals_are_shown_and_break_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    approve(root)
    (root / "matrices/r/comments.yaml").write_text(
        "comments: [{id: k1, at: {study: a, question: F1}, by: V, text: Hvor?}]\n", "utf-8"
    )
    run(root, "seal", "--all")
    assert uncovered(root, 0) == []
    assert "ny kommentar: «Hvor?»" in run(root, "diff", "approved").output


@pytest.mark.parametrize(("language", "words"), [("nn", "Er ikkje lenger dekt"), ("en", "No longer covered")])
def test_every_language(language: str, words: str, tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    plan = root / "matrices/r/review.yaml"
    plan.write_text(f"language: {language}\n" + plan.read_text("utf-8"), "utf-8")
    approve(root)
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    assert all(message.startswith(words) for _, _, message in uncovered(root))


def test_edited_by_hand_it_counts_for_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    approve(root)
    (file,) = (root / "matrices/r/approvals").glob("*.yaml")
    edit(file, "Veilederen", "Rektor")
    path = f"matrices/r/approvals/{file.name}"
    assert [found[:2] for found in uncovered(root)] == [("APP001", path), ("APP002", "matrices/r/review.yaml")]
    assert "APP002" in run(root, "diff", "approved", code=2).stderr


@pytest.mark.parametrize("spoil", ["remove", "edit", "garble", "link"])
def test_what_was_seen_is_gone_or_changed(spoil: str, tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {})
    approve(root)
    (file,) = (root / "matrices/r/approvals").glob("*.json")
    if spoil == "edit":
        edit(file, "Praksis virker", "Praksis virker ikke")
    elif spoil == "garble":
        file.write_bytes(b"\xff\x00[")
    else:
        file.unlink()
    if spoil == "link":
        (tmp_path / "elsewhere.json").write_text("{}", "utf-8")
        file.symlink_to(tmp_path / "elsewhere.json")
    ((code, path, _),) = uncovered(root)
    assert (code, path.rpartition("/")[0]) == ("APP101", "matrices/r/approvals")
    assert "APP101" in run(root, "diff", "approved", code=2).stderr
    assert run(root, "build", "--to", "page,json").exit_code == 0


def test_a_forged_file_with_its_hash_right_is_no_crash(tmp_path: Path) -> None:
    import hashlib

    root = lay(tmp_path, {})
    for content in ("{}", "[]", '{"evidence": 3, "beside": null}', "[" * 100_000):
        seen = hashlib.sha256(content.encode()).hexdigest()
        folder = root / "matrices/r/approvals"
        folder.mkdir(exist_ok=True)
        (folder / f"{seen[:16]}.json").write_text(content, "utf-8")
        approval = load(root).review
        assert approval is not None
        from litmatrix.approvals import approval_of, written

        made = approval_of(approval, content, "V", "2023-05-02")
        (folder / "001-v.yaml").write_text(written(made), "utf-8")
        assert [found[0] for found in uncovered(root)] == ["APP101"]


def test_an_error_in_the_review_is_not_signed_off(tmp_path: Path) -> None:
    root = lay(tmp_path, {"sources/a.yaml": "reports: [a2020]\nratings: {F1: {rating: finnes-ikke}}\n"})
    assert "Ingenting er godkjent" in run(root, "approve", "--by", "V", code=1).stderr
    assert not (root / "matrices/r/approvals").exists()


@pytest.mark.parametrize(
    "by", ["../../../etc/x", "CON", "Åse Ødegård: «veileder»", "שרה כהן", "a\u202eb", "# x", "x" * 500, "[{"]
)
def test_any_name_is_a_name_and_never_a_path(by: str, tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    result = CliRunner().invoke(application("nb"), ["approve", "--by", by, "--root", str(root)])
    if result.exit_code == 2:
        assert not by.isprintable()
        return
    assert read(root).approvals[0].by == by
    assert {file.parent for file in root.rglob("*.json")} == {root / "matrices/r/approvals"}
    assert uncovered(root, 0) == []


@pytest.mark.parametrize(
    "given", [["--by", " "], ["--by", "V", "--date", "i går"], ["--by", "V", "--date", ""], []]
)
def test_no_name_and_no_date(given: list[str], tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    result = CliRunner().invoke(application("nb"), ["approve", *given, "--root", str(root)])
    assert result.exit_code == (0 if given[-1:] == [""] else 2)


def test_it_stands_in_the_outputs(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    approve(root)
    run(root, "build", "--to", "json", "--quiet")
    for name in ("matrix.json", "manifest.json"):
        (one,) = json.loads((root / "build/r" / name).read_text("utf-8"))["approvals"]
        assert (one["by"], one["date"], one["covers"]) == ("Veilederen", "2023-05-02", True)
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    run(root, "build", "--to", "json", "--quiet")
    assert json.loads((root / "build/r/matrix.json").read_text("utf-8"))["approvals"][0]["covers"] is False


def test_a_quote_that_is_no_longer_in_the_full_text(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    (root / "sources/fulltext").mkdir()
    (root / "sources/fulltext/a2020.txt").write_text("Vi ser at Praksis virker godt.\n", "utf-8")
    approve(root)
    (root / "sources/fulltext/a2020.txt").write_text("Her står det noe helt annet om saken.\n", "utf-8")
    ((code, path, message),) = uncovered(root)
    assert (code, path) == ("APP003", "sources/a.yaml")
    assert "sitatet i e1 er ikke lenger bekreftet i fullteksten" in message
    (root / "sources/fulltext/a2020.txt").unlink()
    assert uncovered(root, 0) == [], "a machine without the full texts has nothing to say"


@pytest.mark.needs("git")
def test_two_sign_offs_merge(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    git(root, "init")
    git(root, "add", "-A")
    git(root, "commit", "-m", "første")
    approve(root, "Anna", "2023-05-02")
    git(root, "add", "-A")
    git(root, "commit", "-m", "anna")
    git(root, "checkout", "-q", "-b", "andre", "HEAD~1")
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    approve(root, "Bo", "2023-05-03")
    git(root, "add", "-A")
    git(root, "commit", "-m", "bo")
    git(root, "merge", "--no-edit", "main")
    assert [one.by for one in read(root).approvals] == ["Anna", "Bo"]
    assert uncovered(root, 0) == []
    edit(root / "sources/b.yaml", "rating: lite", "rating: godt")
    ((_, path, message),) = uncovered(root)
    assert path == "sources/b.yaml"
    assert "Bo godkjente 3. mai 2023: b, F1: opp fra Lite til Godt" in message


@pytest.mark.needs("git")
def test_line_ends_of_another_system_change_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    approve(root)
    for file in (root / "matrices/r/approvals").iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert uncovered(root, 0) == []


def test_without_git_it_compares_with_what_was_approved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_of_the_example(tmp_path / "now")
    approve(root)
    before = copy_of_the_example(tmp_path / "before")
    edit(root / STUDY, "rating: bra", "rating: lite")
    edit(root / PLAN, "    - kavli-2022\n", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    told = [
        [
            {key: value for key, value in change.items() if key not in ("path", "line")}
            for change in json.loads(run(root, "diff", since, "--format", "json").output)["changes"]
        ]
        for since in ("approved", str(before))
    ]
    assert told[0] == told[1]
    assert {one["kind"] for one in told[0]} >= {"rating-lowered", "study-removed"}


def test_the_order_is_that_in_which_they_were_given(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    approve(root, "Anna", "2026-01-01")
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    approve(root, "Bo", "2023-01-01")
    assert [one.by for one in read(root).approvals] == ["Anna", "Bo"]
    assert uncovered(root, 0) == []


def test_what_is_left_is_mentioned(tmp_path: Path) -> None:
    root = lay(tmp_path, {"matrices/r/comments.yaml": "comments: [{id: k1, at: {study: a}, text: Hvor?}]\n"})
    assert "Merk: 1 åpen kommentar." in approve(root)


@pytest.mark.parametrize(
    "files",
    [
        {"matrices/r/findings/01-x.md": None, "matrices/r/search.yaml": None},
        {"sources/a.yaml": "reports: [a2020]\n", "sources/b.yaml": None},
        {"sources/a.yaml": "{}\n", "sources/b.yaml": None, "sources/references.bib": ""},
    ],
)
def test_a_review_that_has_just_begun(files: dict[str, str | None], tmp_path: Path) -> None:
    root = lay(tmp_path, files)
    result = CliRunner().invoke(application("nb"), ["approve", "--by", "V", "--root", str(root)])
    if result.exit_code == 0:
        assert uncovered(root, 0) == []
        assert "Ingenting i belegget er endret" in run(root, "diff", "approved").output
