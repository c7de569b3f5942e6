"""The files of a review as they were at a git revision. Real git answers; nothing is checked out."""

import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from litmatrix.diagnostic import Fault, Rule
from litmatrix.location import Location
from litmatrix.readers.rules import history as rules

_READ = (".yaml", ".yml", ".bib", ".md")
_FOLDERS = ("sources", "matrices")
_LARGEST = 50_000_000
_SECONDS = 60
_VERSION = re.compile(r"([0-9a-f]{7})[0-9a-f]* (\d{4}-\d\d-\d\d)T")
_PLAIN_FILES = ("100644", "100755")


class Version(NamedTuple):
    """A state that git keeps."""

    short: str
    """The first signs of its name: always as many, whatever git is set to."""
    date: str
    """The day it was saved, where it was saved: `2026-11-22`."""


class _Said(NamedTuple):
    """How git ended, and what it said."""

    well: bool
    out: bytes
    error: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "replace").strip()


def files_at(root: Path, revision: str) -> tuple[dict[str, bytes], list[Fault]]:
    """The review files below `root` at a revision such as `HEAD`, `main~3` or a tag, by path from the root.

    Only plain files that a review reads; no links. A fault says why there are none.
    """
    where = Location(root.name or ".")
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top.well:
        refused = "dubious ownership" in top.error
        reason = {"revision": revision, "reason": top.error}
        return {}, [Fault(rules.UNREADABLE_HISTORY, where, reason) if refused else Fault(rules.NO_HISTORY, where)]
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit.well:
        return {}, [Fault(_unknown(root, revision), where, {"revision": revision})]
    inside = PurePosixPath(root.resolve().relative_to(Path(top.text).resolve()).as_posix())
    return _files(Path(top.text), commit.text, inside, revision)


def version_of(root: Path, revision: str) -> Version | None:
    """What a revision is called and the day it was saved, by the clock there; None where git cannot say."""
    commit = f"{revision}^{{commit}}"
    said = _git(root, "log", "-1", "--no-show-signature", "--format=%H %cI", "--end-of-options", commit)
    match = _VERSION.match(said.text) if said.well else None
    return Version(match[1], match[2]) if match else None


def _unknown(root: Path, revision: str) -> Rule:
    """Why git does not know a revision."""
    if not _git(root, "rev-parse", "--verify", "--quiet", "HEAD").well:
        return rules.NO_COMMIT
    shallow = _git(root, "rev-parse", "--is-shallow-repository").text == "true"
    return rules.SHALLOW_HISTORY if shallow and not Path(revision).exists() else rules.UNKNOWN_REVISION


def _files(top: Path, commit: str, inside: PurePosixPath, revision: str) -> tuple[dict[str, bytes], list[Fault]]:
    folders = [f"{(inside / folder).as_posix()}/" for folder in _FOLDERS]
    listed = _git(top, "ls-tree", "-r", "-z", "-l", commit, "--", *folders)
    names = _names(listed.text, inside) if listed.well else {}
    given = _git(top, "cat-file", "--batch", typed="".join(f"{name}\n" for name in names.values()).encode())
    contents = _contents(given.out, len(names)) if given.well else None
    if not listed.well or contents is None:
        reason = {"revision": revision, "reason": listed.error or given.error or "git cat-file"}
        return {}, [Fault(rules.UNREADABLE_HISTORY, Location(inside.name or "."), reason)]
    return dict(zip(names, contents, strict=True)), []


def _names(listed: str, inside: PurePosixPath) -> dict[str, str]:
    """The git objects of the files to read, by path from the root; `listed` is `ls-tree -z -l`."""
    names: dict[str, str] = {}
    for line in filter(None, listed.split("\0")):
        mode, _, name, size, path = line.replace("\t", " ", 1).split(None, 4)
        below = PurePosixPath(path).relative_to(inside)
        # Of an object that is missing git gives no size: it is asked for, so that its absence shows.
        fits = not size.isdigit() or int(size) <= _LARGEST
        if mode in _PLAIN_FILES and below.suffix in _READ and fits:
            names[below.as_posix()] = name
    return names


def _contents(said: bytes, number: int) -> list[bytes] | None:
    """What `cat-file --batch` says: before each content a line `<name> blob <size>`. None where one is missing."""
    contents: list[bytes] = []
    at = 0
    for _ in range(number):
        end = said.find(b"\n", at)
        head = said[at:end] if end >= 0 else b""
        words = head.split()
        if len(words) != 3 or words[1] != b"blob":
            return None
        start = at + len(head) + 1
        at = start + int(words[2]) + 1
        contents.append(said[start : at - 1])
    return contents


def _git(root: Path, *arguments: str, typed: bytes = b"") -> _Said:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; what the user names follows --end-of-options
            ["git", "-C", str(root), *arguments],  # noqa: S607 - wherever the user's git is
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            input=typed,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _Said(False, b"", str(error))
    error_text = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return _Said(done.returncode == 0, done.stdout, error_text)
