"""One content model: the cells of every format, read back from the finished files, are those of the document."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litmatrix.citations.author_year import cite_author_year
from litmatrix.document import (
    Cell,
    Code,
    Column,
    Document,
    Emph,
    GapMark,
    Inlines,
    LevelMark,
    Link,
    Row,
    Strong,
    Table,
    Text,
    plain,
)
from litmatrix.findings import build_findings
from litmatrix.load import load
from litmatrix.matrix import build_matrix
from litmatrix.readers.shipped import shipped_templates
from litmatrix.writers import WRITERS, Setting
from litmatrix.writers.templates import Templates
from tests.writers import documents
from tests.writers.reading_back import (
    Rows,
    from_excel,
    from_html,
    from_latex,
    from_markdown,
    from_pdf,
    from_word,
    tables_of,
)

SHIPPED = Path(__file__).parents[2]


class Format(NamedTuple):
    """How a format is read back."""

    name: str
    ending: str
    read: Callable[[Any], list[Rows]]
    spaces: bool = True
    """Whether its spaces are those of the document: Word's pills have edges of spaces, and pdfium guesses them."""
    examples: int = 60
    """How many generated documents are worth their time."""


FORMATS = (
    Format("md", "md", from_markdown),
    Format("html", "html", from_html),
    Format("tex", "body.tex", from_latex, examples=20),
    Format("docx", "docx", from_word, spaces=False, examples=20),
    Format("xlsx", "xlsx", from_excel, examples=30),
    Format("pdf", "pdf", from_pdf, spaces=False, examples=30),
)
EACH = pytest.mark.parametrize("made", FORMATS, ids=[made.name for made in FORMATS])


def test_no_format_is_left_out() -> None:
    assert {made.name for made in FORMATS} == WRITERS.keys() - {"json"}


@cache
def shipped(kind: str) -> tuple[Document, Setting]:
    loaded = load(SHIPPED)
    review = loaded.review
    assert review is not None
    make = {"matrix": build_matrix, "findings": build_findings}[kind]
    setting = Setting(Templates({}, shipped_templates()), review, loaded.locate)
    return cite_author_year(make(review), review), setting


def assert_equal(document: Document, setting: Setting, made: Format) -> None:
    wanted = tables_of(document)
    read = made.read(WRITERS[made.name].write(document, setting)[made.ending])
    if made.name == "xlsx":  # after the tables come the evidence and the notes
        read = read[: len(wanted)]
    assert _compared(read, made) == _compared(wanted, made)


def _compared(tables: list[Rows], made: Format) -> list[Rows]:
    if made.spaces:
        return tables
    return [[["".join(text.split()) for text in row] for row in rows] for rows in tables]


@EACH
@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_the_shipped_review(kind: str, made: Format) -> None:
    if kind in WRITERS[made.name].kinds:
        document, setting = shipped(kind)
        assert tables_of(document)
        assert_equal(document, setting, made)


@pytest.mark.parametrize(
    "made", [lambda: shipped("matrix"), lambda: (documents.document("matrix"), documents.setting())]
)
def test_json_has_the_cells_of_the_matrix(made: Callable[[], tuple[Document, Setting]]) -> None:
    """For programs: each cell by the name of its column, its lines with semicolons between, text as it was written."""
    document, setting = made()
    (text,) = WRITERS["json"].write(document, setting).values()
    (table,) = (block for block in document.blocks if isinstance(block, Table) and block.id == "matrix")
    read = [row["cells"] for row in json.loads(text)["rows"]]
    assert [list(cells) for cells in read] == [[column.id for column in table.columns]] * len(table.rows)
    for cells, row in zip(read, table.rows, strict=True):
        for told, cell in zip(cells.values(), row.cells, strict=True):
            as_printed = _words("; ".join(map(plain, cell.lines)))
            assert _words(told) == as_printed or told in ("1.10", "2023-02-14"), "numbers and dates for programs"


def _words(text: str) -> list[str]:
    return text.replace(";", " ").split()


# Letters and signs that all formats can show; what a format cannot is tested where it is written.
SIGNS = "abcABCæøåÆØÅéüß0123456789 .,;:!?-–'\"«»()[]{}<>|*_#&%$~^\\/+=@`§½µ€…“”"
WORDS = (
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=25)
    .map(lambda text: " ".join(text.split()))
    # Where a long word may be broken between two like letters, pdfium takes them for one (poppler does not).
    .filter(lambda text: text.strip("-") and not (re.search(r"\S{16}", text) and re.search(r"(\w)\1", text)))
)
TEXTS = st.builds(Text, WORDS)
LEVELS = st.integers(0, 1).map(lambda rank: LevelMark(rank, 2, ("Lite", "Godt")[rank]))
GAPS = st.sampled_from([GapMark("missing", "mangler"), GapMark("not-addressed", "ikke belyst")])
MARKED = st.one_of(
    TEXTS,
    st.builds(lambda text: Strong((Text(text),)), WORDS),
    st.builds(lambda text: Emph((Text(text),)), WORDS),
    st.builds(Code, WORDS),
    st.builds(lambda text: Link((Text(text),), "https://example.org/?a=1&b=2"), WORDS),
)
LINES = (
    st.lists(MARKED, min_size=1, max_size=3)
    .filter(lambda line: sum(isinstance(one, Code) for one in line) < 2)
    .map(tuple)
)
RATED = st.tuples(
    st.sampled_from([(), (Text("F1\u00a0"),)]), st.one_of(LEVELS, GAPS), st.sampled_from([(), (Text("*"),)])
)


def _rated(pieces: tuple[Inlines, LevelMark | GapMark, Inlines]) -> Inlines:
    before, mark, after = pieces
    return (*before, mark, *after)


CELLS = st.one_of(
    st.builds(lambda lines: Cell(tuple(lines)), st.lists(LINES, min_size=1, max_size=3)),
    st.builds(
        lambda lines: Cell(tuple(map(_rated, lines)), role="rating"), st.lists(RATED, min_size=1, max_size=3)
    ),
    st.builds(lambda mark: Cell(((mark,),), role="gap"), GAPS),
)
HEADS = WORDS.map(lambda text: Cell(((Strong((Text(text),)),),), text, "head"))


@st.composite
def tables(draw: st.DrawFn, id_: str) -> Table:
    labels = draw(st.lists(WORDS, min_size=2, max_size=5))
    columns = tuple(Column(f"c{at}", label, draw(st.floats(10, 60))) for at, label in enumerate(labels))
    rows = tuple(
        Row("a", (draw(HEADS), *(draw(CELLS) for _ in labels[1:]))) for _ in range(draw(st.integers(1, 4)))
    )
    return Table(id_, draw(WORDS), columns, rows, tuple(draw(st.lists(LINES, max_size=2))))


MATRICES = st.builds(
    lambda matrix, grid: Document("matrix", "Matrise", "nb", (matrix, grid)), tables("matrix"), tables("grid")
)


@EACH
def test_generated_tables(made: Format) -> None:
    setting = documents.setting()

    @settings(max_examples=made.examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(MATRICES)
    def equal(document: Document) -> None:
        assert_equal(document, setting, made)

    equal()
