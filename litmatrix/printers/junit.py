"""JUnit XML, for build servers that show test reports: a suite per file, a case per problem.

Only an error is a failed case: a warning must not turn a build red that `litmatrix check` lets pass.
"""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from litmatrix.diagnostic import Diagnostic, Severity
from litmatrix.languages import Language
from litmatrix.printers.problems import Problems
from litmatrix.printers.visible import lines_of, visible


def print_(problems: Problems) -> str:
    """Every problem; a clean review is one passed case, because build servers refuse an empty report."""
    diagnostics = problems.from_the_top
    root = ET.Element("testsuites", _totals(diagnostics), name="litmatrix")
    if not diagnostics:
        root.attrib["tests"] = "1"
        suite = ET.SubElement(root, "testsuite", _totals(()) | {"tests": "1"}, name="litmatrix")
        ET.SubElement(suite, "testcase", name=problems.summary, classname="litmatrix")
    for path, group in groupby(diagnostics, key=_path):
        found = tuple(group)
        suite = ET.SubElement(root, "testsuite", _totals(found), name=visible(path))
        for diagnostic in found:
            _case(suite, diagnostic, problems.language)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _path(diagnostic: Diagnostic) -> str:
    return diagnostic.location.path


def _totals(diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    failures = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return {"tests": str(len(diagnostics)), "failures": str(failures), "errors": "0", "skipped": "0"}


def _case(suite: ET.Element, diagnostic: Diagnostic, language: Language) -> None:
    place, message = diagnostic.location, visible(diagnostic.message)
    case = ET.SubElement(
        suite,
        "testcase",
        name=f"{diagnostic.code} {diagnostic.name}",
        classname=visible(place.path),
        file=visible(place.path),
        line=str(place.line),
    )
    if diagnostic.severity is Severity.ERROR:
        said = ET.SubElement(case, "failure", message=message, type=diagnostic.name)
    else:
        said = ET.SubElement(case, "system-out")
    word = language.label(f"severity.{diagnostic.severity}")
    said.text = lines_of([f"{visible(str(place))}: {word}", message, visible(diagnostic.hint)]).rstrip()
