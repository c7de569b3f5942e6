"""Confidence in a finding: what the format cannot say, and what the shipped review says."""

from pathlib import Path

import pytest

from litmatrix.checking import check
from litmatrix.load import load
from tests.support import BASE, loaded

ROOT = Path(__file__).parent.parent
FINDING = "matrices/r/findings/01-x.md"
PARTS = ("methodological_limitations", "coherence", "adequacy", "relevance")


def told(root: Path, confidence: str, **files: str) -> list[str]:
    """The codes of what is said at the finding, for a confidence written in its front matter."""
    text = (BASE[FINDING] or "").replace("---\n#", f"{confidence}---\n#")
    read = loaded(root, {FINDING: text, **files})
    return [one.code for one in check(read) if one.location.path in {FINDING, *files}]


def judged(reason: str = "Få studier", overall: str = "moderate", **concerns: str) -> str:
    parts = "".join(f"  {name}: {{concern: {concerns.get(name, 'minor')}, because: Grunn}}\n" for name in PARTS)
    return f"confidence:\n{parts}  overall: {overall}\n  because: {reason}\n"


def test_a_study_cannot_have_confidence(tmp_path: Path) -> None:
    study = (BASE["sources/a.yaml"] or "") + "confidence: {overall: high}\n"
    assert told(tmp_path, "", **{"sources/a.yaml": study}) == ["FMT015"]


@pytest.mark.parametrize("number", ["3", "0.8", "75 %"])
def test_confidence_is_never_a_number(number: str, tmp_path: Path) -> None:
    assert "FMT004" in told(tmp_path, judged(overall=number))
    assert "FMT004" in told(tmp_path, judged(coherence=number))


def test_a_sound_judgement_is_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, judged()) == []


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("Trekker 1 poeng for få studier", "FIN017"),
        ("Skår 3 på alle deler", "FIN017"),
        ("Alvorlig (-1) for metode", "FIN017"),
        ("1 + 2 gir moderat", "FIN017"),
        ("3 av 5 studier har 70 prosent kvinner (2010–2019)", None),
        ("Tallene for 2018-19 går opp", None),
        ("Mål 1 i planen fra 2016 er nådd", None),
        ("Andelen gikk opp 2 prosentpoeng", None),
    ],
)
def test_points_are_told_from_numbers(reason: str, code: str | None, tmp_path: Path) -> None:
    assert told(tmp_path, judged(reason)) == ([code] if code else [])


def test_serious_concern_and_high_confidence_needs_a_reason(tmp_path: Path) -> None:
    high = judged(overall="high", adequacy="serious")
    assert told(tmp_path / "reasoned", high) == []
    bare = high.replace("  because: Få studier\n", "")
    assert told(tmp_path / "bare", bare) == ["FIN012", "FIN016"]


def test_all_seven_shipped_findings_are_judged_with_reasons() -> None:
    review = load(ROOT).review
    assert review is not None
    assert len(review.findings) == 7
    for finding in review.findings:
        confidence = finding.header.confidence
        assert confidence is not None
        assert confidence.overall in {"very-low", "low", "moderate"}, "five sources, known at second hand"
        assert confidence.because
        for name in PARTS:
            assert getattr(confidence, name).because
