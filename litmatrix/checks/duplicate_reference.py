"""Two citation keys stand for the same work: the same DOI, or the same first author, year and title.

The work would stand twice in the reference list, as 2020a and 2020b, and count as two.

Fails:
    --- sources/more.bib
    @article{aas2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}}

Passes:
    --- sources/more.bib
    @article{aas2021, author = {Aas, A.}, title = {Praksis i fylkene}, date = {2021},
      journaltitle = {Tidsskrift for praksis}}
"""

from collections.abc import Iterator

from litmatrix.checks._works import marks
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Reference, Review

RULE = Rule(
    "REF004",
    "duplicate-reference",
    Severity.WARNING,
    message=Message(
        nb="«{key}» og «{other}» ser ut til å være samme verk.",
        nn="«{key}» og «{other}» ser ut til å vere same verk.",
        en="“{key}” and “{other}” seem to be the same work.",
    ),
    hint=Message(
        nb="Behold den ene, og bruk den nøkkelen overalt. Den andre står i {place}.",
        nn="Behald den eine, og bruk den nøkkelen overalt. Den andre står i {place}.",
        en="Keep one, and use its key everywhere. The other stands in {place}.",
    ),
    why=Message(
        nb="Verket ville stått to ganger i referanselisten, som 2020a og 2020b, og talt som to.",
        nn="Verket ville stått to gonger i referanselista, som 2020a og 2020b, og talt som to.",
        en="The work would stand twice in the reference list, as 2020a and 2020b, and count as two.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for the later of two references that are one work."""
    first: dict[tuple[str, ...], Reference] = {}
    for reference in review.references.values():
        same = [first.setdefault(mark, reference) for mark in marks(reference)]
        other = next((known for known in same if known is not reference), None)
        if other:
            place = other.place()
            yield Fault(RULE, reference.place(), {"key": reference.key, "other": other.key, "place": place})
