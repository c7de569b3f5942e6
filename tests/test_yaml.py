"""YAML is read by its events: text stays text, every fault has its place, and no input takes long."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.location import Location
from litmatrix.readers.yaml import positions, read_yaml


def faults_in(text: str) -> list[tuple[str, int, int]]:
    _, faults = read_yaml(text, "x.yaml")
    found = []
    for fault in faults:
        assert isinstance(fault.where, Location)
        found.append((fault.rule.name, fault.where.line, fault.where.column))
    return found


@pytest.mark.parametrize(
    "scalar", ["NO", "no", "off", "1_000", "0123", "190:20:30", "2019-01", "1e3", "1.10", "null", "~", "=", "true"]
)
def test_a_scalar_keeps_its_text(scalar: str) -> None:
    tree, faults = read_yaml(f"land: {scalar}\n", "x.yaml")
    assert (tree, faults) == ({"land": scalar}, [])


def test_an_empty_value_is_the_empty_text() -> None:
    tree, _ = read_yaml('a:\nb: ""\nc: []\nd: {}\n', "x.yaml")
    assert tree == {"a": "", "b": "", "c": [], "d": {}}


def test_block_scalars_and_nesting() -> None:
    tree, _ = read_yaml("a:\n  b: >-\n    en\n    to\n  c: [x, {d: y}]\n", "x.yaml")
    assert tree == {"a": {"b": "en to", "c": ["x", {"d": "y"}]}}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: [1,\nb: 2\n", ("unclosed-bracket", 1, 4)),
        ('a: "x\nb: 1\n', ("unclosed-quotation-mark", 1, 4)),
        ("aim: Mål: og middel\n", ("colon-in-text", 1, 9)),
        ("a:\n\tb: 1\n", ("tab-indentation", 2, 1)),
        ("a:\n  b: 2\n c: 3\n", ("wrong-indentation", 3, 2)),
        ('a: "x" og y\n', ("text-after-quotation-mark", 1, 8)),
        ("a: @x\n", ("reserved-first-character", 1, 4)),
        ("a: &x 1\n", ("anchor-or-alias", 1, 4)),
        ("a: *x\n", ("anchor-or-alias", 1, 4)),
        ("<<: {a: 1}\n", ("anchor-or-alias", 1, 1)),
        ("a: !!python/object x\n", ("yaml-tag", 1, 4)),
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("? [x]\n: 1\n", ("key-not-text", 1, 3)),
        ("a: 1\n---\nb: 2\n", ("several-documents", 2, 1)),
        ("- a\n- b\n", ("not-a-mapping", 1, 1)),
    ],
)
def test_every_fault_has_its_place(text: str, fault: tuple[str, int, int]) -> None:
    assert faults_in(text) == [fault]


def test_two_spellings_of_a_letter_are_one_key() -> None:
    assert faults_in("å: 1\na\u030a: 2\n") == [("duplicate-key", 2, 1)]


def test_all_faults_come_at_once() -> None:
    assert [name for name, _, _ in faults_in("a: &x 1\na: 2\nb: !t 3\n")] == [
        "anchor-or-alias",
        "duplicate-key",
        "yaml-tag",
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(opening: str) -> None:
    assert faults_in("x: \n" * (opening == "- ") + opening * 100_000)[0][0] in {
        "nested-too-deeply",
        "not-a-mapping",
    }


def test_front_matter_counts_the_lines_of_its_file() -> None:
    _, faults = read_yaml("a: 1\na: 2\n", "x.md", first_line=2)
    assert isinstance(faults[0].where, Location)
    assert faults[0].where.line == 3
    assert faults[0].parameters["line"] == 2


def test_positions_of_keys_and_values() -> None:
    spans = positions("a:\n  b: {c: [x, «y»]}\nå: |\n  tekst\n")
    assert spans[("a", "b", "c", 1)].value == (2, 14, 2, 17)
    assert spans[("a", "b", "c")].key == (2, 7, 2, 8)
    assert spans[("å",)].value == (3, 4, 3, 5)


def test_positions_of_a_repeated_key_are_the_first() -> None:
    assert positions("a: 1\na: 2\n")[("a",)].value == (1, 4, 1, 5)


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    clean = "".join(sign for sign in text if not "\ud800" <= sign <= "\udfff")
    _, faults = read_yaml(clean, "x.yaml")
    positions(clean)
    lines = clean.split("\n")
    for fault in faults:
        assert isinstance(fault.where, Location)
        assert 1 <= fault.where.line <= len(lines) + 1
        assert fault.where.column >= 1


_texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), max_size=20)
_keys = st.from_regex(r"\A[a-zæøå]{1,6}\Z")
_trees = st.recursive(
    _texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3)
)


@given(st.dictionaries(_keys, _trees, min_size=1, max_size=4))
def test_what_json_says_is_read_back(tree: dict[str, object]) -> None:
    assert read_yaml(json.dumps(tree, ensure_ascii=False), "x.yaml") == (tree, [])
