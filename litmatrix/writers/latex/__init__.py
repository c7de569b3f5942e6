"""A document as LaTeX: a whole one that compiles by itself, and its body for a thesis to `\\input`.

Citations are text, or commands of biblatex where `setting.biblatex` holds the document with its citations.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from litmatrix.document import Block, Document, Figure, Section, Table, plain
from litmatrix.languages import Language, language
from litmatrix.writers.drawings import figure_path, fitted, spoken
from litmatrix.writers.latex import table as tables
from litmatrix.writers.latex.bib import signs_to_declare
from litmatrix.writers.latex.biblatex_words import BIBLATEX_WORDS
from litmatrix.writers.latex.blocks import block
from litmatrix.writers.latex.escape import escape
from litmatrix.writers.latex.inlines import inlines
from litmatrix.writers.level_words import level_words
from litmatrix.writers.marks import MUTED, RULE, shade, sweep
from litmatrix.writers.parts import following, introduction, leads, more
from litmatrix.writers.setting import Setting
from litmatrix.writers.templates import Plain

_HEAD_LINES, _FIRST_LINES = 5, 12
"""Lines that a table's caption and head take, and lines of rows that shall follow on the same page."""
_HEADING_LINES = 4
"""What the heading of a section takes: it shall not stand alone above a table on the next page."""
_BRIEF = 400
"""Signs of notes that every page of a table may keep room for."""
_PAGES = MappingProxyType({"findings": (605, 790), "matrix": (970, 500)})
"""Width and height of a page's text, in CSS pixels, without room for a caption and notes."""
_HEADINGS = ("section", "subsection", "subsubsection", "paragraph")


def write(document: Document, setting: Setting) -> Mapping[str, str]:
    """`tex`: the whole document; `body.tex`: its body alone. Raises `TemplateFault`."""
    biblatex = document.kind in setting.biblatex.documents
    document = setting.biblatex.documents.get(document.kind, document)
    words = language(document.language)
    writing = _Writing(setting, words, document.kind)
    values: dict[str, Plain] = {
        "title": escape(document.title),
        "language": words.latex_name,
        "biblatex": int(biblatex),
        "bibliography": escape(words.label("findings.references")) if biblatex else "",
        "biblatex_words": MappingProxyType({"language": words.latex_name, **BIBLATEX_WORDS[words.code]}),
        "signs": tuple(_signs(setting.biblatex.bib)) if biblatex else (),
        "muted": MUTED,
        "line": RULE,
        "levels": tuple(_levels(writing.levels)),
        "introduction": writing.blocks(introduction(document)),
        "blocks": (blocks := writing.blocks(following(document))),
        "more": more(document, blocks),
        "sections": tuple(writing.section(section, 0) for section in document.sections),
        "tables": MappingProxyType(writing.tables),
        "turned": int(writing.turned),
        "figures": MappingProxyType(writing.figures),
    }
    render = setting.templates.render
    values["body"] = render(f"{document.kind}.body.tex.j2", values)
    return {
        "tex": render(f"{document.kind}.tex.j2", values),
        "body.tex": render("fragment.tex.j2", values | {"landscape": int(document.kind == "matrix")}),
    }


def _signs(bib: str) -> Iterator[Plain]:
    for code, spelt in signs_to_declare(bib):
        yield MappingProxyType({"code": code, "latex": spelt})


class _Writing:
    """One run of the writer: it gathers the tables and figures as they come."""

    def __init__(self, setting: Setting, words: Language, kind: str) -> None:
        self.setting = setting
        self.words = words
        self.kind = kind
        self.levels = level_words(setting.review)
        self.tables: dict[str, Plain] = {}
        self.turned = False
        """Whether any table wants a page on its side."""
        self.figures: dict[str, Plain] = {}

    def section(self, section: Section, depth: int) -> Plain:
        first = next(iter(section.blocks), None)
        return MappingProxyType(
            {
                "id": section.id,
                "command": f"\\litm{_HEADINGS[min(depth, len(_HEADINGS) - 1)]}",
                "title": inlines(section.title),
                "room": _HEADING_LINES + _room(first) if isinstance(first, Table) and not first.wide else 0,
                "blocks": self.blocks(section.blocks),
                "sections": tuple(self.section(below, depth + 1) for below in section.sections),
            }
        )

    def blocks(self, content: tuple[Block, ...]) -> tuple[str, ...]:
        return tuple(map(self._turned, (None, *content), content, (*content[1:], None)))

    def _turned(self, before: Block | None, content: Block, after: Block | None) -> str:
        """A block; wide tables next to each other share their pages on the side, a list stays with its lead."""
        text = self._block(content)
        if leads(content, after):
            return f"\\litmlead{{{text}}}"
        if not _is_wide(content):
            return text
        self.turned = True
        start = "" if _is_wide(before) else "\\begin{landscape}\n"
        return f"{start}{text}" + ("" if _is_wide(after) else "\n\\end{landscape}")

    def _block(self, content: Block) -> str:
        match content:
            case Table():
                return self.table(content)
            case Figure():
                return self.figure(content)
            case _:
                return block(content)

    def table(self, table: Table) -> str:
        values: dict[str, Plain] = {
            "id": table.id,
            "caption": escape(table.caption),
            "continued": escape(self.words.label("table.continued")),
            "count": len(table.columns),
            "room": _room(table),
            "size": tables.size(table),
            "named": int(tables.named(table)),
            "shares": tuple(map(str, tables.shares(table))),
            "labels": tuple(escape(word) for words in self.levels.values() for word in words),
            "head": tables.head(table),
            "rows": tables.rows(table),
            "note": escape(self.words.label("note")),
            "notes": tuple(map(inlines, table.notes)),
            "brief": int(0 < sum(len(plain(note)) for note in table.notes) <= _BRIEF),
        }
        text = self.setting.templates.render("table.tex.j2", values).strip("\n")
        self.tables[table.id] = text
        return text

    def figure(self, figure: Figure) -> str:
        room, height = _PAGES[self.kind]
        width, _ = fitted(figure, room, height)
        values: dict[str, Plain] = {
            "id": figure.id,
            "caption": escape(figure.caption),
            "alt": escape(spoken(figure)),
            "file": figure_path(figure, "pdf"),
            "share": f"{width / room:.4f}",
            "note": escape(self.words.label("note")),
            "notes": tuple(map(inlines, figure.notes)),
        }
        text = self.setting.templates.render("figure.tex.j2", values).strip("\n")
        self.figures[figure.id] = text
        return text


def _room(table: Table) -> int:
    """Lines that a page must have left for a table to begin on it."""
    return _HEAD_LINES + min(2 * len(table.rows), _FIRST_LINES)


def _is_wide(block: Block | None) -> bool:
    return isinstance(block, Table) and block.wide


def _levels(numbers: Iterable[int]) -> Iterator[Plain]:
    """What each level of each number of levels looks like."""
    for of in numbers:
        for rank in range(of):
            background, ink = shade(rank, of)
            yield MappingProxyType(
                {"rank": rank, "of": of, "background": background, "ink": ink, "angle": -sweep(rank, of)}
            )
