"""A gap is no low level: in every output a low level, "not applicable", "not addressed", "to do" and nothing at all
are told apart, on each of several scales."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from litmatrix.building import build
from litmatrix.cli.application import application
from litmatrix.languages import LANGUAGES
from tests.support import loaded
from tests.writers.reading_back import from_excel, from_html, from_latex, from_markdown, from_pdf, from_word

SCALES = """\
research_questions:
  - {id: F1, label: Virkning, text: Virker praksis?}
  - {id: F2, label: Kostnad, text: Hva koster det?, scale: Pris}
  - {id: F3, label: Trygghet, text: Er det trygt?, scale: Sikkerhet}
scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: bra, label: Bra}, {id: godt, label: Godt}]}
scales:
  - {name: Pris, levels: [{id: billig, label: Billig}, {id: dyrt, label: Dyrt}]}
  - {name: Sikkerhet, levels: [{id: t1, label: Utrygt}, {id: t2, label: Nokså}, {id: t3, label: Trygt}, {id: t4, label: Trygg}]}
"""
LOWEST = {"F1": ("lite", "Lite"), "F2": ("billig", "Billig"), "F3": ("t1", "Utrygt")}
GAPS = ("not-applicable", "not-addressed", "todo", None)


def made(root: Path, language: str):
    """A review with a study for each way of having no level, and one at the lowest level of each scale."""
    studies: dict[str, str | None] = {}
    for number, gap in enumerate(("lowest", *GAPS)):
        ratings = "".join(
            f"  {question}: {{rating: {level if gap == 'lowest' else gap}, because: Grunn}}\n"
            for question, (level, _) in LOWEST.items()
        )
        studies[f"sources/s{number}.yaml"] = "reports: [a2020]\n" + (f"ratings:\n{ratings}" if gap else "")
    plan = f"title: T\nlanguage: {language}\n{SCALES}"
    return loaded(
        root, {**studies, "sources/a.yaml": None, "sources/b.yaml": None, "matrices/r/review.yaml": plan}
    )


READERS = {
    "matrix.md": from_markdown,
    "matrix.body.tex": from_latex,
    "matrix.html": from_html,
    "matrix.docx": from_word,
    "matrix.pdf": from_pdf,
    "matrix.xlsx": from_excel,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_tells_them_apart(language: str, tmp_path: Path) -> None:
    read = made(tmp_path, language)
    assert read.review is not None
    outputs, faults = build(read, read.review, tmp_path, ["md", "tex", "html", "docx", "pdf", "xlsx"])
    assert faults == ()
    words = LANGUAGES[language]
    gaps = [words.gap(gap or "missing") for gap in GAPS]
    assert len(set(gaps)) == len(gaps)
    for name, reading in READERS.items():
        binary = name.endswith(("docx", "pdf", "xlsx"))
        tables = reading(outputs[name] if binary else outputs[name].decode())  # type: ignore[operator]
        (grid,) = [rows for rows in tables if len(rows[0]) == 4 and len(rows) == 6][:1]
        for column, (_, lowest) in enumerate(LOWEST.values(), 1):
            shown = ["".join(row[column].split()) for row in grid[1:]]
            assert shown[0].endswith(lowest), (name, shown)
            assert shown[1:] == ["".join(gap.split()) for gap in gaps], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_the_page_and_the_terminal_do_so_too(language: str, tmp_path: Path) -> None:
    read = made(tmp_path, language)
    assert read.review is not None
    outputs, _ = build(read, read.review, tmp_path, ["json", "page"])
    rows = json.loads(outputs["matrix.json"])["rows"]
    for question, (lowest, _) in LOWEST.items():
        assert [row["ratings"][question]["rating"] for row in rows] == [lowest, *GAPS]
    page = outputs["review.html"].decode()
    shown = CliRunner().invoke(application(language), ["show", "--root", str(tmp_path)], catch_exceptions=False)
    words = LANGUAGES[language]
    for gap in GAPS:
        assert words.gap(gap or "missing") in page
        assert " ".join(words.gap(gap or "missing").split()) in " ".join(shown.output.replace("│", " ").split())
