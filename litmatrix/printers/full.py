"""For people in a terminal: each problem with the line it stands in, and how to mend it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from litmatrix.diagnostic import Diagnostic, Severity
from litmatrix.languages import Language
from litmatrix.location import Location
from litmatrix.printers.excerpt import excerpt
from litmatrix.printers.problems import Problems
from litmatrix.printers.visible import lines_of, visible

_BOLD, _DIM, _RED, _YELLOW, _CYAN = "1", "2", "31", "33", "36"
_COLOUR = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}
_GUTTER = 5


def print_(problems: Problems, *, colour: bool = False, limit: int | None = None) -> str:
    """The gravest first; at most `limit` of them, the others counted. `colour` adds a terminal's codes.

    A problem in a file as a whole, or in a file that is not among the sources, has no excerpt.
    """
    ranked, language = problems.by_importance, problems.language
    shown = ranked[:limit]
    paths = {diagnostic.location.path for diagnostic in shown} & problems.sources.keys()
    lines_by_path = {path: problems.sources[path].split("\n") for path in paths}
    lines: list[str] = []
    for diagnostic in shown:
        lines += [*_block(diagnostic, lines_by_path, language, colour), ""]
    if len(shown) < len(ranked):
        lines += [language.label("problems.all", n=language.number(len(ranked) - len(shown)))]
    return lines_of([*lines, problems.summary])


def _block(
    diagnostic: Diagnostic, lines_by_path: Mapping[str, Sequence[str]], language: Language, colour: bool
) -> Iterator[str]:
    paint = partial(_painted, on=colour)
    place = diagnostic.location
    severity = paint(language.label(f"severity.{diagnostic.severity}"), _BOLD, _COLOUR[diagnostic.severity])
    where = paint(f"{visible(place.path)}:{place.line}:{place.column}:", _BOLD)
    yield f"{where} {severity} {diagnostic.code} {diagnostic.name}"
    yield f"  {visible(diagnostic.message)}"
    lines = lines_by_path.get(place.path, ())
    if place.line <= len(lines) and not _whole_file(place):
        found = excerpt(lines[place.line - 1], place)
        gutter = max(_GUTTER, len(str(place.line)) + 2)
        carets = paint("^" * found.carets, _BOLD, _COLOUR[diagnostic.severity])
        yield paint(f"{place.line:>{gutter}} | ", _DIM) + found.text
        yield paint(f"{'':>{gutter}} | ", _DIM) + " " * found.indent + carets
    if diagnostic.hint:
        yield f"  {visible(diagnostic.hint)}"


def _whole_file(place: Location) -> bool:
    return place.line == 1 and place.column == 1 and place.end_column is None


def _painted(text: str, *codes: str, on: bool) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if on else text
