"""A quote does not stand in the report, and nothing like it does.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Arbeidsgiverne ba om lengre praksisperioder enn programmet ga rom for}
    --- sources/fulltext/a2020.txt
    Deltakerne fortalte om ventetid mellom kursene.

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: ventetid mellom kursene}
    --- sources/fulltext/a2020.txt
    Deltakerne fortalte om ventetid mellom kursene.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER002",
    "quote-not-found",
    Severity.ERROR,
    message=Message(
        nb="Sitatet står ikke i «{key}», og ingenting som ligner.",
        nn="Sitatet står ikkje i «{key}», og ingenting som liknar.",
        en="The quote does not stand in “{key}”, and nothing like it does.",
    ),
    hint=Message(
        nb="Finn stedet på nytt. Er det dine egne ord, skriv paraphrase i stedet for quote. Står det i et bilde eller en figur, kan det ikke kontrolleres her.",
        nn="Finn staden på nytt. Er det dine eigne ord, skriv paraphrase i staden for quote. Står det i eit bilete eller ein figur, kan det ikkje kontrollerast her.",
        en="Find the passage again. If these are your own words, write paraphrase instead of quote. What stands in a picture or a figure cannot be verified here.",
    ),
    why=Message(
        nb="Et sitat som ikke finnes, er det verste en sensor kan oppdage.",
        nn="Eit sitat som ikkje finst, er det verste ein sensor kan oppdage.",
        en="A quote that does not exist is the worst thing an examiner can discover.",
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per quote that is nowhere."""
    for one in verification.verdicts:
        if one.status == "not-found":
            yield Fault(RULE, one.place, {"key": one.report})
