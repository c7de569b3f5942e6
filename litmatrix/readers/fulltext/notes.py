"""What a reader has marked in a PDF: highlights and comments, as Zotero and every PDF reader write them."""

from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.files import read_bytes
from litmatrix.readers.fulltext.folder import fulltext_paths
from litmatrix.readers.pdf_text import SECONDS, PdfChild, PdfNote
from litmatrix.readers.rules import fulltext as rules

_LIMIT = 300_000_000
_TROUBLE = {"encrypted": rules.ENCRYPTED, "broken": rules.UNREADABLE, "too-slow": rules.TOO_SLOW}


def read_notes(root: Path, key: str) -> tuple[str | None, tuple[PdfNote, ...], list[Fault]]:
    """The path of a report's PDF (None when there is none), what is marked in it, and what is wrong with it."""
    paths, _ = fulltext_paths(root, [key])
    path = next((path for path in paths.get(key, ()) if path.lower().endswith(".pdf")), None)
    if path is None:
        return None, (), []
    data, faults = read_bytes(root, path, _LIMIT)
    if data is None:
        return path, (), faults
    with PdfChild() as child:
        found = child.notes(data)
    if isinstance(found, str):
        return path, (), [Fault(_TROUBLE[found], Location(path), {"seconds": SECONDS})]
    return path, found, []
