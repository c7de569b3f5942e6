"""How a value is written in YAML: plain where that says the same, in quotation marks or as a block elsewhere."""

import re
import textwrap
from collections.abc import Mapping
from typing import Any

WIDTH = 112
"""Signs in a line of a user's file."""
_PLAIN = re.compile(r"[^\W_](?:[\w .–/-]*[\w.])?\Z")
_FOLDS = re.compile(r"\S+(?: \S+)*\Z")
_LITERAL = re.compile(r"\S[^\n]*(?:\n(?:\S[^\n]*)?)*\Z")


def scalar(value: str, like: str) -> str:
    """A scalar, in the quotation marks of the one it replaces."""
    if like.startswith("'") and "'" not in value and "\n" not in value:
        return f"'{value}'"
    return quoted(value) if like.startswith('"') else plain_or_quoted(value)


def plain_or_quoted(value: str) -> str:
    """A scalar on one line."""
    return value if _PLAIN.match(value) else quoted(value)


def quoted(value: str) -> str:
    """A scalar in double quotation marks."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def flow(value: Any) -> str:
    """Any value on one line."""
    if isinstance(value, str):
        return plain_or_quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{plain_or_quoted(str(key))}: {flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def entry(name: str, value: Any, indent: int, *, folds: bool = True) -> list[str]:
    """The lines of a field in block style; without `folds` no text takes several lines."""
    return after(f"{' ' * indent}{plain_or_quoted(name)}:", value, indent, folds=folds)


def after(head: str, value: Any, indent: int, comment: str = "", *, folds: bool = True) -> list[str]:
    """The lines of a field whose name, `head`, stands there; a `comment` stays at the end of the first."""
    tail = f"  {comment}" if comment else ""
    if isinstance(value, str):
        first, *more = _text(head, value, indent, tail, folds)
        return [first + tail, *more]
    if isinstance(value, Mapping) and value:
        inner = (entry(name, one, indent + 2, folds=folds) for name, one in value.items())
        return [head + tail, *(line for lines in inner for line in lines)]
    line = f"{head} {flow(value)}{tail}"
    if not value or len(line) <= WIDTH or not all(isinstance(one, str) for one in value):
        return [line]
    return [head + tail, *(line for one in value for line in item(one, indent + 2, folds=folds))]


def item(value: str, indent: int, *, folds: bool = True) -> list[str]:
    """The lines of an item of a list in block style."""
    return _text(f"{' ' * indent}-", value, indent, "", folds)


def _text(head: str, value: str, indent: int, tail: str, folds: bool) -> list[str]:
    line = f"{head} {plain_or_quoted(value)}"
    inner = " " * (indent + 2)
    if not folds:
        return [line]
    if "\n" in value and _LITERAL.match(value) and not value.endswith("\n"):
        return [f"{head} |-", *(inner + one if one else "" for one in value.split("\n"))]
    if len(line) + len(tail) > WIDTH and _FOLDS.match(value):
        width = max(40, WIDTH - len(inner))
        folded = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
        return [f"{head} >-", *(inner + one for one in folded)]
    return [line]
