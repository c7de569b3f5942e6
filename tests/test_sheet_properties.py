"""Whatever is typed into a cell that may be typed in lands in the YAML, comes back on export, and is new only once."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix.load import Loaded, load
from litmatrix.readers.workbook import read_workbook
from litmatrix.sheeting import bring_workbook
from litmatrix.sheets.author import build_author_book
from litmatrix.sheets.rater import build_rater_book
from litmatrix.sheets.texts import settled
from litmatrix.spreadsheet import Held, Kind, Workbook
from litmatrix.writers.excel.forms import write_form
from tests.sheet_files import OWN, files_of, root_of

RATED = "# Min\nratings:\n  a:\n    F1: {rating: lite, because: Spør lederne, evidence: [e1]} # usikker\n# slutt\n"
no_text = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"])
words = st.text(no_text, max_size=60)
lines = st.lists(words, min_size=1, max_size=3).map("\n".join)
levels = st.sampled_from(["Lite", "godt", "IKKE BELYST", "ikke relevant", ""])
pages = st.sampled_from(["4", "10-12", "xii", "s. 3", ""])
RATER: Mapping[tuple[str, int, int], st.SearchStrategy[str]] = {
    ("Vurderinger", 2, 4): levels,
    ("Vurderinger", 2, 5): lines,
    ("Vurderinger", 2, 6): pages,
    ("Vurderinger", 2, 7): lines,
    ("Vurderinger", 2, 8): st.sampled_from(["e1", "", " e1 "]),
    ("Vurderinger", 3, 4): levels,
    ("Vurderinger", 3, 5): lines,
    ("Vurderinger", 3, 7): words,
    ("Flere sitater", 2, 4): words,
    ("Flere sitater", 3, 4): words,
}
AUTHOR: Mapping[tuple[str, int, int], st.SearchStrategy[str]] = {
    ("Studier", 2, 4): lines,
    ("Studier", 2, 5): lines,
    ("Studier", 3, 6): st.sampled_from(["Kvalitativ", "mixed", ""]),
    ("Studier", 3, 7): words,
    ("Studier", 2, 12): lines,
    ("Studier", 3, 13): lines,
    ("Studier", 3, 17): lines,
    ("Vurderinger", 2, 4): levels,
    ("Vurderinger", 3, 5): lines,
    ("Belegg", 2, 10): words.map(lambda text: f"x{text}"),
    ("Belegg", 4, 10): words,
    ("Belegg", 5, 11): lines,
}
BORROWED = {("Studier", 2, 4): "Praksis i kommunene"}
"""What an empty cell shows: the title that the reference has."""
NEW_ROWS = {("Flere sitater", 2): "a/F1", ("Flere sitater", 3): "b/F1", ("Belegg", 4): "a", ("Belegg", 5): "b"}


def exported(loaded: Loaded, whose: str) -> bytes:
    assert loaded.review is not None
    if whose == "author":
        return write_form(build_author_book(loaded.review))
    return write_form(build_rater_book(loaded.review, "medleser"))


def workbook(root: Path, data: bytes) -> Workbook:
    file = root / "ark.xlsx"
    file.write_bytes(data)
    read, faults = read_workbook(file)
    assert faults == []
    assert read is not None
    return read


def filled(book: Workbook, cells: Mapping[tuple[str, int, int], str]) -> Workbook:
    made = {name: {**sheet.cells} for name, sheet in book.items()}
    for (sheet, row, column), text in cells.items():
        made[sheet][row, column] = Held(Kind.TEXT, text)
        if (sheet, row) in NEW_ROWS:
            made[sheet][row, 1] = Held(Kind.TEXT, NEW_ROWS[sheet, row])
    return {name: sheet._replace(cells=made[name]) for name, sheet in book.items()}


def play(root: Path, whose: str, cells: Mapping[tuple[str, int, int], str]) -> None:
    """Type, bring in, export again: the cells say what was typed, and the same sheet brings nothing new."""
    before = files_of(root)
    loaded = load(root)
    assert loaded.review is not None
    typed = filled(workbook(root, exported(loaded, whose)), cells)
    found, faults = bring_workbook(loaded.review, root, typed, "ark.xlsx")
    assert faults == []
    assert found is not None
    for path, text in found.texts.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(text.encode())
    if not found.changes:
        assert files_of(root) == before
    again = load(root)
    assert again.diagnostics == ()
    assert again.review is not None
    rest, faults = bring_workbook(again.review, root, typed, "ark.xlsx")
    assert faults == []
    assert rest is not None
    assert rest.changes == ()
    shown = workbook(root, exported(again, whose))
    for (sheet, row, column), text in cells.items():
        if (sheet, row) not in NEW_ROWS and (sheet, column) not in {("Vurderinger", 4), ("Studier", 6)}:
            held = shown[sheet].cells.get((row, column), Held(Kind.TEXT, ""))
            expected = without_blank_lines(text) or BORROWED.get((sheet, row, column), "")
            assert without_blank_lines(held.text) == expected, (sheet, row, column)
    untouched, faults = bring_workbook(again.review, root, shown, "ark.xlsx")
    assert (faults, untouched and untouched.changes) == ([], ())


def without_blank_lines(text: str) -> str:
    """Lists have a line for each item, and none for nothing."""
    return "\n".join(line.strip() for line in settled(text).split("\n") if line.strip())


def drawn(cells: Mapping[tuple[str, int, int], st.SearchStrategy[str]]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({}, optional=dict(cells))


@settings(max_examples=40, deadline=None)
@given(drawn(RATER), st.sampled_from([RATED, None, "ratings: {}\n", RATED.replace("\n", "\r\n")]))
def test_a_rater_may_write_anything(cells: Mapping[tuple[str, int, int], str], own: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = root_of(Path(folder), {})
        if own:
            (root / OWN).parent.mkdir()
            (root / OWN).write_bytes(own.encode())
        play(root, "rater", cells)
        if own == RATED:
            text = (root / OWN).read_text("utf-8")
            assert text.startswith("# Min\n")
            assert text.endswith("# slutt\n")


@settings(max_examples=40, deadline=None)
@given(drawn(AUTHOR))
def test_the_author_may_write_anything(cells: Mapping[tuple[str, int, int], str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        play(root_of(Path(folder), {}), "author", cells)
