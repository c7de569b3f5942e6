"""From tree to model: every fault at once, each in its place and in plain words."""

import pytest

from litmatrix.location import Place
from litmatrix.model import Protocol, Study
from litmatrix.readers.decode import decode
from litmatrix.readers.yaml import read_yaml

NAMES = {"id": "x", "path": "sources/x.yaml"}


def faults_of(text: str) -> list[tuple[str, tuple[str | int, ...]]]:
    tree, _ = read_yaml(text, "sources/x.yaml")
    assert tree is not None
    _, faults = decode(Study, tree, "sources/x.yaml", NAMES)
    return [(fault.rule.name, fault.where.keys) for fault in faults if isinstance(fault.where, Place)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("aimm: x", ("unknown-field", ("aimm",))),
        ("aim:", ("empty-field", ("aim",))),
        ('aim: ""', ("empty-field", ("aim",))),
        ("design: kvalitativ", ("unknown-choice", ("design",))),
        ("age: [03]", ("not-a-whole-number", ("age", 0))),
        ("age: [1_0]", ("not-a-whole-number", ("age", 0))),
        ("themes: en", ("list-expected", ("themes",))),
        ("themes: [[x]]", ("text-expected", ("themes", 0))),
        ("aim: [x]", ("text-expected", ("aim",))),
        ("evidence: {e1: x}", ("fields-expected", ("evidence", "e1"))),
        ("evidence: [x]", ("fields-expected", ("evidence",))),
        ("ratings: {F1: {because: x}}", ("missing-field", ("ratings", "F1", "rating"))),
        ("ratings: {F1: {rating: x, eviden: []}}", ("unknown-field", ("ratings", "F1", "eviden"))),
        ("id: y", ("unknown-field", ("id",))),
        ("path: y", ("unknown-field", ("path",))),
        ("fields: {land: {x: y}}", ("text-expected", ("fields", "land"))),
    ],
)
def test_a_fault_is_found_in_its_place(text: str, fault: tuple[str, tuple[str | int, ...]]) -> None:
    assert faults_of(text) == [fault]


def test_one_fault_does_not_hide_the_rest() -> None:
    tree, _ = read_yaml("aim: A\ndesign: feil\nage: [x]\nratings: {F1: {becauze: y}}\n", "sources/x.yaml")
    assert tree is not None
    study, faults = decode(Study, tree, "sources/x.yaml", NAMES)
    assert sorted(fault.rule.name for fault in faults) == [
        "missing-field",
        "not-a-whole-number",
        "unknown-choice",
        "unknown-field",
    ]
    assert study is not None
    assert (study.aim, study.design, study.ratings["F1"].rating) == ("A", None, "todo")


def test_the_nearest_name_is_offered() -> None:
    tree, _ = read_yaml("evidence: {e1: {pagee: 4}}", "sources/x.yaml")
    assert tree is not None
    _, (fault,) = decode(Study, tree, "sources/x.yaml", NAMES)
    assert fault.parameters["near"] == "page"


def test_a_question_without_its_text_is_still_a_question() -> None:
    tree, _ = read_yaml(
        "title: T\nresearch_questions: [{id: F1, label: L}]\n"
        "scale: {name: B, levels: [{id: a, label: A}, {id: b, label: B}]}",
        "r/review.yaml",
    )
    assert tree is not None
    protocol, faults = decode(Protocol, tree, "r/review.yaml", {"path": "r/review.yaml"})
    assert [fault.rule.name for fault in faults] == ["missing-field"]
    assert protocol is not None
    assert [question.id for question in protocol.research_questions] == ["F1"]


def test_a_scale_needs_two_levels() -> None:
    tree, _ = read_yaml(
        "title: T\nresearch_questions: [{id: F1, label: L, text: T}]\n"
        "scale: {name: B, levels: [{id: a, label: A}]}",
        "r/review.yaml",
    )
    assert tree is not None
    _, faults = decode(Protocol, tree, "r/review.yaml", {"path": "r/review.yaml"})
    assert faults[0].rule.name == "too-few-items"
    assert faults[0].parameters["minimum"] == 2
