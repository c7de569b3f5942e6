"""Continuous integration as it is shipped: every shell step runs here, in a clone made by real git."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner

from litmatrix import __version__
from litmatrix.cli.application import application
from tests.test_changes import STUDY, copy_of_the_example, edit, git

ROOT = Path(__file__).parents[1]
GITHUB, GITLAB, PRE_COMMIT = ".github/workflows/litmatrix.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"


def init(root: Path, *arguments: str, code: int = 0) -> str:
    here = Path.cwd()
    os.chdir(root)
    try:
        result = CliRunner().invoke(application("nb"), ["init", *arguments], catch_exceptions=False)
    finally:
        os.chdir(here)
    assert result.exit_code == code, result.output
    return result.output + result.stderr


def plain(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts


# What init writes


@pytest.mark.parametrize(("name", "path"), [("github", GITHUB), ("gitlab", GITLAB), ("pre-commit", PRE_COMMIT)])
def test_init_writes_it_beside_a_review_and_touches_nothing(name: str, path: str, tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path)
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    assert f"Skrev {path}." in init(root, "--ci", name)
    assert plain(root / path)
    assert f"litmatrix=={__version__}" in (root / path).read_text("utf-8")
    assert {file for file in root.rglob("*") if file.is_file()} - before.keys() == {root / path}
    (root / path).write_text("mitt eget", "utf-8")
    assert path in init(root, "--ci", name, code=2)
    assert (root / path).read_text("utf-8") == "mitt eget"
    assert all(file.read_bytes() == content for file, content in before.items())


def test_a_new_review_with_it(tmp_path: Path) -> None:
    init(tmp_path, "oppgave", "--ci", "github")
    assert (tmp_path / "oppgave" / GITHUB).exists()
    assert (tmp_path / "oppgave/matrices/oppgave/review.yaml").exists()


@pytest.mark.needs("git")
def test_below_the_top_of_git_it_says_so(tmp_path: Path) -> None:
    git(tmp_path, "init")
    root = copy_of_the_example(tmp_path / "master")
    assert "Flytt filen dit, og la kommandoene i den kjøre i master." in init(root, "--ci", "github")


# What the steps do


class Ran(NamedTuple):
    """How a step ended."""

    code: int
    said: str


class Runner:
    """A clone with a shell in it. `pip` installs nothing, `litmatrix` is this one, and `gh` keeps what it is given."""

    def __init__(self, clone: Path, **variables: str) -> None:
        self.clone, self.programs = clone, clone.parent / "programs"
        self.temporary = clone.parent / "temporary"
        for folder in (self.programs, self.temporary):
            folder.mkdir(exist_ok=True)
        self._program("litmatrix", f'exec "{sys.executable}" -m litmatrix "$@"')
        self._program(
            "python", f'[ "$2" = pip ] || exec "{sys.executable}" "$@"\necho "$@" >> "{clone.parent}/pip"'
        )
        self._program("gh", f'echo "$@" >> "{clone.parent}/gh"; cat "${{@: -1}}" >> "{clone.parent}/gh"')
        self.variables = {
            **os.environ,
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_STEP_SUMMARY": str(clone.parent / "summary.md"),
            **variables,
        }

    def run(self, script: str, **variables: str) -> Ran:
        """As the runner does: `bash -e -o pipefail`, the file handed over."""
        file = self.temporary / "step.sh"
        file.write_text(script, "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(file)],
            cwd=self.clone,
            env={**self.variables, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout + done.stderr)

    def _program(self, name: str, script: str) -> None:
        file = self.programs / name
        file.write_text(f"#!/bin/bash\n{script}\n", "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)


def repository(folder: Path, ci: str) -> Path:
    """A repository with a review, its pipeline, and a branch on which a rating has been lowered."""
    root = copy_of_the_example(folder / "repository")
    init(root, "--ci", ci)
    (root / ".gitignore").write_text("/build/\n/.litmatrix/\n", "utf-8")
    git(root, "init")
    git(root, "add", "-A")
    git(root, "commit", "-m", "første")
    git(root, "checkout", "-q", "-b", "endring")
    edit(root / STUDY, "rating: bra", "rating: lite")
    git(root, "commit", "-am", "ned")
    clone = folder / "clone"
    git(folder, "clone", "-q", str(root), str(clone))
    return clone


def revision(clone: Path, name: str) -> str:
    said = subprocess.run(["git", "-C", str(clone), "rev-parse", name], check=True, capture_output=True, text=True)
    return said.stdout.strip()


def steps(workflow: Any) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.mark.needs("git")
def test_every_step_of_the_workflow(tmp_path: Path) -> None:
    clone = repository(tmp_path, "github")
    runner = Runner(clone)
    workflow = plain(clone / GITHUB)
    values = {
        "${{ github.event.pull_request.base.sha }}": revision(clone, "origin/main"),
        "${{ github.event.pull_request.number }}": "7",
        "${{ github.repository }}": "noen/oppgave",
        "${{ github.token }}": "hemmelig",
    }
    ran = {}
    for step in steps(workflow):
        if "run" in step:
            # No expression stands in a script: what a pull request is called is never run.
            assert "${{" not in step["run"]
            given = {name: values[value] for name, value in step.get("env", {}).items()}
            ran[step["name"]] = runner.run(step["run"], **given)
    assert {name: one.code for name, one in ran.items()} == dict.fromkeys(ran, 0), ran
    assert len(ran) == 6
    assert f"litmatrix=={__version__}" in (tmp_path / "pip").read_text("utf-8")
    assert "::warning file=sources/" in ran["Kontroller / Check"].said
    for name in ("matrix.docx", "findings.pdf", "review.html", "manifest.json"):
        assert (clone / "build/introduksjonsprogrammet" / name).stat().st_size > 100
    assert "F4: ned fra Bra til Lite" in (tmp_path / "summary.md").read_text("utf-8").replace("\\", "")
    told = (tmp_path / "gh").read_text("utf-8")
    assert told.startswith("pr comment 7 --repo noen/oppgave --edit-last --create-if-none --body-file ")
    assert "F4: ned fra Bra til Lite" in told.replace("\\", "")
    page = (clone / "build/introduksjonsprogrammet/review.html").read_bytes()
    assert (clone / "site/introduksjonsprogrammet.html").read_bytes() == page
    assert (clone / "site/index.html").read_bytes() == page


@pytest.mark.needs("git")
def test_the_steps_are_red_for_an_error_and_only_then(tmp_path: Path) -> None:
    clone = repository(tmp_path, "github")
    runner = Runner(clone)
    scripts = {step["name"]: step["run"] for step in steps(plain(clone / GITHUB)) if "run" in step}
    edit(clone / STUDY, "rating: lite", "rating: finnes-ikke")
    check = runner.run(scripts["Kontroller / Check"])
    assert check.code == 1
    assert "::error file=sources/fedreheim-2022.yaml,line=" in check.said
    assert runner.run(scripts["Bygg / Build"]).code == 1
    assert not (clone / "build").exists()
    changes = runner.run(scripts["Endringer i belegget / Changes in the evidence"], BASE="finnes-ikke")
    assert changes.code == 0
    assert "kan ikke sammenlignes / cannot be compared" in (tmp_path / "summary.md").read_text("utf-8")
    (runner.programs / "gh").write_text("#!/bin/bash\nexit 1\n", "utf-8")
    comment = runner.run(scripts["Kommentar / Comment"], PULL_REQUEST="7", REPOSITORY="noen/oppgave")
    assert comment.code == 0, "a pull request from a fork may not comment, and that is no fault of the review"
    assert "::notice::" in comment.said


@pytest.mark.needs("git")
def test_the_step_for_sign_offs(tmp_path: Path) -> None:
    clone = repository(tmp_path, "github")
    runner = Runner(clone)
    text = (clone / GITHUB).read_text("utf-8")
    (command,) = [line.partition("run: ")[2] for line in text.splitlines() if "check --approved" in line]
    assert runner.run(command).code == 1
    assert runner.run("litmatrix approve --by Veilederen --date 2023-05-02").code == 0
    assert runner.run(command).code == 0
    edit(clone / STUDY, "rating: lite", "rating: godt")
    red = runner.run(command)
    assert red.code == 1
    assert "::error file=sources/fedreheim-2022.yaml,line=" in red.said
    assert "Veilederen godkjente 2. mai 2023" in red.said


def test_the_workflow_is_bounded_and_every_action_is_pinned() -> None:
    for file in (ROOT / "litmatrix/starter/ci/github.yml", ROOT / ".github/workflows/ci.yml"):
        workflow = plain(file)
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            assert int(job["timeout-minutes"]) <= 30
        for step in steps(workflow):
            action, _, commit = step.get("uses", "a/b@" + "0" * 40).partition("@")
            assert len(commit) == 40, action


@pytest.mark.needs("git")
def test_every_script_of_the_pipeline(tmp_path: Path) -> None:
    clone = repository(tmp_path, "gitlab")
    runner = Runner(clone, CI_MERGE_REQUEST_DIFF_BASE_SHA=revision(clone, "origin/main"))
    runner._program("curl", f'echo "$@" >> "{tmp_path}/curl"')
    pipeline = plain(clone / GITLAB)
    jobs = {name: job for name, job in pipeline.items() if "script" in job}
    assert set(jobs) == {"check", "build", "changes", "pages"}
    api = {"CI_API_V4_URL": "https://x/api/v4", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "9"}
    api |= dict.fromkeys(["LITMATRIX_TOKEN"], "x")
    before = "\n".join(pipeline[".litmatrix"]["before_script"])
    for name, job in jobs.items():
        script = "\n".join([before if "extends" in job else "", *job["script"]])
        done = runner.run(script, **api)
        assert done.code == 0, (name, done.said)
        if name == "changes":
            assert "F4: ned fra Bra til Lite" in done.said.replace("\\", "")
    assert "merge_requests/9/notes" in (tmp_path / "curl").read_text("utf-8")
    assert "<testsuite" in (clone / "litmatrix.xml").read_text("utf-8")
    assert (clone / "public/index.html").exists()
    edit(clone / STUDY, "rating: lite", "rating: finnes-ikke")
    assert runner.run("\n".join(jobs["check"]["script"])).code == 1


@pytest.mark.needs("git")
@pytest.mark.parametrize("file", [PRE_COMMIT, ".pre-commit-hooks.yaml"])
def test_the_hooks_run(file: str, tmp_path: Path) -> None:
    clone = repository(tmp_path, "pre-commit")
    runner = Runner(clone)
    given = plain(clone / file) if file == PRE_COMMIT else plain(ROOT / file)
    hooks = [hook for repo in given["repos"] for hook in repo["hooks"]] if file == PRE_COMMIT else given
    entries = {hook["id"]: hook["entry"] for hook in hooks}
    assert runner.run(entries["litmatrix-check"]).code == 0
    if "litmatrix-build" in entries:
        assert runner.run(entries["litmatrix-build"]).code == 1, "nothing has been built yet"
        assert runner.run("litmatrix build --quiet").code == 0
        assert runner.run(entries["litmatrix-build"]).code == 0
    edit(clone / STUDY, "rating: lite", "rating: finnes-ikke")
    assert {runner.run(entry).code for entry in entries.values()} == {1}
