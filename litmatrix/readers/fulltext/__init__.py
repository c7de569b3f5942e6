"""The full texts of reports, from `sources/fulltext/`: read once, and kept by the content of the file.

Nothing leaves the machine, and nothing in a file is fetched or run. A file that cannot be read is a fault; the
others are read all the same.
"""

import hashlib
import queue
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model.fulltext import FullText, Page
from litmatrix.readers.files import read_bytes
from litmatrix.readers.fulltext.cache import cache_name, length_of, pack, unpack
from litmatrix.readers.fulltext.folder import FOLDER, FORMATS, fulltext_paths, is_paged
from litmatrix.readers.fulltext.pdf import pages_of
from litmatrix.readers.pdf_text import PAGES, SECONDS, PdfChild
from litmatrix.readers.rules import files as file_rules
from litmatrix.readers.rules import fulltext as rules

__all__ = ["CACHE", "FOLDER", "FORMATS", "FullTexts", "Keep", "read_fulltexts", "read_kept"]

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

    texts: Mapping[str, FullText]
    """By citation key, sorted. What was kept is unpacked when it is asked for."""
    faults: list[Fault]
    unreadable: frozenset[str]
    """Citation keys of reports whose file is there and cannot be read."""
    digests: Mapping[str, str]
    """What each text was read from and how, by citation key: another one means another text."""
    paths: Mapping[str, str]
    """The file of each text, by citation key."""


def read_fulltexts(root: Path, keys: Collection[str], keep: Keep | None = None) -> FullTexts:
    """The full texts of the reports with these citation keys that lie below `root`.

    What had to be extracted is handed to `keep`, so that it need not be the next time.
    """
    from concurrent.futures import ThreadPoolExecutor

    paths, faults = fulltext_paths(root, keys)
    children: queue.SimpleQueue[PdfChild] = queue.SimpleQueue()
    with ExitStack() as open_children, ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in range(_AT_ONCE):
            children.put(open_children.enter_context(PdfChild()))
        jobs = [(key, path[0], pool.submit(_read, root, path[0], children)) for key, path in sorted(paths.items())]
        results = {key: (path, job.result()) for key, path, job in jobs}
    for _, result in results.values():
        faults.extend(result.faults)
        if result.pages is not None and keep is not None:
            keep(result.name, result.packed)
    good = {key: (path, result) for key, (path, result) in results.items() if result.packed}
    digests = {key: result.name for key, (_, result) in good.items()}
    used = {key: path for key, (path, _) in good.items()}
    return FullTexts(_Texts(good), faults, frozenset(paths) - good.keys(), digests, used)


def read_kept(root: Path, name: str) -> bytes | None:
    """What was kept under a name, or None."""
    if not (root / CACHE / name).is_file():
        return None
    return read_bytes(root, f"{CACHE}/{name}", _CACHE_LIMIT)[0]


class _Result(NamedTuple):
    """The pages of a file, packed; b"" where it could not be read."""

    packed: bytes
    faults: list[Fault]
    name: str = ""
    paged: bool = False
    pages: tuple[Page, ...] | None = None
    """Where they were just extracted."""


class _Texts(Mapping[str, FullText]):
    """Full texts that are unpacked when they are asked for."""

    def __init__(self, packed: Mapping[str, tuple[str, _Result]]) -> None:
        self._packed = packed
        self._texts: dict[str, FullText] = {}

    def __getitem__(self, key: str) -> FullText:
        if key not in self._texts:
            path, result = self._packed[key]
            pages = result.pages if result.pages is not None else unpack(result.packed)
            self._texts[key] = FullText(key, path, pages or (), result.paged)
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _read(root: Path, path: str, children: "queue.SimpleQueue[PdfChild]") -> _Result:
    data, faults = read_bytes(root, path, _LIMIT)
    if data is None:
        return _Result(b"", [_of_fulltext(fault) for fault in faults])
    if not data.strip():
        return _Result(b"", [Fault(rules.UNREADABLE, Location(path))])
    paged, suffix = is_paged(data, path), path.rpartition(".")[2].lower()
    name = cache_name(hashlib.sha256(data).hexdigest(), suffix)
    kept = read_kept(root, name)
    length = length_of(kept) if kept else None
    if kept and length is not None:
        return _Result(kept, list(_not_all(length, path)), name, paged)
    if suffix == "pdf":
        pages, length, faults = _read_pdf(data, path, children)
    else:
        # The readers of finished texts take a tenth of a second to import; what was kept does without.
        from litmatrix.readers.fulltext.documents import read_document

        pages, faults = read_document(data, path)
        length = 0
    if pages is None:
        return _Result(b"", faults)
    return _Result(pack(pages, length), [*faults, *_not_all(length, path)], name, paged, pages)


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
