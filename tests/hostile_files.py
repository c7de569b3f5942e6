"""Reviews with one bad file, and what must hold of every fault that is told of it."""

import unicodedata
from pathlib import Path
from typing import NamedTuple

from litmatrix.languages import language
from litmatrix.load import Loaded, load
from litmatrix.location import Location
from litmatrix.printers import PRINTERS, Problems

MEGABYTES = 100
STUDY, BIB = "sources/hansen2020.yaml", "sources/references.bib"
REVIEW, SEARCH, FINDING = "matrices/r/review.yaml", "matrices/r/search.yaml", "matrices/r/findings/01-funn.md"
SOUND = {
    STUDY: "aim: Å finne ut noe\nevidence:\n  e1: {page: 4, quote: Det går}\n"
    "ratings:\n  F1: {rating: godt, because: Det står der, evidence: [e1]}\n",
    BIB: "@article{hansen2020,\n  author = {Hansen, Kari},\n  title = {Tittel},\n  year = {2020}\n}\n",
    REVIEW: "title: Et review\nresearch_questions:\n  - {id: F1, label: Mål, text: Nås målet?}\n"
    "scale:\n  name: Belegg\n  levels:\n    - {id: lite, label: Lite}\n    - {id: godt, label: Godt}\n",
    SEARCH: 'searches:\n  - {database: Oria, date: 2023-02-14, string: introduksjon*, hits: "12"}\n',
    FINDING: "---\nquestions: [F1]\nsupported_by: [hansen2020]\n---\n# Et funn\n\nDet går [@hansen2020, s. 4].\n",
}


def review_in(root: Path, **changed: str | bytes) -> Path:
    """A sound review under `root`, but for the files in `changed`."""
    for path, content in {**SOUND, **changed}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return root


def read(root: Path) -> Loaded:
    """Load, and hold every diagnostic to its promise."""
    loaded = load(root)
    lines = {path: _lines(root / path) for path in {found.location.path for found in loaded.diagnostics}}
    for diagnostic in loaded.diagnostics:
        assert_stands_in_a_file(diagnostic.location, lines[diagnostic.location.path])
        assert diagnostic.message
        assert "{" not in diagnostic.message + diagnostic.hint or "{" in repr(loaded.texts)
    assert_printable(loaded)
    return loaded


def _lines(file: Path) -> list[str]:
    """The lines of a file as an editor shows them; what is no file has one, empty."""
    if not file.is_file() or file.is_symlink():
        return [""]
    text = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def assert_stands_in_a_file(location: Location, lines: list[str]) -> None:
    """The path is inside the root, and the line and the column are there."""
    path = Path(location.path)
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert location.line >= 1
    assert location.column >= 1
    assert location.line <= len(lines), f"{location}: the file has {len(lines)} lines"
    assert location.column <= len(lines[location.line - 1]) + 1, f"{location}: the line ends before that"
    end_line, end_column = location.end_line or location.line, location.end_column or location.column
    assert (location.line, location.column) <= (end_line, end_column), f"{location} ends before it begins"
    assert end_line <= len(lines)
    assert end_column <= len(lines[end_line - 1]) + 1


def assert_printable(loaded: Loaded) -> None:
    """Every printer prints it, as text that can be written, without a character that acts."""
    problems = Problems(loaded.diagnostics, language("nb"), loaded.texts)
    for name, print_ in PRINTERS.items():
        printed = print_(problems)
        printed.encode("utf-8")
        acting = {sign for sign in printed if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert acting <= {"\n"}, f"{name}: {acting}"


def found(loaded: Loaded, path: str | None = None) -> set[tuple[str, int]]:
    """The code and line of every diagnostic (in one file)."""
    return {
        (diagnostic.code, diagnostic.location.line)
        for diagnostic in loaded.diagnostics
        if path in {None, diagnostic.location.path}
    }


class Case(NamedTuple):
    """A text, and what reading it must report."""

    text: str | bytes
    code: str
    line: int = 1
