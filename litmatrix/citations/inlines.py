"""Pandoc's finished text as our inlines, and small edits on the text of inlines."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from litmatrix.citations.pandoc import Node
from litmatrix.document import Code, Emph, Inline, Inlines, Link, Strong, Text
from litmatrix.languages import Language

_SCHEMES = ("http://", "https://", "mailto:", "doi:")
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def inlines_from(nodes: Iterable[Node], words: Language) -> Inlines:
    """Pandoc's inlines as ours: text joined, small capitals and spans plain, a note in parentheses."""
    return join(_inlines(nodes, words))


def _inlines(nodes: Iterable[Node], words: Language) -> Iterator[Inline]:
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            yield Text(content)
        elif kind in _SPACES:
            yield Text(" ")
        elif kind in _READ:
            yield from _READ[kind](content, words)


def _raised(content: list[Node], words: Language) -> Iterator[Inline]:
    yield Text(plain_text(inlines_from(content, words)).translate(_RAISED))


def _lowered(content: list[Node], words: Language) -> Iterator[Inline]:
    yield Text(plain_text(inlines_from(content, words)).translate(_LOWERED))


def _note(content: list[Node], words: Language) -> Iterator[Inline]:
    """A footnote, which our documents do not have."""
    yield from (Text(" ("), *_inlines(content[0]["c"], words), Text(")"))


def _quoted(content: list[Node], words: Language) -> Iterator[Inline]:
    inner = "inner." if content[0]["t"] == "SingleQuote" else ""
    yield Text(words.label(f"quote.{inner}open"))
    yield from _inlines(content[1], words)
    yield Text(words.label(f"quote.{inner}close"))


def _link(content: list[Node], words: Language) -> Iterator[Inline]:
    """A link, or plain text when it leads anywhere else than the web and a mailbox."""
    shown, url = join(_inlines(content[1], words)), content[2][0]
    text = plain_text(shown)
    made_up = url == f"https://{text}" and not text.startswith("www.")  # citeproc puts it before anything
    if made_up or not url.lower().startswith(_SCHEMES):
        yield from shown
    else:
        yield Link(shown, url)


_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
_READ: Mapping[str, Callable[[Node, Language], Iterable[Inline]]] = {
    "Emph": lambda content, words: [Emph(inlines_from(content, words))],
    "Underline": lambda content, words: [Emph(inlines_from(content, words))],
    "Strong": lambda content, words: [Strong(inlines_from(content, words))],
    "Code": lambda content, _: [Code(content[1])],
    "Superscript": _raised,
    "Subscript": _lowered,
    "Quoted": _quoted,
    "Link": _link,
    "Note": _note,
    "Span": lambda content, words: _inlines(content[1], words),
    "Cite": lambda content, words: _inlines(content[1], words),
    "SmallCaps": _inlines,
    "Strikeout": _inlines,
}
"""How each kind of pandoc's inlines reads. A kind that is not here leaves nothing."""


def join(inlines: Iterable[Inline]) -> Inlines:
    """The same inlines with neighbouring texts made one."""
    joined: list[Inline] = []
    texts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            texts.append(inline.text)
            continue
        if texts:
            joined.append(Text("".join(texts)))
            texts = []
        joined.append(inline)
    if "".join(texts):
        joined.append(Text("".join(texts)))
    return tuple(joined)


def edit(inlines: Inlines, change: Callable[[str], str]) -> Inlines:
    """The inlines with `change` made to every stretch of text."""
    return tuple(_edited(inline, change) for inline in inlines)


def _edited(inline: Inline, change: Callable[[str], str]) -> Inline:
    match inline:
        case Text(text):
            return Text(change(text))
        case Emph(content):
            return Emph(edit(content, change))
        case Strong(content):
            return Strong(edit(content, change))
        case Link(content, url):
            return Link(edit(content, change), url)
        case _:
            return inline


def plain_text(inlines: Inlines) -> str:
    """The words alone."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Emph(content) | Strong(content) | Link(content, _):
            return plain_text(content)
        case _:
            return ""
