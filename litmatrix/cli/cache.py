"""Keeping the texts of reports between runs, in `.litmatrix/`: never among the sources, never in git."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from litmatrix.cli.files import OutputRefused, replace_files
from litmatrix.readers.fulltext import CACHE


def keeper(root: Path) -> Callable[[str, bytes], None]:
    """A function that keeps bytes under a name. What cannot be kept is made anew the next time."""

    def keep(name: str, content: bytes) -> None:
        folder = root / CACHE
        files = {folder / name: content}
        if not (folder.parent / ".gitignore").exists():
            files[folder.parent / ".gitignore"] = b"*\n"
        with contextlib.suppress(OSError, OutputRefused):
            replace_files(files, root)

    return keep
