"""Writing outputs: each file is either the old one or the whole new one, never something in between.

All texts of a run are complete before the first is replaced. The temporary files stand beside their targets,
since a rename is atomic only within one file system.
"""

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from litmatrix.cli.refusal import OutputRefused

_PREFIX, _SUFFIX = ".litmatrix-", ".tmp"
_STALE_SECONDS = 3600


def replace_files(outputs: Mapping[Path, bytes], root: Path) -> None:
    """Write every output, all or (as far as a file system allows) none.

    Parent folders are made. An output that is a symbolic link is written to its target when that lies
    inside `root`. Raises `OutputRefused` for a link that leads elsewhere, and `OSError` when the disk is full
    or a file is locked; then the old files stand and no temporary file is left.
    """
    targets = {_target(path, root): content for path, content in outputs.items()}
    for folder in {path.parent for path in targets}:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
    written: dict[Path, Path] = {}
    try:
        for path, content in targets.items():
            if not _same(path, content):
                written[path] = _write_beside(path, content)
        for path, temporary in written.items():
            temporary.replace(path)
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)


def _target(path: Path, root: Path) -> Path:
    resolved = path.resolve()
    if path.is_symlink() and not resolved.is_relative_to(root.resolve()):
        raise OutputRefused(str(path))
    return resolved


def _same(path: Path, content: bytes) -> bool:
    """Whether the file already says this: then its time stamp should not change either."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _write_beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _mode(path: Path) -> int:
    """The old file's permissions, or what a new file would get: mkstemp's 0600 would lock a group out."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _sweep(folder: Path) -> None:
    """Remove what a killed run left behind, once it is too old to belong to a run that is still going."""
    for leftover in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        try:
            if time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
                leftover.unlink()
        except OSError:
            continue  # another run was quicker
