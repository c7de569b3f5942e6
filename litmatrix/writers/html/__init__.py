"""A document as one HTML file: nothing is fetched, nothing runs, and what it may show is fixed by its policy."""

import base64
import hashlib
import re
from collections.abc import Mapping
from math import cos, radians, sin
from types import MappingProxyType

from litmatrix.document import Block, Document, Figure, Section, Table
from litmatrix.languages import Language, language
from litmatrix.writers.html import table as tables
from litmatrix.writers.html.blocks import block
from litmatrix.writers.html.escape import escape
from litmatrix.writers.html.inlines import inlines
from litmatrix.writers.level_words import level_words
from litmatrix.writers.marks import MUTED, RULE, shade, sweep
from litmatrix.writers.parts import following, introduction, more
from litmatrix.writers.setting import Setting
from litmatrix.writers.templates import Plain

_DEEPEST_HEADING = 6
_RADIUS = 6.5
"""Of a level's circle, in a square of 16."""


def write(document: Document, setting: Setting) -> Mapping[str, str]:
    """`html`: the whole document in one file. Raises `TemplateFault`."""
    words = language(document.language)
    writing = Writing(setting, words)
    values: dict[str, Plain] = {
        "title": escape(document.title),
        "language": words.locale,
        "levels": tuple(level_looks(setting)),
        "introduction": writing.blocks(introduction(document)),
        "blocks": (blocks := writing.blocks(following(document))),
        "more": more(document, blocks),
        "sections": tuple(writing.section(section, 2) for section in document.sections),
        "tables": MappingProxyType(writing.tables),
        "figures": MappingProxyType(writing.figures),
        "rooms": tuple(writing.rooms),
        "muted": MUTED,
        "line": RULE,
        "landscape": int(document.kind == "matrix"),
    }
    style = setting.templates.render("style.css.j2", values)
    values |= {"style": style, "style_hash": source_hash(style)}
    return {"html": setting.templates.render(f"{document.kind}.html.j2", values)}


def source_hash(source: str) -> str:
    """What a content security policy knows a style or a script by (CSP level 3, "hash-source")."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


class Writing:
    """One run of the writer: it numbers the tables and figures and names the sections as they come."""

    def __init__(self, setting: Setting, words: Language) -> None:
        self.setting = setting
        self.words = words
        self.tables: dict[str, Plain] = {}
        self.figures: dict[str, Plain] = {}
        self.rooms: list[Plain] = []
        self._names: set[str] = set()

    def section(self, section: Section, depth: int) -> Plain:
        """A section for a template; its heading is of level `depth`."""
        return MappingProxyType(
            {
                "id": section.id,
                "name": self._name("s", section.id),
                "level": min(depth, _DEEPEST_HEADING),
                "title": inlines(section.title),
                "blocks": self.blocks(section.blocks),
                "sections": tuple(self.section(below, depth + 1) for below in section.sections),
            }
        )

    def blocks(self, content: tuple[Block, ...]) -> tuple[str, ...]:
        """Blocks as HTML, one after the other."""
        return tuple(map(self._block, content))

    def _block(self, content: Block) -> str:
        match content:
            case Table():
                return self.table(content)
            case Figure():
                return self.figure(content)
            case _:
                return block(content)

    def table(self, table: Table) -> str:
        """A table with its number, caption and notes."""
        name = self._name("t", table.id)
        self.rooms.append(MappingProxyType({"name": name, "shares": tables.shares(table), **tables.room(table)}))
        values: dict[str, Plain] = {
            "id": table.id,
            "name": name,
            "number": escape(self.words.label("table.number", n=len(self.tables) + 1)),
            "caption": escape(table.caption),
            "head": tables.head(table),
            "rows": tuple(map(tables.row, table.rows)),
            "note": escape(self.words.label("note")),
            "notes": tuple(map(inlines, table.notes)),
            "wide": int(table.wide),
        }
        text = self.setting.templates.render("table.html.j2", values).strip("\n")
        self.tables[table.id] = text
        return text

    def figure(self, figure: Figure) -> str:
        """A figure with its number, caption and notes. Its drawing is SVG of our own making."""
        values: dict[str, Plain] = {
            "id": figure.id,
            "name": self._name("f", figure.id),
            "number": escape(self.words.label("figure.number", n=len(self.figures) + 1)),
            "caption": escape(figure.caption),
            "drawing": figure.svg.strip("\n"),
            "note": escape(self.words.label("note")),
            "notes": tuple(map(inlines, figure.notes)),
        }
        text = self.setting.templates.render("figure.html.j2", values).strip("\n")
        self.figures[figure.id] = text
        return text

    def _name(self, kind: str, id_: str) -> str:
        """A name for links to lead to: unlike all others, and nothing in it that a name or a style cannot hold."""
        plain = f"{kind}-" + (re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-") or "x")
        name, number = plain, 1
        while name in self._names:
            number += 1
            name = f"{plain}-{number}"
        self._names.add(name)
        return name


def level_looks(setting: Setting) -> list[Plain]:
    """What each level of each number of levels looks like, and how wide the widest word of a number is."""
    return [
        _look(rank, of, max(map(len, words)))
        for of, words in level_words(setting.review).items()
        for rank in range(of)
    ]


def _look(rank: int, of: int, width: int) -> Plain:
    light, dark = shade(rank, of), shade(rank, of, dark=True)
    filled = sweep(rank, of)
    return MappingProxyType(
        {
            "name": f"level-{of}-{rank}",
            "background": light.background,
            "ink": light.ink,
            "dark_background": dark.background,
            "dark_ink": dark.ink,
            "filled": _filled(filled),
            "turn": min(filled, 0) % 360,
            "sweep": abs(filled),
            "width": width,
        }
    )


def _filled(degrees: int) -> str:
    """The filled part of a circle as the path of an SVG, from the top."""
    if not degrees:
        return ""
    end, large, clockwise = radians(degrees), int(abs(degrees) > 180), int(degrees > 0)
    if abs(degrees) >= 360:  # an arc that ends where it began is none
        half = f"a{_RADIUS} {_RADIUS} 0 1 1 0 "
        return f"M8 {8 - _RADIUS}{half}{2 * _RADIUS}{half}{-2 * _RADIUS}z"
    x, y = 8 + _RADIUS * sin(end), 8 - _RADIUS * cos(end)
    return f"M8 8V{8 - _RADIUS}A{_RADIUS} {_RADIUS} 0 {large} {clockwise} {x:.2f} {y:.2f}z"
