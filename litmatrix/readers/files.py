"""From a path to text: only regular files inside the root, of bounded size, strictly UTF-8.

Everything that can go wrong with a file as a file ends here, as a fault with a place.
"""

import os
import re
import stat
from itertools import islice
from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.rules import files as rules
from litmatrix.system_errors import reason

TEXT_LIMIT = 1_000_000
"""Largest study, protocol or search log, in bytes. A study file is usually 3 kB."""
PROSE_LIMIT = 100_000
"""Largest finding, in bytes: 15 000 words. Markdown takes ten times as long to read as YAML."""
BIBLIOGRAPHY_LIMIT = 50_000_000
"""Largest `.bib` file, in bytes: room for 50 000 references."""

_MARKS = ("<<<<<<< ", "=======\n", ">>>>>>> ")
"""How git begins the lines around two versions that nobody has chosen between."""
# What YAML 1.1 takes for a line break and no editor does, and what no text should hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
HARD_SPACES = frozenset("\u00a0\u2007\u202f")
"""Spaces that look like any other and are part of a word to YAML."""


def hard_space(text: str) -> dict[str, str]:
    """What is told of a text that begins with such a space: which one it is, and the words behind it."""
    return {"character": f"U+{ord(text[0]):04X}", "field": text.strip().lstrip("{[\"'")[:60]}


def read_text(root: Path, path: str, limit: int = TEXT_LIMIT) -> tuple[str | None, list[Fault]]:
    """The text of the file at `path` (relative to `root`, with `/`), or None and what is wrong.

    Line ends become `\\n`; a byte order mark is dropped.
    """
    data, faults = read_bytes(root, path, limit)
    return decode_text(data, path) if data is not None else (None, faults)


def read_bytes(root: Path, path: str, limit: int) -> tuple[bytes | None, list[Fault]]:
    """The bytes of the file at `path` (relative to `root`, with `/`), or None and what is wrong."""
    try:
        return _read_bytes(f"{root}/{path}", root, limit), []
    except _Refused as refusal:
        return None, [refusal.args[0](path)]
    except OSError as error:
        return None, [Fault(rules.UNREADABLE, Location(path), {"reason": reason(error)})]


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, once every symbolic link is followed, still lies below `root`."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """Carries a function from path to fault."""


_NOT_A_FILE = _Refused(lambda path: Fault(rules.NOT_A_FILE, Location(path)))


# O_NONBLOCK: opening a named pipe must not wait for its other end.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def _read_bytes(file: str, root: Path, limit: int) -> bytes:
    handle = _open(file, root)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _NOT_A_FILE
        if status.st_size > limit:
            size = {"size": status.st_size // 1000, "limit": limit // 1000}
            raise _Refused(lambda path: Fault(rules.TOO_LARGE, Location(path), size))
        return _read_all(handle, limit)
    finally:
        os.close(handle)


def _open(file: str, root: Path) -> int:
    if not _NO_LINK and Path(file).is_symlink():
        return _open_link(Path(file), root)
    try:
        return os.open(file, _FLAGS | _NO_LINK)
    except OSError:
        if Path(file).is_symlink():
            return _open_link(Path(file), root)
        if Path(file).is_dir():
            raise _NOT_A_FILE from None
        raise


def _open_link(file: Path, root: Path) -> int:
    """Open what a symbolic link leads to, when that lies inside the root."""
    if not is_inside(file, root):
        raise _NOT_A_FILE
    try:
        return os.open(file, _FLAGS)
    except (FileNotFoundError, IsADirectoryError):
        raise _NOT_A_FILE from None


def _read_all(handle: int, limit: int) -> bytes:
    data = os.read(handle, limit)
    while chunk := os.read(handle, limit):  # a short read is allowed by POSIX
        data += chunk
    return data


def decode_text(data: bytes, path: str) -> tuple[str | None, list[Fault]]:
    """The bytes of a file as text, line ends `\\n`, the byte order mark dropped; or None and what is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _with_plain_line_ends(data[: error.start].decode("utf-8-sig", "replace"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return None, [Fault(rules.NOT_UTF8, Location(path, line, column))]
    text = _with_plain_line_ends(text)
    if CONTROL.search(text) is None:
        unmerged = _unmerged(text, path)
        return (None, unmerged) if unmerged else (text, [])
    found = islice(CONTROL.finditer(text), 20)
    return None, [_control_fault(text, match.start(), path) for match in found]


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unmerged(text: str, path: str) -> list[Fault]:
    """Where git left two versions of the same lines, as it marks them; the first twenty places."""
    if _MARKS[0] not in text or not all(f"\n{mark}" in f"\n{text}" for mark in _MARKS):
        return []
    lines = (number for number, line in enumerate(text.split("\n"), 1) if line.startswith(_MARKS[0]))
    return [Fault(rules.UNMERGED, Location(path, line, 1, line, 8)) for line in islice(lines, 20)]


def _control_fault(text: str, offset: int, path: str) -> Fault:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Fault(
        rules.CONTROL_CHARACTER,
        Location(path, line, column, line, column + 1),
        {"character": f"U+{ord(text[offset]):04X}"},
    )
