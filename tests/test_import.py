"""`litmatrix import`: new references and their study files, and nothing that was there is touched."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.cli.application import application
from litmatrix.incoming import sort_out
from litmatrix.readers.bibtex import read_bibliography
from tests.support import BASE, lay

NEW = "@book{ny2022, author = {Ny, Åse}, title = {Noe {Nytt}: \\& mer}, year = 2022, publisher = {F}}"
SAME = "@article{aas:praksis, author = {Aas, A.}, title = {Praksis i kommunene}, year = 2020}"
TAKEN = "@book{b2021, author = {Annen, B.}, title = {Noe helt annet}, year = 2021, publisher = {G}}"


def run(*arguments: str, language: str = "nb") -> Result:
    return CliRunner().invoke(application(language), arguments)  # type: ignore[arg-type]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "r", {})


def bring(root: Path, text: str, *options: str, name: str = "zotero.bib") -> Result:
    (root.parent / name).write_text(text, "utf-8")
    return run("import", str(root.parent / name), "--root", str(root), *options)


def test_new_references_are_added_and_get_a_study_file(root: Path) -> None:
    made = bring(root, f"{NEW}\n\n{SAME}\n{TAKEN}\n")
    assert made.exit_code == 0, made.output
    assert made.output.splitlines() == [
        "sources/references.bib",
        "sources/ny2022.yaml",
        "aas:praksis: samme verk som «a2020», ikke hentet",
        "b2021: nøkkelen brukes om et annet verk, ikke hentet. Gi verket en annen nøkkel i Zotero, og eksporter igjen.",
        "Nye: 1. Var der fra før: 1.",
    ]
    text = (root / "sources/references.bib").read_text("utf-8")
    assert text == BASE["sources/references.bib"] + f"\n{NEW}\n"
    assert "reports: [ny2022]" in (root / "sources/ny2022.yaml").read_text("utf-8")
    assert run("check", "--root", str(root)).exit_code == 0


def test_twice_is_once(root: Path) -> None:
    bring(root, NEW)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert bring(root, NEW).output == "Nye: 0. Var der fra før: 1.\n"
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_study_file_that_is_there_is_not_touched(root: Path) -> None:
    made = bring(root, NEW.replace("ny2022", "A"))
    assert "sources/A-2.yaml" in made.output
    assert (root / "sources/a.yaml").read_text("utf-8") == BASE["sources/a.yaml"]


def test_background_gets_no_study_file(root: Path) -> None:
    assert bring(root, NEW, "--references-only").output == "sources/references.bib\nNye: 1. Var der fra før: 0.\n"


def test_from_ris(root: Path) -> None:
    ris = "TY  - JOUR\nAU  - Hansen, Kari\nPY  - 2019\nTI  - Tittel\nJO  - Blad\nSP  - 1\nEP  - 9\nER  - \n"
    made = bring(root, ris, name="oria.ris")
    assert "Nye: 1." in made.output
    assert run("check", "--root", str(root)).exit_code == 0


@pytest.mark.parametrize("text", ["@book{x, title = {aldri lukket", "ingenting her", "@book{, title={T}}"])
def test_what_cannot_be_read_changes_nothing(root: Path, text: str) -> None:
    made = bring(root, f"{NEW}\n{text}")
    assert made.exit_code == 1
    assert "zotero.bib:2" in made.stderr
    assert (root / "sources/references.bib").read_text("utf-8") == BASE["sources/references.bib"]
    assert not (root / "sources/ny2022.yaml").exists()


titles = st.text(alphabet='ab {}\\"', max_size=8)


@given(titles, titles)
def test_a_block_is_the_block_that_was_read(one: str, other: str) -> None:
    text = f"@book{{x,\n  title = {{{one}}},\n}}\n\n@book{{y, title = {{{other}}}}}\n"
    bibliography, faults = read_bibliography(text, "x.bib")
    if faults or set(bibliography.references) != {"x", "y"}:
        return
    again, _ = read_bibliography(bibliography.block("x"), "x.bib")
    assert again.references["x"].fields == bibliography.references["x"].fields


def test_what_comes_twice_is_new_once() -> None:
    came = read_bibliography(f"{SAME}\n{SAME.replace('aas:praksis', 'aas2')}", "x.bib")[0].references
    found = sort_out(came, {})
    assert list(found.new) == ["aas:praksis"]
    assert found.duplicates == (("aas2", "aas:praksis"),)
