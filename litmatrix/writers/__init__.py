"""The formats a document can be written in, and what each of them takes.

A writer is a function from a document, whose citations are already text, to the files it makes: name ending
-> content. Adding a format is one module and one line in `WRITERS`. Writers of text and writers of bytes
differ in type, so that nobody prints a Word file to a terminal.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.document import Document
from litmatrix.writers import excel, html, json, latex, markdown, pdf, word
from litmatrix.writers.setting import Setting

__all__ = ["WRITERS", "ByteWriter", "Setting", "TextWriter", "write"]


class TextWriter(NamedTuple):
    """A format of text."""

    kinds: tuple[str, ...]
    """Documents that it writes: matrix, findings."""
    write: Callable[[Document, Setting], Mapping[str, str]]


class ByteWriter(NamedTuple):
    """A format that no terminal can show."""

    kinds: tuple[str, ...]
    write: Callable[[Document, Setting], Mapping[str, bytes]]


WRITERS: Mapping[str, TextWriter | ByteWriter] = MappingProxyType(
    {
        "md": TextWriter(("matrix", "findings"), markdown.write),
        "tex": TextWriter(("matrix", "findings"), latex.write),
        "docx": ByteWriter(("matrix", "findings"), word.write),
        "html": TextWriter(("matrix", "findings"), html.write),
        "xlsx": ByteWriter(("matrix",), excel.write),
        "pdf": ByteWriter(("matrix", "findings"), pdf.write),
        "json": TextWriter(("matrix",), json.write),
    }
)


def write(document: Document, format_: str, setting: Setting) -> Mapping[str, str] | Mapping[str, bytes]:
    """The files of a document in a format: name ending -> content.

    Raises `KeyError` for an unknown format, `ValueError` for a document the format does not write, and
    `TemplateFault` for a template that cannot be used.
    """
    writer = WRITERS[format_]
    if document.kind not in writer.kinds:
        raise ValueError(f"{format_} does not write {document.kind}")
    return writer.write(document, setting)
