"""The flow from records to studies: what is known is counted, what is not known is said to be unknown."""

import json
import re
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.cli.application import application
from litmatrix.figures import text_width
from litmatrix.findings import build_findings
from litmatrix.flow import flow, flow_figure, is_known
from litmatrix.model import Review, Screening, Search, SearchLog
from tests.support import lay, loaded

ORIA = "{database: Oria, date: 2023-02-14, string: a, hits: 1112}"
IDUNN = "{database: Idunn, date: 2023-02-15, string: b, hits: 40}"
UNKNOWN = "{database: Idunn, date: 2023-02-15, string: b, hits: not-reported}"


with tempfile.TemporaryDirectory() as folder:
    EMPTY = loaded(Path(folder)).review
assert EMPTY is not None


def review_of(root: Path, search: str | None) -> Review:
    review = loaded(root, {"matrices/r/search.yaml": search}).review
    assert review is not None
    return review


def counts(review: Review) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for step in flow(review):
        for count in (*step.left, *step.out):
            found.setdefault(count.key, []).append(count.n)
    return found


def test_all_counts(tmp_path: Path) -> None:
    screening = "{identified: 1152, duplicates: 52, screened: 1100, read_in_full: 20, included: 2}"
    review = review_of(tmp_path, f"searches: [{ORIA}, {IDUNN}]\nscreening: {screening}\n")
    assert counts(review) == {
        "identified": [1152],
        "database": [1112, 40],
        "duplicates": [52],
        "screened": [1100],
        "excluded": [1080, 18],
        "read_in_full": [20],
        "studies": [2],
        "reports": [2],
    }


@pytest.mark.parametrize(("searches", "identified"), [(f"{ORIA}, {IDUNN}", 1152), (f"{ORIA}, {UNKNOWN}", None)])
def test_a_sum_needs_every_search(tmp_path: Path, searches: str, identified: int | None) -> None:
    review = review_of(tmp_path, f"searches: [{searches}]\n")
    assert counts(review)["identified"] == [identified]
    assert counts(review)["excluded"] == [None, None]


def test_two_searches_in_one_database_are_one_box(tmp_path: Path) -> None:
    review = review_of(tmp_path, f"searches: [{ORIA}, {IDUNN.replace('Idunn', 'Oria')}]\n")
    assert counts(review)["database"] == [1152]


def test_no_search_log_no_flow(tmp_path: Path) -> None:
    review = review_of(tmp_path, None)
    assert flow(review) == ()
    assert flow_figure(review) is None


def test_the_chapter_has_it_when_something_is_known(tmp_path: Path) -> None:
    assert "flow" in figures(review_of(tmp_path / "a", f"searches: [{ORIA}]\n"))
    unknown = review_of(tmp_path / "b", f"searches: [{UNKNOWN}]\n")
    assert not is_known(unknown)
    assert "flow" not in figures(unknown)


def figures(review: Review) -> list[str]:
    return [block.id for block in build_findings(review).sections[0].blocks if hasattr(block, "svg")]


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=90), st.integers(0, 10**9)), min_size=1, max_size=12),
    st.integers(0, 10**8),
)
def test_no_text_leaves_the_drawing(databases: list[tuple[str, int]], number: int) -> None:
    log = SearchLog(
        path="search.yaml",
        searches=tuple(Search(database=name, hits=str(hits)) for name, hits in databases),
        screening=Screening(screened=number),
    )
    drawn = flow_figure(replace(EMPTY, search=log))
    assert drawn is not None
    svg = ET.fromstring(drawn.svg)  # noqa: S314 - our own
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        bold = text.get("font-weight") == "bold"
        right = float(text.get("x") or 0) + text_width(text.text or "", 12, bold=bold)
        assert right <= drawn.width
        assert float(text.get("y") or 0) <= drawn.height


def run(*arguments: str) -> str:
    made = CliRunner().invoke(application("nb"), arguments)
    assert made.exit_code == 0, made.output
    return made.output


def test_the_command(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {"matrices/r/search.yaml": f"searches: [{ORIA}]\nscreening: {{duplicates: 12}}\n"})
    told = run("flow", "--root", str(root))
    assert told.replace("\u00a0", " ").splitlines() == [
        "Identifisert",
        "  Treff i alt (n = 1 112)",
        "  Oria (n = 1 112)",
        "    – Dubletter fjernet (n = 12)",
        "Vurdert",
        "  Titler og sammendrag lest (n = ukjent)",
        "    – Valgt bort (n = ukjent)",
        "  Lest i fulltekst (n = ukjent)",
        "    – Valgt bort (n = ukjent)",
        "Tatt med",
        "  Studier i matrisen (n = 2)",
        "  Rapporter om dem (n = 2)",
    ]
    steps = json.loads(run("flow", "--root", str(root), "--format", "json"))["steps"]
    assert steps[0]["out"] == [{"what": "duplicates", "label": "Dubletter fjernet", "n": 12}]
    assert re.match(r"<svg .*</svg>\n\Z", run("flow", "--root", str(root), "--format", "svg"), re.DOTALL)


def test_without_a_log_the_command_says_where_to_write_it(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {"matrices/r/search.yaml": None})
    made = CliRunner().invoke(application("nb"), ["flow", "--root", str(root)])
    assert made.exit_code == 1
    assert "matrices/r/search.yaml" in made.stderr
