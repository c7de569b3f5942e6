"""The formats a document can be written in, and what each of them takes.

A writer is a function from a document, whose citations are already text, to the files it makes: name ending
-> content. Adding a format is one module, a function that imports it, and one line in `WRITERS`. Writers of text
and writers of bytes differ in type, so that nobody prints a Word file to a terminal.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.document import Document
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


def _markdown(document: Document, setting: Setting) -> Mapping[str, str]:
    from litmatrix.writers import markdown

    return markdown.write(document, setting)


def _latex(document: Document, setting: Setting) -> Mapping[str, str]:
    from litmatrix.writers import latex

    return latex.write(document, setting)


def _word(document: Document, setting: Setting) -> Mapping[str, bytes]:
    from litmatrix.writers import word

    return word.write(document, setting)


def _html(document: Document, setting: Setting) -> Mapping[str, str]:
    from litmatrix.writers import html

    return html.write(document, setting)


def _excel(document: Document, setting: Setting) -> Mapping[str, bytes]:
    from litmatrix.writers import excel

    return excel.write(document, setting)


def _pdf(document: Document, setting: Setting) -> Mapping[str, bytes]:
    from litmatrix.writers import pdf

    return pdf.write(document, setting)


def _json(document: Document, setting: Setting) -> Mapping[str, str]:
    from litmatrix.writers import json

    return json.write(document, setting)


# Each writer is imported when it writes: somebody who asks for Markdown does not wait for Word.
WRITERS: Mapping[str, TextWriter | ByteWriter] = MappingProxyType(
    {
        "md": TextWriter(("matrix", "findings"), _markdown),
        "tex": TextWriter(("matrix", "findings"), _latex),
        "docx": ByteWriter(("matrix", "findings"), _word),
        "html": TextWriter(("matrix", "findings"), _html),
        "xlsx": ByteWriter(("matrix",), _excel),
        "pdf": ByteWriter(("matrix", "findings"), _pdf),
        "json": TextWriter(("matrix",), _json),
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
