"""A file of the review exactly as it is: for those who change it and leave the rest alone."""

from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.files import TEXT_LIMIT, read_bytes
from litmatrix.readers.rules.files import NOT_UTF8


def read_original(root: Path, path: str, new: str = "") -> tuple[str | None, list[Fault]]:
    """The text of a file with its own line ends and byte order mark; `new` where there is no file."""
    if not (root / path).is_symlink() and not (root / path).exists():
        return new, []
    data, faults = read_bytes(root, path, TEXT_LIMIT)
    if data is None:
        return None, faults
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return None, [Fault(NOT_UTF8, Location(path))]
