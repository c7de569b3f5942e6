"""Which files a review consists of: found by convention, in an order that never depends on the file system."""

import os
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.files import is_inside
from litmatrix.readers.rules import files as rules
from litmatrix.system_errors import reason

_TEMPORARY = (".", "~$")


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds `matrices/`, or None."""
    return next((folder for folder in (start, *start.parents) if (folder / "matrices").is_dir()), None)


def roots_below(folder: Path) -> tuple[str, ...]:
    """The folders right below `folder` that hold `matrices/`, sorted; none when it cannot be listed."""
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(name for name in names if (folder / name / "matrices").is_dir()))


def review_names(root: Path) -> tuple[str, ...]:
    """The reviews of a root: the folders in `matrices/`, sorted; none when it cannot be listed."""
    folder = root / "matrices"
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(name for name in names if not name.startswith(_TEMPORARY)))


def list_files(root: Path, folder: str, endings: Collection[str]) -> tuple[list[str], list[Fault]]:
    """The files of a folder with one of the endings, as sorted paths relative to the root.

    Two files whose names are one on Windows or macOS (case, composed letters) are a fault. A folder that
    is not there holds nothing.
    """
    if not (root / folder).is_dir():
        return [], []
    if not is_inside(root / folder, root):
        return [], [Fault(rules.NOT_A_FILE, Location(folder))]
    try:
        names = [entry.name for entry in os.scandir(root / folder)]
    except OSError as error:
        return [], [Fault(rules.UNREADABLE, Location(folder), {"reason": reason(error)})]
    endings = tuple(endings)
    wanted = sorted(name for name in names if name.endswith(endings) and not name.startswith(_TEMPORARY))
    others = sorted({name for name in names if not name.startswith(_TEMPORARY)}.difference(wanted))
    return [f"{folder}/{name}" for name in wanted], [
        *_collisions(folder, wanted),
        *_overlooked(folder, others, endings),
    ]


def _overlooked(folder: str, names: list[str], endings: tuple[str, ...]) -> Iterator[Fault]:
    """Files that were meant to be read: `study.yaml.txt`, as Notepad saves it while Windows shows `study.yaml`."""
    for name in names:
        plain = name.lower().removesuffix(".txt")
        if plain.endswith(endings):
            meant = name[: len(plain)]
            meant = meant.rpartition(".")[0] + "." + plain.rpartition(".")[2]
            yield Fault(rules.NOT_READ, Location(f"{folder}/{name}"), {"name": name, "meant": meant})


def _collisions(folder: str, names: list[str]) -> list[Fault]:
    seen: dict[str, str] = {}
    faults: list[Fault] = []
    for name in names:
        stem = name.rpartition(".")[0]
        folded = stem.lower() if stem.isascii() else unicodedata.normalize("NFC", stem).casefold()
        other = seen.setdefault(folded, name)
        if other != name:
            faults.append(Fault(rules.SAME_NAME, Location(f"{folder}/{name}"), {"other": other}))
    return faults
