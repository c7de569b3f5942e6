"""Which files of a review there are, and whether one has changed: looked at again and again.

A tree of a hundred files takes a millisecond to look through, and what is seen is the same on every system and
also on network drives and shared folders, where the notices of the operating system do not come.
"""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDERS = ("sources", "matrices", "templates")
_LEFT_BY_EDITORS = ("~", ".swp", ".swx", ".tmp", ".part", ".bak")
_SETTLE_SECONDS, _MOST_LOOKS = 0.015, 60

Snapshot = Mapping[str, tuple[int, int, int]]
"""Path -> when it was changed, its size and its number on the disk."""


def snapshot(root: Path) -> Snapshot:
    """The files that documents are made from, as they are now."""
    found = dict(_below(f"{root}", styles_only=True))
    for folder in FOLDERS:
        found.update(_below(f"{root}/{folder}"))
    return found


def settled(root: Path, seen: Snapshot) -> Snapshot:
    """The files once they have stopped changing: an editor may write a file in two steps."""
    for _ in range(_MOST_LOOKS):
        time.sleep(_SETTLE_SECONDS)
        now = snapshot(root)
        if now == seen:
            break
        seen = now
    return seen


def _below(folder: str, *, styles_only: bool = False) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # not there, or not any more
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_LEFT_BY_EDITORS):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if not styles_only:
                    yield from _below(entry.path)
            elif not styles_only or entry.name.endswith(".csl"):
                status = entry.stat()
                yield entry.path, (status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:  # gone while we looked
            continue
