"""For programs: every problem as data. The shape is a promise (docs/format.md)."""

import json

from litmatrix.diagnostic import Diagnostic
from litmatrix.printers.problems import Problems
from litmatrix.printers.visible import json_text


def print_(problems: Problems) -> str:
    """`{"diagnostics": […], "summary": {severity: count}}`; an end that is not known is null."""
    document = {
        "diagnostics": [entry(diagnostic) for diagnostic in problems.by_place],
        "summary": problems.counts,
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def entry(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """A problem as data."""
    place = diagnostic.location
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
