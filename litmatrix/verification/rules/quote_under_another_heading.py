"""A quote stands in a text without pages, but not under the heading or in the paragraph that is given.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {section: Metode, quote: Praksis virker for noen}
    --- sources/fulltext/a2020.md
    # Metode

    Vi spurte deltakerne.

    # Resultater

    Praksis virker for noen.

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {section: Resultater, quote: Praksis virker for noen}
    --- sources/fulltext/a2020.md
    # Metode

    Vi spurte deltakerne.

    # Resultater

    Praksis virker for noen.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER006",
    "quote-under-another-heading",
    Severity.WARNING,
    message=Message(
        nb="Sitatet står et annet sted enn du oppgir: {found}.",
        nn="Sitatet står ein annan stad enn du oppgjev: {found}.",
        en="The quote stands elsewhere than you give: {found}.",
    ),
    hint=Message(
        nb="Rett section eller paragraph.", nn="Rett section eller paragraph.", en="Correct section or paragraph."
    ),
    why=Message(
        nb="Uten sidetall er overskriften alt leseren har å lete etter.",
        nn="Utan sidetal er overskrifta alt lesaren har å leite etter.",
        en="Without page numbers the heading is all that a reader can look for.",
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per quote at another place of a text without pages."""
    for one in verification.verdicts:
        if one.status == "wrong-page" and one.counted_by is None:
            yield Fault(RULE, one.place, {"found": one.found_page})
