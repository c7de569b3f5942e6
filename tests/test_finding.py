"""A finding: front matter, the author's Markdown, and the place of every citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.document import Cite, CodeBlock, Emph, ItemList, Link, Paragraph, Quotation, Strong, Text
from litmatrix.readers.finding import locate_in_finding, read_finding
from litmatrix.readers.prose import read_prose

FILE = """---
questions: [F1]
supported_by: [a]
---
# Målet *nås* ikke

Tekst med **fet**, *kursiv* og [@a2020, s. 4; @b2021].
Ny linje: @a2020 [s. 3] mener.

> Et sitat

- ett
- to

```
[@ikke_en_sitering]
```
"""


def test_a_finding_is_read() -> None:
    finding, faults = read_finding(FILE, "f/01.md", "01")
    assert faults == []
    assert finding is not None
    assert (finding.title, finding.header.questions) == ("Målet nås ikke", ("F1",))
    assert [type(block) for block in finding.body] == [Paragraph, Quotation, ItemList, CodeBlock]
    assert [citation.key for citation in finding.citations] == ["a2020", "b2021", "a2020"]


def test_the_place_of_a_citation_is_its_key() -> None:
    finding, _ = read_finding(FILE, "f/01.md", "01")
    assert finding is not None
    lines = FILE.split("\n")
    for citation in finding.citations:
        line, column, end_line, end = locate_in_finding(FILE, citation.place.keys, citation.place.part)
        assert line == end_line
        assert lines[line - 1][column - 1 : end - 1] == f"@{citation.key}"


def test_the_place_of_front_matter() -> None:
    assert locate_in_finding(FILE, ("supported_by", 0), "value") == (3, 16, 3, 17)
    assert locate_in_finding(FILE, ("contradicted_by",), "key") == (1, 1, 1, 4)


@pytest.mark.parametrize("text", ["", "# Uten felter\n", "--\nquestions: []\n--\n", "---\nquestions: [F1]\n"])
def test_without_front_matter(text: str) -> None:
    finding, faults = read_finding(text, "f/01.md", "01")
    assert finding is None
    assert [fault.rule.name for fault in faults] == ["no-front-matter"]


def test_inlines() -> None:
    _, (paragraph,), _ = read_prose("Se *k* **f** [lenke](https://x.no) [@a] <b>html</b>\nog [x](javascript:y)")
    assert isinstance(paragraph, Paragraph)
    kinds = [type(inline) for inline in paragraph.content]
    assert kinds == [Text, Emph, Text, Strong, Text, Link, Text, Cite, Text]
    assert paragraph.content[-1] == Text(" <b>html</b> og [x](javascript:y)")


def test_a_citation_in_code_reads_as_typed() -> None:
    _, blocks, found = read_prose("`[@a]` og\n\n    [@b]\n")
    assert found == []
    assert blocks[1] == CodeBlock("[@b]")


@given(st.text(alphabet="[]@;, s.4*_`>#-\n\\ax\ue000\ue0010", max_size=60))
def test_any_prose_is_read_and_no_mark_is_left(text: str) -> None:
    _, blocks, found = read_prose(text)
    assert "\ue000" not in repr(blocks)
    shown = repr(blocks)
    assert shown.count("Cite(") <= len(found)
