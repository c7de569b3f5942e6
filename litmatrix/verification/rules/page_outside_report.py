"""Evidence is given a page that its report does not have.

Fails:
    --- sources/b.yaml
    reports: [b2021]
    evidence:
      e1: {page: 40, paraphrase: Praksis virker for noen}
    --- sources/fulltext/b2021.txt
    Deltakerne fortalte om ventetid.
    =====
    Praksis virker for noen.

Passes:
    --- sources/b.yaml
    reports: [b2021]
    evidence:
      e1: {page: 2, paraphrase: Praksis virker for noen}
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
    "VER007",
    "page-outside-report",
    Severity.WARNING,
    message=Message(
        nb="Fullteksten til «{key}» har ingen side {page}. Den går fra side {first} til {last}.",
        nn="Fullteksten til «{key}» har inga side {page}. Han går frå side {first} til {last}.",
        en="The full text of “{key}” has no page {page}. It runs from page {first} to {last}.",
    ),
    hint=Message(
        nb="Skriv sidetallet som er trykt på siden.",
        nn="Skriv sidetalet som er trykt på sida.",
        en="Write the number printed on the page.",
    ),
    why=Message(
        nb="Leseren finner ikke stedet.", nn="Lesaren finn ikkje staden.", en="The reader will not find the place."
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per paraphrase whose page is not there. Of a quote it is said where it stands."""
    for one in verification.paraphrases:
        if one.pages:
            first, last = one.pages
            parameters = {"key": one.report, "page": one.page, "first": first, "last": last}
            yield Fault(RULE, one.place.at("page"), parameters)
