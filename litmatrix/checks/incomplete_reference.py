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
        nb="Referansen «{key}» mangler {missing}.",
        nn="Referansen «{key}» manglar {missing}.",
        en="The reference “{key}” lacks {missing}.",
    ),
    hint=Message(
        nb="Fyll ut i Zotero og eksporter på nytt, eller skriv feltet i .bib-filen (type: {type}).",
        nn="Fyll ut i Zotero og eksporter på nytt, eller skriv feltet i .bib-fila (type: {type}).",
        en="Fill it in in Zotero and export again, or write the field in the .bib file (type: {type}).",
    ),
    why=Message(
        nb="Referanselisten får hull: APA krever forfatter, år, tittel og kilde.",
        nn="Referanselista får hol: APA krev forfattar, år, tittel og kjelde.",
        en="The reference list gets holes: APA asks for author, year, title and source.",
    ),
)

_JOURNAL = ("journaltitle", "journal")
_PUBLISHER = ("publisher", "institution", "organization", "school")
_SOURCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article": _JOURNAL,
        "book": _PUBLISHER,
        "collection": _PUBLISHER,
        "incollection": ("booktitle",),
        "inbook": ("booktitle",),
        "inproceedings": ("booktitle",),
        "report": _PUBLISHER,
        "techreport": _PUBLISHER,
        "thesis": _PUBLISHER,
        "phdthesis": _PUBLISHER,
        "mastersthesis": _PUBLISHER,
        "online": ("url", "doi"),
    }
)
"""Where a work of each type was published: one of these fields, and the first is the one asked for."""
_WITHOUT_AUTHOR = frozenset({"legislation", "legal", "jurisdiction", "standard"})
_DATES = ("date", "year", "pubstate")


def check(review: Review) -> Iterator[Fault]:
    """One fault per incomplete reference, naming every field that is missing."""
    for reference in review.references.values():
        if missing := tuple(_missing(reference)):
            parameters: dict[str, Parameter] = {"key": reference.key, "missing": missing, "type": reference.type}
            yield Fault(RULE, reference.place(), parameters)


def _missing(reference: Reference) -> Iterator[str]:
    has = {name for name, value in reference.fields.items() if value.strip()}
    inherits = not has.isdisjoint(("crossref", "xdata"))
    somebody = has.intersection(("author", "editor", *_PUBLISHER[1:]))
    if not somebody and reference.type not in _WITHOUT_AUTHOR:
        yield "author"
    if "title" not in has:
        yield "title"
    if has.isdisjoint(_DATES) and not inherits:
        yield "date"
    source = _SOURCES.get(reference.type, ())
    if source and has.isdisjoint(source) and not inherits:
        yield source[0]
