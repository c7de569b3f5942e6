"""One change in a user's YAML: that value, and not a letter besides."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.edit import with_entry, with_item, with_tree, with_value
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


FLOW = """ratings:
  a:
    F1: {rating: godt, because: "Fordi, altså", evidence: [e1, "e 2"]}   # tenkt
    F2: {rating: bra}
  # b venter
  b: {F1: {rating: lite,
           because: 'Over to linjer'}}
"""


@pytest.mark.parametrize(
    ("text", "change", "wanted"),
    [
        (BLOCK, lambda t: t["ratings"]["F1"].update(rating="lite"), ("{rating: godt,", "{rating: lite,")),
        (BLOCK, lambda t: t["ratings"].pop("F2"), ("  F2:\n    rating: bra\n    evidence:\n      - e1   # fordi\n", "")),
        (BLOCK, lambda t: t["ratings"]["F3"].update(because="Kort"), ("lite\n", "lite\n    because: Kort\n")),
        (BLOCK, lambda t: t["evidence"]["e2"].update(quote="Én"), ("quote: |\n      Over flere\n      linjer", "quote: Én")),
        (BLOCK, lambda t: t["ratings"]["F2"]["evidence"].append("e2"), ("fordi\n", "fordi\n      - e2\n")),
        (BLOCK, lambda t: t["reports"].append("b"), ("[a]  #", "[a, b]  #")),
        (BLOCK, lambda t: t["ratings"]["F1"].pop("evidence"), (", evidence: [e1]}", "}")),
        (FLOW, lambda t: t["ratings"]["a"]["F1"].update(rating="lite"), ("{rating: godt,", "{rating: lite,")),
        (FLOW, lambda t: t["ratings"]["a"]["F1"]["evidence"].pop(0), ('[e1, "e 2"]', '["e 2"]')),
        (FLOW, lambda t: t["ratings"]["a"]["F2"].update(because="x" * 120), ("F2: {rating: bra}", f"F2:\n      rating: bra\n      because: >-\n        {'x' * 120}")),
        (FLOW, lambda t: t["ratings"]["a"].update(F3={"rating": "bra"}), ("F2: {rating: bra}\n", "F2: {rating: bra}\n    F3:\n      rating: bra\n")),
        (FLOW, lambda t: t["ratings"]["b"]["F1"].update(because="Én"), ("'Over to linjer'", "'Én'")),
    ],
)  # fmt: skip
def test_a_tree(text: str, change: Callable[[Any], object], wanted: tuple[str, str]) -> None:
    tree, _ = read_yaml(text, "")
    change(tree)
    assert wanted[0] in text
    assert tree is not None
    assert with_tree(text, tree) == text.replace(*wanted)


def test_a_tree_in_an_empty_file() -> None:
    assert with_tree("# Mine\n", {"ratings": {"a": {"F1": {"rating": "bra"}}}}) == (
        "# Mine\nratings:\n  a:\n    F1:\n      rating: bra\n"
    )


def test_a_long_reason_is_folded_and_a_block_keeps_its_comment() -> None:
    long = " ".join(["ord"] * 60)
    text = "ratings:\n  F1:\n    rating: bra # ja\n    because: >-  # hvorfor\n      Kort.\n      # ikke en kommentar\n# slutt\n"
    made = with_tree(text, {"ratings": {"F1": {"rating": "bra", "because": long}}})
    assert made is not None
    assert "rating: bra # ja\n    because: >-  # hvorfor\n      ord ord" in made
    assert made.endswith("\n# slutt\n")
    assert "ikke en" not in made
    assert max(map(len, made.split("\n"))) <= 112


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=30)
values = st.one_of(words, st.lists(words, min_size=1, max_size=3), words.map(lambda one: f"{one}\n{one} x"))


@given(st.data(), st.sampled_from([BLOCK, FLOW, BLOCK.replace("\n", "\r\n")]))
def test_any_tree_reads_back_and_comments_stay(data: st.DataObject, text: str) -> None:
    tree, _ = read_yaml(text.replace("\r\n", "\n"), "")
    assert tree is not None
    owners = [tree, *(one for one in tree.values() if isinstance(one, dict))]
    owners += [inner for one in owners[1:] for inner in one.values() if isinstance(inner, dict)]
    for _ in range(data.draw(st.integers(1, 3))):
        owner = data.draw(st.sampled_from([one for one in owners if one]))
        name = data.draw(st.sampled_from([*owner, "ny", "æ å: #"]))
        owner[name] = data.draw(values)
    made = with_tree(text, tree)
    assert made is not None
    again, faults = read_yaml(made.replace("\r\n", "\n"), "")
    assert again == tree
    assert not faults
    assert made.replace("\r\n", "").count("\n") == 0 or "\r\n" not in text
    assert "# Først" in made or text is FLOW
    assert with_tree(made, tree) == made


@pytest.mark.parametrize(
    "text",
    [
        "ratings: {}\n#   F1: {rating: godt}\n|",
        "ratings:\n  F1: {rating: godt}\n# F2 kommer\n# senere\n|",
        "ratings:\n  F1:\n    rating: godt\n    # usikker\n  # F2 kommer\n|\n# Til slutt\n",
        "ratings:\n  F1: {rating: godt}\n\n  # F2 kommer\n|\n# Gjenstår\ntodo: [les]\n",
        "ratings:\n  F1: {rating: godt}\n|# Gjenstår\ntodo: [les]\n",
        "ratings:\n  F1: {rating: godt}\n  # F2 kommer\n|# Gjenstår\ntodo: [les]\n",
        "ratings:\n  F1: {rating: godt}\n# F2 kommer\n|\n\n# Gjenstår\ntodo: [les]\n",
        "ratings:\n  F1:\n    because: |-\n      Godt\n      # ikke en kommentar\n|todo: [les]\n",
        "# Hode\n\n# Om vurderingene\nratings:\n  F1: {rating: godt}   # her\n|",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_comments_stay_with_what_they_belong_to(text: str, line_end: str) -> None:
    """A new field, where `|` stands, comes between the comments of its neighbours."""
    before, _ = read_yaml(text.replace("\n|", "\n", 1), "")
    assert before is not None
    wanted: dict[str, Any] = {}
    for name, value in before.items():
        wanted |= {name: value} | ({"appraisal": {"tool": "tone"}} if name == "ratings" else {})
    old, new = (
        text.replace("\n|", f"\n{made}", 1).replace("\n", line_end) for made in ("", "appraisal:\n  tool: tone\n")
    )
    assert with_tree(old, wanted) == new


def test_a_further_rating_stands_with_the_others() -> None:
    text = "ratings:\n  F1: x\n#   F1: {rating: godt}\n"
    assert with_tree(text, {"ratings": {"F1": "x", "F2": "y"}}) == text.replace("x\n", "x\n  F2: y\n")


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("# Hode\naim: x\n", "# Hode\nreports: [a]\naim: x\n"),
        ("# Hode\n\n# Om formålet\naim: x\n", "# Hode\n\nreports: [a]\n# Om formålet\naim: x\n"),
        ("ratings:\n  # om F2\n  F2: y\n", "ratings:\n  F1: x\n  # om F2\n  F2: y\n"),
        ("ratings:\n\n  F2: y\n", "ratings:\n\n  F1: x\n  F2: y\n"),
    ],
)
def test_a_first_field_takes_no_comment_from_the_next(text: str, new: str) -> None:
    wanted, _ = read_yaml(new, "")
    assert wanted is not None
    assert with_tree(text, wanted) == new


def test_a_new_item_comes_after_what_was_noted_on_the_last_one() -> None:
    text = "evidence:\n  e1:\n    page: 1\n    # usikker side\n  # flere kommer\nratings: {}\n"
    assert with_item(text, "evidence", "e3", {"page": "12"}) == text.replace(
        "usikker side\n", "usikker side\n  e3:\n    page: 12\n"
    )
