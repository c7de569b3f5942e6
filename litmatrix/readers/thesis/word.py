"""A thesis in Word: body, tables, text boxes, footnotes and endnotes, in the order of the document.

Office Open XML, ECMA-376 part 1. Lines are paragraphs, counted through the document as `python-docx` does not:
in document order, tables and text boxes included, notes last.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model.thesis import ParagraphKind, Thesis
from litmatrix.readers.rules import thesis as rules
from litmatrix.readers.thesis.package import read_parts
from litmatrix.readers.thesis.raw import Raw
from litmatrix.readers.thesis.structure import structured

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY, _STYLES = "word/document.xml", "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BREAKS = {
    f"{_W}tab": "\t",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}
_LEVELS = 9


def read_word(data: bytes, path: str) -> tuple[Thesis | None, list[Fault]]:
    """The thesis, or None and what is wrong with the file."""
    parts, faults = read_parts(data, (_BODY, _STYLES, *_NOTES), path)
    if faults:
        return None, faults
    if _BODY not in parts:
        return None, [Fault(rules.NOT_A_DOCUMENT, Location(path))]
    styles = _styles(parts.get(_STYLES))
    blocks = [[raw] for raw in _paragraphs(parts, styles)]
    return Thesis(path, structured(blocks, path), "paragraph"), []


def paragraph_elements(parts: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """Every paragraph of body and notes in the order in which they are counted, with the part it stands in."""
    for part in (_BODY, *_NOTES):
        if part in parts:
            for element in parts[part].iter(f"{_W}p"):
                if not any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
                    yield element, part


def _paragraphs(
    parts: Mapping[str, Any], styles: Mapping[str, tuple[ParagraphKind, int, bool | None]]
) -> Iterator[Raw]:
    tables: dict[Any, int] = {}
    gap = 0
    for number, (element, part) in enumerate(paragraph_elements(parts), start=1):
        text = text_of(element)
        if not text.strip():
            gap += 1
            continue
        kind, level, hanging = styles.get(_style(element), ("text", 0, None))
        above = {ancestor.tag: ancestor for ancestor in element.iterancestors()}
        table = above.get(f"{_W}tbl")
        if part != _BODY:
            kind, level = "footnote", 0
        elif f"{_W}txbxContent" in above:
            kind, level = "box", 0
        elif table is not None:
            kind, level = "table", 0
        number_of_table = tables.setdefault(table, len(tables) + 1) if table is not None else 0
        own = _hanging(element.find(f"{_W}pPr"))
        yield Raw(text, number, 1, gap, kind, level, number_of_table, hanging=own if own is not None else hanging)
        gap = 0


def text_of(element: Any) -> str:
    """The text of a paragraph as it is read: without deleted text, field codes, and text boxes inside it."""
    return "".join(text for _, text in pieces_of(element))


def pieces_of(element: Any) -> Iterator[tuple[Any, str]]:
    """The runs of a paragraph in order, each with the text that it shows."""
    for run in element.iter(f"{_W}r"):
        if _paragraph_of(run) is not element or _is_deleted(run):
            continue
        yield run, "".join(_shown(child) for child in run)


def _shown(child: Any) -> str:
    if child.tag == f"{_W}t":
        return child.text or ""
    return _BREAKS.get(child.tag, "")


def _paragraph_of(run: Any) -> Any:
    """The paragraph that a run stands in, not one around its text box."""
    return next((ancestor for ancestor in run.iterancestors() if ancestor.tag == f"{_W}p"), None)


def _is_deleted(run: Any) -> bool:
    return any(ancestor.tag in {f"{_W}del", f"{_W}moveFrom"} for ancestor in run.iterancestors())


def _style(element: Any) -> str:
    properties = element.find(f"{_W}pPr")
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    return str(style.get(f"{_W}val", "")) if style is not None else ""


def _hanging(properties: Any) -> bool | None:
    """Whether the indentation says that the first line hangs; None when it says nothing."""
    indent = properties.find(f"{_W}ind") if properties is not None else None
    if indent is None:
        return None
    return indent.get(f"{_W}hanging", "0") not in {"0", ""}


def _styles(tree: Any) -> dict[str, tuple[ParagraphKind, int, bool | None]]:
    """What each paragraph style means: by its outline level, or by its name in English or Norwegian."""
    found: dict[str, tuple[ParagraphKind, int, bool | None]] = {}
    for style in tree.iter(f"{_W}style") if tree is not None else ():
        name_element = style.find(f"{_W}name")
        name = (name_element.get(f"{_W}val", "") if name_element is not None else "").casefold()
        properties = style.find(f"{_W}pPr")
        outline = properties.find(f"{_W}outlineLvl") if properties is not None else None
        level = int(outline.get(f"{_W}val", _LEVELS)) + 1 if outline is not None else 0
        kind, depth = _meaning(name, level if level <= _LEVELS else 0)
        found[str(style.get(f"{_W}styleId", ""))] = (kind, depth, _hanging(properties))
    return found


def _meaning(name: str, level: int) -> tuple[ParagraphKind, int]:
    if name.startswith(("toc ", "innhold", "innh")) and "heading" not in name:
        return "contents", 0
    for heading in ("heading ", "overskrift "):
        if name.startswith(heading) and name[len(heading) :].strip().isdecimal():
            return "heading", int(name[len(heading) :])
    if level:
        return "heading", level
    if "quote" in name or "sitat" in name:
        return "quote", 0
    if name in {"bibliography", "bibliografi", "litteraturliste", "referanser"}:
        return "references", 0
    return "text", 0
