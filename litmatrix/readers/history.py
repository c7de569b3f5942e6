"""The files of a review as they were at a git revision. Real git answers; nothing is checked out."""

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.rules import history as rules

_READ = (".yaml", ".yml", ".bib", ".md")
_LARGEST = 200_000_000
_SECONDS = 60


def files_at(root: Path, revision: str) -> tuple[dict[str, bytes], list[Fault]]:
    """The review files below `root` at a revision such as `HEAD`, `main~3` or a tag, by path from the root.

    Only plain files that a review reads; no links. A fault says why there are none.
    """
    top = _git(root, "rev-parse", "--show-toplevel")
    if top is None:
        return {}, [Fault(rules.NO_HISTORY, Location(root.name or "."))]
    unknown = Fault(rules.UNKNOWN_REVISION, Location(root.name or "."), {"revision": revision})
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        return {}, [unknown]
    inside = root.resolve().relative_to(Path(top.strip()).resolve()).as_posix()
    archive = _archive(Path(top.strip()), commit.strip())
    return (_unpacked(archive, PurePosixPath(inside)), []) if archive is not None else ({}, [unknown])


def _archive(top: Path, commit: str) -> bytes | None:
    return _run(top, "archive", "--format=tar", commit)


def _git(root: Path, *arguments: str) -> str | None:
    """What git says in words, or None when it cannot."""
    said = _run(root, *arguments)
    return said.decode("utf-8", "replace") if said is not None else None


def _run(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; what the user names follows --end-of-options
            ["git", "-C", str(root), *arguments],  # noqa: S607 - wherever the user's git is
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _unpacked(archive: bytes, inside: PurePosixPath) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            if not member.isfile() or member.size > _LARGEST or not path.is_relative_to(inside):
                continue
            below = path.relative_to(inside)
            content = tar.extractfile(member)
            if content and below.suffix in _READ and below.parts[0] in {"sources", "matrices"}:
                files[below.as_posix()] = content.read()
    return files
