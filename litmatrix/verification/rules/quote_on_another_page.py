"""A quote stands in the report, but on another page than the one that is given.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 11, quote: Praksis virker for noen}
    --- sources/fulltext/a2020.txt
    Tidsskrift for praksis
    Deltakerne fortalte om ventetid.
    10
    =====
    Tidsskrift for praksis
    Arbeidsgiverne ba om mer tid.
    11
    =====
    Tidsskrift for praksis
    Praksis virker for noen.
    12

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {page: 11-12, quote: Praksis virker for noen}
    --- sources/fulltext/a2020.txt
    Tidsskrift for praksis
    Deltakerne fortalte om ventetid.
    10
    =====
    Tidsskrift for praksis
    Arbeidsgiverne ba om mer tid.
    11
    =====
    Tidsskrift for praksis
    Praksis virker for noen.
    12
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER004",
    "quote-on-another-page",
    Severity.ERROR,
    message=Message(
        nb="Sitatet står på side {found}, ikke {page}.",
        nn="Sitatet står på side {found}, ikkje {page}.",
        en="The quote stands on page {found}, not {page}.",
    ),
    hint=Message(
        nb="Rett sidetallet, eller kjør «litmatrix verify --fix». Tallene er lest av det som er trykt på sidene.",
        nn="Rett sidetalet, eller køyr «litmatrix verify --fix». Tala er lesne av det som er trykt på sidene.",
        en="Correct the page, or run “litmatrix verify --fix”. The numbers are those printed on the pages.",
    ),
    why=Message(
        nb="Leseren slår opp på siden og finner ikke sitatet.",
        nn="Lesaren slår opp på sida og finn ikkje sitatet.",
        en="The reader opens the page and does not find the quote.",
    ),
)

_BY_SOURCE: Mapping[str | None, Rule] = MappingProxyType(
    {
        "reference": RULE._replace(
            hint=Message(
                nb="Rett sidetallet, eller kjør «litmatrix verify --fix». Sidene har ingen trykte tall; de er talt fra den første siden i referansen.",
                nn="Rett sidetalet, eller køyr «litmatrix verify --fix». Sidene har ingen trykte tal; dei er talde frå den første sida i referansen.",
                en="Correct the page, or run “litmatrix verify --fix”. No numbers are printed; they are counted from the first page in the reference.",
            )
        ),
        "labels": RULE._replace(
            hint=Message(
                nb="Rett sidetallet, eller kjør «litmatrix verify --fix». Sidene har ingen trykte tall; de er tatt fra sidenavnene i filen.",
                nn="Rett sidetalet, eller køyr «litmatrix verify --fix». Sidene har ingen trykte tal; dei er tekne frå sidenamna i fila.",
                en="Correct the page, or run “litmatrix verify --fix”. No numbers are printed; they are the file's own page labels.",
            )
        ),
    }
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per quote whose page is another; the hint says how the pages were numbered."""
    for one in verification.verdicts:
        if one.status == "wrong-page" and one.counted_by not in {None, "counted"}:
            rule = _BY_SOURCE.get(one.counted_by, RULE)
            place = one.place._replace(keys=(*one.place.keys[:-1], "page"))
            yield Fault(rule, place, {"found": one.found_page, "page": one.page})
