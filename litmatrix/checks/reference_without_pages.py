"""A journal article or a chapter has no pages.

APA asks for them, and without them no page of a quotation can be checked against the article.

Fails:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}, volume = {3}}

Passes:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}, volume = {3}, pages = {10--20}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Reference, Review

RULE = Rule(
    "REF006",
    "reference-without-pages",
    Severity.INFO,
    message=Message(
        nb="Referansen «{key}» mangler sidetall.",
        nn="Referansen «{key}» manglar sidetal.",
        en="The reference “{key}” has no pages.",
    ),
    hint=Message(
        nb="Skriv første og siste side i .bib-filen (pages), eller artikkelnummeret (eid).",
        nn="Skriv første og siste side i .bib-fila (pages), eller artikkelnummeret (eid).",
        en="Write the first and last page in the .bib file (pages), or the article number (eid).",
    ),
    why=Message(
        nb="APA krever sidetall for artikler og kapitler, og uten dem kan ikke sidetallet i et sitat kontrolleres.",
        nn="APA krev sidetal for artiklar og kapittel, og utan dei kan ikkje sidetalet i eit sitat kontrollerast.",
        en="APA asks for the pages of articles and chapters, and without them the page of a quote cannot be checked.",
    ),
)

_CHAPTERS = frozenset({"incollection", "inbook"})
_PAGES = ("pages", "eid", "articleno", "chapter", "crossref")


def check(review: Review) -> Iterator[Fault]:
    """One fault per article in a volume, or chapter of a book, without pages."""
    for reference in review.references.values():
        if _has_pages(reference) and not any(reference.fields.get(name) for name in _PAGES):
            yield Fault(RULE, reference.place(), {"key": reference.key})


def _has_pages(reference: Reference) -> bool:
    """Whether such a work has pages at all: an article on a web site has no volume either."""
    return reference.type in _CHAPTERS or (reference.type == "article" and "volume" in reference.fields)
