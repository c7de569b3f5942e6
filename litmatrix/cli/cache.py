"""Keeping what makes later runs easier, in `.litmatrix/`: never among the sources, never in git."""

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path

from litmatrix.cli.files import replace_files
from litmatrix.cli.refusal import OutputRefused
from litmatrix.readers.fulltext import CACHE


def keeper(root: Path) -> Callable[[str, bytes], None]:
    """A function that keeps bytes under a name. What cannot be kept is made anew the next time."""

    def keep_text(name: str, content: bytes) -> None:
        keep(root, {f"{CACHE}/{name}": content})

    return keep_text


def keep(root: Path, contents: Mapping[str, bytes]) -> None:
    """Keep bytes in `.litmatrix/cache/`, by path from the root. Without a word where that cannot be."""
    files = {root / path: content for path, content in contents.items()}
    ignore = root / ".litmatrix/cache/.gitignore"
    if not ignore.exists():
        files[ignore] = b"*\n"
    with contextlib.suppress(OSError, OutputRefused):
        replace_files(files, root)
