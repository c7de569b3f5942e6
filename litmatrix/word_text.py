"""The paragraphs of a Word file in the order in which they are counted, and the text that their runs show.

Who reads a thesis and who writes comments into it must count alike. The elements are those of lxml; nothing is
parsed here. Office Open XML, ECMA-376 part 1, §17.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml ships no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHOWN = {
    f"{_W}tab": "\t",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom"))


def paragraphs(root: Element) -> Iterator[Element]:
    """Every paragraph of a part: those of tables and text boxes too, none twice."""
    for element in root.iter(f"{_W}p"):
        if not any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
            yield element


def runs(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The runs of a paragraph in order, each with the text that it shows; not those of a text box inside it."""
    for run in paragraph.iter(f"{_W}r"):
        if _paragraph_of(run) is paragraph and not any(one.tag in _GONE for one in run.iterancestors()):
            yield run, "".join(shown(child) for child in run)


def text(paragraph: Element) -> str:
    """The text of a paragraph as it is read: without what is deleted, and without field codes."""
    return "".join(words for _, words in runs(paragraph))


def shown(child: Element) -> str:
    """The text that a child of a run shows."""
    if child.tag == f"{_W}t":
        return child.text or ""
    return _SHOWN.get(child.tag, "")


def _paragraph_of(run: Element) -> Element:
    return next((ancestor for ancestor in run.iterancestors() if ancestor.tag == f"{_W}p"), None)
