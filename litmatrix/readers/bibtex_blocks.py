"""The text of a `.bib` file as entries, broken blocks and stray text: the only import of bibtexparser.

Reference managers write nearly every entry in one shape, a field to a line. Those are taken by a regular
expression, ten times as fast; every other stretch of the file goes to bibtexparser. The two ways read the same
(a test holds them against each other), because bibtexparser, too, begins anew at every `@type{` on a new line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Field(NamedTuple):
    """A field of an entry, its value without what encloses it."""

    name: str
    value: str
    bare: bool
    """Nothing stood around the value, as with a number, a month, or strings joined by `#`."""
    offset: int
    """Where its name stands."""


class Entry(NamedTuple):
    """A block such as `@article{key, …}`; the type in lower case."""

    offset: int
    key: str
    type: str
    fields: list[Field]


class Stray(NamedTuple):
    """A line outside all blocks that is no comment."""

    line: int
    text: str


@dataclass
class Blocks:
    """What a `.bib` file holds, in its order. Lines are 0-based."""

    line_starts: list[int]
    entries: list[Entry] = field(default_factory=list)
    strings: list[tuple[int, str]] = field(default_factory=list)
    """Line and name of every `@string`."""
    broken: list[int] = field(default_factory=list)
    """Lines of the blocks that cannot be read."""
    stray: list[Stray] = field(default_factory=list)

    def line(self, offset: int) -> int:
        """The line on which a character stands."""
        return bisect_right(self.line_starts, offset) - 1


_HEAD = re.compile(
    r"^@(?!(?i:comment|string|preamble))([A-Za-z]+)\{[ \t]*([^\s{}\",=\\@()#%]+),[ \t]*\n", re.MULTILINE
)
# Marks of structure behind a backslash, a third level of braces and an @ are left to bibtexparser.
_TEXT = r"(?:[^{}@\\]++|\\[^{}@\\])"
_FIELD = re.compile(
    r"[ \t]*([A-Za-z][\w:-]*)[ \t]*=[ \t]*"
    rf"(?:\{{((?:{_TEXT}|\{{{_TEXT}*+\}})*+)\}}|([0-9A-Za-z]+))[ \t]*(?:,[ \t]*\n|(?=\s*\}}))"
)
_END = re.compile(r"\s*\}")
_COUNTED_LINE = re.compile(r"(?<!\\)\n")
_ONLY_REMARKS = re.compile(r"(?:[ \t]*(?:[%#][^@\n]*)?(?:\n|\Z))*")
_STRING = re.compile(r"@[ \t]*string", re.IGNORECASE)


def split(text: str) -> Blocks:
    """Every block of a BibTeX or biblatex file. Never raises."""
    blocks = Blocks([0, *(match.end() for match in re.finditer("\n", text))])
    last = 0
    for head in _HEAD.finditer(text) if not _STRING.search(text) else ():
        usual = _usual(text, head)
        if usual:
            _read_stretch(text, last, head.start(), blocks)
            entry, last = usual
            blocks.entries.append(entry)
    _read_stretch(text, last, len(text), blocks)
    return blocks


def _usual(text: str, head: re.Match[str]) -> tuple[Entry, int] | None:
    """An entry in the usual shape and where it ends, or None."""
    fields: list[Field] = []
    at = head.end()
    while found := _FIELD.match(text, at):
        name, value, bare = found.groups()
        fields.append(Field(name, bare or value, bare is not None, found.start(1)))
        at = found.end()
    end = _END.match(text, at)
    return (Entry(head.start(), head[2], head[1].lower(), fields), end.end()) if end else None


def _read_stretch(text: str, start: int, end: int, blocks: Blocks) -> None:
    """Read a stretch of the file with bibtexparser."""
    stretch = text[start:end]
    if not stretch or stretch.isspace() or _ONLY_REMARKS.fullmatch(stretch):
        return
    import logging

    import bibtexparser
    from bibtexparser import model

    log = logging.getLogger("bibtexparser")
    if not log.handlers:
        log.addHandler(logging.NullHandler())  # its warnings are our faults
    library = bibtexparser.parse_string(stretch)
    lines = _Lines(text, start, end)
    previous: Any = None
    for block in library.blocks:
        line = blocks.line(lines.find(block.raw or "", block.start_line or 0))
        if isinstance(block, model.ImplicitComment):
            if type(previous) is not model.ParsingFailedBlock:  # what follows a broken block is its rest
                blocks.stray.extend(_stray(block.comment, line))
        elif type(block) is model.ParsingFailedBlock:
            blocks.broken.append(line)
        else:
            known = _although_repeated(block, library)
            if isinstance(known, model.Entry):
                blocks.entries.append(_entry(known, lines))
            elif isinstance(known, model.String):
                blocks.strings.append((line, known.key))
        previous = block


class _Lines:
    """The lines of a stretch as bibtexparser counts them: one that ends in a backslash goes on."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.starts = [start, *(match.end() for match in _COUNTED_LINE.finditer(text, start, end)), end]

    def find(self, words: str, line: int) -> int:
        """Where words begin that stand on a line, or else the start of the line."""
        start, end = self.starts[line : line + 2]
        return max(self.text.find(words, start, end + len(words)), start)


def _although_repeated(block: Any, library: Any) -> Any:
    """A block, also where bibtexparser refuses it because a key or a field is repeated."""
    from bibtexparser.middlewares import RemoveEnclosingMiddleware
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

    if not isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        return block
    inner = block.ignore_error_block
    return RemoveEnclosingMiddleware().transform_entry(inner, library) if isinstance(inner, Entry) else inner


def _entry(block: Any, lines: _Lines) -> Entry:
    enclosing = block.parser_metadata.get("removed_enclosing", {})
    fields = [
        Field(one.key, one.value, enclosing.get(one.key) == "no-enclosing", lines.find(one.key, one.start_line))
        for one in block.fields
    ]
    return Entry(lines.find(block.raw, block.start_line), block.key, block.entry_type, fields)


def _stray(comment: str, first_line: int) -> Iterator[Stray]:
    for line, text in enumerate(comment.split("\n"), first_line):
        if text.strip() and not text.strip().startswith(("%", "#")):
            yield Stray(line, text.strip())
            return
