"""What follows from a file that cannot be read, or from one faulty field: nothing else is told."""

import json
import shutil
from pathlib import Path

import pytest

from litmatrix.checking import check
from litmatrix.load import load
from tests.first_day import FINDING, PLAN, changed, run
from tests.mutation import mutations
from tests.support import BASE, lay


def _told(root: Path) -> set[tuple[str, str, str]]:
    found = check(load(root))
    return {(one.code, one.location.path, one.message) for one in found}


def _beside(root: Path, path: str, content: bytes) -> set[tuple[str, str, str]]:
    """What is told elsewhere once a file holds `content`, and was not told before."""
    before = _told(root)
    (root / path).write_bytes(content)
    after = _told(root)
    assert [one for one in after if one[1] == path], "the file itself must be told of"
    return {one for one in after - before if one[1] != path}


REAL = Path(__file__).parents[1]
READABLE = sorted(
    file.relative_to(REAL).as_posix()
    for part in ("sources", "matrices")
    for file in (REAL / part).rglob("*")
    if file.suffix in {".yaml", ".md", ".bib"} and "fulltext" not in file.parts
)


@pytest.mark.parametrize("path", READABLE)
def test_a_file_that_cannot_be_read_is_all_that_is_told(path: str, tmp_path: Path) -> None:
    for part in ("sources", "matrices"):
        shutil.copytree(REAL / part, tmp_path / part, ignore=shutil.ignore_patterns("fulltext"))
    assert _beside(tmp_path, path, b"\xff\xfe") == set()


@pytest.mark.parametrize("path", [path for path in READABLE if "/ratings/" in path or "sources/guribye" in path])
def test_either_ending_of_yaml_will_do(path: str, tmp_path: Path) -> None:
    for part in ("sources", "matrices"):
        shutil.copytree(REAL / part, tmp_path / part, ignore=shutil.ignore_patterns("fulltext"))
    short = str(Path(path).with_suffix(".yml"))
    (tmp_path / path).rename(tmp_path / short)
    assert _beside(tmp_path, short, b"\xff\xfe") == set()


@pytest.mark.parametrize("path", [path for path in BASE if path != PLAN])
@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe", b"\x00"])
def test_no_kind_of_unreadable_file_is_told_of_elsewhere(path: str, content: bytes, tmp_path: Path) -> None:
    if path.endswith((".bib", ".md")) and content == b"a: [":
        content = b"@book{a2020,\n  title = {" if path.endswith(".bib") else b"---\na: [\n---\n"
    told = {code for code, _, _ in _beside(lay(tmp_path, {}), path, content)}
    assert told <= ({"REF001"} if b"@book" in content else set())  # b2021 is truly gone then


def test_an_entry_that_cannot_be_read_is_not_called_unknown(tmp_path: Path) -> None:
    lay(tmp_path, {})
    bib = (BASE["sources/references.bib"] or "").replace("date = {2020},", "date = {2020").encode()
    assert _beside(tmp_path, "sources/references.bib", bib) == set()


def test_what_is_misspelt_is_told_of_beside_an_unreadable_file(tmp_path: Path) -> None:
    lay(tmp_path, changed(FINDING, "supported_by: [a, b]", "supported_by: [a, bb]"))
    (tmp_path / "sources/a.yaml").write_bytes(b"\xff")
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert "«bb»" in said
    assert "«a»" not in said


STUDIES_AND_FINDINGS = [path for path in READABLE if path.startswith("sources/") or "/findings/" in path]


@pytest.mark.parametrize("path", [path for path in STUDIES_AND_FINDINGS if not path.endswith(".bib")])
def test_a_field_that_is_misspelt_or_empty_is_all_that_is_told(path: str, tmp_path: Path) -> None:
    for part in ("sources", "matrices"):
        shutil.copytree(REAL / part, tmp_path / part, ignore=shutil.ignore_patterns("fulltext", "seals.yaml"))
    before = _told(tmp_path)
    text = (tmp_path / path).read_text("utf-8")
    accidents = [one for one in mutations(path, text) if one.kind in {"misspell key", "empty"}]
    fields = [one for one in accidents if len(one.address) == 1 and one.address[0] != "age"]
    assert len(fields) > 3
    for accident in fields:
        (tmp_path / path).write_text(accident.text, "utf-8")
        new = _told(tmp_path) - before
        assert [code for code, _, _ in new] in (["FMT001"], ["FMT003"]), accident.address


def test_what_is_wrong_in_one_study_hides_nothing_of_another(tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": "reports: [a2020]\nratngs:\n  F1: {rating: godt}\n"})
    (tmp_path / "sources/b.yaml").write_text("reports: [b2021]\n", "utf-8")
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert "sources/a.yaml:2:1: feil FMT001" in said
    assert "sources/a.yaml:1:1: merknad RAT001" not in said
    assert "sources/b.yaml:1:1: merknad RAT001" in said


# What is written in review.yaml and in a finding on the first day


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (changed(PLAN, "title: Praksis", "title:"), ["FMT003"]),
        (changed(PLAN, "{id: F1, label: Virkning, text: Virker praksis?}", "Virker praksis?"), ["FMT008"]),
        (changed(PLAN, "{id: F1, label: Virkning, text", "{label: Virkning, text"), ["FMT002"]),
        (changed(PLAN, "as_of: 2023", "as_of: i år"), ["FMT005"]),
        (changed(PLAN, "as_of: 2023", "columns: citation"), ["FMT007"]),
        (changed(FINDING, "questions: [F1]", "questions: F1"), ["FMT007"]),
        (changed(FINDING, "supported_by: [a, b]", "supported_by: a, b"), ["FMT007"]),
    ],
)
def test_one_slip_is_one_fault(files: dict[str, str | None], codes: list[str], tmp_path: Path) -> None:
    lay(tmp_path, files)
    told = json.loads(run(tmp_path, "check", "--format", "json").stdout)["diagnostics"]
    assert [one["code"] for one in told] == codes


def test_what_is_misspelt_is_told_of_beside_a_faulty_label(tmp_path: Path) -> None:
    files = changed(PLAN, "label: Virkning", "lable: Virkning") | changed(FINDING, "[F1]", "[F2]")
    told = json.loads(run(lay(tmp_path, files), "check", "--format", "json").stdout)["diagnostics"]
    assert {"FMT001", "FMT002", "QUE001"} <= {one["code"] for one in told}


@pytest.mark.parametrize(("written", "meant"), [("forfatter", "authors"), ("formål", "aim"), ("tittel", "title")])
def test_columns_may_be_asked_for_in_norwegian(written: str, meant: str, tmp_path: Path) -> None:
    lay(tmp_path, changed(PLAN, "  as_of: 2023", f"  as_of: 2023\n  columns: [{written}]"))
    assert f"«{written}». Mente du «{meant}»?" in run(tmp_path, "check").stdout


def test_a_list_of_fields_shows_what_they_are(tmp_path: Path) -> None:
    levels = "    - {id: lite, label: Lite, means: Nevner spørsmålet}\n    - {id: godt, label: Godt, means: Undersøker spørsmålet}"
    lay(tmp_path, changed(PLAN, levels, "    lite: Lite\n    godt: Godt"))
    assert "levels: [{id: …, label: …, means: …}, " in run(tmp_path, "check").stdout


def test_agreement_of_one_is_no_table_of_dashes(tmp_path: Path) -> None:
    said = run(lay(tmp_path, {}), "agree").stdout
    assert said.startswith("Enighet krever vurderinger fra minst to personer.\nNeste: ")
    assert "sheet export --rater" in said
    assert "–" not in said
