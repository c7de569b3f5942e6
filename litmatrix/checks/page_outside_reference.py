"""A page lies outside the article it is said to be in.

Most often it is the page of the PDF instead of the printed one, or the page of another article.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 3, quote: Praksis virker}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 12, quote: Praksis virker}
"""

from collections.abc import Iterator

from litmatrix.checks._pages import PageRange, cited_pages, page_ranges
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Reference, Review

RULE = Rule(
    "EVI008",
    "page-outside-reference",
    Severity.WARNING,
    message=Message(
        nb="Side {page} ligger utenfor «{key}», som går over sidene {pages}.",
        nn="Side {page} ligg utanfor «{key}», som går over sidene {pages}.",
        en="Page {page} lies outside “{key}”, which runs over pages {pages}.",
    ),
    hint=Message(
        nb="Skriv sidetallet som er trykt på siden, ikke det PDF-leseren viser. Er sidene i {place} feil, rett dem der.",
        nn="Skriv sidetalet som er trykt på sida, ikkje det PDF-lesaren viser. Er sidene i {place} feil, rett dei der.",
        en="Write the number printed on the page, not the one the PDF reader shows. If the pages in {place} are wrong, correct them there.",
    ),
    why=Message(
        nb="Leseren finner ikke stedet, og sensor ser at sidetallet ikke kan stemme.",
        nn="Lesaren finn ikkje staden, og sensor ser at sidetalet ikkje kan stemme.",
        en="The reader will not find it, and an examiner sees that the page cannot be right.",
    ),
)

_PARTS = frozenset({"article", "incollection", "inbook", "inproceedings"})


def check(review: Review) -> Iterator[Fault]:
    """One fault per page that lies outside its reference, for evidence and for citations in findings."""
    for key, page, place in cited_pages(review):
        reference = review.references.get(key)
        found = _extent(reference) if reference else None
        if reference and found and _outside(page_ranges(page) or (), found[1]):
            field, ranges = found
            parameters: dict[str, Parameter] = {
                "page": page,
                "key": key,
                "pages": _spelled(ranges),
                "place": reference.place(field),
            }
            yield Fault(RULE, place, parameters)


def _extent(reference: Reference) -> tuple[str, tuple[PageRange, ...]] | None:
    """The field that says which pages a work has, and these pages. One lone number is an article number."""
    if reference.type in _PARTS:
        ranges = page_ranges(reference.fields.get("pages", "")) or ()
        known = tuple(pages for pages in ranges if pages.last > pages.first)
        return ("pages", known) if known and len(known) == len(ranges) else None
    total = page_ranges(reference.fields.get("pagetotal", ""))
    return ("pagetotal", (PageRange(1, total[0].last, ""),)) if total and total[0].numbering == "" else None


def _outside(pages: tuple[PageRange, ...], extent: tuple[PageRange, ...]) -> bool:
    return any(not any(whole.holds(part) for whole in extent) for part in pages)


def _spelled(ranges: tuple[PageRange, ...]) -> tuple[str, ...]:
    return tuple(f"{pages.first}–{pages.last}" for pages in ranges)
