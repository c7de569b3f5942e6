"""Appraisal: the tools that are shipped, a tool of one's own, and what a seal and a schema know of it."""

from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from litmatrix.appraisal import appraised, reasons_table
from litmatrix.checking import check
from litmatrix.load import Loaded
from litmatrix.matrix.frame import frame_of, in_row_order
from litmatrix.model import Review
from litmatrix.readers.shipped import shipped_tools
from litmatrix.readers.tools import read_shipped_tools
from litmatrix.schema import schema
from litmatrix.seal_changes import changes
from litmatrix.seals import seal_of
from litmatrix.writers.widths import longest_word
from tests.support import BASE, loaded

APPRAISED = """\
appraisal:
  tool: tone
  items:
    troverdighet: {answer: ja, because: Fagfellevurdert}
    objektivitet: delvis
    noyaktighet: {answer: uklart, because: Ikke lest, evidence: [e1]}
    egnethet: {answer: not-applicable, because: Prøve}
"""
OWN = """\
name: Min
source: Oss
licence: MIT
answers: [{id: nei, label: Nei}, {id: ja, label: {nb: Ja, nn: Ja, en: "Yes"}}]
items: [{id: utvalg, label: Utvalg}]
"""


def read(root: Path, appraisal: str = APPRAISED, **files: str) -> Loaded:
    named = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return loaded(root, {"sources/a.yaml": BASE["sources/a.yaml"] + appraisal, **named})


def review(of: Loaded) -> Review:
    assert of.review is not None
    return of.review


def found(of: Loaded, start: str = "CRA") -> list[str]:
    return [f"{one.code} {one.location}" for one in check(of) if one.code.startswith(start)]


@pytest.mark.parametrize("name", shipped_tools())
def test_every_shipped_tool_is_sound(name: str) -> None:
    tool = read_shipped_tools([name])[name]
    assert tool.id == name
    assert len(tool.graded) >= 2
    assert len({item.id for item in tool.items}) == len(tool.items)
    assert len({answer.id for answer in tool.answers}) == len(tool.answers)
    assert tool.licence


def test_mmat_asks_two_questions_before_and_five_of_each_design() -> None:
    tools = read_shipped_tools(shipped_tools())
    parts = ("qualitative", "randomized", "non-randomized", "descriptive", "mixed")
    for number, part in enumerate(parts, 1):
        items = [item.id for item in tools[f"mmat-2018-{part}"].items]
        assert items == ["S1", "S2", *(f"{number}.{one}" for one in range(1, 6))]


NUMBER_OF_ITEMS = {
    "casp-qualitative": 10,
    "casp-systematic-review": 10,
    "jbi-cohort": 11,
    "jbi-cross-sectional": 8,
    "jbi-prevalence": 9,
    "jbi-qualitative": 10,
    "jbi-systematic-review": 11,
}
"""Of the forms whose questions may not be shipped. The source of each number is the comment that begins the tool's file."""


@pytest.mark.parametrize(("name", "number"), NUMBER_OF_ITEMS.items())
def test_a_form_without_its_questions_has_as_many_numbers_as_it_has_questions(name: str, number: int) -> None:
    items = read_shipped_tools([name])[name].items
    assert [item.id for item in items] == [str(one) for one in range(1, number + 1)]


def test_the_heads_of_the_reasons_have_room_where_items_are_numbers(tmp_path: Path) -> None:
    items = ", ".join(f'"{one}": {{answer: yes, because: Grunn}}' for one in range(1, 11))
    read_ = review(read(tmp_path, f"appraisal: {{tool: casp-qualitative, items: {{{items}}}}}\n"))
    frame = frame_of(read_)
    (of,) = appraised(in_row_order(read_, frame), frame)
    reasons = reasons_table(of)
    for column in reasons.columns:
        assert column.weight >= longest_word(column.label) + 2


@pytest.mark.parametrize("name", shipped_tools())
def test_every_shipped_tool_says_where_its_items_were_checked(name: str) -> None:
    text = (resources.files("litmatrix.appraisal") / "tools" / f"{name}.yaml").read_text(encoding="utf-8")
    comment = " ".join(line for line in text.splitlines() if line.startswith("#"))
    assert "https://" in comment or "the page of url" in comment
    assert (
        name in NUMBER_OF_ITEMS
        or name.startswith("mmat-")
        or all(item.label for item in read_shipped_tools([name])[name].items)
    )


def test_only_the_tools_that_are_named_are_read(tmp_path: Path) -> None:
    assert set(review(read(tmp_path)).tools) == {"tone"}


def test_an_answer_may_stand_alone_and_is_found_there(tmp_path: Path) -> None:
    files = read(tmp_path)
    appraisal = review(files).studies["a"].appraisal
    assert appraisal is not None
    assert appraisal.items["objektivitet"].answer == "delvis"
    assert found(files) == ["CRA004 sources/a.yaml:15:5"]
    wrong = read(tmp_path, APPRAISED.replace("objektivitet: delvis", "objektivitet: kanskje"))
    assert found(wrong)[0] == "CRA003 sources/a.yaml:15:5"


def test_a_tool_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    files = read(tmp_path, "appraisal: {tool: tone, items: {utvalg: ja}}\n", matrices__r__appraisal__tone=OWN)
    assert [item.id for item in review(files).tools["tone"].items] == ["utvalg"]
    assert found(files) == ["CRA004 sources/a.yaml:11:33"]
    assert "matrices/r/appraisal/tone.yaml" in files.texts


def test_a_broken_tool_is_told_in_its_place_and_nothing_else_is_lost(tmp_path: Path) -> None:
    broken = OWN.replace("source: Oss", "kilde: Oss").replace("items:", "punkter:")
    files = read(tmp_path, "appraisal: {tool: min, items: {utvalg: ja}}\n", matrices__r__appraisal__min=broken)
    placed = {(one.code, one.location.path) for one in files.diagnostics}
    assert {path for _, path in placed} == {"matrices/r/appraisal/min.yaml"}
    assert review(files).studies["a"].appraisal is not None


def test_a_study_that_no_tool_fits(tmp_path: Path) -> None:
    plain = read(tmp_path, "appraisal: {tool: not-applicable, because: En lærebok}\n")
    assert found(plain) == []
    appraisal = review(plain).studies["a"].appraisal
    assert appraisal is not None
    assert not appraisal.is_applicable


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("answer: ja", "answer: delvis"),
        ("objektivitet: delvis", "objektivitet: ja"),
        ("because: Fagfellevurdert", "because: Ikke fagfellevurdert"),
        ("evidence: [e1]", "evidence: []"),
        ("answer: not-applicable", "answer: ja"),
        ("tool: tone", "tool: not-applicable"),
        ("tool: tone", "tool: tone\n  because: En merknad"),
    ],
)
def test_a_finding_is_sealed_over_every_part_of_an_appraisal(tmp_path: Path, before: str, after: str) -> None:
    was, now = review(read(tmp_path)), review(read(tmp_path, APPRAISED.replace(before, after, 1)))
    changed = changes(seal_of(was, was.findings[0]), seal_of(now, now.findings[0]))
    assert [change.render("nb") for change in changed] == ["metodevurderingen i a"]


def test_an_editor_knows_tools_items_and_answers(tmp_path: Path) -> None:
    whole = review(read(tmp_path))
    judge = Draft202012Validator(schema("study", whole, "nb"))
    items = {"troverdighet": {"answer": "ja", "because": "x"}, "egnethet": "uklart"}
    assert judge.is_valid({"appraisal": {"tool": "tone", "items": items}})
    assert judge.is_valid({"appraisal": {"tool": "not-applicable", "because": "x"}})
    for wrong in (
        {"tool": "tonne"},
        {"tool": "tone", "items": {"troverdigheit": "ja"}},
        {"tool": "tone", "items": {"troverdighet": "kanskje"}},
        {"tool": "tone", "items": {"troverdighet": {"answer": "kanskje"}}},
        {"tool": "tone", "score": 3},
    ):
        assert not judge.is_valid({"appraisal": wrong}), wrong
    planned = Draft202012Validator(schema("review", whole, "nb")).iter_errors({"appraisal": {"tools": ["tonne"]}})
    assert any(list(error.path) == ["appraisal", "tools", 0] for error in planned)
    assert Draft202012Validator(schema("appraisal", whole, "nb")).is_valid(
        {
            "name": {"nb": "A", "nn": "A", "en": "A"},
            "source": "x",
            "licence": "x",
            "answers": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
            "items": [{"id": "1"}],
        }
    )
