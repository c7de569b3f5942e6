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
from litmatrix.writers.word.numbering import Numbering
from litmatrix.writers.word.page import pages
from litmatrix.writers.word.runs import Runs
from litmatrix.writers.word.table import TableWriter
from litmatrix.writers.word.xml import tag

__all__ = ["to_word", "write"]


def write(document: Document, setting: Setting) -> Mapping[str, bytes]:  # noqa: ARG001 - every writer takes both
    """`docx`: the whole document."""
    return {"docx": to_word(document)}


def to_word(document: Document) -> bytes:
    """The document as the bytes of a `.docx` file, the same bytes every time."""
    words = language(document.language)
    package = empty_package(words, document.title)
    styles, section = add_our_look(package, words)
    turned_margin = OUR_TURNED_MARGIN
    locale = None if styles.speaks_only(words.locale) else words.locale
    runs = Runs(package, styles, locale)
    tables = TableWriter(runs, styles, words)
    body = Body(runs, styles, Numbering(package, set()), tables, pages(section, turned_margin))
    body.title(document.title)
    body.document(document)
    root = package.edit(package.main).find(tag("body"))
    root.extend(body.elements)
    root.append(body.last_section())
    return package.to_bytes()
