"""Files that lie beside a document, because it only points to them."""

from collections.abc import Mapping

from litmatrix.document import Document
from litmatrix.writers.drawings import figure_path, figures_in
from litmatrix.writers.pdf.drawing import to_pdf


def files_beside(document: Document, format_: str) -> Mapping[str, bytes]:
    """The figures that a document of this format points to, by their paths seen from it."""
    found = figures_in((*document.blocks, *document.sections))
    if format_ == "md":
        return {figure_path(one, "svg"): one.svg.encode() for one in found}
    if format_ == "tex":
        return {figure_path(one, "pdf"): to_pdf(one) for one in found}
    return {}
