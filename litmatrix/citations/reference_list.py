"""The reference list as the last section of a document."""

from litmatrix.citations.engine import Cited
from litmatrix.document import Document, Paragraph, Section, Text
from litmatrix.languages import language

REFERENCES = "references"
"""The id of the section."""


def with_reference_list(document: Document, cited: Cited) -> Document:
    """The document with the list of what it cites at its end; unchanged when it cites nothing."""
    if not cited.reference_list:
        return document
    title = language(document.language).label("findings.references")
    entries = tuple(Paragraph(entry, "reference") for _, entry in cited.reference_list)
    return document._replace(sections=(*document.sections, Section(REFERENCES, (Text(title),), entries)))
