"""A thesis in Word: body, tables, text boxes, footnotes and endnotes, in the order of the document.

Office Open XML, ECMA-376 part 1. Lines are paragraphs, counted through the document as `word_text` does,
tables and text boxes included, notes last.
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
from litmatrix.word_text import paragraphs
from litmatrix.word_text import text as text_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _STYLES = "word/document.xml", "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
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


def _paragraphs(
    parts: Mapping[str, Any], styles: Mapping[str, tuple[ParagraphKind, int, bool | None]]
) -> Iterator[Raw]:
    tables: dict[Any, int] = {}
    gap = 0
    usual = styles.get("", ("text", 0, None))
    counted = [(one, part) for part in (_BODY, *_NOTES) if part in parts for one in paragraphs(parts[part])]
    for number, (element, part) in enumerate(counted, start=1):
        text = text_of(element)
        if not text.strip():
            gap += 1
            continue
        kind, level, hanging = styles.get(_style(element), usual)
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
        yield Raw(text, number, 1, gap, kind, level, number_of_table, hanging=hanging if own is None else own)
        gap = 0


def _style(element: Any) -> str:
    properties = element.find(f"{_W}pPr")
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    return str(style.get(f"{_W}val", "")) if style is not None else ""


def _hanging(properties: Any) -> bool | None:
    """Whether the first line hangs; None when nothing is said. The items of a list hang by their level."""
    indent = properties.find(f"{_W}ind") if properties is not None else None
    if indent is None:
        return True if properties is not None and properties.find(f"{_W}numPr") is not None else None
    return indent.get(f"{_W}hanging", "0") not in {"0", ""}


def _styles(tree: Any) -> dict[str, tuple[ParagraphKind, int, bool | None]]:
    """What each paragraph style means: by its outline level, or by its name in English or Norwegian.

    Under "" stands what holds for a paragraph without a style. Where no style says otherwise, the first line does
    not hang.
    """
    found: dict[str, tuple[ParagraphKind, int, bool | None]] = {}
    indents: dict[str, tuple[bool | None, str]] = {}
    usual = ""
    for style in tree.iter(f"{_W}style") if tree is not None else ():
        name_element = style.find(f"{_W}name")
        name = (name_element.get(f"{_W}val", "") if name_element is not None else "").casefold()
        properties = style.find(f"{_W}pPr")
        outline = properties.find(f"{_W}outlineLvl") if properties is not None else None
        level = int(outline.get(f"{_W}val", _LEVELS)) + 1 if outline is not None else 0
        kind, depth = _meaning(name, level if level <= _LEVELS else 0)
        style_id = str(style.get(f"{_W}styleId", ""))
        found[style_id] = (kind, depth, None)
        base = style.find(f"{_W}basedOn")
        indents[style_id] = (_hanging(properties), str(base.get(f"{_W}val", "")) if base is not None else "")
        if style.get(f"{_W}default") in {"1", "true"} and style.get(f"{_W}type") == "paragraph":
            usual = style_id
    found = {style: (kind, depth, _inherited(style, indents)) for style, (kind, depth, _) in found.items()}
    return found if tree is None else {"": found.get(usual, ("text", 0, False)), **found}


def _inherited(style: str, indents: Mapping[str, tuple[bool | None, str]]) -> bool:
    """What a style says of the first line, or the nearest one it is based on that says something."""
    seen: set[str] = set()
    while style in indents and style not in seen:
        seen.add(style)
        hanging, style = indents[style]
        if hanging is not None:
            return hanging
    return False


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
