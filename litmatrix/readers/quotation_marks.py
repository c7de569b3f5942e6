"""Quotation marks as Word sets them, “ ” « », where only the plain " of the keyboard is a quotation mark to YAML.

They are letters like any other there. A text between them keeps them, and ends at the first comma in braces.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from litmatrix.diagnostic import Fault
from litmatrix.location import Key, Location
from litmatrix.readers.rules import quotation_marks as rules

_ENDS = {"“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’"}
"""Opening mark → the marks that may close it."""
_BEGINS = re.compile(rf"(?:^[ \t]*(?:-[ ]+)?|:[ ]+|[\[{{,][ ]*)(?P<mark>[{''.join(_ENDS)}])")
"""A mark where a name or a value can begin."""
_VERBATIM = frozenset({"quote", "string"})
"""What a source says and what was typed into a database may well stand in marks of their own."""

Start = tuple[int, int]
"""Line and column, 1-based, in the text."""


def has_marks(text: str) -> bool:
    """Whether there is anything to look at: the quick look that every file gets."""
    return not text.isascii() and any(mark in text for mark in _ENDS)


def mark_on_line(line: str) -> tuple[str, int] | None:
    """The first mark on a line that begins a name or a value, and its column (0-based)."""
    found = _BEGINS.search(line)
    return (found["mark"], found.start("mark")) if found else None


def marks_as_quotes(
    text: str, scalars: Mapping[Start, tuple[tuple[Key, ...], Start]], path: str, first_line: int
) -> Iterator[Fault]:
    """What is wrong with names and values that begin with such a mark.

    `scalars` are where each name and value of `text` begins, its address, and where it ends.
    """
    lines = text.split("\n")
    for line, column, mark in _found(lines):
        if (line, column) not in scalars:
            continue  # inside a longer text, or a comment
        keys, (end_line, end_column) = scalars[line, column]
        place = Location(path, line + first_line - 1, column, line + first_line - 1, column + 1)
        said = "\n".join([*lines[line - 1 : end_line - 1], lines[end_line - 1][: end_column - 1]])
        inner, rest = said[column:].rstrip(), lines[end_line - 1][end_column - 1 :]
        if not any(end in inner for end in _ENDS[mark]):
            if any(end in rest for end in _ENDS[mark]):
                yield Fault(rules.TYPOGRAPHIC_QUOTES, place, {"mark": mark})
        elif _is_one(inner, mark) and not (keys and keys[-1] in _VERBATIM):
            yield Fault(rules.KEPT_QUOTES, place, {"marks": mark + inner[-1]})


def _found(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a name or a value may begin with a mark: line, column and mark."""
    for number, line in enumerate(lines, 1):
        for match in _BEGINS.finditer(line):
            yield number, match.start("mark") + 1, match["mark"]


def _is_one(inner: str, mark: str) -> bool:
    """Whether the last mark closes the first one, and not one that was opened in between: «a» og «b»."""
    closed = len(inner) > 1 and inner[-1] in _ENDS[mark]
    return closed and not any(sign in inner[:-1] for sign in (mark, *_ENDS[mark]))
