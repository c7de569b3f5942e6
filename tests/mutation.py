"""One small accident at a time: a thing deleted, misspelt, doubled, emptied, or robbed of its punctuation.

`mutations` makes every such accident in a file of a review; tests/test_mutation.py judges what happens then.
Texts are cut and pasted, never written anew, so that everything else stays as it was.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import yaml
from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

Key = str | int
Kind = Literal["delete", "misspell key", "misspell value", "duplicate", "empty", "unmark"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_NAMES = ("id", "database", "name", "reports")
"""Fields that say which one an item of a list is."""


class Mutation(NamedTuple):
    """A text after an accident, and where the accident was."""

    path: str
    kind: Kind
    address: tuple[Key, ...]
    text: str
    lines: frozenset[int]
    """Where a person would look: the thing itself, or what it belonged to. 1-based."""
    words: frozenset[str]
    """The thing by name, before and after."""


def mutations(path: str, text: str) -> Iterator[Mutation]:
    """Every accident in one file of a review."""
    if path.endswith(".bib"):
        return _in_bibliography(path, text)
    if path.endswith(".md"):
        return _in_finding(path, text)
    return _in_yaml(path, text)


def misspelt(word: str) -> str:
    """A typical slip: two letters in the wrong order, an l for a 1, a letter too many."""
    if (word[-1:].isdecimal() and not word.isalnum()) or re.fullmatch(r"[0-9]{2,}", word):
        return f"{word[:-1]}l"
    for at in range(len(word) // 2, len(word) - 1):
        if word[at] != word[at + 1] and word[at : at + 2].isalpha():
            return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
    return f"{word}x"


def _lines(text: str, offsets: Iterable[int]) -> frozenset[int]:
    return frozenset(text.count("\n", 0, offset) + 1 for offset in offsets)


# ----------------------------------------------------------------------------------------------- YAML


class _Thing(NamedTuple):
    """An entry of a mapping or an item of a list."""

    address: tuple[Key, ...]
    start: int
    end: int
    before: int | None
    """Where the thing before it ends; None for the first."""
    after: int | None
    """Where the thing after it begins; None for the last."""
    key: ScalarNode | None
    value: Node
    owner: tuple[int, ...]
    """Where its owner begins, and where the owner is named."""
    flow: bool


def _in_yaml(path: str, text: str, offset: int = 0, end: int | None = None) -> Iterator[Mutation]:
    """Every accident in the YAML of `text[offset:end]`."""
    source = text[offset:end]
    root = yaml.compose(source, Loader=yaml.SafeLoader)
    assert isinstance(root, MappingNode)
    first = root.value[0][0].start_mark.index if root.value else 0
    for thing in _things(root, source, (), (0, first)):
        for kind, changed, seen in _accidents(thing, source):
            whole = text[:offset] + changed + ("" if end is None else text[end:])
            owners = (offset + at for at in thing.owner)  # an owner stands before its things, unmoved
            lines = _lines(whole, [*owners, *(offset + at for at in seen)])
            if not thing.address[1:]:
                lines |= {1}  # the file itself
            yield Mutation(path, kind, thing.address, whole, lines, frozenset(_words(thing, kind)) - {""})


def _things(node: Node, text: str, address: tuple[Key, ...], owner: tuple[int, ...]) -> Iterator[_Thing]:
    if isinstance(node, MappingNode):
        children = [(key.value, key, value) for key, value in node.value]
    elif isinstance(node, SequenceNode):
        children = [(at, None, value) for at, value in enumerate(node.value)]
    else:
        return
    starts = [(key or value).start_mark.index for _, key, value in children]
    ends = [_end(value, text) for _, _, value in children]
    for at, (name, key, value) in enumerate(children):
        inside = (*address, name)
        before = ends[at - 1] if at else None
        after = starts[at + 1] if at + 1 < len(children) else None
        yield _Thing(inside, starts[at], ends[at], before, after, key, value, owner, bool(node.flow_style))
        yield from _things(value, text, inside, (starts[at], value.start_mark.index, *_names_of(value)))


def _end(node: Node, text: str) -> int:
    """Where a thing ends; of a block in YAML, without the blank lines and comments that follow it."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    end: int = node.end_mark.index
    return len(text[:end].rstrip()) if end > node.start_mark.index else end


def _names_of(node: Node) -> list[int]:
    if not isinstance(node, MappingNode):
        return []
    return [key.start_mark.index for key, _ in node.value if key.value in _NAMES]


def _words(thing: _Thing, kind: Kind) -> set[str]:
    """What a thing is called, and after a slip also what it is called then."""
    value = thing.value.value if isinstance(thing.value, ScalarNode) else ""
    if kind == "misspell value":
        return {value, _inside(value)}
    if thing.key is not None and kind == "misspell key":
        return {thing.key.value, _inside(thing.key.value)}
    if thing.key is not None and value:
        return {thing.key.value}
    return {thing.key.value if thing.key is not None else value, *_names_inside(thing.value)}


def _names_inside(node: Node) -> Iterator[str]:
    """All that a collection defines: its keys, its items, and the names of what is in it."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield str(key.value)
            if key.value in _NAMES and isinstance(value, ScalarNode):
                yield str(value.value)
            yield from _names_inside(value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _names_inside(item) if isinstance(item, CollectionNode) else (str(item.value),)


def _accidents(thing: _Thing, text: str) -> Iterator[tuple[Kind, str, tuple[int, ...]]]:
    """Kind, the text afterwards, and the offsets in it where the accident can be seen."""
    start, end = thing.start, thing.end
    yield "delete", *_deleted(thing, text)
    column = start - (text.rfind("\n", 0, start) + 1)
    dash = "" if thing.key is not None else "- "
    between = ", " if thing.flow else f"\n{' ' * (column - len(dash))}{dash}"
    copy = text[start:end] + between
    yield "duplicate", text[:start] + copy + text[start:], (start, start + len(copy))
    if thing.key is not None:
        after_key = thing.key.end_mark.index
        yield "misspell key", f"{text[:start]}{_inside(text[start:after_key])}{text[after_key:]}", (start,)
        # Only the line after a missing colon shows that something is wrong.
        below = text.find("\n", thing.value.start_mark.index) + 1 or end
        unmarked = text[:after_key] + text[after_key:].replace(":", "", 1)
        first = thing.value.start_mark.index - 1
        yield "unmark", unmarked, (start, first, end - 1, end, below, min(end + 1, len(unmarked)))
        yield "empty", text[: after_key + 1] + text[end:], (start,)
    if isinstance(thing.value, ScalarNode) and thing.value.value:
        at = thing.value.start_mark.index
        yield "misspell value", text[:at] + _inside(text[at:end]) + text[end:], (at,)
    elif thing.value.flow_style:
        at = thing.value.start_mark.index
        yield "unmark", text[:at] + text[at + 1 :], (at, end)
        yield "unmark", text[: end - 1] + text[end:], (at, end)


def _deleted(thing: _Thing, text: str) -> tuple[str, tuple[int, ...]]:
    if thing.after is not None:
        return text[: thing.start] + text[thing.after :], (thing.start,)
    if thing.before is not None:
        return text[: thing.before] + text[thing.end :], (thing.before - 1,)
    return text[: thing.start] + text[thing.end :], (thing.start,)


_WORD = re.compile(r"\w(?:[\w-]*\w)?")


def _inside(written: str) -> str:
    """A text as written in YAML, with a slip in its first word of two letters or more."""
    words = list(_WORD.finditer(written))
    match = next((match for match in words if len(match[0]) > 1), words[0] if words else None)
    return f"{written[: match.start()]}{misspelt(match[0])}{written[match.end() :]}" if match else f"{written}x"


# ------------------------------------------------------------------------------------ a bibliography

_ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),\n(.*?)^\}\n", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\}(,?)\n", re.MULTILINE)


def _in_bibliography(path: str, text: str) -> Iterator[Mutation]:
    """Every accident in a `.bib` with a field to a line, as reference managers write it."""
    for entry in _ENTRY.finditer(text):
        kind, key, start, end = entry[1], entry[2], entry.start(), entry.end()

        def made(accident: Kind, changed: str, at: int, *names: str) -> Mutation:
            below = changed.find("\n", at) + 1  # the line after a missing mark shows what is wrong
            lines = _lines(changed, {at, start, below if accident == "unmark" else at})  # noqa: B023 - used at once
            words = frozenset({key, misspelt(key), *names})  # noqa: B023
            return Mutation(path, accident, (key, *names), changed, lines, words)  # noqa: B023

        before, after = text[:start], text[end:]
        yield made("delete", before + after, start)
        yield made("duplicate", before + entry[0] * 2 + after, start + len(entry[0]))
        yield made("misspell key", before + entry[0].replace(f"{{{key},", f"{{{misspelt(key)},", 1) + after, start)
        yield made("misspell value", before + entry[0].replace(kind, misspelt(kind), 1) + after, start, "type")
        for mark in ("@", "{", ","):
            yield made("unmark", before + entry[0].replace(mark, "", 1) + after, start)
        yield made("unmark", text[: end - 2] + text[end - 1 :], start)
        for field in _FIELD.finditer(text, entry.start(3), entry.end(3)):
            for accident, line in _in_field(field):
                changed = text[: field.start()] + line + text[field.end() :]
                at = field.start() + (len(line) // 2 + 1 if accident == "duplicate" else 0)
                yield made(accident, changed, at, field[1])


def _in_field(field: re.Match[str]) -> Iterator[tuple[Kind, str]]:
    """Kind, and the line of the field afterwards."""
    line, name, value, comma = field[0], field[1], field[2], field[3]
    yield "delete", ""
    yield "duplicate", line.replace("}\n", "},\n") + line
    yield "misspell key", line.replace(name, misspelt(name), 1)
    yield "empty", f"  {name} = {{}}{comma}\n"
    yield "misspell value", f"  {name} = {{{_inside(value)}}}{comma}\n"
    yield "unmark", line.replace("=", "", 1)
    yield "unmark", line.replace("{", "", 1)
    yield "unmark", f"  {name} = {{{value}{comma}\n"
    if comma:
        yield "unmark", line.replace("},\n", "}\n")


# ------------------------------------------------------------------------------------------ a finding

_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_ITEM = re.compile(r"@([\w-]+)[^;\]]*")
_HEADING = re.compile(r"^# .*\n", re.MULTILINE)


def _in_finding(path: str, text: str) -> Iterator[Mutation]:
    """Every accident in the front matter of a finding, in its heading and in its citations."""
    front = _FRONT_MATTER.match(text)
    assert front is not None
    yield from _in_yaml(path, text, front.start(1), front.end(1))
    for fence in (front.start(), front.end() - 4):
        changed = text[:fence] + text[fence + 4 :]
        yield Mutation(path, "unmark", ("---",), changed, _lines(changed, {0, fence}), frozenset({"---"}))
    heading = _HEADING.search(text, front.end())
    assert heading is not None
    changed = text[: heading.start()] + text[heading.end() :]
    seen = _lines(changed, {0, heading.start(), heading.start() + 1})
    yield Mutation(path, "delete", ("#",), changed, seen, frozenset())
    for citation in _CITATION.finditer(text, front.end()):
        for item in _ITEM.finditer(text, citation.start(), citation.end()):
            yield from _in_citation(path, text, citation, item)


def _in_citation(path: str, text: str, citation: re.Match[str], item: re.Match[str]) -> Iterator[Mutation]:
    key, start, end = item[1], item.start(), item.end()
    rest = text[citation.start() : start].rstrip(" ;") + text[end : citation.end()].lstrip(" ;")
    without = "" if rest == "[]" else re.sub(r"^\[[ ;]*", "[", rest)
    accidents: dict[Kind, str] = {
        "delete": text[: citation.start()] + without + text[citation.end() :],
        "misspell key": f"{text[: start + 1]}{misspelt(key)}{text[start + 1 + len(key) :]}",
        "duplicate": f"{text[:start]}{item[0].rstrip()}; {text[start:]}",
        "unmark": text[:start] + text[start + 1 :],
    }
    listed = text.find("supported_by")  # a work that nobody cites is missed where it is listed
    for kind, changed in accidents.items():
        lines = _lines(changed, {start, listed} if kind in {"delete", "unmark"} else {start, end})
        yield Mutation(path, kind, ("citation", key), changed, lines, frozenset({key, misspelt(key)}))
