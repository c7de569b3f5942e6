"""Any bytes, any text and any damage: faults that stand in the file, and no crash."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litmatrix.location import Location
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.finding import read_finding
from litmatrix.readers.yaml import positions, read_yaml
from tests.hostile_files import SOUND, read, review_in

_SIGNS = [*"aå \n-:{}[],\"'|>#&*!%@`?~\\\t\r\ufeff\u2028\0", "  ", "- ", ": ", "---", "...", "<<", "F1", "0x1"]
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_YAMLISH = st.lists(st.sampled_from(_SIGNS), max_size=40).map("".join)
_ANY = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_ANY
@given(path=st.sampled_from(sorted(SOUND)), content=st.binary(max_size=300) | _YAMLISH.map(str.encode))
def test_any_bytes_in_any_file(tmp_path_factory: pytest.TempPathFactory, path: str, content: bytes) -> None:
    read(review_in(tmp_path_factory.mktemp("review"), **{path: content}))


@pytest.mark.parametrize("content", ["---", "---\n", "--- ", "%YAML 1.1\n---", "---\n---", "a: 1\n---", "# x"])
def test_nothing_where_a_document_should_be(tmp_path: Path, content: str) -> None:
    read(review_in(tmp_path, **{"matrices/r/review.yaml": content.encode()}))


@settings(deadline=None, max_examples=300)
@given(path=st.sampled_from(sorted(SOUND)), data=st.data())
def test_any_small_damage_to_any_file(
    tmp_path_factory: pytest.TempPathFactory, path: str, data: st.DataObject
) -> None:
    text = SOUND[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 10)))
    read(review_in(tmp_path_factory.mktemp("review"), **{path: text[:start] + data.draw(_YAMLISH) + text[end:]}))


@settings(deadline=None, max_examples=500)
@given(text=st.text(max_size=200) | _YAMLISH)
def test_yaml_faults_stand_in_the_text(text: str) -> None:
    text = text.replace("\r", "\n")
    if HIDDEN.search(text):
        return  # reading the file refuses it
    lines = text.removesuffix("\n").count("\n") + 1
    _, faults = read_yaml(text, "a.yaml")
    for fault in faults:
        assert isinstance(fault.where, Location)
        assert 1 <= fault.where.line <= lines
        assert fault.where.column >= 1
    for span in positions(text).values():
        assert span.value[0] >= 1


@settings(deadline=None, max_examples=500)
@given(text=st.text(max_size=200) | _YAMLISH)
def test_any_bibliography_can_be_read(text: str) -> None:
    bibliography, faults = read_bibliography(text, "a.bib")
    assert all(fault.rule.code.startswith("BIB") for fault in faults)
    for key in bibliography.references:
        assert bibliography.locate((key,)).line >= 1


@settings(deadline=None, max_examples=500)
@given(text=(st.text(max_size=200) | _YAMLISH).map(lambda text: f"---\nquestions: [F1]\n---\n{text}"))
def test_any_prose_can_be_read(text: str) -> None:
    finding, _ = read_finding(text, "a.md", "a")
    assert finding is None or finding.path == "a.md"
