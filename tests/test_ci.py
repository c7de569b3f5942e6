"""Continuous integration as it is shipped: every shell step runs here, in a clone made by real git."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

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
@pytest.mark.parametrize(("name", "path"), [("github", GITHUB), ("gitlab", GITLAB), ("pre-commit", PRE_COMMIT)])
def test_in_a_folder_of_a_repository_it_stands_at_the_top(name: str, path: str, tmp_path: Path) -> None:
    git(tmp_path, "init")
    root = copy_of_the_example(tmp_path / "oppgaver/år 1")
    assert f"Skrev {(tmp_path / path).as_posix()}." in init(root / "sources", "--ci", name)
    assert not (root / path).exists()
    (tmp_path / path).write_text("mitt eget", "utf-8")
    assert path in init(tmp_path, "oppgaver/år 1", "--ci", name, code=2)
    assert (tmp_path / path).read_text("utf-8") == "mitt eget"


@pytest.mark.needs("git")
@pytest.mark.parametrize("folder", ['a"b', "a${{ b }}", "a$(b)", "-a", "a*"])
def test_a_folder_that_would_mean_something_in_the_file_is_refused(folder: str, tmp_path: Path) -> None:
    git(tmp_path, "init")
    root = copy_of_the_example(tmp_path / folder)
    assert f"Gi «{folder}» et annet navn." in init(root, "--ci", "github", code=2)
    assert not (tmp_path / ".github").exists()


# Where annotations stand


@pytest.mark.needs("git")
@pytest.mark.parametrize("format_", ["github", "sarif", "junit"])
@pytest.mark.parametrize("command", ["check", "verify"])
def test_build_servers_get_paths_from_the_top_of_the_repository(
    command: str, format_: str, tmp_path: Path
) -> None:
    """Whether one stands at the top and names the folder, or stands in it, or deep in it."""
    git(tmp_path, "init")
    root = copy_of_the_example(tmp_path / "oppgaver/år 1")
    edit(root / "sources/kavli-2024.yaml", "rating: bra", "rating: finnes-ikke")
    (root / "sources/fulltext").mkdir()
    (root / "sources/fulltext/imdi2024.txt").write_text("noe helt annet " * 40, "utf-8")
    told = {
        said(cwd, command, "--format", format_, *options)
        for cwd, options in ((tmp_path, ("--root", str(root))), (root, ()), (root / "sources", ()))
    }
    (text,) = told
    pattern = {
        "github": "^::error file=([^,]+),line=",
        "sarif": '^ +"uri": "([^"]+)",\n +"uriBaseId": "%SRCROOT%"',
        "junit": ' file="([^"]+)" line=',
    }[format_]
    files = {unquote(one) for one in re.findall(pattern, text, re.MULTILINE)}
    assert "oppgaver/år 1/sources/kavli-2024.yaml" in files
    for file in files:
        assert (tmp_path / file).exists(), file
    for kept in ("json", "concise"):  # people and editors stand in the review
        assert "oppgaver/år 1/sources/kavli-2024.yaml" not in said(root, command, "--format", kept)


@pytest.mark.needs("git")
def test_a_work_tree_and_no_repository_at_all(tmp_path: Path) -> None:
    root = copy_of_the_example(tmp_path / "oppgaver")
    edit(root / STUDY, "rating: bra", "rating: finnes-ikke")
    assert f"::error file={STUDY}," in said(root, "check", "--format", "github")
    (tmp_path / ".git").write_text("gitdir: /et/annet/sted\n", "utf-8")
    assert f"::error file=oppgaver/{STUDY}," in said(root, "check", "--format", "github")


@pytest.mark.needs("git")
def test_the_audit_of_a_text_in_a_folder(tmp_path: Path) -> None:
    git(tmp_path, "init")
    root = copy_of_the_example(tmp_path / "oppgaver/min")
    text = root / "kapittel.md"
    text.write_text("Målet nås ikke (Hansen 2019).\n", "utf-8")
    for cwd, given in (
        (root, "kapittel.md"),
        (root / "sources", "../kapittel.md"),
        (tmp_path, str(text.relative_to(tmp_path))),
    ):
        assert "file=oppgaver/min/kapittel.md,line=1" in said(cwd, "audit", given, "--format", "github")


def said(cwd: Path, *arguments: str) -> str:
    """What the command line says, standing in `cwd`."""
    here = Path.cwd()
    os.chdir(cwd)
    try:
        return CliRunner().invoke(application("nb"), list(arguments), catch_exceptions=False).stdout
    finally:
        os.chdir(here)


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

    def run(self, script: str, inside: str = ".", **variables: str) -> Ran:
        """As the runner does: `bash -e -o pipefail`, the file handed over; `inside` is the folder to stand in."""
        file = self.temporary / "step.sh"
        file.write_text(script, "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(file)],
            cwd=self.clone / inside,
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


def repository(folder: Path, ci: str, inside: str = ".") -> Path:
    """A repository with a review, its pipeline, and a branch on which a rating has been lowered."""
    top = folder / "repository"
    root = copy_of_the_example(top / inside)
    git(top, "init")
    init(root, "--ci", ci)
    (root / ".gitignore").write_text("/build/\n/.litmatrix/\n", "utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-m", "første")
    git(top, "checkout", "-q", "-b", "endring")
    edit(root / STUDY, "rating: bra", "rating: lite")
    git(top, "commit", "-am", "ned")
    clone = folder / "clone"
    git(folder, "clone", "-q", str(top), str(clone))
    return clone


in_any_folder = pytest.mark.parametrize("inside", [".", "oppgaver/år 1"])
"""Reviews at the top of a repository, and reviews below it, in folders with a space and a letter of ours."""


def revision(clone: Path, name: str) -> str:
    said = subprocess.run(["git", "-C", str(clone), "rev-parse", name], check=True, capture_output=True, text=True)
    return said.stdout.strip()


def steps(workflow: Any) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.mark.needs("git")
@in_any_folder
def test_every_step_of_the_workflow(inside: str, tmp_path: Path) -> None:
    clone = repository(tmp_path, "github", inside)
    root = clone / inside
    runner = Runner(clone)
    workflow = plain(clone / GITHUB)
    assert workflow["jobs"]["review"]["defaults"]["run"]["working-directory"] == inside
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
            ran[step["name"]] = runner.run(step["run"], inside, **given)
    assert {name: one.code for name, one in ran.items()} == dict.fromkeys(ran, 0), ran
    assert len(ran) == 6
    assert f"litmatrix=={__version__}" in (tmp_path / "pip").read_text("utf-8")
    assert_annotated(clone, ran["Kontroller / Check"].said)
    for name in ("matrix.docx", "findings.pdf", "review.html", "manifest.json"):
        assert (root / "build/introduksjonsprogrammet" / name).stat().st_size > 100
    assert "F4: ned fra Bra til Lite" in (tmp_path / "summary.md").read_text("utf-8").replace("\\", "")
    told = (tmp_path / "gh").read_text("utf-8")
    assert told.startswith("pr comment 7 --repo noen/oppgave --edit-last --create-if-none --body-file ")
    assert "F4: ned fra Bra til Lite" in told.replace("\\", "")
    page = (root / "build/introduksjonsprogrammet/review.html").read_bytes()
    documents, site = (clone / step["with"]["path"] for step in steps(workflow) if "path" in step.get("with", {}))
    assert (documents / "introduksjonsprogrammet/review.html").read_bytes() == page
    assert (site / "introduksjonsprogrammet.html").read_bytes() == page
    assert (site / "index.html").read_bytes() == page


def assert_annotated(clone: Path, said: str) -> None:
    """Every annotation is at a file of the repository, by its path from the top."""
    files = set(re.findall("^::(?:error|warning|notice) file=([^,]+),", said, re.MULTILINE))
    assert len(files) > 5
    for file in files:
        assert not Path(file).is_absolute()
        assert (clone / file).is_file()


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
@in_any_folder
def test_every_script_of_the_pipeline(inside: str, tmp_path: Path) -> None:
    clone = repository(tmp_path, "gitlab", inside)
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
    kept = {name: job["artifacts"] for name, job in jobs.items()}
    for file in re.findall('file="([^"]+)"', (clone / kept["check"]["reports"]["junit"]).read_text("utf-8")):
        assert (clone / file).is_file()
    for name in ("build", "changes", "pages"):
        assert all((clone / path).exists() for path in kept[name]["paths"])
    assert (clone / "public/index.html").exists()
    edit(clone / inside / STUDY, "rating: lite", "rating: finnes-ikke")
    assert runner.run("\n".join([before, *jobs["check"]["script"]])).code == 1


@pytest.mark.needs("git")
@pytest.mark.parametrize(
    ("file", "inside"), [(PRE_COMMIT, "."), (PRE_COMMIT, "oppgaver/år 1"), (".pre-commit-hooks.yaml", ".")]
)
def test_the_hooks_run(file: str, inside: str, tmp_path: Path) -> None:
    clone = repository(tmp_path, "pre-commit", inside)
    runner = Runner(clone)
    given = plain(clone / file) if file == PRE_COMMIT else plain(ROOT / file)
    hooks = [hook for repo in given["repos"] for hook in repo["hooks"]] if file == PRE_COMMIT else given
    entries = {hook["id"]: hook["entry"] for hook in hooks}
    assert runner.run(entries["litmatrix-check"]).code == 0
    if "litmatrix-build" in entries:
        assert runner.run(entries["litmatrix-build"]).code == 1, "nothing has been built yet"
        assert runner.run("litmatrix build --quiet").code == 0
        assert runner.run(entries["litmatrix-build"]).code == 0
    (concerned,) = {hook["files"] for hook in hooks if hook["id"] == "litmatrix-check"}
    assert re.search(concerned, (Path(inside) / STUDY).as_posix())
    assert inside == "." or not re.search(concerned, STUDY)
    edit(clone / inside / STUDY, "rating: lite", "rating: finnes-ikke")
    assert {runner.run(entry).code for entry in entries.values()} == {1}
