"""A document as LaTeX: a whole one that compiles by itself, and its body for a thesis to `\\input`.

Citations are text, or commands of biblatex where `setting.biblatex` holds the document with its citations.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile, takewhile
from types import MappingProxyType

from litmatrix.document import Block, Document, Section, Table
from litmatrix.languages import Language, language
from litmatrix.model import Scale
from litmatrix.writers.latex import table as tables
from litmatrix.writers.latex.biblatex_words import BIBLATEX_WORDS
from litmatrix.writers.latex.blocks import block
from litmatrix.writers.latex.escape import escape
from litmatrix.writers.latex.inlines import inlines
from litmatrix.writers.marks import MUTED, RULE, shade, sweep
from litmatrix.writers.setting import Setting
from litmatrix.writers.templates import Plain

_HEAD_LINES, _FIRST_LINES = 5, 12
"""Lines that a table's caption and head take, and lines of rows that shall follow on the same page."""
_HEADINGS = ("section", "subsection", "subsubsection", "paragraph")


def write(document: Document, setting: Setting) -> Mapping[str, str]:
    """`tex`: the whole document; `body.tex`: its body alone. Raises `TemplateFault`."""
    biblatex = document.kind in setting.biblatex
    document = setting.biblatex.get(document.kind, document)
    words = language(document.language)
    writing = _Writing(setting, words)
    values: dict[str, Plain] = {
        "title": escape(document.title),
        "language": words.latex_name,
        "biblatex": int(biblatex),
        "bibliography": escape(words.label("findings.references")) if biblatex else "",
        "biblatex_words": MappingProxyType({"language": words.latex_name, **BIBLATEX_WORDS[words.code]}),
        "muted": MUTED,
        "line": RULE,
        "levels": tuple(_levels(writing.scales)),
        "introduction": writing.blocks(tuple(takewhile(_is_text, document.blocks))),
        "blocks": writing.blocks(tuple(dropwhile(_is_text, document.blocks))),
        "sections": tuple(writing.section(section, 0) for section in document.sections),
        "tables": MappingProxyType(writing.tables),
        "turned": int(writing.turned),
    }
    render = setting.templates.render
    values["body"] = render(f"{document.kind}.body.tex.j2", values)
    return {
        "tex": render(f"{document.kind}.tex.j2", values),
        "body.tex": render("fragment.tex.j2", values | {"landscape": int(document.kind == "matrix")}),
    }


def _is_text(block: Block) -> bool:
    return not isinstance(block, Table)


class _Writing:
    """One run of the writer: it gathers the tables as they come."""

    def __init__(self, setting: Setting, words: Language) -> None:
        self.setting = setting
        self.words = words
        self.scales = (setting.review.protocol.scale, *setting.review.protocol.scales)
        self.tables: dict[str, Plain] = {}
        self.turned = False
        """Whether any table wants a page on its side."""

    def section(self, section: Section, depth: int) -> Plain:
        return MappingProxyType(
            {
                "id": section.id,
                "command": f"\\litm{_HEADINGS[min(depth, len(_HEADINGS) - 1)]}",
                "title": inlines(section.title),
                "blocks": self.blocks(section.blocks),
                "sections": tuple(self.section(below, depth + 1) for below in section.sections),
            }
        )

    def blocks(self, content: tuple[Block, ...]) -> tuple[str, ...]:
        return tuple(self.table(one) if isinstance(one, Table) else block(one) for one in content)

    def table(self, table: Table) -> str:
        values: dict[str, Plain] = {
            "id": table.id,
            "caption": escape(table.caption),
            "continued": escape(self.words.label("table.continued")),
            "count": len(table.columns),
            "room": _HEAD_LINES + min(2 * len(table.rows), _FIRST_LINES),
            "size": tables.size(table),
            "shares": tuple(map(str, tables.shares(table))),
            "labels": tuple(escape(level.label) for scale in self.scales for level in scale.levels),
            "head": tables.head(table),
            "rows": tables.rows(table),
            "note": escape(self.words.label("note")),
            "notes": tuple(map(inlines, table.notes)),
            "turned": int(table.wide),
        }
        text = self.setting.templates.render("table.tex.j2", values).strip("\n")
        self.tables[table.id] = text
        self.turned = self.turned or table.wide
        return text


def _levels(scales: Iterable[Scale]) -> Iterator[Plain]:
    """What each level of each number of levels looks like."""
    for of in sorted({len(scale.levels) for scale in scales}):
        for rank in range(of):
            background, ink = shade(rank, of)
            yield MappingProxyType(
                {"rank": rank, "of": of, "background": background, "ink": ink, "angle": -sweep(rank, of)}
            )
