"""A document as Markdown: tables that GitHub shows, text that reads the same there and through pandoc."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from litmatrix.document import Block, Document, Figure, Row, Section, Table
from litmatrix.languages import Language, language
from litmatrix.writers.drawings import figure_path, spoken
from litmatrix.writers.markdown.blocks import block
from litmatrix.writers.markdown.escape import escape
from litmatrix.writers.markdown.inlines import CELL_BREAK, cell_line, inlines
from litmatrix.writers.parts import following, introduction, more
from litmatrix.writers.setting import Setting
from litmatrix.writers.templates import Plain

_RULE_SIGNS = 100
"""Dashes below the heads of a table; pandoc takes the widths of the columns from their shares."""


def write(document: Document, setting: Setting) -> Mapping[str, str]:
    """`md`: the whole document. Raises `TemplateFault`."""
    writing = _Writing(setting, language(document.language))
    values: dict[str, Plain] = {
        "title": escape(document.title),
        "introduction": writing.blocks(introduction(document)),
        "blocks": (blocks := writing.blocks(following(document))),
        "more": more(document, blocks),
        "sections": tuple(writing.section(section, 2) for section in document.sections),
        "tables": MappingProxyType(writing.tables),
        "figures": MappingProxyType(writing.figures),
    }
    return {"md": setting.templates.render(f"{document.kind}.md.j2", values)}


class _Writing:
    """One run of the writer: it numbers the tables and figures as they come."""

    def __init__(self, setting: Setting, words: Language) -> None:
        self.setting = setting
        self.words = words
        self.tables: dict[str, Plain] = {}
        self.figures: dict[str, Plain] = {}

    def section(self, section: Section, depth: int) -> Plain:
        marks = "#" * min(depth, 6)
        return MappingProxyType(
            {
                "id": section.id,
                "heading": f"{marks} {inlines(section.title, ' ')}",
                "title": inlines(section.title, " "),
                "blocks": self.blocks(section.blocks),
                "sections": tuple(self.section(below, depth + 1) for below in section.sections),
            }
        )

    def blocks(self, content: tuple[Block, ...]) -> tuple[str, ...]:
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
        total = sum(column.weight for column in table.columns)
        rules = ("-" * max(3, round(_RULE_SIGNS * column.weight / total)) for column in table.columns)
        values: dict[str, Plain] = {
            "id": table.id,
            "number": escape(self.words.label("table.number", n=len(self.tables) + 1)),
            "caption": escape(table.caption),
            "head": _line(escape(column.label) for column in table.columns),
            "rule": _line(rules),
            "rows": tuple(map(_row, table.rows)),
            "note": escape(self.words.label("note")),
            "notes": tuple(inlines(note, " ") for note in table.notes),
        }
        text = self.setting.templates.render("table.md.j2", values).strip("\n")
        self.tables[table.id] = text
        return text

    def figure(self, figure: Figure) -> str:
        values: dict[str, Plain] = {
            "id": figure.id,
            "number": escape(self.words.label("figure.number", n=len(self.figures) + 1)),
            "caption": escape(figure.caption),
            "alt": escape(spoken(figure)),
            "file": figure_path(figure, "svg"),
            "note": escape(self.words.label("note")),
            "notes": tuple(inlines(note, " ") for note in figure.notes),
        }
        text = self.setting.templates.render("figure.md.j2", values).strip("\n")
        self.figures[figure.id] = text
        return text


def _row(row: Row) -> str:
    cells = [
        cell_line(cell.lines[0]) if len(cell.lines) == 1 else CELL_BREAK.join(map(cell_line, cell.lines))
        for cell in row.cells
    ]
    return f"| {' | '.join(cells)} |"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
