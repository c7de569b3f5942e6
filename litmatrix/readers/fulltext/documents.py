"""The full text in one file's bytes, by its format. A PDF is read elsewhere, in a process of its own."""

import posixpath
from collections.abc import Callable, Mapping
from types import MappingProxyType

from litmatrix.diagnostic import Fault, Rule
from litmatrix.location import Location
from litmatrix.model.fulltext import Page
from litmatrix.readers.files import decode_text
from litmatrix.readers.fulltext.folder import is_paged
from litmatrix.readers.fulltext.paragraphs import of_plain_text, of_sheets, of_thesis, under_headings
from litmatrix.readers.fulltext.web import blocks_of_html, chapters_of_epub, package_of_epub
from litmatrix.readers.rules import files as file_rules
from litmatrix.readers.rules import fulltext as rules
from litmatrix.readers.rules import thesis as thesis_rules
from litmatrix.readers.thesis import read_thesis
from litmatrix.readers.thesis.package import read_contents, read_parts

Pages = tuple[tuple[Page, ...] | None, list[Fault]]
"""Pages, or None and what is wrong."""

_CONTAINER = "META-INF/container.xml"
_MEANT: Mapping[Rule, Rule] = MappingProxyType(
    {thesis_rules.BOMB: rules.BOMB, thesis_rules.ENCRYPTED: rules.ENCRYPTED}
)


def read_document(data: bytes, path: str) -> Pages:
    """The paragraphs (of a text with form feeds: the pages) in a file's bytes."""
    suffix = path.rpartition(".")[2].lower()
    pages, faults = _READERS[suffix](data, path)
    return pages, [_of_fulltext(fault) for fault in faults]


def _plain(data: bytes, path: str) -> Pages:
    # A form feed ends a page; as a control character it would be refused.
    text, faults = decode_text(data.replace(b"\f", _PAGE_END), path)
    if text is None:
        return None, faults
    text = text.replace(_PAGE_END.decode(), "\f")
    return of_sheets(text) if is_paged(data, path) else of_plain_text(text), []


_PAGE_END = "\ue00c".encode()
"""A private character that stands for a form feed while a text is decoded."""


def _written(data: bytes, path: str) -> Pages:
    thesis, faults = read_thesis(data, path)
    return of_thesis(thesis) if thesis else None, faults


def _web(data: bytes, path: str) -> Pages:
    blocks = blocks_of_html(data)
    if blocks is None:
        return None, [Fault(file_rules.NOT_UTF8, Location(path))]
    return under_headings(blocks), []


def _epub(data: bytes, path: str) -> Pages:
    container, faults = read_parts(data, {_CONTAINER}, path)
    package = package_of_epub(container[_CONTAINER]) if _CONTAINER in container else ""
    parts, more = read_parts(data, {package}, path)
    if faults or more or package not in parts:
        return None, faults or more or [Fault(rules.UNREADABLE, Location(path))]
    chapters = chapters_of_epub(parts[package], posixpath.dirname(package))
    contents, faults = read_contents(data, frozenset(chapters), path)
    if faults:
        return None, faults
    blocks = [blocks_of_html(contents[name]) or [] for name in dict.fromkeys(chapters) if name in contents]
    return under_headings(block for chapter in blocks for block in chapter), []


def _of_fulltext(fault: Fault) -> Fault:
    """A fault of a finished text in the words for a full text."""
    if fault.rule in thesis_rules.RULES:
        return fault._replace(rule=_MEANT.get(fault.rule, rules.UNREADABLE), parameters={})
    return fault


_READERS: Mapping[str, Callable[[bytes, str], Pages]] = MappingProxyType(
    {"docx": _written, "odt": _written, "md": _written, "html": _web, "htm": _web, "epub": _epub, "txt": _plain}
)
