"""The full texts of reports, from `sources/fulltext/`: read once, and kept by the content of the file.

Nothing leaves the machine, and nothing in a file is fetched or run. A file that cannot be read is a fault; the
others are read all the same.
"""

import queue
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model.fulltext import FullText, Page
from litmatrix.readers.files import read_bytes
from litmatrix.readers.fulltext.cache import cache_name, pack, unpack
from litmatrix.readers.fulltext.documents import is_paged, read_document
from litmatrix.readers.fulltext.folder import FOLDER, FORMATS, fulltext_paths
from litmatrix.readers.fulltext.pdf import pages_of
from litmatrix.readers.pdf_text import PAGES, SECONDS, PdfChild
from litmatrix.readers.rules import files as file_rules
from litmatrix.readers.rules import fulltext as rules

__all__ = ["CACHE", "FOLDER", "FORMATS", "FullTexts", "Keep", "read_fulltexts"]

CACHE = ".litmatrix/cache/fulltext"
"""Where extracted texts are kept: outside the sources, and never part of a review."""
Keep = Callable[[str, bytes], None]
"""Is given a name and bytes, to be found as that name in `CACHE` the next time."""

_LIMIT = 300_000_000
"""Largest file, in bytes. A scanned book is some hundred megabytes, and has no text."""
_CACHE_LIMIT = 200_000_000
_AT_ONCE = 2
_TROUBLE = {"encrypted": rules.ENCRYPTED, "broken": rules.UNREADABLE, "too-slow": rules.TOO_SLOW}


class FullTexts(NamedTuple):
    """What reading the full texts gave."""

    texts: dict[str, FullText]
    """By citation key, sorted."""
    faults: list[Fault]
    unreadable: frozenset[str]
    """Citation keys of reports whose file is there and cannot be read."""


def read_fulltexts(root: Path, keys: Collection[str], keep: Keep | None = None) -> FullTexts:
    """The full texts of the reports with these citation keys that lie below `root`.

    What had to be extracted is handed to `keep`, so that it need not be the next time.
    """
    paths, faults = fulltext_paths(root, keys)
    children: queue.SimpleQueue[PdfChild] = queue.SimpleQueue()
    with ExitStack() as open_children, ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in range(_AT_ONCE):
            children.put(open_children.enter_context(PdfChild()))
        jobs = [(key, path[0], pool.submit(_read, root, path[0], children)) for key, path in sorted(paths.items())]
        results = [(key, path, job.result()) for key, path, job in jobs]
    texts: dict[str, FullText] = {}
    for key, path, result in results:
        faults.extend(result.faults)
        if result.new and keep is not None:
            keep(*result.new)
        if result.pages is not None:
            texts[key] = FullText(key, path, result.pages, result.paged)
    return FullTexts(texts, faults, frozenset(paths) - texts.keys())


class _Result(NamedTuple):
    pages: tuple[Page, ...] | None
    faults: list[Fault]
    paged: bool = False
    new: tuple[str, bytes] | None = None
    """Name and content for the cache, where there was nothing in it."""


def _read(root: Path, path: str, children: "queue.SimpleQueue[PdfChild]") -> _Result:
    data, faults = read_bytes(root, path, _LIMIT)
    if data is None:
        return _Result(None, [_of_fulltext(fault) for fault in faults])
    if not data.strip():
        return _Result(None, [Fault(rules.UNREADABLE, Location(path))])
    paged, name = is_paged(data, path), cache_name(data, path.rpartition(".")[2].lower())
    kept = _kept(root, name)
    if kept:
        return _Result(kept[0], list(_not_all(kept[1], path)), paged)
    if path.lower().endswith(".pdf"):
        pages, length, faults = _read_pdf(data, path, children)
    else:
        pages, faults = read_document(data, path)
        length = 0
    if pages is None:
        return _Result(None, faults)
    return _Result(pages, [*faults, *_not_all(length, path)], paged, (name, pack(pages, length)))


def _kept(root: Path, name: str) -> tuple[tuple[Page, ...], int] | None:
    """What was extracted from the same bytes before."""
    if not (root / CACHE / name).is_file():
        return None
    data, _ = read_bytes(root, f"{CACHE}/{name}", _CACHE_LIMIT)
    return unpack(data) if data is not None else None


def _read_pdf(
    data: bytes, path: str, children: "queue.SimpleQueue[PdfChild]"
) -> tuple[tuple[Page, ...] | None, int, list[Fault]]:
    child = children.get()
    try:
        found = child.text(data)
    finally:
        children.put(child)
    if isinstance(found, str):
        return None, 0, [Fault(_TROUBLE[found], Location(path), {"seconds": SECONDS})]
    return pages_of(found.pages), found.length, []


def _not_all(length: int, path: str) -> Iterator[Fault]:
    if length > PAGES:
        yield Fault(rules.NOT_ALL_PAGES, Location(path), {"length": length, "limit": PAGES})


def _of_fulltext(fault: Fault) -> Fault:
    """Of a file that is too large, what is said of a full text: a study file's limit is another."""
    if fault.rule is not file_rules.TOO_LARGE:
        return fault
    size = fault.parameters["size"]
    megabytes = {"size": int(str(size)) // 1000, "limit": _LIMIT // 1_000_000}
    return fault._replace(rule=rules.TOO_LARGE, parameters=megabytes)
