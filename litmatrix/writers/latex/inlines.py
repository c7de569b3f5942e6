"""The pieces of a line as LaTeX. The commands `\\litm…` are defined by the template `macros.tex.j2`."""

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
from litmatrix.writers.latex.escape import address, escape

_TO_BE_FILLED = frozenset({"missing", "todo"})


def inlines(content: Inlines) -> str:
    """Inlines as LaTeX."""
    if len(content) == 1:  # nearly every cell
        return _inline(content[0])
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Strong(content):
            return f"\\textbf{{{inlines(content)}}}"
        case LevelMark(rank, of, label):
            return f"\\litmlevel{{{rank}}}{{{of}}}{{{escape(label)}}}"
        case GapMark(gap, label):
            return f"\\litm{'missing' if gap in _TO_BE_FILLED else 'gap'}{{{escape(label)}}}"
        case Emph(content):
            return f"\\emph{{{inlines(content)}}}"
        case Code(text):
            return f"\\texttt{{{escape(text)}}}"
        case Link(content, url):
            return f"\\href{{{address(url)}}}{{{inlines(content)}}}"
        case Break():
            return "\\newline{}"
        case Cite():
            return escape(plain((inline,)))
