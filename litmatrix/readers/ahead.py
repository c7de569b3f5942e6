"""Study files read ahead of time: reading a large review is mostly YAML, and a second core can do its part."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from litmatrix.aside import aside
from litmatrix.readers.files import read_text
from litmatrix.readers.folder import list_files
from litmatrix.readers.yaml import Tree, read_yaml

FEWEST = 1_000
"""Files from which on a copy of the process is worth its while."""
_SHARE = 0.57
"""Of the files that the copy reads; here the bibliography and the findings are read meanwhile."""

Read: TypeAlias = tuple[str, dict[str, Tree]]
"""The text of a file, and its tree."""
Ahead: TypeAlias = Callable[[str], Read | None]
"""What was read of a path; None for a file that is still to be read."""


@contextlib.contextmanager
def reading_ahead(root: Path, folder: str, endings: Sequence[str]) -> Iterator[Ahead]:
    """Begins to read the last files of `folder`, if there are many. Those with a fault are left to the caller."""
    paths, _ = list_files(root, folder, endings)
    if len(paths) < FEWEST:
        yield lambda _path: None
        return
    theirs = paths[-round(_SHARE * len(paths)) :]
    with aside(lambda: _read(root, theirs)) as answer:
        wanted, found = frozenset(theirs), list[dict[str, Read]]()

        def ahead(path: str) -> Read | None:
            if path not in wanted:
                return None
            if not found:  # asked once: of files that all have faults, nothing comes back
                found.append(answer())
            return found[0].pop(path, None)

        yield ahead


def _read(root: Path, paths: Sequence[str]) -> dict[str, Read]:
    found: dict[str, Read] = {}
    for path in paths:
        text, faults = read_text(root, path)
        if text is not None and not faults:
            tree, faults = read_yaml(text, path)
            if tree is not None and not faults:
                found[path] = text, tree
    return found
