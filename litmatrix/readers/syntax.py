"""What libyaml says when it gives up, in plain words, and at the place where the mistake is made.

libyaml says what it did not find; people want to know what they wrote. Imported only when it gives up.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from litmatrix.diagnostic import Fault, Rule
from litmatrix.location import Location
from litmatrix.readers.files import HARD_SPACES, hard_space
from litmatrix.readers.quotation_marks import has_marks, mark_on_line
from litmatrix.readers.rules import syntax as rules
from litmatrix.readers.rules.quotation_marks import TYPOGRAPHIC_QUOTES
from litmatrix.readers.rules.yaml import ALIAS, HARD_SPACE

# What libyaml says, and which rule says it in plain words. The last column: whether the place is where the
# construct began (the opening bracket) rather than where the parser gave up.
_PROBLEMS: tuple[tuple[str, Rule, bool], ...] = (
    ("mapping values are not allowed", rules.COLON_IN_TEXT, False),
    ("found unexpected end of stream", rules.UNCLOSED_QUOTE, True),
    ("found unexpected document indicator", rules.UNCLOSED_QUOTE, True),
    ("did not find expected ',' or", rules.UNCLOSED_BRACKET, True),
    ("did not find expected node content", rules.UNCLOSED_BRACKET, True),
    ("found a tab character", rules.TAB, False),
    ("did not find expected key", rules.INDENTATION, False),
    ("did not find expected '-' indicator", rules.INDENTATION, False),
    ("could not find expected ':'", rules.INDENTATION, True),
    ("undefined alias", ALIAS, False),
)
_HARD = re.compile(
    rf"(?:\s*?|\s*(?:- +)?[^\W\d][\w.-]*:)(?P<behind>[{''.join(sorted(HARD_SPACES))}]\s*[^:#\s][^:#]*)"
)
"""A hard space that begins a line, or follows the colon of a name."""
_GLUED = re.compile(r"\s*(?:- +)?[^\W\d][\w.-]*:(?=[^\s:/])")
"""A name, a colon, and no space: `aim:Praksis`, but not `https://…`."""
_NOT_READ = re.compile(r"\s*(?:#|$)")
_NOTHING = re.compile(r":[ ]+(?P<brackets>\{\}|\[\])\s*(?:#.*)?$")
_SIGN_FIRST = re.compile(r":[ ]+(?=[-?|>])")
_SIGN_FIRST_PROBLEMS = (
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "did not find expected comment or line break",
)


class Stop(NamedTuple):
    """Where libyaml gave up, and why. Lines and columns are 0-based."""

    problem: str
    line: int
    column: int
    start: tuple[int, int]
    """Where what it was reading began."""


def syntax_fault(stop: Stop, text: str, path: str, first_line: int) -> Fault:
    """The fault of a text in which libyaml gave up; `first_line` is where in the file the text begins."""
    lines = text.split("\n")
    last = text.count("\n") + (not text.endswith("\n"))
    emptied = _emptied(lines, stop.line) if "did not find expected" in stop.problem else None
    if emptied:
        number, column, sign = emptied
        place = Location(path, number + first_line, column + 1, number + first_line, column + 3)
        return Fault(rules.EMPTY_BRACKETS, place, {"brackets": sign})
    for number in dict.fromkeys((stop.line, stop.start[0])):
        seen = _seen(stop, number, lines[number], text) if number < len(lines) else None
        if seen:
            rule, column, sign = seen
            place = Location(path, number + first_line, column + 1)
            return Fault(rule, place, {"character": sign, "mark": sign} if sign else {})
    for number in dict.fromkeys((stop.line, stop.start[0], max(0, stop.line - 1))):
        hard = _HARD.match(lines[number]) if number < len(lines) else None
        if hard:
            place = Location(path, number + first_line, hard.start("behind") + 1)
            return Fault(HARD_SPACE, place, hard_space(hard["behind"]))
    rule, at_start = next(((rule, there) for words, rule, there in _PROBLEMS if words in stop.problem), _OTHERWISE)
    line, column = stop.start if at_start else (stop.line, stop.column)
    return Fault(rule, Location(path, min(line + 1, max(last, 1)) + first_line - 1, column + 1))


_OTHERWISE = (rules.SYNTAX, False)


def _seen(stop: Stop, number: int, line: str, text: str) -> tuple[Rule, int, str] | None:
    """What can be seen on a line: the rule, the 0-based column, and the sign it is about."""
    here = number == stop.line
    if here and "cannot start any token" in stop.problem:
        sign = line[stop.column : stop.column + 1]
        return (rules.TAB, stop.column, "") if sign == "\t" else (rules.RESERVED_CHARACTER, stop.column, sign)
    if has_marks(text) and (found := mark_on_line(line)):
        return TYPOGRAPHIC_QUOTES, found[1], found[0]
    if any(words in stop.problem for words in _SIGN_FIRST_PROBLEMS) and (first := _SIGN_FIRST.search(line)):
        return rules.RESERVED_CHARACTER, first.end(), line[first.end()]
    if here and "did not find expected key" in stop.problem and line[: stop.column].rstrip().endswith(('"', "'")):
        return rules.TEXT_AFTER_QUOTE, stop.column, ""
    if here and "did not find expected ',' or" in stop.problem and _inside_word(line, stop.column):
        return rules.TEXT_AFTER_QUOTE, stop.column, ""
    if "found a tab" not in stop.problem and (glued := _GLUED.match(line)):
        return rules.SPACE_AFTER_COLON, glued.end() - 1, ""
    return None


def _emptied(lines: Sequence[str], line: int) -> tuple[int, int, str] | None:
    """The brackets by which a field says that it holds nothing, above a line that was written to stand in it."""
    before = range(min(line, len(lines)) - 1, -1, -1)
    above = next((number for number in before if not _NOT_READ.match(lines[number])), None)
    found = _NOTHING.search(lines[above]) if above is not None else None
    if above is None or not found or line >= len(lines) or _indent(lines[line]) <= _indent(lines[above]):
        return None
    return above, found.start("brackets"), found["brackets"]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _inside_word(line: str, column: int) -> bool:
    """Whether a quoted text was closed in the middle of a word: "han sier "ja" her"."""
    return line[:column].endswith(('"', "'")) and line[column : column + 1].isalnum()
