"""From a path to a thesis, and from paths to references: where files named on the command line are opened."""

import re
from collections.abc import Sequence
from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.location import Location, Place
from litmatrix.model import Reference
from litmatrix.model.thesis import Thesis
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.files import BIBLIOGRAPHY_LIMIT, is_inside, read_bytes, read_text
from litmatrix.readers.rules import thesis as rules
from litmatrix.readers.thesis import THESIS_LIMIT, read_thesis
from litmatrix.readers.thesis.latex_citations import bibliographies_named

MOST_YEARS = 50_000
"""A thesis of 400 pages has some 3 000. Every year may begin a citation, and takes a moment to be looked at."""
_CITED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\]\{")
"""A year, or the keys of a citation by key."""


def open_thesis(path: Path) -> tuple[Thesis | None, bytes, list[Fault]]:
    """The text at `path` and the bytes of its file; or None and what is wrong."""
    data, faults = read_bytes(path.parent, path.name, THESIS_LIMIT)
    if data is None:
        return None, b"", _named(faults, path)
    thesis, found = read_thesis(data, path.as_posix())
    if thesis is not None and sum(len(_CITED.findall(one.text)) for one in thesis.paragraphs) > MOST_YEARS:
        fault = Fault(rules.NOT_PROSE, Location(path.as_posix()), {"limit": MOST_YEARS})
        return None, data, [*_named([*faults, *found], path), fault]
    return thesis, data, _named([*faults, *found], path)


def open_bibliographies(files: Sequence[Path]) -> tuple[tuple[Reference, ...], list[Fault]]:
    """The references of several `.bib` files, the first of each key; and what is wrong."""
    references: dict[str, Reference] = {}
    faults: list[Fault] = []
    for file in files:
        text, found = read_text(file.parent, file.name, BIBLIOGRAPHY_LIMIT)
        if text is not None:
            bibliography, of_bib = read_bibliography(text, file.name)
            references = {**bibliography.references, **references}
            found = [*found, *of_bib]
        faults += _named(found, file)
    return tuple(references.values()), faults


def bibliographies_beside(path: Path) -> tuple[Path, ...]:
    """The `.bib` files that a LaTeX thesis names and that lie beside it, or below its folder; no others."""
    if path.suffix.lower() != ".tex":
        return ()
    data, _ = read_bytes(path.parent, path.name, THESIS_LIMIT)
    names = bibliographies_named((data or b"").decode("utf-8", "replace"))
    found = (path.parent / name for name in names if "\0" not in name)
    return tuple(file for file in found if is_inside(file, path.parent) and file.is_file())


def _named(faults: Sequence[Fault], path: Path) -> list[Fault]:
    """The faults with the path as the user gave it."""
    return [fault._replace(where=_at(fault.where, path)) for fault in faults]


def _at(where: Place | Location, path: Path) -> Place | Location:
    return where._replace(path=path.as_posix())
