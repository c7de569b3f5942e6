"""One value, one item or one entry more."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from litmatrix.edit.scalars import entry as block
from litmatrix.edit.scalars import flow, plain_or_quoted, scalar
from litmatrix.edit.source import Keys, Source
from litmatrix.readers.yaml import Tree


def with_value(text: str, keys: Keys, value: str) -> str | None:
    """The text with another value at an address, or None where that cannot be done without touching more."""
    source = Source(text)
    span = source.spans.get(keys)
    if span is None or span.value[0] != span.value[2]:
        return None
    start, end = source.offsets(span.value)
    wanted = deepcopy(source.tree)
    if not _put(wanted, keys, value):
        return None
    return source.read_back(text[:start] + scalar(value, text[start:end]) + text[end:], wanted)


def with_item(text: str, section: str, name: str, item: Mapping[str, str | Sequence[str]]) -> str | None:
    """The text with a further item at the end of one of its sections, which is made where there is none.

    Returns None where the section already has an item of that name, or is no mapping.
    """
    source = Source(text)
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
    source = Source(text)
    owner = _at(source.tree, keys[:-1])
    if not isinstance(owner, dict) or not isinstance(held := owner.get(str(keys[-1]), []), list):
        return None
    wanted = deepcopy(source.tree)
    _put(wanted, keys, [*held, entry])
    if keys in source.spans:
        return source.read_back(_with_entry(source, keys, entry), wanted)
    return source.read_back(_with_list(source, keys, entry), wanted)


def _with_item(source: Source, section: str, name: str, item: Mapping[str, str | Sequence[str]]) -> str:
    text, keys = source.text, (section,)
    if keys not in source.spans:
        return source.inserted(source.lines, [f"{section}:", *block(name, item, 2)])
    span = source.spans[keys]
    start, end = source.stretch(keys)
    held = source.tree[section] if source.tree else ""
    if not held:
        emptied = text[:start].rstrip(" ") + text[end:] if text[start : start + 1] in {"{", "["} else text
        return Source(emptied).inserted((span.key or span.value)[0], block(name, item, 2))
    if text[start] == "{":
        return f"{text[: end - 1].rstrip()}, {name}: {flow(item)}{text[end - 1 :]}"
    column = (source.spans[(section, str(next(iter(held))))].key or span.value)[1]
    return source.inserted(source.inside((section, str(list(held)[-1]))), block(name, item, column - 1))


def _with_entry(source: Source, keys: Keys, entry: str) -> str:
    text = source.text
    start, end = source.stretch(keys)
    held = _at(source.tree, keys)
    if text[start : start + 1] == "[":
        joint = ", " if held else ""
        return f"{text[: end - 1].rstrip()}{joint}{plain_or_quoted(entry)}{text[end - 1 :]}"
    last = source.spans[(*keys, len(held) - 1)].value
    line = source.line(last[0] - 1)
    return source.inserted(last[2], [f"{line[: line.index('-')]}- {plain_or_quoted(entry)}"])


def _with_list(source: Source, keys: Keys, entry: str) -> str:
    text, owner = source.text, source.spans[keys[:-1]]
    start, end = source.stretch(keys[:-1])
    added = f"{keys[-1]}: [{plain_or_quoted(entry)}]"
    if text[start : start + 1] == "{":
        joint = ", " if _at(source.tree, keys[:-1]) else ""
        return f"{text[: end - 1].rstrip()}{joint}{added}{text[end - 1 :]}"
    line, column = owner.value[0], owner.value[1]
    return source.inserted(line - 1, [" " * (column - 1) + added])


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
