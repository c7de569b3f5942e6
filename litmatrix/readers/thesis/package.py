"""Word and OpenDocument files are zips of XML: opened with bounds, and never anything but data.

Limits against zip bombs and hostile XML: only the parts that are asked for are inflated, each counted while
it is; a DOCTYPE is refused, so no entity is ever defined or fetched.
"""

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping
from typing import Any

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.rules import thesis as rules

PART_LIMIT = 60_000_000
"""Bytes of one inflated part. The text of a thesis of 400 pages is about 3 MB of XML."""
_ALL_PARTS = 120_000_000
_ENTRIES = 10_000
_RATIO = 300
"""How much smaller than its content a part may be; text in XML shrinks to about a twentieth."""
_CHUNK = 1_000_000
# Word wraps an encrypted file in a container of another kind, with a stream of this name ([MS-OFFCRYPTO] 1.3.2).
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_parts(data: bytes, names: Collection[str], path: str) -> tuple[Mapping[str, Any], list[Fault]]:
    """The named parts as XML trees; one that is not there is left out. Faults when the file cannot be trusted."""
    contents, faults = read_contents(data, names, path)
    trees = {name: _tree(content) for name, content in contents.items()}
    if any(tree is None for tree in trees.values()):
        return {}, [Fault(rules.NOT_A_DOCUMENT, Location(path))]
    return trees, faults


def read_contents(data: bytes, names: Collection[str], path: str) -> tuple[Mapping[str, bytes], list[Fault]]:
    """The named parts as bytes; one that is not there is left out. Faults when the file cannot be trusted."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return {}, [Fault(rules.ENCRYPTED, Location(path))]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _contents(package, names, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return {}, [Fault(rules.NOT_A_DOCUMENT, Location(path))]


def _contents(
    package: zipfile.ZipFile, names: Collection[str], path: str
) -> tuple[Mapping[str, bytes], list[Fault]]:
    if len(package.infolist()) > _ENTRIES:
        return {}, [Fault(rules.BOMB, Location(path))]
    found: dict[str, bytes] = {}
    for info in package.infolist():
        if info.filename not in names:
            continue
        if info.flag_bits & 0x1:
            return {}, [Fault(rules.ENCRYPTED, Location(path))]
        content = _inflated(package, info)
        if content is None or sum(map(len, found.values())) > _ALL_PARTS:
            return {}, [Fault(rules.BOMB, Location(path))]
        found[info.filename] = content
    return found, []


def _inflated(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """The content, or None when it is larger than any text: sizes are counted, since declared ones lie."""
    limit = min(PART_LIMIT, max(_CHUNK, info.compress_size * _RATIO))
    chunks: list[bytes] = []
    size = 0
    with package.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                return None
            chunks.append(chunk)
    return b"".join(chunks)


def _tree(content: bytes) -> Any:
    """The XML, or None when it is broken or declares anything."""
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
