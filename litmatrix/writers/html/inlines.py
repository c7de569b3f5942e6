"""The pieces of a line as HTML."""

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
from litmatrix.writers.html.escape import address, words
from litmatrix.writers.marks import TO_BE_FILLED


def inlines(content: Inlines) -> str:
    """Inlines as HTML."""
    if len(content) == 1:  # nearly every cell is one text
        only = content[0]
        return words(only.text) if isinstance(only, Text) else _inline(only)
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return words(text)
        case Strong(content):
            return f"<strong>{inlines(content)}</strong>"
        case LevelMark() | GapMark() | ProofMark():
            return _mark(inline)
        case Emph(content):
            return f"<em>{inlines(content)}</em>"
        case Code(text):
            return f"<code>{words(text)}</code>"
        case Link(content, url):
            target = address(url)
            return f'<a href="{target}">{inlines(content)}</a>' if target else inlines(content)
        case Break():
            return "<br>"
        case Cite():
            return words(plain((inline,)))


def _mark(mark: LevelMark | GapMark | ProofMark) -> str:
    match mark:
        case LevelMark(rank, of, label):
            # The drawn symbol says what the word says: nothing to read aloud twice.
            name = f"level-{of}-{rank}"
            drawn = f'<svg aria-hidden="true"><use href="#{name}"/></svg>'
            return f'<span class="level {name}">{drawn}{words(label)}</span>'
        case GapMark(gap, label):
            return f'<span class="gap{" open" if gap in TO_BE_FILLED else ""}">{words(label)}</span>'
        case ProofMark(sign, label, worded):
            drawn = f'<span aria-hidden="true">{words(sign)}</span>'
            said = f"\u00a0{words(label)}" if worded else f'<span class="unseen">{words(label)}</span>'
            return f'<span class="proof">{drawn}{said if label else ""}</span>'
