"""One change in a user's YAML: that value, and not a letter besides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.edit import with_entry, with_item, with_value
from litmatrix.readers.yaml import read_yaml

BLOCK = """# Først
reports: [a]  # her

evidence:   # belegg
  e1: {page: 4, quote: "x, y"}   # det første
  e2:
    page: "5"
    quote: |
      Over flere
      linjer
  # en tanke om e3

# Vurderinger
ratings:
  F1: {rating: godt, evidence: [e1]}
  F2:
    rating: bra
    evidence:
      - e1   # fordi
  F3:
    rating: lite
"""


@pytest.mark.parametrize(
    ("keys", "value", "old", "new"),
    [
        (("evidence", "e1", "page"), "12-13", "{page: 4,", "{page: 12-13,"),
        (("evidence", "e1", "page"), "4, 7", "{page: 4,", '{page: "4, 7",'),
        (("evidence", "e2", "page"), "xii", 'page: "5"', 'page: "xii"'),
        (("evidence", "e1", "quote"), 'a "b" \\ c', '"x, y"', '"a \\"b\\" \\\\ c"'),
    ],
)
def test_a_value(keys: tuple[str, ...], value: str, old: str, new: str) -> None:
    assert with_value(BLOCK, keys, value) == BLOCK.replace(old, new)


def test_what_cannot_be_changed_in_one_place_is_not() -> None:
    assert with_value(BLOCK, ("evidence", "e2", "quote"), "x") is None
    assert with_value(BLOCK, ("evidence", "e9", "page"), "x") is None
    assert with_value("evidence: {e1: {page: 4}}\nevidence: {}\n", ("evidence", "e1", "page"), "5") is not None


def test_line_ends_and_byte_order_mark_stay() -> None:
    text = "\ufeff" + BLOCK.replace("\n", "\r\n")
    made = with_value(text, ("evidence", "e1", "page"), "7")
    assert made == text.replace("{page: 4,", "{page: 7,")
    made = with_item(text, "evidence", "e3", {"page": "9"})
    assert made is not None
    assert made.replace("\r\n", "").count("\n") == 0


ITEM = {"page": "12", "quote": "Slutt: «ja»"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            BLOCK,
            BLOCK.replace("      linjer\n", '      linjer\n  e3:\n    page: 12\n    quote: "Slutt: «ja»"\n'),
        ),
        ("reports: [a]\n", 'reports: [a]\nevidence:\n  e3:\n    page: 12\n    quote: "Slutt: «ja»"\n'),
        ("reports: [a]", 'reports: [a]\nevidence:\n  e3:\n    page: 12\n    quote: "Slutt: «ja»"\n'),
        (
            "evidence: {}\n#   e1: {page: 12}\nratings: {}\n",
            'evidence:\n  e3:\n    page: 12\n    quote: "Slutt: «ja»"\n#   e1: {page: 12}\nratings: {}\n',
        ),
        ("evidence:\nratings: {}\n", 'evidence:\n  e3:\n    page: 12\n    quote: "Slutt: «ja»"\nratings: {}\n'),
        ("evidence: {e1: {page: 1}}\n", 'evidence: {e1: {page: 1}, e3: {page: 12, quote: "Slutt: «ja»"}}\n'),
        (
            "evidence:\n    e1: {page: 1}\n    e2: {page: 2}",
            'evidence:\n    e1: {page: 1}\n    e2: {page: 2}\n    e3:\n      page: 12\n      quote: "Slutt: «ja»"\n',
        ),
    ],
)
def test_an_item(text: str, wanted: str) -> None:
    assert with_item(text, "evidence", "e3", ITEM) == wanted


def test_an_item_that_is_there_already_stays() -> None:
    assert with_item(BLOCK, "evidence", "e1", ITEM) is None
    assert with_item("evidence: [a]\n", "evidence", "e1", ITEM) is None
    assert with_item("- a\n", "evidence", "e1", ITEM) is None


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("F1", "evidence: [e1]}", "evidence: [e1, e2]}"),
        ("F2", "      - e1   # fordi\n", "      - e1   # fordi\n      - e2\n"),
        ("F3", "    rating: lite\n", "    evidence: [e2]\n    rating: lite\n"),
    ],
)
def test_an_entry_of_a_list(question: str, old: str, new: str) -> None:
    assert with_entry(BLOCK, ("ratings", question, "evidence"), "e2") == BLOCK.replace(old, new)


def test_an_entry_without_an_owner() -> None:
    assert with_entry(BLOCK, ("ratings", "F9", "evidence"), "e2") is None
    assert with_entry("ratings: {F1: {rating: x}}\n", ("ratings", "F1", "evidence"), "e2") == (
        "ratings: {F1: {rating: x, evidence: [e2]}}\n"
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=40))
def test_any_value_reads_back(value: str) -> None:
    made = with_value(BLOCK, ("evidence", "e1", "quote"), value)
    if made is not None:
        tree, faults = read_yaml(made, "a.yaml")
        assert not faults
        assert tree is not None
        assert tree["evidence"]["e1"]["quote"] == value  # type: ignore[call-overload,index]
    else:
        assert not value.isprintable()
