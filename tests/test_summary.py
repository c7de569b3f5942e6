"""Confidence in all findings at a glance: the summary of findings and the evidence profiles, in every format."""

from dataclasses import replace
from pathlib import Path

import pytest

from litmatrix.building import build
from litmatrix.checking import check
from litmatrix.document import Table, plain
from litmatrix.findings.summary import confidence_tables
from litmatrix.load import load
from litmatrix.matrix.frame import frame_of
from litmatrix.seals import seal_of
from tests.support import BASE, loaded
from tests.writers.reading_back import from_excel, from_html, from_latex, from_markdown, from_pdf, from_word

ROOT = Path(__file__).parents[1]
FINDING = "matrices/r/findings/01-x.md"
PLAN = "matrices/r/review.yaml"
CERQUAL = """\
confidence:
  methodological_limitations: {concern: none, because: Grunn A}
  coherence: {concern: minor, because: Grunn B}
  adequacy: {concern: moderate, because: Grunn C}
  relevance: {concern: serious}
  overall: low
  because: Helheten
"""
GRADE = """\
certainty:
  risk_of_bias: {concern: none, because: Grunn D}
  inconsistency: {concern: serious, because: Grunn E}
  indirectness: {concern: none, because: Grunn F}
  imprecision: {concern: very-serious, because: Grunn G}
  overall: very-low
  because: Få deltakere
"""


def front(*parts: str) -> str:
    return (BASE[FINDING] or "").replace("---\n#", "".join(parts) + "---\n#")


def tables(root: Path, *findings: str, language: str = "nb") -> tuple[Table, ...]:
    files = {f"matrices/r/findings/{number:02}-x.md": text for number, text in enumerate(findings, 1)}
    plan = (BASE[PLAN] or "") + f"language: {language}\n"
    review = loaded(root, {**files, PLAN: plan}).review
    assert review is not None
    return confidence_tables(frame_of(review))


def shown(table: Table) -> list[list[str]]:
    return [["\n".join(map(plain, cell.lines)) for cell in row.cells] for row in table.rows]


def test_nobody_has_judged(tmp_path: Path) -> None:
    assert tables(tmp_path, front()) == ()


def test_the_summary_has_what_the_form_asks_for(tmp_path: Path) -> None:
    judged = front(CERQUAL).replace("supported_by: [a, b]", "supported_by: [a]\ncontradicted_by: [b]")
    summary, profile = tables(tmp_path, judged, front())
    assert [column.label for column in summary.columns] == ["Funn", "Studier", "Samlet tillit", "Begrunnelse"]
    assert shown(summary) == [
        ["Praksis virker", "Aas 2020\nmot funnet: Berg 2021", "⊕⊕◯◯ lav tillit", "Helheten"],
        ["Praksis virker", "Aas 2020\nBerg 2021", "mangler", "mangler"],
    ]
    assert [column.id for column in profile.columns][1:5] == [
        *("methodological_limitations", "coherence", "adequacy", "relevance")
    ]
    assert shown(profile) == [
        [
            "Praksis virker",
            "Ingen bekymring\nGrunn A",
            "Liten bekymring\nGrunn B",
            "Moderat bekymring\nGrunn C",
            "Alvorlig bekymring\nmangler",
            "⊕⊕◯◯ lav tillit\nHelheten",
            "Aas 2020 (metoden er ikke vurdert)\nmot funnet: Berg 2021 (metoden er ikke vurdert)",
        ]
    ]
    assert profile.wide
    notes = " ".join(map(plain, summary.notes))
    assert "lav tillit: funnet er kanskje en rimelig gjengivelse." in notes
    assert "høy tillit" not in notes, "only the levels that occur are explained"
    assert "GRADE-CERQual (https://doi.org/10.1186/s13012-017-0688-3)" in notes


def test_certainty_of_quantitative_studies_is_stated_likewise(tmp_path: Path) -> None:
    summary, *profiles = tables(tmp_path, front(CERQUAL, GRADE), front(GRADE))
    assert [table.id for table in profiles] == ["profile-confidence", "profile-certainty"]
    assert shown(summary)[0][2:] == [
        "GRADE-CERQual: ⊕⊕◯◯ lav tillit\nGRADE: ⊕◯◯◯ svært lav tillit",
        "Helheten\nFå deltakere",
    ]
    assert shown(profiles[1])[1][1:6] == [
        "Ingen bekymring\nGrunn D",
        "Alvorlig bekymring\nGrunn E",
        "Ingen bekymring\nGrunn F",
        "Svært alvorlig bekymring\nGrunn G",
        "mangler",
    ]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", ["FIN012", "FIN019"]),  # publication bias is not judged, and the studies are not appraised
        ("concern: very-serious, because: Grunn G", "concern: very-serious", ["FIN012", "FIN012", "FIN019"]),
        ("Få deltakere", "Minus 2 poeng", ["FIN012", "FIN017", "FIN019"]),
        ("overall: very-low\n  because: Få deltakere", "overall: high", ["FIN012", "FIN016", "FIN019"]),
    ],
)
def test_the_misuses_of_confidence_are_found_in_certainty_too(
    old: str, new: str, codes: list[str], tmp_path: Path
) -> None:
    found = check(loaded(tmp_path, {FINDING: front(GRADE.replace(old, new))}))
    assert sorted(one.code for one in found) == codes


def test_certainty_is_sealed(tmp_path: Path) -> None:
    seals = []
    for number, text in enumerate((front(GRADE), front(GRADE.replace("Grunn D", "Noe annet")), front())):
        review = loaded(tmp_path / str(number), {FINDING: text}).review
        assert review is not None
        seals.append(seal_of(review, review.findings[0]).seal)
    assert len(set(seals)) == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "moderat tillit"), ("nn", "moderat tillit"), ("en", "moderate confidence")],
)
def test_every_format_of_the_shipped_review_shows_them(language: str, words: str) -> None:
    read = load(ROOT)
    assert read.review is not None
    protocol = read.review.protocol.model_copy(update={"language": language})
    review = replace(read.review, protocol=protocol)
    outputs, faults = build(read, review, ROOT, ["md", "tex", "docx", "html", "pdf", "xlsx"])
    assert faults == ()
    wanted = [["".join(cell.split()) for cell in row] for row in shown(confidence_tables(frame_of(review))[0])]
    for name, reading in (
        ("findings.md", from_markdown),
        ("findings.body.tex", from_latex),
        ("findings.html", from_html),
        ("findings.docx", from_word),
        ("findings.pdf", from_pdf),
        ("matrix.xlsx", from_excel),
    ):
        content = outputs[name] if name.endswith(("docx", "pdf", "xlsx")) else outputs[name].decode()
        found = [[["".join(cell.split()) for cell in row] for row in rows] for rows in reading(content)]  # type: ignore[arg-type]
        (summary,) = [rows[1:] for rows in found if rows[1:] == wanted]
        assert "".join(words.split()) in summary[0][2]
        assert len([rows for rows in found if len(rows[0]) == 7 and len(rows) == 8]) == 1, f"{name}: no profile"
