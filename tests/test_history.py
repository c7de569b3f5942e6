"""The evidence diff against real git: merges, renames, shallow and broken histories, and what no repository can say."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from litmatrix.cli.application import application
from tests.support import lay
from tests.test_changes import edit, git

pytestmark = pytest.mark.needs("git")
PLAN = "matrices/r/review.yaml"
FINDING = "matrices/r/findings/01-x.md"


def repository(root: Path, files: dict[str, str | None] | None = None) -> Path:
    lay(root, files or {})
    git(root, "init")
    commit(root, "første")
    return root


def commit(root: Path, words: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-m", words)


def diff(root: Path, since: str = "HEAD", *arguments: str, code: int = 0) -> Result:
    given = ["diff", since, "--root", str(root), *arguments]
    result = CliRunner().invoke(application("nb"), given, catch_exceptions=False)
    assert result.exit_code == code, result.output + result.stderr
    return result


def changes(root: Path, since: str = "HEAD") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(diff(root, since, "--format", "json").output)["changes"]
    return found


def kinds(root: Path, since: str = "HEAD") -> list[str]:
    return [change["kind"] for change in changes(root, since)]


def test_after_a_merge_both_sides_are_there(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "checkout", "-q", "-b", "andre")
    edit(root / "sources/b.yaml", "rating: lite", "rating: godt")
    commit(root, "b opp")
    git(root, "checkout", "-q", "main")
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    commit(root, "a ned")
    git(root, "merge", "--no-edit", "andre")
    assert kinds(root) == []
    assert kinds(root, "HEAD^1") == ["rating-raised"]
    assert kinds(root, "HEAD^2") == ["rating-lowered"]
    assert kinds(root, "HEAD~2") == ["rating-lowered", "rating-raised"]


def test_a_merge_that_stands_unfinished_says_what_cannot_be_read(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "checkout", "-q", "-b", "andre")
    edit(root / PLAN, "title: Praksis", "title: Praksis i nord")
    commit(root, "nord")
    git(root, "checkout", "-q", "main")
    edit(root / PLAN, "title: Praksis", "title: Praksis i sør")
    commit(root, "sør")
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "andre")
    result = diff(root, code=1)
    assert f"{PLAN}:1:1: feil FIL008 unfinished-merge" in result.stderr


def test_renames_are_followed(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "mv", "sources/a.yaml", "sources/aas-2020.yaml")
    git(root, "mv", FINDING, "matrices/r/findings/03-virkning.md")
    finding = root / "matrices/r/findings/03-virkning.md"
    edit(finding, "supported_by: [a, b]", "supported_by: [aas-2020, b]")
    assert [(one["kind"], one["before"], one["after"]) for one in changes(root)] == [
        ("study-renamed", "a", "aas-2020")
    ]
    commit(root, "nye navn")
    edit(root / "sources/aas-2020.yaml", "rating: godt", "rating: lite")
    assert kinds(root, "HEAD~1") == ["study-renamed", "rating-lowered"]
    edit(finding, "# Praksis virker", "# Praksis virker for mange")
    assert kinds(root, "HEAD~1") == ["study-renamed", "rating-lowered", "finding-changed"]


def test_a_finding_with_a_new_name_and_heading_is_the_same_by_its_text(tmp_path: Path) -> None:
    prose = "Studiene er enige om at praksis virker når språket er der, og at oppfølgingen avgjør om den fører videre.\n"
    head = "---\nquestions: [F1]\nsupported_by: [a, b]\n---\n"
    root = repository(tmp_path, {FINDING: f"{head}# Praksis virker\n\n{prose}"})
    (root / FINDING).unlink()
    (root / "matrices/r/findings/07-ny.md").write_text(f"{head}# Om virkning\n\n{prose}", "utf-8")
    assert kinds(root) == ["finding-changed"]


def test_in_a_shallow_clone_it_says_how_to_fetch_the_rest(tmp_path: Path) -> None:
    root = repository(tmp_path / "hele")
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    commit(root, "andre")
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "grunn")
    assert kinds(tmp_path / "grunn") == []
    told = diff(tmp_path / "grunn", "HEAD~1", code=2).stderr
    assert "HIS006" in told
    assert "git fetch --unshallow" in told


def test_a_history_with_a_hole_in_it(tmp_path: Path) -> None:
    root = repository(tmp_path)
    said = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "HEAD:sources/a.yaml"], capture_output=True, text=True, check=True
    )
    name = said.stdout.strip()
    (root / ".git/objects" / name[:2] / name[2:]).unlink()
    assert "HIS007" in diff(root, code=2).stderr


def test_before_the_first_commit(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    git(root, "init")
    assert "HIS008" in diff(root, code=2).stderr


def test_a_revision_without_the_review(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    git(root, "init")
    git(root, "add", "sources")
    git(root, "commit", "-m", "bare kildene")
    assert "HIS003" in diff(root, code=2).stderr


def test_a_revision_whose_plan_cannot_be_read(tmp_path: Path) -> None:
    root = repository(tmp_path, {PLAN: "title: [uferdig\n"})
    lay(root, {})
    told = diff(root, code=2).stderr
    assert "HIS004" in told
    assert f"{PLAN}:" in told


def test_a_revision_of_which_a_study_cannot_be_read(tmp_path: Path) -> None:
    root = repository(tmp_path, {"sources/a.yaml": "reports: [a2020]\nratings: {F1: [\n"})
    lay(root, {})
    result = diff(root)
    assert "HIS005" in result.stderr
    assert "sources/a.yaml:" in result.stderr
    assert "a\n  tatt med" in result.output


@pytest.mark.parametrize(
    "since", ["--upload-pack=x", "-x", "HEAD; rm -rf /", "a b", "æ", "HEAD:sources", "", "@{-1}"]
)
def test_no_revision_is_taken_for_an_option(since: str, tmp_path: Path) -> None:
    root = repository(tmp_path)
    given = ["diff", "--root", str(root), "--", since]
    result = CliRunner().invoke(application("nb"), given, catch_exceptions=False)
    assert result.exit_code == 2
    assert (root / "sources/a.yaml").exists()


def test_below_the_top_of_the_repository_and_with_links_and_attributes(tmp_path: Path) -> None:
    root = lay(tmp_path / "åpen mappe/review", {})
    (tmp_path / ".gitattributes").write_text("* export-ignore\n*.yaml ident\n", "utf-8")
    (root / "sources/c.yaml").symlink_to("/etc/passwd")
    git(tmp_path, "init")
    commit(tmp_path, "første")
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    (root / "sources/c.yaml").unlink()
    assert kinds(root) == ["rating-lowered"]


def test_a_branch_may_be_called_approved(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "branch", "approved")
    assert "APP002" in diff(root, "approved", code=2).stderr
    assert kinds(root, "refs/heads/approved") == []


def test_quotes_are_held_against_the_full_texts_of_today(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "sources/fulltext").mkdir()
    (root / "sources/fulltext/a2020.txt").write_text("Vi ser at Praksis virker godt.\n", "utf-8")
    edit(root / "sources/a.yaml", "quote: Praksis virker", "quote: Praksis virker aldri for noen")
    assert kinds(root) == ["evidence-changed", "quote-lost"]
    commit(root, "feil sitat")
    edit(root / "sources/a.yaml", "quote: Praksis virker aldri for noen", "quote: Praksis virker")
    assert kinds(root) == ["evidence-changed", "quote-found"]


def test_confidence_appraisal_staleness_and_comments(tmp_path: Path) -> None:
    root = repository(
        tmp_path, {"matrices/r/comments.yaml": "comments: [{id: k1, at: {study: a}, text: Hvor?}]\n"}
    )
    CliRunner().invoke(application("nb"), ["seal", "--all", "--root", str(root)])
    commit(root, "forseglet")
    (root / "matrices/r/comments.yaml").write_text(
        "comments:\n  - {id: k1, at: {study: a}, text: Hvor?, status: resolved, answers: [{text: På s. 12}]}\n"
        "  - {id: k2, at: {finding: 01-x}, text: Er det nok?}\n",
        "utf-8",
    )
    edit(root / FINDING, "supported_by: [a, b]\n", "supported_by: [a, b]\nconfidence: {overall: low}\n")
    edit(root / "sources/a.yaml", "method: Intervjuer\n", "method: Intervjuer\nappraisal: {tool: t, items: {}}\n")
    assert kinds(root) == [
        "appraisal-changed",
        "confidence-changed",
        "finding-stale",
        "comment-resolved",
        "comment-opened",
    ]
    said = diff(root).output
    assert "kommentaren «Hvor?» er ferdig: «På s. 12»" in said
    assert "fra ingen til lav tillit" in said


def test_a_page_that_was_corrected_does_not_repeat_the_quote(tmp_path: Path) -> None:
    root = repository(tmp_path)
    edit(root / "sources/a.yaml", "page: 12,", "page: 13,")
    said = diff(root).output.replace("\u00a0", " ")
    assert "belegg endret fra e1: Praksis virker (s. 12) til e1 (s. 13)\n" in said
    edit(root / "sources/a.yaml", "quote: Praksis virker", "quote: Praksis virker (ikke)")
    said = diff(root).output.replace("\u00a0", " ")
    assert "fra e1: Praksis virker (s. 12) til e1: Praksis virker (ikke) (s. 13)\n" in said


APPRAISED = """method: Intervjuer
appraisal:
  tool: tone
  items: {troverdighet: {answer: ja, because: Kjent}, noyaktighet: {answer: delvis, because: Ikke lest}}
"""


def test_an_appraisal_is_compared_item_by_item(tmp_path: Path) -> None:
    root = repository(tmp_path)
    study = root / "sources/a.yaml"
    edit(study, "method: Intervjuer\n", APPRAISED)
    commit(root, "vurdert")
    edit(study, "noyaktighet: {answer: delvis,", "egnethet: ja, noyaktighet: {answer: ja,")
    edit(study, "because: Kjent", "because: Kjent forsker")
    found = json.loads(diff(root, "HEAD", "--format", "json").output)["changes"]
    assert [(one["kind"], one["field"], one["before"], one["after"], one["line"]) for one in found] == [
        ("appraisal-changed", "troverdighet", "Troverdighet: Ja (Kjent)", "Troverdighet: Ja (Kjent forsker)", 7),
        ("appraisal-changed", "noyaktighet", "Nøyaktighet: Delvis", "Nøyaktighet: Ja", 7),
        ("appraisal-changed", "egnethet", None, "Egnethet: Ja", 7),
    ]
    said = diff(root).output
    assert "kritisk vurdering endret fra «Nøyaktighet: Delvis» til «Nøyaktighet: Ja»" in said
    assert "kritisk vurdering, nytt: «Egnethet: Ja»" in said
    assert "Ikke lest" not in said, "what is as it was is not told again"


@pytest.mark.parametrize(
    ("language", "since", "said"),
    [
        ("nb", "HEAD", "Endret siden versjonen fra 3. februar 2024 ({short})"),
        ("nn", "HEAD~0", "Endra sidan versjonen frå 3. februar 2024 ({short})"),
        ("en", "{commit}", "Changed since the version of 3 February 2024 ({short})"),
        ("nb", "møte-1", "Endret siden versjonen «møte-1» fra 3. februar 2024 ({short})"),
        ("nn", "møte-1", "Endra sidan versjonen «møte-1» frå 3. februar 2024 ({short})"),
        ("en", "møte-1", "Changed since the version “møte-1” of 3 February 2024 ({short})"),
    ],
)
def test_the_meeting_note_says_the_date_of_what_it_is_compared_with(
    language: Any, since: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The date where it was saved, whatever day it is in UTC, and as many signs of its name whatever git is set to."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-02-03T00:30:00+02:00")
    monkeypatch.setenv("TZ", "America/New_York")
    root = repository(tmp_path)
    git(root, "config", "core.abbrev", "12")
    git(root, "tag", "møte-1")
    asked = ["git", "-C", str(root), "rev-parse", "HEAD"]
    name = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    names = {"commit": name, "short": name[:7]}

    def note(form: str) -> str:
        given = ["diff", since.format(**names), "--root", str(root), "--format", form, "--lang", language]
        result = CliRunner().invoke(application(language), given, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output.replace("\u00a0", " ").replace("\\", "")

    assert said.format(**names).split(" ", 2)[2] in note("text"), "nothing has changed"
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    for form in ("text", "html", "markdown"):
        assert said.format(**names) in note(form)
    assert json.loads(note("json"))["since"] == since.format(**names)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_form_of_a_long_list(form: str, tmp_path: Path) -> None:
    root = repository(tmp_path)
    edit(root / "sources/a.yaml", "rating: godt", "rating: lite")
    edit(root / PLAN, "text: Virker praksis?", "text: 'Virker @alle <b>praksis</b> #1?'")
    said = diff(root, "HEAD", "--format", form).output
    assert "<b>" not in said.replace("\\<b\\>", "") or form in ("text", "json")
    for words in ("Planen", "F1"):
        assert words in said or form == "json"


def test_git_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert shutil.which("git") is None
    assert "HIS001" in diff(root, code=2).stderr
