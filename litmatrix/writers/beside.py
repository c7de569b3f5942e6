"""Files that lie beside a document, because it only points to them."""

import base64
from collections.abc import Mapping, MutableMapping
from hashlib import sha256

from litmatrix.document import Document, Figure
from litmatrix.writers.drawings import figure_path, figures_in
from litmatrix.writers.typst import version


def files_beside(
    document: Document, format_: str, cache: MutableMapping[str, str] | None = None
) -> Mapping[str, bytes]:
    """The figures that a document of this format points to, by their paths seen from it.

    `cache` remembers their PDFs by what they are made of.
    """
    found = figures_in((*document.blocks, *document.sections))
    if format_ == "md":
        return {figure_path(one, "svg"): one.svg.encode() for one in found}
    if format_ == "tex":
        return {figure_path(one, "pdf"): _pdf(one, cache) for one in found}
    return {}


def _pdf(figure: Figure, cache: MutableMapping[str, str] | None) -> bytes:
    if cache is None:
        return _set(figure)
    key = sha256(f"typst {version()} {figure.width} {figure.svg}".encode()).hexdigest()
    made = _remembered(cache.get(key)) or _set(figure)
    cache[key] = base64.b64encode(made).decode()
    return made


def _set(figure: Figure) -> bytes:
    from litmatrix.writers.pdf.drawing import to_pdf  # most figures are remembered

    return to_pdf(figure)


def _remembered(text: str | None) -> bytes:
    """A PDF from the cache; nothing for one that somebody has damaged."""
    try:
        made = base64.b64decode(text or "", validate=True)
    except ValueError:
        return b""
    return made if made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF") else b""
