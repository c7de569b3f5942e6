"""Many changes at once: a text so changed that it says another tree, and nothing else touched."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, NamedTuple

from litmatrix.edit.scalars import WIDTH, after, entry, flow, item, plain_or_quoted, scalar
from litmatrix.edit.source import Keys, Source

_TRAILING = re.compile(r"(?:^|\s)(#.*)\Z")
_LINE_END = re.compile(r"[\r\n]")


class _Edit(NamedTuple):
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def with_tree(text: str, wanted: Mapping[str, Any]) -> str | None:
    """The text so changed that it says `wanted`, or None where that cannot be done without touching more.

    `wanted` is a tree of mappings, lists and texts, as `read_yaml` gives it. A field that is new comes after
    the one that is before it in `wanted`.
    """
    source = Source(text)
    if source.tree == wanted:
        return text
    if not text.endswith(("\n", "\r")):
        source = Source(text + source.line_end)
    for folds in (True, False):  # a text over several lines may meet a comment that it would swallow
        made = _with_tree(source, wanted, folds=folds)
        if made is not None:
            return made
    return None


def _with_tree(source: Source, wanted: Mapping[str, Any], *, folds: bool) -> str | None:
    if source.tree is None:
        return None
    if not source.tree:
        lines = [line for name, value in wanted.items() for line in entry(name, value, 0, folds=folds)]
        edits = [_insertion(source, source.lines, lines)] if lines else []
    else:
        edits = list(_Writing(source, folds).mapping((), source.tree, wanted))
    return source.read_back(_edited(source.text, edits), dict(wanted))


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    parts, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += [text[at : edit.start], edit.text]
        at = max(at, edit.end)
    return "".join([*parts, text[at:]])


class _Writing(NamedTuple):
    """What becomes of a text, and whether long texts may take several lines."""

    source: Source
    folds: bool

    def mapping(self, keys: Keys, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Edit]:
        if self.source.sign(keys) == "{" and old.keys() != new.keys():
            yield from self._rebuilt(keys, old, new)
            return
        for name, value in old.items():  # what is deeper comes first, also where both end at one line
            if name in new and new[name] != value:
                yield from self._value((*keys, name), value, new[name])
        if self.source.sign(keys) != "{":
            yield from self._removed(keys, [name for name in old if name not in new])
            yield from self._added(keys, old, new)

    def _removed(self, keys: Keys, names: Sequence[str]) -> Iterator[_Edit]:
        for name in names:
            address = (*keys, name)
            yield _lines(self.source, self.source.line_of(address), self.source.end_of(address), [])

    def _added(self, keys: Keys, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Edit]:
        """New fields, those that follow the same old one together."""
        first = (*keys, next(iter(old)))
        span = self.source.spans[first]
        indent = (span.key or span.value)[1] - 1
        before: str | None = None
        placed = []
        for name in new:
            if name in old:
                before = name
            else:
                placed.append((before, name))
        for before, group in groupby(placed, key=lambda one: one[0]):
            lines = [line for _, name in group for line in entry(name, new[name], indent, folds=self.folds)]
            at = self.source.before(first) if before is None else self.source.after((*keys, before))
            yield _insertion(self.source, at, lines)

    def _value(self, keys: Keys, old: Any, new: Any) -> Iterator[_Edit]:
        if isinstance(old, dict) and isinstance(new, Mapping) and old and new:
            yield from self.mapping(keys, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new and self.source.sign(keys) != "[":
            yield from self._items(keys, old, new)
        elif _in_brackets(self.source, keys):
            yield _Edit(*self.source.stretch(keys), _flow(self.source, keys, new))
        elif self._fits(keys, new):
            start, end = self.source.stretch(keys)
            gap = "" if self.source.text[:start].endswith(" ") else " "
            yield _Edit(start, end, gap + _flow(self.source, keys, new))
        else:
            yield from self._rewritten(keys, new)

    def _fits(self, keys: Keys, new: Any) -> bool:
        """Whether a new value can take the place of the old one on its line."""
        line = self.source.line_of(keys)
        if self.source.sign(keys) in {">", "|"} or self.source.end_of(keys) > line + 1:
            return False
        if isinstance(new, Mapping) or (isinstance(new, str) and "\n" in new):
            return False
        start, end = self.source.stretch(keys)
        commented = _TRAILING.search(_rest(self.source, line, end))
        length = len(self.source.line(line)) - (end - start) + len(_flow(self.source, keys, new))
        return bool(commented) or length <= WIDTH

    def _rewritten(self, keys: Keys, new: Any) -> Iterator[_Edit]:
        """The lines of a field written anew, with a comment that stands on its first one."""
        line, end = self.source.line_of(keys), self.source.end_of(keys)
        span = self.source.spans[keys].key
        if span is None:  # an item of a list
            column = self.source.line(line).index("-")
            yield _lines(self.source, line, end, item(str(new), column, folds=self.folds))
            return
        head_end = self.source.offsets(span)[1]
        colon = self.source.text.index(":", head_end) + 1
        head = self.source.text[self.source.starts[line] : colon]
        rest = self.source.line(line)[len(head) :]
        spans_lines = self.source.sign(keys) in {">", "|"} or self.source.spans[keys].value[0] > line + 1
        comment = _TRAILING.search(rest) if spans_lines else None
        lines = after(head, new, span[1] - 1, comment[1] if comment else "", folds=self.folds)
        yield _lines(self.source, line, end, lines)

    def _items(self, keys: Keys, old: list[Any], new: list[Any]) -> Iterator[_Edit]:
        """Items of a list in block style: only those that differ."""
        if not all(isinstance(one, str) for one in (*old, *new)):
            yield from self._rewritten(keys, new)
            return
        column = self.source.line(self.source.line_of((*keys, 0))).index("-")
        for kind, low, high, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            if kind == "replace" and high - low == stop - start:
                for at, value in zip(range(low, high), new[start:stop], strict=True):
                    yield from self._value((*keys, at), old[at], value)
                continue
            lines = [line for value in new[start:stop] for line in item(value, column, folds=self.folds)]
            at = self.source.line_of((*keys, low)) if low < len(old) else self.source.end_of((*keys, low - 1))
            end = self.source.end_of((*keys, high - 1)) if high > low else at
            yield _lines(self.source, at, end, lines) if high > low else _insertion(self.source, at, lines)

    def _rebuilt(self, keys: Keys, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Edit]:
        """A mapping in brackets, with other fields than before: what is kept stays as it is written."""
        start, end = self.source.stretch(keys)
        if "#" in self.source.text[start:end] and _LINE_END.search(self.source.text[start:end]):
            return  # a comment in it would be lost; reading back will refuse
        parts = []
        for name, value in new.items():
            if name not in old:
                parts.append(f"{plain_or_quoted(name)}: {flow(value)}")
                continue
            address = (*keys, name)
            head = self.source.offsets(self.source.spans[address].key or self.source.spans[address].value)[0]
            begin, tail = self.source.stretch(address)
            kept = self.source.text[begin:tail] if old[name] == value else _flow(self.source, address, value)
            gap = "" if self.source.text[:begin].endswith(" ") else " "
            parts.append(self.source.text[head:begin] + gap + kept)
        made = "{" + ", ".join(parts) + "}"
        if keys and not _in_brackets(self.source, keys) and _too_long(self.source, keys, made):
            yield from self._rewritten(keys, new)
            return
        yield _Edit(start, end, made)


def _too_long(source: Source, keys: Keys, made: str) -> bool:
    """Whether a value that stands alone at the end of its line would make the line too long."""
    start, end = source.stretch(keys)
    line = source.line_of(keys)
    one_line = source.end_of(keys) == line + 1 and not _rest(source, line, end).strip()
    return one_line and len(source.line(line)) - (end - start) + len(made) > WIDTH


def _rest(source: Source, line: int, end: int) -> str:
    """What follows a value on its line."""
    return source.text[end : source.starts[line] + len(source.line(line))]


def _flow(source: Source, keys: Keys, new: Any) -> str:
    """A new value on one line: in the old quotation marks, and the items of a list as they were written."""
    if isinstance(new, str):
        start, end = source.offsets(source.spans[keys].value)
        return scalar(new, source.text[start:end])
    if not isinstance(new, list) or source.sign(keys) != "[":
        return flow(new)
    written: dict[str, str] = {}
    for number, one in enumerate(_listed(source, keys)):
        start, end = source.stretch((*keys, number))
        written.setdefault(one, source.text[start:end])
    return "[" + ", ".join(written.get(one) or flow(one) for one in new) + "]"


def _listed(source: Source, keys: Keys) -> list[str]:
    here: Any = source.tree
    for key in keys:
        here = here[key]
    return [one if isinstance(one, str) else "" for one in here] if isinstance(here, list) else []


def _in_brackets(source: Source, keys: Keys) -> bool:
    return any(source.sign(keys[:length]) in {"{", "["} for length in range(len(keys)))


def _lines(source: Source, start: int, end: int, lines: Sequence[str]) -> _Edit:
    """Lines from `start` to before `end` become others."""
    low = source.starts[start]
    high = source.starts[end] if end < len(source.starts) else len(source.text)
    return _Edit(low, high, "".join(line + source.line_end for line in lines))


def _insertion(source: Source, line: int, lines: Sequence[str]) -> _Edit:
    at, made = source.insertion(line, lines)
    return _Edit(at, at, made)
