"""A quote says something else than the report: a word, a number, a sign or a "not" is another.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Etter ett år var 70 prosent av deltakerne i arbeid eller utdanning}
    --- sources/fulltext/a2020.txt
    Etter ett år var 60 prosent av deltakerne i arbeid eller utdanning.

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Etter ett år var 60 prosent av deltakerne i arbeid eller utdanning}
    --- sources/fulltext/a2020.txt
    Etter ett år var 60 prosent av del-
    takerne i arbeid eller utdanning.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER001",
    "altered-quote",
    Severity.ERROR,
    message=Message(
        nb="Sitatet er ikke likt rapporten. Rapporten har «{source}», sitatet har «{quote}».",
        nn="Sitatet er ikkje likt rapporten. Rapporten har «{source}», sitatet har «{quote}».",
        en="The quote differs from the report. The report has “{source}”, the quote has “{quote}”.",
    ),
    hint=Message(
        nb="Skriv det rapporten har ({place}): «{passage}».",
        nn="Skriv det rapporten har ({place}): «{passage}».",
        en="Write what the report has ({place}): “{passage}”.",
    ),
    why=Message(
        nb="Et sitat gjengis bokstav for bokstav. Ett tall eller ett «ikke» for mye eller for lite snur meningen.",
        nn="Eit sitat blir gjengjeve bokstav for bokstav. Eitt tal eller eitt «ikkje» for mykje eller for lite snur meininga.",
        en="A quote is given letter by letter. One number or one “not” too many or too few reverses its meaning.",
    ),
)

_MOST = 3


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per altered quote, with the words that differ."""
    for one in verification.verdicts:
        if one.status == "altered":
            shown = one.changes[:_MOST]
            parameters = {
                "source": " / ".join(change.source for change in shown),
                "quote": " / ".join(change.quote for change in shown),
                "place": one.found_place,
                "passage": one.passage,
            }
            yield Fault(RULE, one.place, parameters)
