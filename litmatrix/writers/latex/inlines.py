"""The pieces of a line as LaTeX. The commands `\\litm…` are defined by the template `macros.tex.j2`."""

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
    ProofMark,
    Strong,
    Text,
)
from litmatrix.writers.latex.biblatex import command
from litmatrix.writers.latex.escape import address, escape

_PROOFS = {"✓": "yes", "≈": "alike", "↷": "elsewhere", "✗": "no"}
_TO_BE_FILLED = frozenset({"missing", "todo"})


def inlines(content: Inlines) -> str:
    """Inlines as LaTeX. A citation that is still one becomes a command of biblatex."""
    if len(content) == 1:  # nearly every cell is one text or one mark
        only = content[0]
        if isinstance(only, Text):
            return escape(only.text)
        if isinstance(only, Strong):
            return _strong(only)
        return _mark(only) if isinstance(only, LevelMark | GapMark) else _inline(only)
    return "".join([escape(one.text) if isinstance(one, Text) else _inline(one) for one in content])


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Strong():
            return _strong(inline)
        case LevelMark() | GapMark():
            return _mark(inline)
        case Emph(content):
            return f"\\emph{{{inlines(content)}}}"
        case Code(text):
            return f"\\texttt{{{escape(text)}}}"
        case Link(content, url):
            return f"\\href{{{address(url)}}}{{{inlines(content)}}}"
        case Break():
            return "\\newline{}"
        case ProofMark(sign, label, worded):
            words = escape(label) if worded else ""
            return f"\\litmproof{{{_PROOFS.get(sign, 'none')}}}{{{words}}}"
        case Cite():
            return command(inline)


@lru_cache(maxsize=32768)
def _strong(inline: Strong) -> str:
    """The name of a study heads a row in every table."""
    return f"\\textbf{{{inlines(inline.content)}}}"


@lru_cache(maxsize=256)
def _mark(mark: LevelMark | GapMark) -> str:
    """A review has few marks and shows each a thousand times."""
    if isinstance(mark, LevelMark):
        return f"\\litmlevel{{{mark.rank}}}{{{mark.of}}}{{{escape(mark.label)}}}"
    return f"\\litm{'missing' if mark.gap in _TO_BE_FILLED else 'gap'}{{{escape(mark.label)}}}"
