"""Extracted texts as bytes that can be kept, and back. Nothing is believed that does not look right."""

import hashlib
import json
from typing import Any

from litmatrix.model.fulltext import Page

_VERSION = 6
"""Changes when texts are extracted in another way: what was kept before is then not used."""


def cache_name(digest: str, suffix: str) -> str:
    """The name under which the text of a file is kept: the SHA-256 of its bytes, and how they were read."""
    return f"{digest}-{suffix}-{_VERSION}.json"


def sha256_in(name: str) -> str:
    """The SHA-256 of the file's bytes, from the name under which its text is kept."""
    return name.partition("-")[0]


def pack(pages: tuple[Page, ...], length: int) -> bytes:
    """Pages, and the number of pages that the file has, as bytes."""
    rows = [
        [page.number, page.lines, page.label, page.head, page.foot, page.notes, page.headings, page.within]
        for page in pages
    ]
    content = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{length} {hashlib.sha256(content).hexdigest()}\n".encode() + content


def length_of(packed: bytes) -> int | None:
    """The number of pages that `pack` was given, or None when the bytes are not its whole work."""
    first, _, content = packed.partition(b"\n")
    length, _, digest = first.partition(b" ")
    if not (length.isdigit() and len(length) < 9) or digest != hashlib.sha256(content).hexdigest().encode():
        return None
    return int(length)


def unpack(packed: bytes) -> tuple[Page, ...] | None:
    """The pages that `pack` was given, or None when the bytes are not its work."""
    try:
        return tuple(_page(*row) for row in json.loads(packed.partition(b"\n")[2]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _page(*row: Any) -> Page:
    number, lines, label, head, foot, notes, headings, within = row
    whole = isinstance(number, int) and isinstance(within, int) and isinstance(label, str | None)
    texts = all(isinstance(line, str) for line in (*lines, *headings))
    positions = all(isinstance(at, int) and 0 <= at < len(lines) for at in (*head, *foot, *notes))
    if not (whole and texts and positions):
        raise TypeError("not a page")
    return Page(number, tuple(lines), label, tuple(head), tuple(foot), tuple(notes), tuple(headings), within)
