"""Citation styles: by name, by file, and everything that is no style."""

from pathlib import Path

import pytest

from litmatrix.diagnostic import diagnose
from litmatrix.location import Location, Place
from litmatrix.message import LANGUAGE_CODES
from litmatrix.readers.style import read_style, style_names

WHERE = Place("matrices/x/review.yaml", ("reference_style",))


def problem(name: str, root: Path) -> tuple[str, str]:
    style, faults = read_style(name, root, WHERE)
    assert style is None
    (fault,) = faults
    (shown,) = diagnose(faults, lambda place: Location(place.path, 3, 18), "nb")
    for code in LANGUAGE_CODES:
        diagnose(faults, lambda place: Location(place.path), code)
    return fault.rule.code, shown.message


def test_a_style_by_name(tmp_path: Path) -> None:
    style, faults = read_style("norsk-apa-manual", tmp_path, WHERE)
    assert not faults
    assert style
    assert "Norsk APA-manual" in style.csl
    assert read_style("APA", tmp_path, WHERE)[0]


def test_a_style_that_points_to_another(tmp_path: Path) -> None:
    style, _ = read_style("plos-one", tmp_path, WHERE)
    assert style
    assert "<citation" in style.csl


def test_a_style_from_a_file(tmp_path: Path) -> None:
    shipped, _ = read_style("apa", tmp_path, WHERE)
    assert shipped
    (tmp_path / "egen.csl").write_text(shipped.csl, "utf-8")
    style, faults = read_style("egen.csl", tmp_path, WHERE)
    assert not faults
    assert style
    assert (style.name, style.csl) == ("egen.csl", shipped.csl)


def test_a_file_that_points_to_another_style(tmp_path: Path) -> None:
    csl = (
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
        '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
    )
    (tmp_path / "a.csl").write_text(csl, "utf-8")
    style, faults = read_style("a.csl", tmp_path, WHERE)
    assert not faults
    assert style
    assert "<citation" in style.csl
    (tmp_path / "b.csl").write_text(csl.replace("styles/apa", "styles/finnes-ikke"), "utf-8")
    assert problem("b.csl", tmp_path)[0] == "CIT003"


def test_unknown_names_get_the_nearest_one(tmp_path: Path) -> None:
    code, message = problem("norsk-apa-manuel", tmp_path)
    assert code == "CIT001"
    assert message == "«norsk-apa-manuel» er ingen kjent siteringsstil. Mente du «norsk-apa-manual»?"
    for name in ("", "../../etc/passwd", "apa/../apa", "\0", "æ" * 300):
        assert problem(name, tmp_path)[0] == "CIT001"


def test_missing_and_broken_files(tmp_path: Path) -> None:
    assert problem("borte.csl", tmp_path)[0] == "CIT002"
    for number, content in enumerate(
        [
            "",
            "ikke xml",
            "<html></html>",
            "<style/>",
            '<style xmlns="http://purl.org/net/xbiblio/csl"/>',
            "<a>&b;</a>",
        ]
    ):
        (tmp_path / f"{number}.csl").write_text(content, "utf-8")
        code, message = problem(f"{number}.csl", tmp_path)
        assert code == "CIT003", content
        assert "er ingen CSL-stil" in message
    (tmp_path / "mappe.csl").mkdir()
    assert read_style("mappe.csl", tmp_path, WHERE)[1][0].rule.code.startswith("FIL")
    (tmp_path / "latin.csl").write_bytes(b"<style>\xf8</style>")
    assert read_style("latin.csl", tmp_path, WHERE)[1][0].rule.code.startswith("FIL")


def test_an_entity_bomb_is_refused_at_once(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + "".join(
        f'<!ENTITY c{n} "{f"&c{n - 1};" * 10 if n else "&b;" * 10}">' for n in range(12)
    )
    (tmp_path / "bomb.csl").write_text(f"{bomb}]><a>&c11;</a>", "utf-8")
    assert problem("bomb.csl", tmp_path)[0] == "CIT003"


@pytest.mark.parametrize("name", ["norsk-apa-manual", "norsk-apa-manual-note", "apa", "chicago-author-date"])
def test_the_styles_that_students_need_are_there(name: str) -> None:
    assert name in style_names()
