"""A finished text of any of the usual formats, read into paragraphs that know their place."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model.thesis import Thesis
from litmatrix.readers.files import decode_text
from litmatrix.readers.rules import thesis as rules
from litmatrix.readers.thesis.latex import read_latex
from litmatrix.readers.thesis.markdown import read_markdown
from litmatrix.readers.thesis.opendocument import read_opendocument
from litmatrix.readers.thesis.pdf import read_pdf
from litmatrix.readers.thesis.text import read_plain_text
from litmatrix.readers.thesis.word import read_word

__all__ = ["THESIS_FORMATS", "THESIS_LIMIT", "read_thesis"]

THESIS_LIMIT = 200_000_000
"""Largest file, in bytes: a thesis with many pictures is some tens of megabytes."""

_TEXTS: Mapping[str, Callable[[str, str], Thesis]] = MappingProxyType(
    {".txt": read_plain_text, ".md": read_markdown, ".markdown": read_markdown, ".tex": read_latex}
)
_DOCUMENTS: Mapping[str, Callable[[bytes, str], tuple[Thesis | None, list[Fault]]]] = MappingProxyType(
    {".docx": read_word, ".odt": read_opendocument, ".pdf": read_pdf}
)
THESIS_FORMATS = ("docx", "odt", "md", "tex", "txt", "pdf")


def read_thesis(data: bytes, path: str) -> tuple[Thesis | None, list[Fault]]:
    """The thesis in a file's bytes, by the ending of its name; or None and what is wrong with it."""
    suffix = PurePosixPath(path.replace("\\", "/")).suffix.lower()
    if suffix in _TEXTS:
        text, faults = decode_text(data.replace(b"\x0c", b" "), path)  # a form feed begins a new page
        thesis = _TEXTS[suffix](text, path) if text is not None else None
    elif suffix in _DOCUMENTS:
        thesis, faults = _DOCUMENTS[suffix](data, path)
    else:
        return None, [
            Fault(rules.UNKNOWN_FORMAT, Location(path), {"suffix": suffix or path, "known": THESIS_FORMATS})
        ]
    if thesis is not None and not thesis.paragraphs:
        return None, [*faults, Fault(rules.NO_TEXT, Location(path))]
    return thesis, faults
