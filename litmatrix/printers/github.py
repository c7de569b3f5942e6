"""For GitHub Actions: workflow commands that become annotations on the line.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of
`actions/toolkit`, `packages/core/src/command.ts`.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Diagnostic, Severity
from litmatrix.location import Location
from litmatrix.printers.problems import Problems
from litmatrix.printers.visible import visible

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def print_(problems: Problems) -> str:
    """A command per problem, with the hint as its last line; nothing when there is none."""
    return "".join(_command(diagnostic) + "\n" for diagnostic in problems.from_the_top)


def _command(diagnostic: Diagnostic) -> str:
    properties = [*_place(diagnostic.location), ("title", f"{diagnostic.code} {diagnostic.name}")]
    spelt = ",".join(f"{name}={visible(str(value)).translate(_IN_PROPERTY)}" for name, value in properties)
    text = "\n".join(visible(part) for part in (diagnostic.message, diagnostic.hint) if part)
    return f"::{_COMMAND[diagnostic.severity]} {spelt}::{text.translate(_IN_DATA)}"


def _place(place: Location) -> Iterator[tuple[str, str | int]]:
    """Where; GitHub takes columns only when a problem begins and ends on the same line."""
    yield "file", place.path
    yield "line", place.line
    if place.end_line not in {None, place.line}:
        yield "endLine", str(place.end_line)
        return
    yield "col", place.column
    if place.end_column is not None:
        yield "endLine", place.line
        yield "endColumn", place.end_column
