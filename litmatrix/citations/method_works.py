"""The works that describe a method the tool names: cited where the review has them, else given by address."""

from collections.abc import Iterator, Mapping

from litmatrix.document import Cite, CiteItem, Inlines, Link, Text
from litmatrix.model import Reference, Review

DOIS = {
    "confidence": "10.1186/s13012-017-0688-3",
    "certainty": "10.1136/bmj.39489.470347.AD",
    "flow": "10.1136/bmj.n71",
}
"""GRADE-CERQual: Lewin et al. (2018). GRADE: Guyatt et al. (2008). PRISMA 2020: Page et al. (2021)."""
PLACE = "\0"
"""Stands for the work in a sentence whose `{source}` is not filled in yet."""


def with_source(sentence: str, method: str, references: Mapping[str, Reference]) -> Inlines:
    """A sentence with the work on `method` (a key of `DOIS`) at its `PLACE`.

    The one of `references` that has its DOI is cited, and so comes into the reference list. Otherwise its address
    stands there, which needs no list.
    """
    before, place, after = sentence.partition(PLACE)
    key = _key(method, references) if place else None
    source: Inlines = (Cite((CiteItem(key),)),) if key else _address(method) if place else ()
    return (*((Text(before),) if before else ()), *source, *((Text(after),) if after else ()))


def method_keys(review: Review) -> Iterator[str]:
    """The works on the ways in which confidence in the findings is judged, as far as the review has them."""
    for method in dict.fromkeys(one.name for finding in review.findings for one in finding.header.judgements):
        if key := _key(method, review.references):
            yield key


def is_method_work(reference: Reference) -> bool:
    """Whether it is one of the works that describe a method."""
    return _doi(reference) in {doi.casefold() for doi in DOIS.values()}


def _key(method: str, references: Mapping[str, Reference]) -> str | None:
    wanted = DOIS[method].casefold()
    return next((key for key, one in references.items() if _doi(one) == wanted), None)


def _address(method: str) -> Inlines:
    address = f"https://doi.org/{DOIS[method]}"
    return Text("("), Link((Text(address),), address), Text(")")


def _doi(reference: Reference) -> str:
    """The DOI in small letters, without the address or the word that some programs put before it."""
    doi = reference.fields.get("doi", "").casefold().rpartition("doi.org/")[2]
    return doi.removeprefix("doi:").strip(" ./")
