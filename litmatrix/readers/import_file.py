"""References from other programs, as a `.bib` text: what Zotero, EndNote and library catalogues export.

BibTeX and biblatex are taken as they are; everything else goes through pandoc's readers.
"""

from pathlib import Path
from types import MappingProxyType

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.readers.bibtex import Bibliography, read_bibliography
from litmatrix.readers.files import BIBLIOGRAPHY_LIMIT, read_text
from litmatrix.readers.rules import bibtex as rules

PANDOC_FORMATS = MappingProxyType({".ris": "ris", ".json": "csljson", ".xml": "endnotexml"})
"""File ending → pandoc's name of the format."""

_OPTIONS = ("--sandbox", "-M", "lang=nb-NO")


def import_references(file: Path) -> tuple[str, Bibliography | None, list[Fault]]:
    """The `.bib` text of a file, its references, and what is wrong with it.

    A file that holds no reference at all is a fault: some programs export nothing without a word.
    """
    text, faults = read_text(file.parent, file.name, BIBLIOGRAPHY_LIMIT)
    if text is None:
        return "", None, faults
    ending = file.suffix.lower()
    if ending in PANDOC_FORMATS:
        text = _through_pandoc(text, PANDOC_FORMATS[ending])
    bibliography, more = read_bibliography(text, file.name)
    if not bibliography.references and not more:
        more = [Fault(rules.NO_REFERENCES, Location(file.name), {"file": file.name})]
    return text, bibliography, faults + more


def _through_pandoc(text: str, format_: str) -> str:
    """biblatex out of another format; an empty text when pandoc cannot read it.

    Without a language pandoc takes a title for English and gives its words capitals.
    """
    import pypandoc

    try:
        converted: str = pypandoc.convert_text(text, "biblatex", format_, extra_args=_OPTIONS)
    except RuntimeError:  # pypandoc's word for "pandoc said no"
        return ""
    return converted
