"""The parts of a Word file that hold its text and its comments, found as the file itself names them.

Office Open XML, ECMA-376 part 2 (relationships); what Word adds for threads: [MS-DOCX] 2.5.3, commentsExtended.
"""

import posixpath
from typing import Any, NamedTuple
from urllib.parse import unquote

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.rules.thesis import NOT_A_DOCUMENT
from litmatrix.readers.thesis.package import read_parts

_ROOT = "_rels/.rels"
_MAIN, _COMMENTS, _THREADS = "/officeDocument", "/comments", "/commentsExtended"


class WordDocument(NamedTuple):
    """The text, and what hangs on it; the elements are those of lxml."""

    body: Any
    comments: Any | None
    threads: Any | None
    """Which comments are replies, and which are done."""


def read_document(data: bytes, path: str) -> tuple[WordDocument | None, list[Fault]]:
    """The document, or None and why the file cannot be read."""
    broken = [Fault(NOT_A_DOCUMENT, Location(path))]
    roots, faults = read_parts(data, (_ROOT,), path)
    if faults:
        return None, faults
    main = _related(roots.get(_ROOT), _MAIN, "")
    if main is None:
        return None, broken
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    parts, faults = read_parts(data, (main, relations), path)
    if faults or main not in parts or not str(parts[main].tag).endswith("}document"):
        return None, faults or broken
    others = [_related(parts.get(relations), kind, folder) for kind in (_COMMENTS, _THREADS)]
    hanging, faults = read_parts(data, [one for one in others if one], path)
    if faults:
        return None, faults
    return WordDocument(parts[main], *(hanging.get(one) if one else None for one in others)), []


def _related(relations: Any | None, kind: str, folder: str) -> str | None:
    """The part of a kind; the ends of the kinds' names are the same in the strict form and in Word's own."""
    for one in relations if relations is not None else ():
        if str(one.get("Type", "")).endswith(kind) and one.get("TargetMode") != "External":
            target = unquote(one.get("Target", ""))
            return (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(f"{folder}/{target}".lstrip("/"))
            )
    return None
