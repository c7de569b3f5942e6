"""YAML as plain text in a tree: the only YAML import of litmatrix.

libyaml's parse *events* are read, never its composer: a merge bomb of 686 bytes costs PyYAML 24 seconds,
100 000 levels of nesting crash the process, and `NO` becomes False. Here every scalar keeps its text, depth,
aliases and tags are judged on the events, and places are found again only when somebody asks (`positions`).
"""

import contextlib
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # missing in the stubs
from yaml.reader import ReaderError

from litmatrix.diagnostic import Fault, Rule
from litmatrix.location import Key, Location
from litmatrix.message import Parameter
from litmatrix.readers.files import CONTROL, HARD_SPACES, hard_space
from litmatrix.readers.quotation_marks import has_marks, marks_as_quotes
from litmatrix.readers.rules import files as file_rules
from litmatrix.readers.rules import yaml as rules
from litmatrix.readers.rules.quotation_marks import TYPOGRAPHIC_QUOTES

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str"
MAX_DEPTH = 32


class Span(NamedTuple):
    """Where a field's name and its value stand: (line, column, end line, end column), 1-based."""

    key: tuple[int, int, int, int] | None
    value: tuple[int, int, int, int]


class _TooDeep(Exception):  # noqa: N818 - it ends the reading, it is not shown
    """Carries the event that went too deep."""


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[dict[str, Tree] | None, list[Fault]]:
    """The tree of a YAML mapping, and what is wrong with it.

    `first_line` is the line of the file on which `text` begins (front matter begins below the first line).
    Scalars are text, and an empty one is the empty text. Returns None for the tree when nothing can be read.
    """
    reading = _Reading(text, path, first_line)
    try:
        tree = reading.document()
    except _TooDeep as deep:
        reading.fault(rules.TOO_DEEP, deep.args[0], limit=MAX_DEPTH)
        return None, reading.faults
    except YAMLError as error:
        reading.faults.append(_syntax_fault(error, text, path, first_line))
        return None, reading.faults
    if has_marks(text):
        marks = list(marks_as_quotes(text, _scalars(text), path, first_line))
        reading.faults += marks
        if any(fault.rule is TYPOGRAPHIC_QUOTES for fault in marks):
            return None, marks  # a text that was cut in two makes fields that nobody wrote
    if tree == "" and not reading.faults:
        return {}, []
    if not isinstance(tree, dict):
        reading.faults.append(Fault(rules.NOT_A_MAPPING, Location(path, first_line, 1)))
        return None, reading.faults
    return tree, reading.faults


class _Reading:
    """One pass over the events of one text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.faults: list[Fault] = []
        self.next: Callable[[], Any] = CParser(text).get_event

    def fault(self, rule: Rule, event: Any, **parameters: Parameter) -> None:
        start, end = event.start_mark, event.end_mark
        place = Location(
            self.path,
            start.line + self.first_line,
            start.column + 1,
            end.line + self.first_line,
            end.column + 1,
        )
        self.faults.append(Fault(rule, place, parameters))

    def document(self) -> Tree:
        """The first document's tree; a second document is a fault."""
        self.next()  # the stream starts
        event = self.next()
        if type(event) is StreamEndEvent:
            return ""
        tree = self.node(self.next(), 1)
        while type(event := self.next()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                self.fault(rules.SEVERAL_DOCUMENTS, event)
                break
        return tree

    def node(self, event: Any, depth: int) -> Tree:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.decoration(event)
            value: str = event.value
            if event.style == '"':
                self.escapes(event)
            return value
        if kind is AliasEvent:
            self.fault(rules.ALIAS, event)
            return ""
        if event.anchor is not None or event.tag is not None:
            self.decoration(event)
        if depth > MAX_DEPTH:
            raise _TooDeep(event)
        return self.mapping(depth) if kind is MappingStartEvent else self.sequence(depth)

    def sequence(self, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        events: dict[str, Any] = {}
        following = self.next
        while type(event := following()) is not MappingEndEvent:
            key = self.key(event, depth)
            inner = following()
            if type(inner) is ScalarEvent and not inner.style and inner.tag is None and inner.anchor is None:
                value: Tree = inner.value  # as most are: not worth a call
            else:
                value = self.node(inner, depth + 1)
            if key is None:
                continue
            if key in tree:
                first = events[key].start_mark.line + self.first_line
                self.fault(rules.DUPLICATE_KEY, event, key=key, line=first)
            else:
                tree[key] = value
                events[key] = event
        return tree

    def key(self, event: Any, depth: int) -> str | None:
        """The text of a key, in composed form so that two spellings of `å` are one; None when it is no text."""
        if type(event) is not ScalarEvent:
            self.fault(rules.KEY_NOT_TEXT, event)
            self.node(event, depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self.decoration(event)
        if event.style == '"':
            self.escapes(event)
        text: str = event.value
        if text == "<<":
            self.fault(rules.ALIAS, event)
            return None
        if text.isascii():
            return text
        if text[0] in HARD_SPACES and not event.style:
            self.fault(rules.HARD_SPACE, event, **hard_space(text))
            return None
        return unicodedata.normalize("NFC", text)

    def escapes(self, event: Any) -> None:
        """Quoted text can spell control characters that the file itself may not hold: `"\\0"`, `"\\e[2J"`."""
        hidden = CONTROL.search(event.value.replace("\r", "\0"))
        if hidden:
            character = event.value[hidden.start()]
            self.fault(file_rules.CONTROL_CHARACTER, event, character=f"U+{ord(character):04X}")

    def decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault(rules.ALIAS, event)
        else:
            self.fault(rules.TAG, event, tag=event.tag)


def positions(text: str, first_line: int = 1) -> dict[tuple[Key, ...], Span]:
    """Where every field of a YAML text stands, by its address; what follows a syntax error is left out."""
    walk = _Walk(text, first_line)
    with contextlib.suppress(YAMLError, _TooDeep):
        walk.document()
    return walk.spans


def _scalars(text: str) -> dict[tuple[int, int], tuple[tuple[Key, ...], tuple[int, int]]]:
    """Where each name and each value begins, its address, and where it ends."""
    spans = positions(text)
    values = {span.value[:2]: (keys, span.value[2:]) for keys, span in spans.items()}
    # A list of fields begins where its first name does; the name is what is meant.
    return values | {span.key[:2]: ((), span.key[2:]) for span in spans.values() if span.key}


class _Walk:
    """One pass over the events that keeps places instead of values."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self.spans: dict[tuple[Key, ...], Span] = {}
        self.next: Callable[[], Any] = CParser(text).get_event

    def document(self) -> None:
        self.next()  # the stream starts
        if type(self.next()) is DocumentStartEvent:
            event = self.next()
            self.node(event, (), None)
            if type(event) is ScalarEvent and not event.value:  # nothing after `---`: libyaml looks a line further
                self.spans[()] = Span(None, (self.first_line, 1, self.first_line, 1))

    def node(self, event: Any, address: tuple[Key, ...], key: tuple[int, int, int, int] | None) -> None:
        self.spans.setdefault(address, Span(key, self.span(event)))
        if len(address) > MAX_DEPTH:
            raise _TooDeep(event)
        if type(event) is MappingStartEvent:
            while type(inner := self.next()) is not MappingEndEvent:
                inside = (*address, self.name(inner, address))
                self.node(self.next(), inside, self.span(inner))
        elif type(event) is SequenceStartEvent:
            index = 0
            while type(inner := self.next()) is not SequenceEndEvent:
                self.node(inner, (*address, index), None)
                index += 1

    def name(self, event: Any, address: tuple[Key, ...]) -> str:
        """The text of a key; "" for a key that is no text, whose inside is passed over."""
        if type(event) is ScalarEvent:
            return unicodedata.normalize("NFC", event.value)
        self.node(event, (*address, ""), None)
        return ""

    def span(self, event: Any) -> tuple[int, int, int, int]:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + self.first_line, start.column + 1
        if end.column == 0 and end.line > start.line:  # a block scalar ends where the next line begins
            return line, column, line, column + 1
        return line, column, end.line + self.first_line, end.column + 1


def _syntax_fault(error: YAMLError, text: str, path: str, first_line: int) -> Fault:
    from litmatrix.readers.rules.syntax import SYNTAX
    from litmatrix.readers.syntax import Stop, syntax_fault

    if isinstance(error, ReaderError):
        before = text[: error.position]
        line, column = before.count("\n"), len(before) - before.rfind("\n")
        return Fault(SYNTAX, Location(path, line + first_line, column))
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    began = getattr(error, "context_mark", None)
    start = (began.line, began.column) if began is not None else (line, column)
    return syntax_fault(Stop(getattr(error, "problem", None) or "", line, column, start), text, path, first_line)


__all__ = ["MAX_DEPTH", "Span", "Tree", "positions", "read_yaml"]
