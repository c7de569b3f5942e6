"""A quote stands on another page than the one given, as far as can be told: no page says its number.

Fails:
    --- sources/b.yaml
    reports: [b2021]
    evidence:
      e1: {page: 1, quote: Praksis virker for noen}
    --- sources/fulltext/b2021.txt
    Deltakerne fortalte om ventetid.
    =====
    Praksis virker for noen.

Passes:
    --- sources/b.yaml
    reports: [b2021]
    evidence:
      e1: {page: 2, quote: Praksis virker for noen}
    --- sources/fulltext/b2021.txt
    Deltakerne fortalte om ventetid.
    =====
    Praksis virker for noen.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER005",
    "quote-on-another-unnumbered-page",
    Severity.WARNING,
    message=Message(
        nb="Sitatet står på side {found} i filen, og du oppgir {page}.",
        nn="Sitatet står på side {found} i fila, og du oppgjev {page}.",
        en="The quote stands on page {found} of the file, and you give {page}.",
    ),
    hint=Message(
        nb="Ingen sidetall ble funnet på sidene, så de er talt fra den første i filen. Se etter hva som er trykt i rapporten.",
        nn="Ingen sidetal vart funne på sidene, så dei er talde frå den første i fila. Sjå etter kva som er trykt i rapporten.",
        en="No printed page numbers were found, so the pages are counted from the first of the file. See what is printed in the report.",
    ),
    why=Message(
        nb="Leseren slår opp på siden og finner kanskje ikke sitatet.",
        nn="Lesaren slår opp på sida og finn kanskje ikkje sitatet.",
        en="The reader opens the page and may not find the quote.",
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per quote on another page of a text whose pages say no number."""
    for one in verification.verdicts:
        if one.status == "wrong-page" and one.counted_by == "counted":
            place = one.place._replace(keys=(*one.place.keys[:-1], "page"))
            yield Fault(RULE, place, {"found": one.found_page, "page": one.page})
