"""A quote stands in another report than the one it is said to be from.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Språk er nøkkelen til arbeid for de fleste}
    --- sources/fulltext/a2020.txt
    Praksis virker for noen av deltakerne.
    --- sources/fulltext/b2021.txt
    Språk er nøkkelen til arbeid for de fleste.

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Praksis virker for noen av deltakerne}
    --- sources/fulltext/a2020.txt
    Praksis virker for noen av deltakerne.
    --- sources/fulltext/b2021.txt
    Språk er nøkkelen til arbeid for de fleste.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER003",
    "quote-in-another-source",
    Severity.ERROR,
    message=Message(
        nb="Sitatet står ikke i «{key}», men i «{other}» ({place}).",
        nn="Sitatet står ikkje i «{key}», men i «{other}» ({place}).",
        en="The quote does not stand in “{key}” but in “{other}” ({place}).",
    ),
    hint=Message(
        nb="Flytt det til studien det kommer fra, eller rett report.",
        nn="Flytt det til studien det kjem frå, eller rett report.",
        en="Move it to the study it comes from, or correct report.",
    ),
    why=Message(
        nb="Ordene blir tillagt noen som ikke har skrevet dem.",
        nn="Orda blir tillagde nokon som ikkje har skrive dei.",
        en="The words are ascribed to somebody who did not write them.",
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per quote that is another report's."""
    for one in verification.verdicts:
        if one.status == "other-source":
            yield Fault(RULE, one.place, {"key": one.report, "other": one.found_report, "place": one.found_place})
