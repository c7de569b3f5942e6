"""The pages of a reference run backwards.

The reference list prints them, and every page of a quotation is checked against them.

Fails:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}, pages = {20--10}}

Passes:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}, pages = {10--20}}
"""

from collections.abc import Iterator

from litmatrix.checks._pages import runs_backwards
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF010",
    "backward-pages",
    Severity.WARNING,
    message=Message(
        nb="Sidene «{pages}» slutter før de begynner.",
        nn="Sidene «{pages}» sluttar før dei byrjar.",
        en="The pages “{pages}” end before they begin.",
    ),
    hint=Message(
        nb="Skriv den første siden først, med to bindestreker mellom: 10--20.",
        nn="Skriv den første sida først, med to bindestrekar mellom: 10--20.",
        en="Write the first page first, with two hyphens between: 10--20.",
    ),
    why=Message(
        nb="Sidene står i referanselisten, og sidetallet i hvert sitat kontrolleres mot dem.",
        nn="Sidene står i referanselista, og sidetalet i kvart sitat blir kontrollert mot dei.",
        en="The pages stand in the reference list, and the page of each quote is checked against them.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference whose pages fall."""
    for reference in review.references.values():
        pages = reference.fields.get("pages", "")
        if pages and runs_backwards(pages):
            yield Fault(RULE, reference.place("pages"), {"pages": pages[:60]})
