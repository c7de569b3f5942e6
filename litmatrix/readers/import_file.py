"""References from other programs, as a `.bib` text: what Zotero, EndNote and library catalogues export.

BibTeX and biblatex are taken as they are; everything else goes through pandoc's readers.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.message import Message
from litmatrix.readers.bibtex import Bibliography, read_bibliography
from litmatrix.readers.files import BIBLIOGRAPHY_LIMIT, read_text
from litmatrix.readers.rules import bibtex as rules

PANDOC_FORMATS = MappingProxyType({".ris": "ris", ".json": "csljson", ".xml": "endnotexml"})
"""File ending → pandoc's name of the format."""
_BIBTEX = frozenset({".bib", ".bibtex", ".biblatex", ".txt", ""})
"""EndNote exports BibTeX, and RIS too, as `.txt`."""
_SPOKEN = MappingProxyType({"ris": "RIS", "csljson": "CSL-JSON", "endnotexml": "EndNote XML"})
_KNOWN = (".bib", *PANDOC_FORMATS)
_RIS = re.compile(r"^TY  - ", re.MULTILINE)
_OPTIONS = ("--sandbox", "-M", "lang=nb-NO")


def import_references(file: Path) -> tuple[str, Bibliography | None, list[Fault]]:
    """The `.bib` text of a file, its references, and what is wrong with it.

    A file that holds no reference at all is a fault: some programs export nothing without a word.
    """
    ending = file.suffix.lower()
    if ending not in _BIBTEX and ending not in PANDOC_FORMATS:
        return "", None, [Fault(rules.UNKNOWN_FORMAT, Location(file.name), {"ending": ending, "known": _KNOWN})]
    text, faults = read_text(file.parent, file.name, BIBLIOGRAPHY_LIMIT)
    if text is None:
        return "", None, faults
    format_ = PANDOC_FORMATS.get(ending) or ("ris" if _RIS.search(text) and "@" not in text else None)
    written = text
    if format_ is not None:
        text = _through_pandoc(_with_ids(text) if format_ == "csljson" else text, format_)
    bibliography, more = read_bibliography(text, file.name)
    if not bibliography.references and not any(fault.rule.severity == "error" for fault in more):
        more = [
            Fault(rules.NO_REFERENCES, Location(file.name), {"file": _nothing_in(file.name, written, format_)})
        ]
    return text, bibliography, faults + more


def _nothing_in(name: str, text: str, format_: str | None) -> Message:
    """A file without references, and why there are none, as far as that can be seen."""
    if not text.strip():
        return Message(f"{name}, for filen er tom", f"{name}, for fila er tom", f"{name}, since the file is empty")
    if format_ is None:
        return Message(name, name, name)
    kind = _SPOKEN[format_]
    return Message(
        nb=f"{name} som er skrevet som {kind}",
        nn=f"{name} som er skrivne som {kind}",
        en=f"{name} that are written as {kind}",
    )


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


def _with_ids(text: str) -> str:
    """CSL-JSON in which every item has an id, which becomes its citation key: some programs export none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return text
    items = document.get("items") if isinstance(document, Mapping) else document
    if not isinstance(items, list):
        return text
    fields = [item for item in items if isinstance(item, dict)]
    taken = {str(item["id"]) for item in fields if item.get("id")}
    for item in fields:
        if not item.get("id"):
            item["id"] = _new_id(item, taken)
            taken.add(item["id"])
    return json.dumps(document, ensure_ascii=False)


def _new_id(item: Mapping[str, Any], taken: Collection[str]) -> str:
    """A name and a year, as in `hansen2020`; with a letter where that is taken."""
    first = next(iter(_listed(item.get("author")) or _listed(item.get("editor"))), None)
    named: Mapping[str, Any] = first if isinstance(first, Mapping) else {}
    words = str(named.get("family") or named.get("literal") or item.get("title") or "verk").split()
    issued = item.get("issued")
    date = next(iter(_listed(issued.get("date-parts") if isinstance(issued, Mapping) else None)), None)
    year = next(iter(_listed(date)), "")
    plain = unicodedata.normalize("NFC", words[0] if words else "verk").casefold()
    base = re.sub(r"\W", "", plain) + re.sub(r"\D", "", str(year))
    number, name = 0, base or "verk"
    while name in taken:
        number += 1
        name = f"{base}{chr(96 + number)}" if number <= 26 else f"{base}-{number}"
    return name


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
