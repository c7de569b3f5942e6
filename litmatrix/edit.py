"""One change in a user's YAML is one changed stretch of its text: comments, layout and line ends stay.

Every change is read back: where the new text does not say exactly what the old one did and the change, there is
no new text.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from litmatrix.location import Key
from litmatrix.readers.yaml import Span, Tree, positions, read_yaml

_LINE_END = re.compile(r"\r\n|\r|\n")
_PLAIN = re.compile(r"[^\W_](?:[\w .–/-]*[\w.])?\Z")
_CLOSING = re.compile(r"(?:[\s,]|#[^\r\n]*)*[\]}]")
_MARK = "\ufeff"
Keys = tuple[Key, ...]


def with_value(text: str, keys: Keys, value: str) -> str | None:
    """The text with another value at an address, or None where that cannot be done without touching more."""
    source = _Source(text)
    span = source.spans.get(keys)
    if span is None or span.value[0] != span.value[2]:
        return None
    start, end = source.offsets(span.value)
    wanted = deepcopy(source.tree)
    if not _put(wanted, keys, value):
        return None
    return source.read_back(text[:start] + _scalar(value, text[start:end]) + text[end:], wanted)


def with_item(text: str, section: str, name: str, item: Mapping[str, str | Sequence[str]]) -> str | None:
    """The text with a further item at the end of one of its sections, which is made where there is none.

    Returns None where the section already has an item of that name, or is no mapping.
    """
    source = _Source(text)
    if not isinstance(source.tree, dict):
        return None
    held = source.tree.get(section, "")
    if held not in ("", [], {}) and (not isinstance(held, dict) or name in held):
        return None
    wanted = deepcopy(source.tree)
    wanted[section] = {**(held if isinstance(held, dict) else {}), name: _as_tree(item)}
    return source.read_back(_with_item(source, section, name, item), wanted)


def with_entry(text: str, keys: Keys, entry: str) -> str | None:
    """The text with a further entry in the list at an address, which is made where its owner has none."""
    source = _Source(text)
    owner = _at(source.tree, keys[:-1])
    if not isinstance(owner, dict) or not isinstance(held := owner.get(str(keys[-1]), []), list):
        return None
    wanted = deepcopy(source.tree)
    _put(wanted, keys, [*held, entry])
    if keys in source.spans:
        return source.read_back(_with_entry(source, keys, entry), wanted)
    return source.read_back(_with_list(source, keys, entry), wanted)


class _Source:
    """A text, what it says, and where."""

    def __init__(self, text: str) -> None:
        self.text = text
        body = _LINE_END.sub("\n", text.removeprefix(_MARK))
        self.tree, self.faults = read_yaml(body, "")
        self.spans: dict[Keys, Span] = positions(body)
        first = len(_MARK) if text.startswith(_MARK) else 0
        self.starts = [first, *(match.end() for match in _LINE_END.finditer(text))]
        found = _LINE_END.search(text)
        self.line_end = found[0] if found else "\n"

    def offsets(self, span: tuple[int, int, int, int]) -> tuple[int, int]:
        """First and last offset of a stretch that is given by lines and columns."""
        return self.starts[span[0] - 1] + span[1] - 1, self.starts[span[2] - 1] + span[3] - 1

    def stretch(self, keys: Keys) -> tuple[int, int]:
        """First and last offset of a value; of a block its first line only, of brackets all that they hold."""
        start, end = self.offsets(self.spans[keys].value)
        if self.text[start : start + 1] not in {"{", "["} or end - start > 1:
            return start, end
        inner = [address for address in self.spans if address[:-1] == keys and len(address) == len(keys) + 1]
        after = self.stretch(inner[-1])[1] if inner else start + 1
        closing = _CLOSING.match(self.text, after)
        return start, closing.end() if closing else after

    def read_back(self, new: str, wanted: Any) -> str | None:
        """The new text, if it says what is wanted and no fault has come."""
        tree, faults = read_yaml(_LINE_END.sub("\n", new.removeprefix(_MARK)), "")
        return new if tree == wanted and len(faults) <= len(self.faults) else None

    @property
    def lines(self) -> int:
        """The number of lines; an empty one after the last line end is none."""
        return len(self.starts) - (0 if self.text[self.starts[-1] :] else 1)

    def inserted(self, line: int, lines: Sequence[str]) -> str:
        """The text with lines put in before the line of that number, counted from 0."""
        end = self.line_end
        if line < len(self.starts):
            before, after = self.text[: self.starts[line]], self.text[self.starts[line] :]
        else:
            before, after = self.text, ""
        if before and not before.endswith(("\n", "\r")):
            before += end
        return before + end.join(lines) + end + after

    def end_of(self, keys: Keys) -> int:
        """The line after the last of a block, counted from 0: trailing blank lines and comments are not its."""
        parent, depth = keys[:-1], len(keys)
        here = self.spans[keys].key or self.spans[keys].value
        later = [
            span.key[0] - 1
            for address, span in self.spans.items()
            if span.key and len(address) <= depth and address[:-1] == parent[: len(address) - 1]
            if span.key[0] > here[0]
        ]
        last = min(later, default=len(self.starts))
        lines = _LINE_END.split(self.text)
        while last > here[0] and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
            last -= 1
        return last


def _with_item(source: _Source, section: str, name: str, item: Mapping[str, str | Sequence[str]]) -> str:
    text, keys = source.text, (section,)
    if keys not in source.spans:
        return source.inserted(source.lines, [f"{section}:", *_block(name, item, "  ")])
    span = source.spans[keys]
    start, end = source.stretch(keys)
    held = source.tree[section] if source.tree else ""
    if not held:
        emptied = text[:start].rstrip(" ") + text[end:] if text[start : start + 1] in {"{", "["} else text
        return _Source(emptied).inserted((span.key or span.value)[0], _block(name, item, "  "))
    if text[start] == "{":
        return f"{text[: end - 1].rstrip()}, {name}: {_flow(item)}{text[end - 1 :]}"
    column = (source.spans[(section, str(next(iter(held))))].key or span.value)[1]
    return source.inserted(source.end_of(keys), _block(name, item, " " * (column - 1)))


def _with_entry(source: _Source, keys: Keys, entry: str) -> str:
    text = source.text
    start, end = source.stretch(keys)
    held = _at(source.tree, keys)
    if text[start : start + 1] == "[":
        joint = ", " if held else ""
        return f"{text[: end - 1].rstrip()}{joint}{_plain_or_quoted(entry)}{text[end - 1 :]}"
    last = source.spans[(*keys, len(held) - 1)].value
    line = _LINE_END.split(text)[last[0] - 1]
    return source.inserted(last[2], [f"{line[: line.index('-')]}- {_plain_or_quoted(entry)}"])


def _with_list(source: _Source, keys: Keys, entry: str) -> str:
    text, owner = source.text, source.spans[keys[:-1]]
    start, end = source.stretch(keys[:-1])
    added = f"{keys[-1]}: [{_plain_or_quoted(entry)}]"
    if text[start : start + 1] == "{":
        joint = ", " if _at(source.tree, keys[:-1]) else ""
        return f"{text[: end - 1].rstrip()}{joint}{added}{text[end - 1 :]}"
    line, column = owner.value[0], owner.value[1]
    return source.inserted(line - 1, [" " * (column - 1) + added])


def _block(name: str, item: Mapping[str, str | Sequence[str]], indent: str) -> list[str]:
    lines = [f"{indent}{_plain_or_quoted(name)}:"]
    return lines + [f"{indent}  {key}: {_value(value)}" for key, value in item.items()]


def _flow(item: Mapping[str, str | Sequence[str]]) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in item.items()) + "}"


def _value(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return _plain_or_quoted(value)
    return "[" + ", ".join(map(_plain_or_quoted, value)) + "]"


def _scalar(value: str, like: str) -> str:
    """A scalar, in the quotation marks of the one it replaces."""
    if like.startswith("'") and "'" not in value:
        return f"'{value}'"
    return _quoted(value) if like.startswith('"') else _plain_or_quoted(value)


def _plain_or_quoted(value: str) -> str:
    return value if _PLAIN.match(value) else _quoted(value)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def _as_tree(item: Mapping[str, str | Sequence[str]]) -> dict[str, Tree]:
    return {key: value if isinstance(value, str) else list(value) for key, value in item.items()}


def _at(tree: Any, keys: Keys) -> Any:
    for key in keys:
        listed = isinstance(tree, list) and isinstance(key, int) and key < len(tree)
        if not listed and not (isinstance(tree, dict) and key in tree):
            return None
        tree = tree[key]
    return tree


def _put(tree: Any, keys: Keys, value: Any) -> bool:
    owner = _at(tree, keys[:-1])
    if not isinstance(owner, dict):
        return False
    owner[keys[-1]] = value
    return True
