"""The paragraphs on method: they follow the protocol, in three languages, and can be switched off."""

from pathlib import Path

import pytest

from litmatrix.document import Paragraph, plain
from litmatrix.findings import build_findings
from tests.support import BASE, loaded
from tests.test_agree import FILES

PATH = "matrices/r/review.yaml"


def told(root: Path, files: dict[str, str]) -> str:
    """The introduction of the chapter as plain text."""
    review = loaded(root, {**files}).review
    assert review is not None
    blocks = build_findings(review).sections[0].blocks
    return "\n".join(plain(block.content) for block in blocks if isinstance(block, Paragraph))


def test_search_criteria_scale_and_nothing_about_raters_nobody_named(tmp_path: Path) -> None:
    text = told(tmp_path, {})
    assert "Det er søkt etter litteratur i Oria. Kriterier for å ta med en studie: Norske kommuner." in text
    assert "på skalaen Belegg, fra lavest til høyest «Lite» og «Godt»." in text
    assert "Hvem som har vurdert" not in text


def test_raters_and_their_agreement(tmp_path: Path) -> None:
    text = told(tmp_path, FILES)
    assert "Hvem som har vurdert: Studenten, 4 vurderinger; Medleseren, 4 vurderinger." in text
    assert "I fire tilfeller er en studie vurdert mot samme spørsmål av minst to." in text
    assert "(3 ganger), er den prosentvise enigheten 67\u00a0%" in text


def test_what_the_source_does_not_tell_is_said(tmp_path: Path) -> None:
    log = (
        "searches:\n  - {database: Oria, date: not-reported, string: a, hits: not-reported}\n"
        "  - {database: Idunn, date: not-reported, string: b, hits: 3}\n"
    )
    text = told(tmp_path, {"matrices/r/search.yaml": log})
    assert "i Oria og Idunn. Om søkene er dette ikke oppgitt: dato. Kriterier" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Én vurdering er avgjort i fellesskap etterpå."),
        ("nn", "Éi vurdering er avgjord i fellesskap etterpå."),
        ("en", "One rating was settled together afterwards."),
    ],
)
def test_settled_differences_are_counted(language: str, words: str, tmp_path: Path) -> None:
    agreed = "consensus:\n  a:\n    F1: {rating: lite, because: x, by: [meg, medleser], date: 2023-05-02}\n"
    files = {**FILES, PATH: FILES[PATH] + f"language: {language}\n", "matrices/r/consensus.yaml": agreed}
    assert words in told(tmp_path, files)


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    protocol = (BASE[PATH] or "") + "findings: {methods: false}\n"
    text = told(tmp_path, {PATH: protocol})
    assert "Søk og utvalg" not in text
    assert "skalaen" not in text
    assert "Virker praksis?" in text or "Hva virker for hvem?" in text
