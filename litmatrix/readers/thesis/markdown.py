"""A thesis in Markdown (CommonMark with tables and footnotes)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from litmatrix.model.thesis import ParagraphKind, Thesis
from litmatrix.readers.thesis.raw import Raw
from litmatrix.readers.thesis.structure import structured

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?\s?")
_MOST_BRACKETS = 20_000
"""With more, links stay as they are written: for a bracket that is never closed the parser reads on at length."""
_BRACKET = "\ue05b"
"""Stands for a bracket that shall be no link."""
_SHOWN = frozenset(("text", "code_inline", "text_special"))


def read_markdown(text: str, path: str) -> Thesis:
    """The thesis; its paragraphs know the line and column of every stretch."""
    source = _FRONT_MATTER.sub(lambda match: "\n" * match.group().count("\n"), text)
    flooded = source.count("[") > _MOST_BRACKETS
    if flooded:
        source = source.replace("[", _BRACKET)
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    blocks = list(_blocks(tokens, source.split("\n")))
    if flooded:
        blocks = [[raw._replace(text=raw.text.replace(_BRACKET, "[")) for raw in block] for block in blocks]
    return Thesis(path, structured(blocks, path), "line", text)


def _blocks(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[list[Raw]]:
    """Every paragraph, heading and cell."""
    inside: Counter[str] = Counter()
    tables, row, column = 0, 0, 0
    for before, token in pairwise([Token("", "", 0), *tokens]):
        inside[token.type.rsplit("_", 1)[0]] += token.nesting
        if token.type == "table_open":
            tables += 1
        elif token.type == "tr_open" and token.map:
            row, column = token.map[0], 0
        elif token.type == "inline":
            in_table = inside["table"] > 0
            start = row if in_table else token.map[0] if token.map else 0
            raws = _inline(token.children or (), lines, start, column if in_table else 0)
            if raws:
                column = raws[-1].column + len(raws[-1].text) - 1
                level = int(before.tag[1:]) if inside["heading"] else 0
                kind = _kind(inside, lines[start])
                raws[0] = raws[0]._replace(kind=kind, level=level, table=tables if in_table else 0)
                yield raws


def _kind(inside: Counter[str], line: str) -> ParagraphKind:
    if inside["table"]:
        return "table"
    if inside["heading"]:
        return "heading"
    if inside["blockquote"]:
        return "quote"
    return "footnote" if _NOTE.match(line.lstrip()) else "text"


def _inline(children: Sequence[Token], lines: Sequence[str], line: int, column: int) -> list[Raw]:
    """The readable text of a paragraph, piece by piece, each found again in its line."""
    found: list[Raw] = []
    glued = False
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            line, column, glued = line + 1, 0, False
        elif child.type in _SHOWN and child.content:
            source = lines[line] if line < len(lines) else ""
            at = source.find(child.content, column)
            at = at if at >= 0 else column
            found.append(Raw(_NOTE.sub("", child.content), line + 1, at + 1, glued=glued))
            column, glued = at + len(child.content), True
    return found
