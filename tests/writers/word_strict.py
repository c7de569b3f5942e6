"""What Word refuses or repairs although the schema allows it: a reader stricter than the ones we have.

Ids that must be one of a kind, things referred to that must be there, fields that must end, tables that must hold
(ECMA-376 part 1, §17; part 2, §9-10). The order of children is `word_files.disorder`.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from tests.writers.word_files import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def complaints(data: bytes) -> list[str]:
    """What is wrong with a Word file, part by part; nothing for one that Word opens as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    roots = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    found = [f"two parts {name}" for name in _twice(names)]
    found += _types(roots["[Content_Types].xml"], set(names))
    found += _styles(roots["word/styles.xml"])
    for name, root in roots.items():
        if name.startswith("word/") and root.tag.startswith(W):
            checks = (_relations, _ids, _fields, _references, _numbers, _comments)
            found += [f"{name}: {wrong}" for check in checks for wrong in check(root, name, roots, set(names))]
            found += [f"{name}: {wrong}" for wrong in (*_tables(root), *_spaces(root), *_pages(root))]
    return found


def _twice(values: Iterable[str | None]) -> list[str | None]:
    return [value for value, count in Counter(values).items() if count > 1]


def _values(root: Any, element: str, attribute: str = "val") -> list[str | None]:
    return [one.get(f"{W}{attribute}") for one in root.iter(f"{W}{element}")]


def _types(root: Any, names: set[str]) -> Iterator[str]:
    endings = {one.get("Extension").lower() for one in root if one.tag.endswith("Default")}
    overrides = [one.get("PartName") for one in root if one.tag.endswith("Override")]
    yield from (f"two types for {part}" for part in _twice(overrides))
    yield from (f"a type for {part}, which is not there" for part in overrides if part[1:] not in names)
    for name in names - {"[Content_Types].xml"}:
        if f"/{name}" not in overrides and name.rsplit(".", 1)[-1].lower() not in endings:
            yield f"no type for {name}"
        if name.startswith("word/") and name.endswith(".xml") and f"/{name}" not in overrides:
            yield f"no type of its own for {name}"


def _styles(root: Any) -> Iterator[str]:
    styles = list(root.iter(f"{W}style"))
    kinds = {style.get(f"{W}styleId"): style.get(f"{W}type") for style in styles}
    yield from (f"two styles {style}" for style in _twice(style.get(f"{W}styleId") for style in styles))
    names = (str(style.find(f"{W}name").get(f"{W}val")).lower() for style in styles)
    yield from (f"two styles called {name}" for name in _twice(names))
    standard = [style.get(f"{W}type") for style in styles if style.get(f"{W}default") in ("1", "true")]
    yield from (f"two standard styles of kind {kind}" for kind in _twice(standard))
    for style in styles:
        for relation in ("basedOn", "next", "link"):
            other = style.find(f"{W}{relation}")
            if other is not None and other.get(f"{W}val") not in kinds:
                yield f"style {style.get(f'{W}styleId')}: {relation} {other.get(f'{W}val')} is not there"
        parent, seen = style, set()
        while (based := parent.find(f"{W}basedOn")) is not None and based.get(f"{W}val") in kinds:
            if based.get(f"{W}val") in seen:
                yield f"style {style.get(f'{W}styleId')} is based on itself"
                break
            seen.add(based.get(f"{W}val"))
            parent = next(one for one in styles if one.get(f"{W}styleId") == based.get(f"{W}val"))


def _relations(root: Any, name: str, roots: dict[str, Any], names: set[str]) -> Iterator[str]:
    folder, file = posixpath.split(name)
    known = list(roots.get(f"{folder}/_rels/{file}.rels", ()))
    yield from (f"two relations {identifier}" for identifier in _twice(one.get("Id") for one in known))
    for one in known:
        target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target")))[1:]
        if one.get("TargetMode") != "External" and target not in names:
            yield f"a relation leads to {target}, which is not there"
    identifiers = {one.get("Id") for one in known}
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if attribute.startswith(_R) and value not in identifiers:
                yield f"{element.tag}: no relation {value}"


def _ids(root: Any, *_: Any) -> Iterator[str]:
    starts = [(one.get(f"{W}id"), one.get(f"{W}name")) for one in root.iter(f"{W}bookmarkStart")]
    ends = _values(root, "bookmarkEnd", "id")
    yield from (
        f"two bookmarks with id {identifier}" for identifier in _twice(identifier for identifier, _ in starts)
    )
    yield from (f"two bookmarks {name}" for name in _twice(str(name).lower() for _, name in starts))
    yield from (f"bookmark name {name} is too long" for _, name in starts if len(str(name)) > 40)
    if sorted(map(str, ends)) != sorted(str(identifier) for identifier, _ in starts):
        yield "bookmarks that do not begin or end"
    yield from (f"two drawings {one}" for one in _twice(one.get("id") for one in root.iter(f"{_WP}docPr")))
    controls = [one.get(f"{W}val") for one in root.iterfind(f".//{W}sdtPr/{W}id")]
    yield from (f"two content controls {one}" for one in _twice(controls))
    paragraphs = [one.get(f"{_W14}paraId") for one in root.iter(f"{W}p") if one.get(f"{_W14}paraId")]
    yield from (f"two paragraphs {one}" for one in _twice(paragraphs))


def _fields(root: Any, *_: Any) -> Iterator[str]:
    open_fields: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append("begun")
        elif not open_fields:
            yield f"{kind or 'the instruction'} of a field that has not begun"
        elif kind == "separate":
            if open_fields[-1] != "begun":
                yield "a field with two results"
            open_fields[-1] = "separated"
        elif kind == "end":
            open_fields.pop()
        elif open_fields[-1] != "begun":
            yield "an instruction in the result of a field"
    if open_fields:
        yield f"{len(open_fields)} fields without an end"


def _references(root: Any, name: str, roots: dict[str, Any], _: set[str]) -> Iterator[str]:
    kinds = {one.get(f"{W}styleId"): one.get(f"{W}type") for one in roots["word/styles.xml"].iter(f"{W}style")}
    for element, kind in _STYLED.items():
        for style in set(_values(root, element)):
            if kinds.get(style) != kind:
                yield f"{element} {style} is no {kind} style"
    if name == "word/document.xml":
        bookmarks = {str(mark).lower() for mark in _values(root, "bookmarkStart", "name")}
        for anchor in _values(root, "hyperlink", "anchor"):
            if anchor and anchor.lower() not in bookmarks | {"_top"}:
                yield f"a link to the bookmark {anchor}, which is not there"


def _numbers(root: Any, name: str, roots: dict[str, Any], _: set[str]) -> Iterator[str]:
    numbering = roots.get("word/numbering.xml")
    known = set() if numbering is None else set(_values(numbering, "num", "numId"))
    yield from (f"no list {one}" for one in set(_values(root, "numId")) - known - {"0"})
    if name == "word/numbering.xml":
        abstract = _values(root, "abstractNum", "abstractNumId")
        yield from (f"two lists {one}" for one in _twice([*_values(root, "num", "numId")]))
        yield from (f"two kinds of list {one}" for one in _twice(abstract))
        yield from (f"no kind of list {one}" for one in set(_values(root, "abstractNumId")) - set(abstract))


def _comments(root: Any, name: str, roots: dict[str, Any], _: set[str]) -> Iterator[str]:
    for kind, part in (("comment", "comments"), ("footnote", "footnotes"), ("endnote", "endnotes")):
        other = roots.get(f"word/{part}.xml")
        there = set() if other is None else set(_values(other, kind, "id"))
        used = _values(root, f"{kind}Reference", "id")
        yield from (f"{kind} {one} is not there" for one in set(used) - there)
        yield from (f"{kind} {one} is referred to twice" for one in _twice(used))
        if name == f"word/{part}.xml":
            yield from (f"two of {kind} {one}" for one in _twice(_values(root, kind, "id")))
    begun, ended = (_values(root, f"commentRange{end}", "id") for end in ("Start", "End"))
    if sorted(map(str, begun)) != sorted(map(str, ended)):
        yield "comments that do not begin or end"


def _tables(root: Any) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if not table.findall(f"{W}tr"):
            yield "a table without rows"
        for row in table.findall(f"{W}tr"):
            spans = [int(one.get(f"{W}val")) for one in row.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
            around = [
                int(one.get(f"{W}val")) for part in ("gridBefore", "gridAfter") for one in row.iter(f"{W}{part}")
            ]
            cells = len(row.findall(f"{W}tc"))
            if cells - len(spans) + sum(spans) + sum(around) != columns:
                yield f"a row of {cells} cells in a table of {columns} columns"
            for cell in row.findall(f"{W}tc"):
                if not len(cell) or cell[-1].tag != f"{W}p":
                    yield "a cell that does not end with a paragraph"


def _spaces(root: Any) -> Iterator[str]:
    for text in root.iter(f"{W}t", f"{W}instrText"):
        value = text.text or ""
        if value != value.strip(" \t\n\r") and text.get(_SPACE) != "preserve":
            yield f"the blanks around {value!r} would be lost"


def _pages(root: Any) -> Iterator[str]:
    for size in root.iter(f"{W}pgSz"):
        lies = int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        if lies != (size.get(f"{W}orient") == "landscape"):
            yield "a page that does not lie as it says"
    sections = root.findall(f".//{W}sectPr")
    for section in sections:
        kinds = [(one.tag, one.get(f"{W}type")) for one in section if one.tag.endswith("Reference")]
        yield from (f"two of {one} in a section" for one in _twice(map(str, kinds)))
    for paragraph in root.iter(f"{W}p"):
        if paragraph.getparent().tag == f"{W}p":
            yield "a paragraph in a paragraph"
