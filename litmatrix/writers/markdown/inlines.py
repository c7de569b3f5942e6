"""The pieces of a line as Markdown."""

from functools import lru_cache

from litmatrix.document import (
    Break,
    Cite,
    Code,
    Emph,
    GapMark,
    Inline,
    Inlines,
    LevelMark,
    Link,
    Strong,
    Text,
    plain,
)
from litmatrix.writers.markdown.escape import address, code, escape
from litmatrix.writers.marks import symbol

CELL_BREAK = " <br>"
"""A line break in a cell of a table. The space is for readers that drop raw HTML."""
LINE_BREAK = "\\\n"


def inlines(content: Inlines, line_break: str = LINE_BREAK) -> str:
    """Inlines as Markdown; `line_break` is how this place breaks a line."""
    if len(content) == 1:  # nearly every cell is one text
        only = content[0]
        return escape(only.text) if isinstance(only, Text) else _inline(only, line_break)
    pieces = [escape(one.text) if isinstance(one, Text) else _inline(one, line_break) for one in content]
    for at, inline in enumerate(content):
        if isinstance(inline, Emph | Strong):
            pieces[at] = _readable(pieces, at)
    return "".join(pieces)


def cell_line(content: Inlines) -> str:
    """One line of a table's cell."""
    return inlines(content, CELL_BREAK)


def _inline(inline: Inline, line_break: str) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Strong(content):
            return _marked("**", content, line_break)
        case LevelMark() | GapMark():
            return _mark(inline)
        case Emph(content):
            return _marked("*", content, line_break)
        case Code(text):
            # A table reads the bar before the code span: there, code with a bar is plain text.
            return escape(text) if line_break == CELL_BREAK and "|" in text else code(text)
        case Link(content, url):
            return f"[{inlines(content, line_break)}]({address(url)})"
        case Break():
            return line_break
        case Cite():
            return escape(plain((inline,)))


@lru_cache(maxsize=256)
def _mark(mark: LevelMark | GapMark) -> str:
    """A review has few marks and shows each a thousand times."""
    if isinstance(mark, LevelMark):
        return f"{symbol(mark.rank, mark.of)}\u00a0{escape(mark.label)}"
    return f"*{escape(mark.label)}*"


def _marked(mark: str, content: Inlines, line_break: str) -> str:
    inside = inlines(_without(content, Emph if mark == "*" else Strong), line_break)
    text = inside.strip()
    if not text:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{mark}{text}{mark}{after}"


def _without(content: Inlines, kind: type[Emph] | type[Strong]) -> Inlines:
    """Emphasis in the same emphasis says nothing more, and its marks would be read as another's."""
    flat: list[Inline] = []
    for inline in content:
        flat += inline.content if isinstance(inline, kind) else (inline,)
    return tuple(flat)


def _readable(pieces: list[str], at: int) -> str:
    """Emphasis as HTML where its stars would touch a letter or other stars and not be seen (CommonMark 6.2)."""
    piece = pieces[at]
    before = pieces[at - 1][-1:] if at else ""
    after = pieces[at + 1][:1] if at + 1 < len(pieces) else ""
    if not (before.isalnum() or after.isalnum() or "*" in (before, after)):
        return piece
    mark, tag = ("**", "strong") if piece.startswith("**") else ("*", "em")
    if not (piece.startswith(mark) and piece.endswith(mark)):
        return piece
    return f"<{tag}>{piece.removeprefix(mark).removesuffix(mark)}</{tag}>"
