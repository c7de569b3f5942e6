"""An item of the reference list lacks its year, or everything after the title, or the pages of a chapter.

Source: Søk & Skriv, APA 7: author, year, title, and where it was published.

Fails:
    Referanser

    Dalland, O. Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

Fails:
    Referanser

    Penner, A. (2021). Den gode borgeren. I B. Gullikstad (Red.), Fortellinger om integrering. Universitetsforlaget.

Passes:
    Referanser

    Penner, A. (2021). Den gode borgeren. I B. Gullikstad (Red.), Fortellinger om integrering (s. 133–154). Universitetsforlaget.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.parliament import documents_in
from litmatrix.audit.reference_list import ListEntry
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import LanguageCode, Message

RULE = audit_rule(
    "LST002",
    "missing-part",
    "format",
    message=Message(
        nb="Referansen mangler {part}.", nn="Referansen manglar {part}.", en="The reference lacks {part}."
    ),
    hint=Message(
        nb="Slå opp kilden og fyll inn. Finnes det ikke noe årstall, skriv (u.å.).",
        nn="Slå opp kjelda og fyll inn. Finst det ikkje noko årstal, skriv (u.å.).",
        en="Look up the source and fill it in. If there is no year, write (n.d.).",
    ),
    why=Message(
        nb="Med forfatter, år, tittel og utgivelsessted finner leseren kilden.",
        nn="Med forfattar, år, tittel og utgjevingsstad finn lesaren kjelda.",
        en="Author, year, title and place of publication let the reader find the source.",
    ),
)
_PARTS: dict[str, dict[LanguageCode, str]] = {
    "year": {"nb": "årstall i parentes", "nn": "årstal i parentes", "en": "a year in parentheses"},
    "publisher": {
        "nb": "det som kommer etter tittelen: utgiver, tidsskrift eller nettadresse",
        "nn": "det som kjem etter tittelen: utgjevar, tidsskrift eller nettadresse",
        "en": "what follows the title: publisher, journal or address",
    },
    "pages": {"nb": "sidetallene til kapitlet", "nn": "sidetala til kapitlet", "en": "the pages of the chapter"},
}
_LAW = re.compile(r"LOV-|FOR-|Lov om|Forskrift om|loven|lova")


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per missing part."""
    for entry in manuscript.entries:
        for part in _missing(entry):
            name = _PARTS[part][manuscript.convention.language]
            yield Remark(RULE, entry.paragraph, 0, len(entry.text), entry.text[:80], None, {"part": name})


def _missing(entry: ListEntry) -> Iterator[str]:
    if not entry.names:
        yield "year"
        return
    if _LAW.search(entry.text) or documents_in(entry.text[:60]):
        return
    after = entry.rest[len(entry.title) :].strip(" .")
    after = re.sub(r"\A\([^()]*\)", "", after).strip(" .")
    people = any(name.initials for name in entry.names)  # a body that publishes its own work is named once
    if entry.title and not after and people and not entry.url and not entry.doi:
        yield "publisher"
    if entry.is_chapter and entry.pages is None and "(Red.)" in entry.rest and not entry.url:
        yield "pages"
