"""The matrix and the grid: what stands in every cell, and where it comes from."""

from pathlib import Path

import pytest

from litmatrix.document import Cell, Document, GapMark, LevelMark, Table, plain
from litmatrix.languages import language
from litmatrix.load import load
from litmatrix.matrix import COLUMNS, build_matrix
from litmatrix.matrix.widths import fitted
from litmatrix.model import DEFAULT_COLUMNS, Review
from tests.support import BASE, loaded
from tests.writers.documents import hostile
from tests.writers.documents import review as hostile_review

ROOT = Path(__file__).parents[1]


def built(tmp_path: Path, **files: str) -> tuple[Review, Document]:
    """The base review with other files laid over it: review=… is review.yaml, a=… is sources/a.yaml."""
    names = {"review": "matrices/r/review.yaml", "bib": "sources/references.bib"}
    paths = {names.get(name, f"sources/{name}.yaml"): text for name, text in files.items()}
    review = loaded(tmp_path, paths).review
    assert review is not None
    return review, build_matrix(review)


def tables(document: Document) -> tuple[Table, Table]:
    found = {block.id: block for block in document.blocks if isinstance(block, Table)}
    matrix, grid = found["matrix"], found["grid"]
    return matrix, grid


def cell(table: Table, row: str, column: str) -> Cell:
    number = [known.id for known in table.columns].index(column)
    return next(known for known in table.rows if known.id == row).cells[number]


def text(given: Cell) -> str:
    return " / ".join(map(plain, given.lines))


def notes(table: Table) -> str:
    return " ".join(map(plain, table.notes))


def hostile_tables() -> tuple[Table, Table]:
    return tables(build_matrix(hostile_review()))


@pytest.mark.parametrize(
    ("row", "column", "shown"),
    [
        ("aasen-2020", "citation", "Aasen & Øye 2020b; / Aasen & Øye 2020a"),
        ("aasen-2020", "authors", "Åse Aasen og Ørjan Øye / Åse Aasen og Ørjan Øye"),
        ("aasen-2020", "title", "Praksis i kommunene: 100 % & <script>alert(1)</script> / Andre tall"),
        ("etat-2021", "title", "Egen tittel: {klammer} og [hake]"),
        ("aasen-2020", "year", "2020 / 2020"),
        ("aasen-2020", "method", "Første linje. / - andre linje / 1. tredje linje"),
        ("aasen-2020", "design", "Kvalitativ og kvantitativ"),
        ("aasen-2020", "ratings", "F1\u00a0Godt / F2\u00a0Lite* / F3\u00a0ikke belyst"),
        ("etat-2021", "ratings", "F1\u00a0Middels_godt† / F2\u00a0Godt / F3\u00a0Høy #1"),
        ("aasen-2020", "age", "3 år / 3 år"),
        ("etat-2021", "age", "2 år"),
        ("fjeld-2024", "age", "ikke relevant"),
        ("berg", "age", "mangler"),
        ("berg", "citation", "Berg et\u00a0al. u.å."),
        ("berg", "aim", "ikke oppgitt"),
        ("berg", "method", "gjenstår"),
        ("berg", "sample", "mangler"),
        ("berg", "found_in", "ikke oppgitt"),
        ("berg", "peer_reviewed", "Ja"),
        ("etat-2021", "peer_reviewed", "Nei"),
        ("fjeld-2024", "peer_reviewed", "mangler"),
        ("etat-2021", "land", "SE | DK"),
        ("aasen-2020", "deltakere", "120"),
        ("aasen-2020", "vekt", "1,10"),
        ("aasen-2020", "dato", "14.\u00a0februar\u00a02023".replace("\u00a0", " ")),
        ("aasen-2020", "valg", "a / b"),
        ("aasen-2020", "vist", "Ja"),
        ("berg", "vist", "ikke relevant"),
    ],
)
def test_cells(row: str, column: str, shown: str) -> None:
    assert text(cell(hostile_tables()[0], row, column)) == shown


def test_rows_stand_in_the_order_of_the_alphabet() -> None:
    matrix, grid = hostile_tables()
    assert [row.id for row in matrix.rows] == ["berg", "etat-2021", "fjeld-2024", "aasen-2020"]
    assert [row.id for row in grid.rows] == [row.id for row in matrix.rows]


def test_every_cell_knows_its_place() -> None:
    for table in hostile_tables():
        for row in table.rows:
            study = hostile_review().studies[row.id]
            assert all(one.place is not None and one.place.path == study.path for one in row.cells)
    place = cell(hostile_tables()[1], "aasen-2020", "F2").place
    assert place is not None
    assert str(hostile().locate(place)) == "sources/aasen-2020.yaml:24:16"


def test_a_gap_is_never_a_level() -> None:
    for table in hostile_tables():
        for row in table.rows:
            for one in row.cells:
                marks = [mark for line in one.lines for mark in line if isinstance(mark, GapMark | LevelMark)]
                assert (one.role == "gap") <= all(isinstance(mark, GapMark) for mark in marks)
                if one.role == "gap":
                    assert one.value is None


def test_the_grid_holds_levels_by_their_ids() -> None:
    grid = hostile_tables()[1]
    assert [column.label for column in grid.columns] == ["Studie", "F1 Virkning", "F2 Måling | mål", "F3 Kostnad"]
    assert cell(grid, "aasen-2020", "F1") == Cell(
        ((LevelMark(3, 4, "Godt"),),), "godt", "rating", cell(grid, "aasen-2020", "F1").place
    )
    assert cell(grid, "etat-2021", "F3").lines == ((LevelMark(1, 2, "Høy #1"),),)
    assert cell(grid, "fjeld-2024", "F1").lines == ((GapMark("missing", "mangler"),),)
    assert cell(grid, "berg", "F2").lines == ((GapMark("not-applicable", "ikke relevant"),),)


def test_notes_explain_what_occurs() -> None:
    matrix, grid = hostile_tables()
    assert "fra lavest til høyest: Lite, Bra, Middels_godt, Godt." in notes(matrix)
    assert "Lite: Nevner spørsmålet. Godt: Undersøker spørsmålet." in notes(matrix)
    assert (
        "Vurderinger uten merke: Første leser. Vurderinger merket *: Andre leser. Leste bare én studie."
        in notes(matrix)
    )
    assert "Vurderinger merket †: Tredje leser." in notes(matrix)
    assert "Alder er regnet fra 2023." in notes(matrix)
    assert "«gjenstår»" in notes(matrix)
    assert "«gjenstår»" not in notes(grid)
    assert "F2: Måles det «riktig»?" in notes(grid)
    assert "Leste bare" not in notes(grid)


def test_one_rater_needs_no_mark(tmp_path: Path) -> None:
    plan = (
        "title: R\nresearch_questions: [{id: F1, label: V, text: V?}]\nraters: [{id: en, name: Første leser}]\n"
        "scale: {name: B, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}\n"
    )
    _, document = built(tmp_path, review=plan)
    assert "Vurdert av Første leser." in notes(tables(document)[0])
    assert text(cell(tables(document)[1], "a", "F1")) == "Godt"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Om praksis virker", "F1: Om praksis virker."),
        ("Virker praksis?", "F1: Virker praksis?"),
        ("Hva er «god praksis»?", "F1: Hva er «god praksis»?"),
        ("Hva menes med «praksis?»", "F1: Hva menes med «praksis?»"),
        ("Praksis (og kurs).", "F1: Praksis (og kurs)."),
    ],
)
def test_a_question_below_the_grid_ends_before_the_next_note(written: str, shown: str, tmp_path: Path) -> None:
    plan = (BASE["matrices/r/review.yaml"] or "").replace("text: Virker praksis?", f"text: {written!r}")
    _, grid = tables(built(tmp_path, review=plan)[1])
    assert shown in map(plain, grid.notes)


def test_without_gaps_and_raters_the_notes_are_silent(tmp_path: Path) -> None:
    matrix, _ = tables(built(tmp_path)[1])
    assert "Hull" not in notes(matrix)
    assert "Vurdert av" not in notes(matrix)


def test_columns_labels_caption_and_rows_are_the_authors(tmp_path: Path) -> None:
    base = "title: R\nresearch_questions: [{id: F1, label: V, text: V?}]\nlanguage: en\n"
    layout = "matrix: {caption: Min tabell, columns: [title, citation, title, ukjent], labels: {title: Navn}, "
    scale = "scale: {name: B, levels: [{id: lite, label: Low}, {id: godt, label: High}]}\n"
    _, document = built(tmp_path, review=base + scale + layout + "studies: [b, a]}\n")
    matrix, grid = tables(document)
    assert (document.title, document.language) == ("Literature matrix: R", "en")
    assert matrix.caption == "Min tabell"
    assert [(column.id, column.label) for column in matrix.columns] == [
        ("title", "Navn"),
        ("citation", "Author and year"),
    ]
    assert [row.id for row in matrix.rows] == [row.id for row in grid.rows] == ["b", "a"]
    assert matrix.rows[0].cells[0].role == "head"
    assert "lowest to highest" not in notes(matrix)


def test_a_study_without_a_reference_is_called_by_its_key(tmp_path: Path) -> None:
    _, document = built(tmp_path, c="reports: [ukjent2022]\n")
    assert text(cell(tables(document)[0], "c", "citation")) == "ukjent2022"
    assert cell(tables(document)[0], "c", "title").role == "gap"


def test_an_unknown_level_is_shown_as_missing(tmp_path: Path) -> None:
    _, document = built(tmp_path, a="reports: [a2020]\nratings: {F1: {rating: godtt}}\n")
    assert text(cell(tables(document)[1], "a", "F1")) == "mangler"


def test_every_column_of_the_model_has_a_function_and_a_label() -> None:
    assert set(DEFAULT_COLUMNS) <= COLUMNS.keys()
    for code in ("nb", "nn", "en"):
        assert all(language(code).label(f"column.{name}") for name in COLUMNS)


def test_the_fifteen_ratings_of_the_thesis() -> None:
    review = load(ROOT, "introduksjonsprogrammet").review
    assert review is not None
    _, grid = tables(build_matrix(review))
    given = {row.id: "".join(str(one.value)[0].upper() for one in row.cells[1:]) for row in grid.rows[:3]}
    assert given == {"fedreheim-2022": "GGGBG", "ssb-2020": "GBLLL", "guribye-2019": "GGBGG"}
    assert text(grid.rows[1].cells[0]) == "Kraakenes 2021; / Lunde & Lysen 2020"


def test_widths_give_every_word_room_and_share_the_rest() -> None:
    matrix, grid = hostile_tables()
    for table in (matrix, grid):
        for number, column in enumerate(table.columns):
            words = [
                word for row in table.rows for line in row.cells[number].lines for word in plain(line).split()
            ]
            assert column.weight >= min(max(map(len, [*words, "12345"])), 14)
    empty = fitted(grid.columns, ())
    assert sum(column.weight for column in empty) == pytest.approx(150, abs=1)
