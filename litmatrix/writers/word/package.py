"""A Word file as its parts (Open Packaging Conventions, ECMA-376 part 2).

Parts that nobody changes keep their bytes, so that a student's own file comes back as it was: a library that
parses and spells every part anew cannot promise that.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from litmatrix.writers.archive import packed
from litmatrix.writers.word.xml import Element, parse, serialize, tag

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPES_PART, _ROOT_RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_WORD_TYPES = frozenset(
    {
        MAIN_TYPE,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
)
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What zipfile raises for files that are no archives, or broken ones."""
_MOST_ENTRIES, _LARGEST, _LARGEST_XML, _HIGHEST_RATIO = 5000, 200_000_000, 40_000_000, 250


class NotWord(Exception):  # noqa: N818 - the caller makes a fault of it
    """The bytes are no Word file that can be used."""


class Package:
    """The parts of a Word file by name, and how they hang together."""

    def __init__(self, parts: dict[str, bytes], compression: dict[str, int] | None = None) -> None:
        self.parts = parts
        self._compression = compression or {}
        self.drawings = 0
        """How many have been added."""
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._relations: dict[str, dict[tuple[str, str, str], str]] = {}
        self._ids: dict[str, set[str]] = {}
        self.main = self._main_part()

    def xml(self, name: str) -> Element:
        """The root of a part, for reading. Raises `NotWord` when it is missing or broken."""
        if name not in self._trees:
            try:
                self._trees[name] = parse(self.parts[name])
            except (KeyError, etree.XMLSyntaxError) as error:
                raise NotWord(name) from error
        return self._trees[name]

    def edit(self, name: str) -> Element:
        """The root of a part that is about to be changed."""
        self._changed.add(name)
        return self.xml(name)

    def body(self) -> Element:
        """The body of the text, for reading. Raises `NotWord` when there is none."""
        body = self.xml(self.main).find(tag("body"))
        if body is None:
            raise NotWord("no body")
        return body

    def related(self, kind: str, source: str | None = None) -> str | None:
        """The part that `source` (default: the main part) has a relationship of this kind to."""
        return next((target for _, target in self.all_related(kind, source)), None)

    def all_related(self, kind: str, source: str | None = None) -> Iterator[tuple[str, str]]:
        """Id and name of the parts inside the package that `source` has a relationship of this kind to."""
        source = self.main if source is None else source
        for relation in self.relationships(source):
            if relation.get("Type") == f"{RELATIONSHIP}/{kind}" and relation.get("TargetMode") != "External":
                yield relation.get("Id", ""), _resolved(source, relation.get("Target", ""))

    def relationships(self, source: str) -> list[Element]:
        """The relationships of a part, as they stand in its `.rels`."""
        name = relationships_part(source)
        return list(self.xml(name)) if name in self.parts else []

    def relate(self, kind: str, target: str, *, external: bool = False, source: str | None = None) -> str:
        """The id of the relationship of `source` (default: the main part) to `target`, made if need be."""
        name = relationships_part(self.main if source is None else source)
        if name not in self.parts:
            self.parts[name] = serialize(_no_relationships())
        if name not in self._relations:  # looked up thousands of times in a long reference list
            self._relations[name] = {_wanted(one): one.get("Id", "") for one in self.xml(name)}
            self._ids[name] = {one.get("Id", "") for one in self.xml(name)}
        known, ids = self._relations[name], self._ids[name]
        wanted = (f"{RELATIONSHIP}/{kind}", target, "External" if external else "Internal")
        if wanted not in known:
            number = len(ids) + 1
            while f"rIdLm{number}" in ids:
                number += 1
            known[wanted] = f"rIdLm{number}"
            ids.add(known[wanted])
            relation = etree.SubElement(self.edit(name), f"{{{_PACKAGE_RELATIONSHIPS}}}Relationship")
            for attribute, value in zip(("Id", "Type", "Target"), (known[wanted], *wanted), strict=False):
                relation.set(attribute, value)
            if external:
                relation.set("TargetMode", "External")
        return known[wanted]

    def forget_links(self, used: Collection[str]) -> None:
        """Drop our relationships to addresses outside, but for those whose ids are `used`."""
        name = relationships_part(self.main)
        for relation in self.relationships(self.main):
            id_ = relation.get("Id", "")
            if id_.startswith("rIdLm") and relation.get("TargetMode") == "External" and id_ not in used:
                self.edit(name).remove(relation)

    def forget_parts(self, start: str, used: Collection[str]) -> None:
        """Drop our parts whose names, seen from the main part, begin with `start`, but for those whose ids are
        `used`."""
        name, folder = relationships_part(self.main), posixpath.dirname(self.main)
        for relation in self.relationships(self.main):
            target = relation.get("Target", "")
            if target.startswith(start) and relation.get("Id", "") not in used:
                self.edit(name).remove(relation)
                self.parts.pop(posixpath.join(folder, target), None)

    def add(self, kind: str, file: str, root: Element) -> str:
        """Add a part beside the main part, say its type, and relate the main part to it; its name."""
        folder = posixpath.dirname(self.main)
        name = posixpath.join(folder, file)
        self.parts[name] = serialize(root)
        self.declare(name, MAIN_TYPE.replace("document.main", kind))
        self.relate(kind, file)
        return name

    def declare(self, name: str, content_type: str) -> None:
        """Say of what type a part is."""
        override = etree.SubElement(self.edit(_TYPES_PART), f"{{{_CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", content_type)

    def targets(self, source: str) -> Iterator[str]:
        """The parts inside the package that `source` has a relationship of any kind to."""
        for relation in self.relationships(source):
            if relation.get("TargetMode") != "External":
                yield _resolved(source, relation.get("Target", ""))

    def add_custom_properties(self, values: Mapping[str, str]) -> None:
        """Add properties of the document that a program of its own reads. There must be none yet."""
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VALUES})
        for number, (name, value) in enumerate(values.items(), 2):  # 0 and 1 are reserved
            one = etree.SubElement(root, f"{{{_CUSTOM}}}property")
            for attribute, content in (("fmtid", _FORMAT_ID), ("pid", str(number)), ("name", name)):
                one.set(attribute, content)
            etree.SubElement(one, f"{{{_VALUES}}}lpwstr").text = value
        self.parts["docProps/custom.xml"] = serialize(root)
        self.declare("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
        self.relate("custom-properties", "docProps/custom.xml", source="")

    def content_type(self, name: str) -> str:
        """The type of a part, as `[Content_Types].xml` says."""
        ending = name.rpartition(".")[2].lower()
        default = ""
        for entry in self.xml(_TYPES_PART):
            if entry.get("PartName", "").lower() == f"/{name}".lower():
                return str(entry.get("ContentType", ""))
            if str(entry.get("Extension", "")).lower() == ending:
                default = str(entry.get("ContentType", ""))
        return default

    def to_bytes(self) -> bytes:
        """The whole file. Parts that were not edited are as they came; no time of day is in it."""
        parts = {
            name: serialize(self._trees[name]) if name in self._changed else content
            for name, content in self.parts.items()
        }
        return packed(parts, self._compression)

    def _main_part(self) -> str:
        main = self.related("officeDocument", "")
        if main is None or main not in self.parts or self.content_type(main) not in _WORD_TYPES:
            raise NotWord("no main part")
        return main


def read_package(data: bytes) -> Package:
    """The parts of a Word file. Raises `NotWord`, also for what would fill the memory when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except _UNREADABLE as error:
        raise NotWord(str(error)) from error
    _refuse_bombs(entries, len(data))
    parts = {entry.filename: _inflated(data, entry) for entry in entries}
    return Package(parts, {entry.filename: entry.compress_type for entry in entries})


def _inflated(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The content of an entry, never more than it declares: zipfile itself would unpack all of it first."""
    head = data[entry.header_offset : entry.header_offset + 30]
    if len(head) < 30 or entry.flag_bits & 1:  # cut, or encrypted
        raise NotWord(entry.filename)
    name, extra = struct.unpack("<HH", head[26:])
    start = entry.header_offset + 30 + name + extra
    content = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, entry.file_size + 1)
        except zlib.error as error:
            raise NotWord(entry.filename) from error
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise NotWord(entry.filename)
    return content


def relationships_part(source: str) -> str:
    """The name of the part that holds the relationships of `source`; "" is the package itself."""
    folder, file = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{file}.rels") if source else _ROOT_RELATIONSHIPS


def _refuse_bombs(entries: list[zipfile.ZipInfo], size: int) -> None:
    """No more is unpacked than an entry declares, so what is declared is enough to judge by."""
    names = [entry.filename.lower() for entry in entries]
    total = sum(entry.file_size for entry in entries)
    if len(names) > _MOST_ENTRIES or len(set(names)) != len(names):
        raise NotWord("entries")
    if total > _LARGEST or total > 1_000_000 + _HIGHEST_RATIO * size:
        raise NotWord("too large when unpacked")
    for entry in entries:
        if entry.filename.startswith("/") or "\\" in entry.filename or ".." in entry.filename.split("/"):
            raise NotWord("unsafe name")
        if entry.filename.endswith((".xml", ".rels")) and entry.file_size > _LARGEST_XML:
            raise NotWord("too large when unpacked")


def _wanted(relation: Element) -> tuple[str, str, str]:
    return relation.get("Type", ""), relation.get("Target", ""), relation.get("TargetMode", "Internal")


def _no_relationships() -> Element:
    return etree.Element(f"{{{_PACKAGE_RELATIONSHIPS}}}Relationships", nsmap={None: _PACKAGE_RELATIONSHIPS})


def _resolved(source: str, target: str) -> str:
    """A relationship's target as the name of a part."""
    target = unquote(target)
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
