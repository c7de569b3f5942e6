"""A thesis in OpenDocument: body, tables, text boxes and notes. OASIS OpenDocument 1.3, part 3."""

from collections.abc import Iterator
from typing import Any

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model.thesis import ParagraphKind, Thesis
from litmatrix.readers.rules import thesis as rules
from litmatrix.readers.thesis.package import read_parts
from litmatrix.readers.thesis.raw import Raw
from litmatrix.readers.thesis.structure import structured

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CONTENT, _STYLES = "content.xml", "styles.xml"
_INSIDE = frozenset(
    (f"{_TEXT}note", f"{_DRAW}text-box", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation")
)
_SKIPPED = frozenset((f"{_TEXT}tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"))
_CONTENTS = frozenset((f"{_TEXT}table-of-content", f"{_TEXT}illustration-index", f"{_TEXT}table-index"))


def read_opendocument(data: bytes, path: str) -> tuple[Thesis | None, list[Fault]]:
    """The thesis, or None and what is wrong with the file."""
    parts, faults = read_parts(data, (_CONTENT, _STYLES), path)
    if faults:
        return None, faults
    body = (
        parts[_CONTENT].find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
        if _CONTENT in parts
        else None
    )
    if body is None:
        return None, [Fault(rules.NOT_A_DOCUMENT, Location(path))]
    styles = {name: style for tree in parts.values() for name, style in _named_styles(tree)}
    blocks = [[raw] for raw in _paragraphs(body, styles)]
    return Thesis(path, structured(blocks, path), "paragraph"), []


def _named_styles(tree: Any) -> Iterator[tuple[str, Any]]:
    for style in tree.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}family") == "paragraph":
            yield str(style.get(f"{_STYLE}name", "")), style


def _paragraphs(body: Any, styles: dict[str, Any]) -> Iterator[Raw]:
    tables: dict[Any, int] = {}
    gap = 0
    for number, element in enumerate(body.iter(f"{_TEXT}p", f"{_TEXT}h"), start=1):
        above = {ancestor.tag: ancestor for ancestor in element.iterancestors()}
        text = _text_of(element)
        if _SKIPPED & above.keys() or not text.strip():
            gap += not text.strip()
            continue
        style = str(element.get(f"{_TEXT}style-name", ""))
        kind, level = _kind(element, above, _chain(style, styles))
        table = above.get(f"{_TABLE}table")
        of_table = tables.setdefault(table, len(tables) + 1) if kind == "table" else 0
        yield Raw(text, number, 1, gap, kind, level, of_table, hanging=_hanging(style, styles))
        gap = 0


def _kind(element: Any, above: dict[str, Any], names: list[str]) -> tuple[ParagraphKind, int]:
    if f"{_TEXT}note" in above:
        return "footnote", 0
    if f"{_DRAW}text-box" in above:
        return "box", 0
    if f"{_TABLE}table" in above:
        return "table", 0
    if _CONTENTS & above.keys():
        return "contents", 0
    if element.tag == f"{_TEXT}h":
        return "heading", int(element.get(f"{_TEXT}outline-level", "1"))
    if any("quot" in name or "sitat" in name for name in names):
        return "quote", 0
    if f"{_TEXT}bibliography" in above:
        return "references", 0
    return "text", 0


def _chain(name: str, styles: dict[str, Any]) -> list[str]:
    """The names of a style and of those it is based on, in lower case."""
    found: list[str] = []
    while name in styles and name.casefold() not in found:
        found.append(name.casefold())
        name = str(styles[name].get(f"{_STYLE}parent-style-name", ""))
    return [*found, name.casefold()]


def _hanging(name: str, styles: dict[str, Any]) -> bool:
    """Whether the style, or one that it is based on, has a negative indent of the first line."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        properties = styles[name].find(f"{_STYLE}paragraph-properties")
        indent = properties.get(f"{_FO}text-indent") if properties is not None else None
        if indent:
            return str(indent).startswith("-")
        name = str(styles[name].get(f"{_STYLE}parent-style-name", ""))
    return False


def _text_of(element: Any) -> str:
    """The text of a paragraph as it is read: without its notes, text boxes and comments."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in _INSIDE and isinstance(child.tag, str):
            parts.append(_shown(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _shown(child: Any) -> str:
    if child.tag == f"{_TEXT}s":
        count = str(child.get(f"{_TEXT}c", "1"))
        return " " * min(int(count), 100) if count.isdecimal() else " "
    if child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
        return "\t" if child.tag == f"{_TEXT}tab" else " "
    if child.tag == f"{_DRAW}frame":
        return ""
    return _text_of(child)
