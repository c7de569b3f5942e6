"""A document as a Word file that nobody has to repair.

Written as WordprocessingML with lxml (ECMA-376 part 1): real styles, sections, captions, fields and lists, so
that a student's template restyles it and Word's own tables of contents and of tables find it.
"""

from collections.abc import Mapping

from litmatrix.document import Document
from litmatrix.languages import language
from litmatrix.writers.setting import Setting
from litmatrix.writers.word.base import OUR_TURNED_MARGIN, add_our_look, empty_package
from litmatrix.writers.word.body import Body
from litmatrix.writers.word.into import PLACES, into
from litmatrix.writers.word.numbering import Numbering
from litmatrix.writers.word.page import pages
from litmatrix.writers.word.runs import Runs
from litmatrix.writers.word.table import TableWriter
from litmatrix.writers.word.template import Template, add_look_of, read_template

__all__ = ["PLACES", "Template", "into", "read_template", "to_word", "write"]


def write(document: Document, setting: Setting) -> Mapping[str, bytes]:  # noqa: ARG001 - every writer takes both
    """`docx`: the whole document."""
    return {"docx": to_word(document)}


def to_word(document: Document, template: Template | None = None) -> bytes:
    """The document as the bytes of a `.docx` file, the same bytes every time.

    With a `template` (`read_template`) it takes that file's styles, pages, headers and footers.
    """
    words = language(document.language)
    package = empty_package(words, document.title)
    if template:
        styles, section = add_look_of(template, package, words)
    else:
        styles, section = add_our_look(package, words)
    runs = Runs(package, styles, None if styles.speaks_only(words.locale) else words.locale)
    sections = pages(section, None if template else OUR_TURNED_MARGIN)
    body = Body(runs, styles, Numbering(package, set()), TableWriter(runs, styles, words), sections)
    body.title(document.title)
    body.pieces((*document.blocks, *document.sections))
    package.edit(package.main)
    root = package.body()
    root.extend(body.elements)
    root.append(body.last_section())
    return package.to_bytes()
