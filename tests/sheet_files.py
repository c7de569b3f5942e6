"""Workbooks in tests: the base review with two raters, its sheets, and hands that fill them in."""

import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
from click.testing import CliRunner

from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.sheeting import Brought, bring_sheet
from tests.support import BASE, lay

RATERS = "raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]\n"
PROTOCOL = {"matrices/r/review.yaml": (BASE["matrices/r/review.yaml"] or "") + "  studies: [a, b]\n" + RATERS}
OWN = "matrices/r/ratings/medleser.yaml"
RATED = """# Min lesning
ratings:
  a:
    F1: {rating: lite, because: Spør bare lederne, evidence: [e1]} # usikker
  # b venter
"""
"""What stands in the second rater's own file where a test wants something there."""


def root_of(folder: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """The base review with two raters, and `files` laid over it."""
    return lay(folder, {**PROTOCOL, **(files or {})})


def run(root: Path, *arguments: str, language: Any = "nb", answer: str | None = None) -> tuple[int, str]:
    """Exit code and output of `litmatrix sheet …`."""
    command = ["sheet", *arguments, "--root", str(root)]
    result = CliRunner().invoke(application(language), command, input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def exported(root: Path, *arguments: str) -> Path:
    """A sheet for the second rater, or with `arguments` another one, in a file of its own."""
    file = root / "ark.xlsx"
    code, said = run(root, "export", *(arguments or ("--rater", "medleser")), "--out", str(file), "--force")
    assert code == 0, said
    return file


def author_sheet(root: Path) -> Path:
    """The author's sheet."""
    return exported(root, "--review", "r")


def edited(file: Path, cells: Mapping[str, Any]) -> Path:
    """The sheet with other values in cells such as `Vurderinger!D2`, saved by openpyxl."""

    def write(book: Any) -> None:
        for place, value in cells.items():
            sheet, _, cell = place.rpartition("!")
            book[sheet.strip("'")][cell] = value

    return changed(file, write)


def changed(file: Path, change: Callable[[Any], object]) -> Path:
    """The sheet after anything that openpyxl can do to it."""
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)
    return file


def brought(root: Path, file: Path) -> tuple[Brought | None, list[tuple[str, str]]]:
    """What a sheet would change, or the codes of what is wrong with it and where."""
    review = load(root).review
    assert review is not None
    found, faults = bring_sheet(review, root, file)
    return found, [(fault.rule.code, str(getattr(fault.where, "path", ""))) for fault in faults]


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the review."""
    folders = [root / "sources", root / "matrices"]
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DOCTYPE = '<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_SPACES = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'


def libreoffice_edited(file: Path, cells: Mapping[str, str]) -> Path:
    """The sheet with other texts in cells such as `Vurderinger!D2`, written and saved by LibreOffice itself."""
    saved = file.with_name("lagret.xlsx")
    profile = file.parent / "profile"
    lines = [
        f'  book.Sheets.getByName("{place.rpartition("!")[0]}").getCellRangeByName("{place.rpartition("!")[2]}")'
        f'.String = "{text}"'
        for place, text in cells.items()
    ]
    program = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    run_program = partial(subprocess.run, check=True, capture_output=True, timeout=120)
    run_program([*program, "--terminate_after_init"])  # or the profile would be made over the macro
    _macro(
        profile,
        [
            "Sub Edit",
            "  Dim none()",
            f'  book = StarDesktop.loadComponentFromURL("{file.as_uri()}", "_blank", 0, none())',
            *lines,
            "  Dim options(0) As New com.sun.star.beans.PropertyValue",
            '  options(0).Name = "FilterName"',
            '  options(0).Value = "Calc MS Excel 2007 XML"',
            f'  book.storeToURL("{saved.as_uri()}", options())',
            "  book.close(True)",
            "End Sub",
        ],
    )
    run_program([*program, "macro:///Standard.Edit.Edit"])
    return saved


def _macro(profile: Path, lines: list[str]) -> None:
    """A macro in a profile that LibreOffice has not seen yet."""
    folder = profile / "user/basic/Standard"
    folder.mkdir(parents=True, exist_ok=True)
    for name, inner in (("script", '<library:element library:name="Edit"/>'), ("dialog", "")):
        library = f'library:name="Standard" library:readonly="false" library:passwordprotected="false">{inner}'
        (folder / f"{name}.xlb").write_text(
            f"{_XML}{_DOCTYPE.format('library', 'library')}<library:library {_SPACES} {library}</library:library>"
        )
        there = f'xlink:href="$(USER)/basic/Standard/{name}.xlb/" xlink:type="simple" library:link="false"'
        (folder.parent / f"{name}.xlc").write_text(
            f"{_XML}{_DOCTYPE.format('library', 'libraries')}<library:libraries {_SPACES}>"
            f'<library:library library:name="Standard" {there}/></library:libraries>'
        )
    source = "\n".join(lines).replace("&", "&amp;").replace("<", "&lt;")
    (folder / "Edit.xba").write_text(
        f'{_XML}{_DOCTYPE.format("script", "module")}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Edit" script:language="StarBasic">{source}</script:module>',
        "utf-8",
    )
