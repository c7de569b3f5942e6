"""A thesis in Markdown (CommonMark with tables and footnotes)."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from litmatrix.model.thesis import ParagraphKind, Thesis
from litmatrix.readers.thesis.raw import Raw
from litmatrix.readers.thesis.structure import structured

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?\s?")
_SHOWN = frozenset(("text", "code_inline", "text_special"))


def read_markdown(text: str, path: str) -> Thesis:
    """The thesis; its paragraphs know the line and column of every stretch."""
    source = _FRONT_MATTER.sub(lambda match: "\n" * match.group().count("\n"), text)
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    blocks = list(_blocks(tokens, source.split("\n")))
    return Thesis(path, structured(blocks, path), "line", text)


def _blocks(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[list[Raw]]:
    quotes, tables, row, level, column = 0, 0, 0, 0, 0
    in_table = False
    for token in tokens:
        if token.type == "blockquote_open":
            quotes += 1
        elif token.type == "blockquote_close":
            quotes -= 1
        elif token.type == "table_open":
            tables, in_table = tables + 1, True
        elif token.type == "table_close":
            in_table = False
        elif token.type == "tr_open" and token.map:
            row, column = token.map[0], 0
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            start = row if in_table else token.map[0] if token.map else 0
            kind: ParagraphKind = "table" if in_table else "heading" if level else "quote" if quotes else "text"
            raws = _inline(token.children or (), lines, start, column if in_table else 0)
            if in_table and raws:
                column = raws[-1].column + len(raws[-1].text) - 1
            if raws and _NOTE.match(lines[start].lstrip()) and kind == "text":
                kind = "footnote"
            if raws:
                raws[0] = raws[0]._replace(kind=kind, level=level, table=tables if in_table else 0)
                yield raws
            level = 0


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
