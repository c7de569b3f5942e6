"""A reference lacks what every reference of its type must have.

Norsk APA-manual (1.9) asks for author, year, title and source; the source of an article is its journal, of a
chapter its book, of a report or a book its publisher. The reference list would have holes.

Fails:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020}}

Passes:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}}
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Reference, Review

RULE = Rule(
    "REF003",
    "incomplete-reference",
    Severity.WARNING,
    message=Message(
        nb="Referansen «{key}» mangler: {missing}.",
        nn="Referansen «{key}» manglar: {missing}.",
        en="The reference “{key}” lacks: {missing}.",
    ),
    hint=Message(
        nb="Fyll ut i Zotero og eksporter på nytt, eller skriv feltet i .bib-filen (type: {type}).",
        nn="Fyll ut i Zotero og eksporter på nytt, eller skriv feltet i .bib-fila (type: {type}).",
        en="Complete it in Zotero and export again, or write the field in the .bib file (type: {type}).",
    ),
    why=Message(
        nb="Referanselisten får hull: APA krever forfatter, år, tittel og kilde.",
        nn="Referanselista får hol: APA krev forfattar, år, tittel og kjelde.",
        en="The reference list gets holes: APA asks for author, year, title and source.",
    ),
)

_AUTHOR, _EDITOR, _TITLE, _DATE = ("author",), ("editor",), ("title",), ("date", "year", "pubstate")
_SOMEBODY = ("author", "editor", "institution", "organization", "school")
_JOURNAL, _BOOK, _PUBLISHER = (
    ("journaltitle", "journal"),
    ("booktitle",),
    ("publisher", "institution", "organization"),
)
_SCHOOL = ("institution", "school", "publisher")

Needs = tuple[tuple[str, ...], ...]
_USUAL: Needs = (_SOMEBODY, _TITLE, _DATE)
_NEEDS: Mapping[str, Needs] = MappingProxyType(
    {
        "article": (_AUTHOR, _TITLE, _DATE, _JOURNAL),
        "book": (*_USUAL, _PUBLISHER),
        "collection": (*_USUAL, _PUBLISHER),
        "incollection": (_AUTHOR, _TITLE, _DATE, _BOOK, _EDITOR, _PUBLISHER),
        "inbook": (_AUTHOR, _TITLE, _DATE, _BOOK, _PUBLISHER),
        "inproceedings": (_AUTHOR, _TITLE, _DATE, _BOOK),
        "report": (*_USUAL, _PUBLISHER),
        "techreport": (*_USUAL, _PUBLISHER),
        "thesis": (_AUTHOR, _TITLE, _DATE, _SCHOOL),
        "phdthesis": (_AUTHOR, _TITLE, _DATE, _SCHOOL),
        "mastersthesis": (_AUTHOR, _TITLE, _DATE, _SCHOOL),
        "online": (*_USUAL, ("url", "doi")),
        "legislation": (_TITLE, _DATE),
        "legal": (_TITLE, _DATE),
        "jurisdiction": (_TITLE, _DATE),
        "standard": (_TITLE, _DATE),
    }
)
"""What a work of each type must have: of each group one field, and the first is the one asked for."""
_FROM_PARENT = frozenset({*_BOOK, *_EDITOR, *_PUBLISHER, *_DATE})
"""What a chapter may get from its book through `crossref`."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per incomplete reference, naming every field that is missing."""
    for reference in review.references.values():
        if missing := tuple(_missing(reference)):
            parameters: dict[str, Parameter] = {"key": reference.key, "missing": missing, "type": reference.type}
            yield Fault(RULE, reference.place(), parameters)


def _missing(reference: Reference) -> Iterator[str]:
    has = {name for name, value in reference.fields.items() if value.strip()}
    if not has.isdisjoint(("crossref", "xdata")):
        has |= _FROM_PARENT
    for group in _NEEDS.get(reference.type, _USUAL):
        if has.isdisjoint(group):
            yield group[0]
