"""A document as a Word file of its own."""

from litmatrix.document import Document
from litmatrix.languages import language
from litmatrix.model import Review
from litmatrix.writers.word.anchors import Anchors
from litmatrix.writers.word.base import OUR_TURNED_MARGIN, add_our_look, empty_package
from litmatrix.writers.word.body import Body
from litmatrix.writers.word.live import LiveCitations, LiveWriter, remember_style
from litmatrix.writers.word.numbering import Numbering
from litmatrix.writers.word.page import pages
from litmatrix.writers.word.runs import Runs
from litmatrix.writers.word.table import TableWriter
from litmatrix.writers.word.template import Template, add_look_of


def to_word(
    document: Document,
    template: Template | None = None,
    live: LiveCitations | None = None,
    review: Review | None = None,
) -> bytes:
    """The document as the bytes of a `.docx` file, the same bytes every time.

    With a `template` (`read_template`) it takes that file's styles, pages, headers and footers. Citations are
    text, unless `live` tells how to make fields of them that Zotero keeps up to date. The findings, studies and
    ratings of the `review` are marked, so that comments find their way back.
    """
    words = language(document.language)
    package = empty_package(words, document.title)
    if template:
        styles, section = add_look_of(template, package, words)
    else:
        styles, section = add_our_look(package, words)
    runs = Runs(package, styles, None if styles.speaks_only(words.locale) else words.locale)
    living = LiveWriter(live, runs) if live else None
    sections = pages(section, None if template else OUR_TURNED_MARGIN)
    anchors = Anchors(review, package.body()) if review else None
    tables = TableWriter(runs, styles, words)
    body = Body(runs, styles, Numbering(package, set()), tables, sections, anchors=anchors)
    body.title(document.title)
    body.pieces((*document.blocks, *document.sections))
    if live and living:
        living.bibliography(body.references)
        remember_style(package, live)
    package.edit(package.main)
    package.body().extend([*body.elements, body.last_section()])
    return package.to_bytes()
