"""What a writer may need besides the document."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from litmatrix.diagnostic import Locate
from litmatrix.document import Document
from litmatrix.matrix.frame import NO_PROOFS, Proofs
from litmatrix.model import Review
from litmatrix.writers.templates import Templates

if TYPE_CHECKING:
    from litmatrix.writers.word.live import LiveCitations
    from litmatrix.writers.word.template import Template

_NONE: "Mapping[str, tuple[Document, LiveCitations]]" = MappingProxyType({})


class WordSetting(NamedTuple):
    """What a user asks of the Word files."""

    template: "Template | None" = None
    """The file whose look they take."""
    live: "Mapping[str, tuple[Document, LiveCitations]]" = _NONE
    """By kind: the document with its citations left in it, and what makes them live."""


class Biblatex(NamedTuple):
    """What LaTeX files need whose citations biber makes."""

    documents: Mapping[str, Document] = MappingProxyType({})
    """By kind: the document with its citations left in it."""
    bib: str = ""
    """The works they cite, as a `.bib` file."""


class Setting(NamedTuple):
    """The surroundings of a document: its templates, the review it tells of, and how places are found."""

    templates: Templates
    review: Review
    locate: Locate
    word: WordSetting = WordSetting()
    biblatex: Biblatex = Biblatex()
    proofs: Proofs = NO_PROOFS
