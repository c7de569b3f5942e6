"""Which file in `sources/fulltext/` is the full text of which report: by its name."""

import os
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from litmatrix.diagnostic import Fault, nearest
from litmatrix.location import Location
from litmatrix.message import Parameter
from litmatrix.readers.files import is_inside
from litmatrix.readers.rules import files as file_rules
from litmatrix.readers.rules import fulltext as rules
from litmatrix.system_errors import reason

FOLDER = "sources/fulltext"
FORMATS = ("pdf", "docx", "odt", "epub", "html", "htm", "md", "txt")
"""Endings of the formats that can be read, the most faithful to the printed page first."""

_IGNORED = re.compile(r"[.~]|(?:readme|les-?meg)\b|thumbs\.db\Z|desktop\.ini\Z", re.IGNORECASE)
# Signs that a citation key may hold and a file's name may not, on one system or another.
_UNFIT = re.compile(r'[\\/:*?"<>|]')


def fulltext_paths(root: Path, keys: Collection[str]) -> tuple[dict[str, list[str]], list[Fault]]:
    """The files of each report, the best first, as paths relative to `root`; and what is wrong with the names."""
    names, faults = _names(root)
    by_name = {
        _spelt(spelling): key for key in keys for spelling in (key, _UNFIT.sub("_", key), _UNFIT.sub("-", key))
    }
    found: dict[str, list[str]] = {}
    for name in names:
        path, (stem, _, suffix) = f"{FOLDER}/{name}", name.rpartition(".")
        key = by_name.get(_spelt(stem))
        if not stem or suffix.lower() not in FORMATS:
            parameters: dict[str, Parameter] = {"suffix": suffix if stem else name, "known": FORMATS}
            faults.append(Fault(rules.UNKNOWN_FORMAT, Location(path), parameters))
        elif key is None:
            faults.append(Fault(rules.UNKNOWN_KEY, Location(path), {"name": stem, "near": nearest(stem, keys)}))
        else:
            found.setdefault(key, []).append(path)
    for paths in found.values():
        paths.sort(key=lambda path: (FORMATS.index(path.rpartition(".")[2].lower()), path))
        first, *others = paths
        faults.extend(Fault(rules.SECOND_FILE, Location(path), {"other": first}) for path in others)
    return found, faults


def _names(root: Path) -> tuple[list[str], list[Fault]]:
    folder = root / FOLDER
    if not folder.is_dir():
        return [], []
    if not is_inside(folder, root):
        return [], [Fault(file_rules.NOT_A_FILE, Location(FOLDER))]
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        return [], [Fault(file_rules.UNREADABLE, Location(FOLDER), {"reason": reason(error)})]
    return [name for name in names if not _IGNORED.match(name)], []


def _spelt(name: str) -> str:
    """A name as every file system sees it: å composed, and case without meaning."""
    return unicodedata.normalize("NFC", name).casefold()


def is_paged(data: bytes, path: str) -> bool:
    """Whether a file has pages: a PDF, and a plain text with form feeds between its pages."""
    suffix = path.rpartition(".")[2].lower()
    return suffix == "pdf" or (suffix == "txt" and b"\f" in data.rstrip())
