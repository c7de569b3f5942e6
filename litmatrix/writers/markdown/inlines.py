"""The pieces of a line as Markdown."""

from functools import lru_cache
from string import punctuation

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
    ProofMark,
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
    if len(content) == 1:  # nearly every cell is one text or one mark
        only = content[0]
        if isinstance(only, Text):
            return escape(only.text)
        if isinstance(only, LevelMark | GapMark):
            return _mark(only)
        if isinstance(only, Strong):
            return _head(only, line_break)
    pieces = [escape(one.text) if isinstance(one, Text) else _inline(one, line_break) for one in content]
    for at, inline in enumerate(content):
        if isinstance(inline, Emph | Strong):
            before = pieces[at - 1][-1:] if at else ""
            after = _first_sign(content, pieces, at + 1)
            pieces[at] = _emphasised("*" if isinstance(inline, Emph) else "**", pieces[at], before, after)
        elif isinstance(inline, Link) and at and pieces[at - 1].endswith("!"):
            pieces[at - 1] = f"{pieces[at - 1][:-1]}\\!"  # or the link would be a picture
    return "".join(pieces)


def cell_line(content: Inlines) -> str:
    """One line of a table's cell."""
    return inlines(content, CELL_BREAK)


def _inline(inline: Inline, line_break: str) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Strong(content):
            return inlines(_without(content, Strong), line_break)
        case LevelMark() | GapMark():
            return _mark(inline)
        case Emph(content):
            return inlines(_without(content, Emph), line_break)
        case Code(text):
            # A table reads the bar before the code span: there, code with a bar is plain text.
            return escape(text) if line_break == CELL_BREAK and "|" in text else code(text)
        case Link(content, url):
            return f"[{inlines(content, line_break)}]({address(url)})"
        case Break():
            return line_break
        case ProofMark():
            return escape(inline.shown)
        case Cite():
            return escape(plain((inline,)))


@lru_cache(maxsize=256)
def _mark(mark: LevelMark | GapMark) -> str:
    """A review has few marks and shows each a thousand times."""
    if isinstance(mark, LevelMark):
        return f"{symbol(mark.rank, mark.of)}\u00a0{escape(mark.label)}"
    return f"*{escape(mark.label)}*"


@lru_cache(maxsize=32768)
def _head(name: Strong, line_break: str) -> str:
    """A name that stands by itself: that of a study heads a row in every table."""
    return _emphasised("**", _inline(name, line_break), "", "")


def _emphasised(mark: str, content: str, before: str, after: str) -> str:
    """Finished Markdown between stars, or in HTML where stars would not be seen as marks.

    Stars beside a sign that is no letter need a space or ASCII punctuation on their other side, and not more
    stars (CommonMark 0.31, 6.2). `before` and `after` are the signs around the emphasis.
    """
    text = content.strip()
    if not text:
        return content
    start, end = content.split(text)
    last = text[-2:-1] if text[-2:-1] == "\\" else text[-1]  # an escaped star is no mark
    sides = ((text[0], start[-1:] or before), (last, end[:1] or after))
    if all(_opens(edge, outside) for edge, outside in sides):
        return f"{start}{mark}{text}{mark}{end}"
    tag = "em" if mark == "*" else "strong"
    return f"{start}<{tag}>{text}</{tag}>{end}"


def _opens(edge: str, outside: str) -> bool:
    if "*" in (edge, outside):
        return False
    return edge.isalnum() or not outside or outside.isspace() or outside in punctuation


def _first_sign(content: Inlines, pieces: list[str], at: int) -> str:
    if at == len(content):
        return ""
    return "*" if isinstance(content[at], Emph | Strong) else pieces[at][:1]


def _without(content: Inlines, kind: type[Emph] | type[Strong]) -> Inlines:
    """Emphasis in the same emphasis says nothing more, and its marks would be read as another's."""
    flat: list[Inline] = []
    for inline in content:
        if isinstance(inline, kind):
            flat += _without(inline.content, kind)
        elif isinstance(inline, Emph | Strong | Link):
            flat.append(inline._replace(content=_without(inline.content, kind)))
        else:
            flat.append(inline)
    return tuple(flat)
