"""A report names its series but not its number there, or its number but not the series.

APA prints both, as in "NINA Rapport 1392"; one alone leads nowhere.

Fails:
    --- sources/references.bib
    @report{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, institution = {Instituttet},
      type = {Rapport}}

Passes:
    --- sources/references.bib
    @report{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, institution = {Instituttet},
      type = {Rapport}, number = {2021:3}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Reference, Review

RULE = Rule(
    "REF013",
    "report-without-number",
    Severity.INFO,
    message=Message(
        nb="Rapporten «{key}» har feltet «{given}», men mangler «{missing}».",
        nn="Rapporten «{key}» har feltet «{given}», men manglar «{missing}».",
        en="The report “{key}” has the field “{given}”, but lacks “{missing}”.",
    ),
    hint=Message(
        nb="Skriv serien i feltet type (Fafo-rapport) og nummeret i feltet number (2022:03).",
        nn="Skriv serien i feltet type (Fafo-rapport) og nummeret i feltet number (2022:03).",
        en="Write the series in the field type (Fafo-rapport) and the number in the field number (2022:03).",
    ),
    why=Message(
        nb="APA skriver serie og nummer sammen, som «NINA Rapport 1392». Det ene alene fører ikke noe sted.",
        nn="APA skriv serie og nummer saman, som «NINA Rapport 1392». Det eine åleine fører ikkje nokon stad.",
        en="APA prints series and number together, as in “NINA Rapport 1392”. One alone leads nowhere.",
    ),
)

_REPORTS = frozenset({"report", "techreport"})
_SERIES = ("type", "series")


def check(review: Review) -> Iterator[Fault]:
    """One fault per report with only one of the two."""
    for reference in review.references.values():
        if reference.type in _REPORTS and (found := _half(reference)):
            given, missing = found
            parameters = {"key": reference.key, "given": given, "missing": missing}
            yield Fault(RULE, reference.place(given), parameters)


def _half(reference: Reference) -> tuple[str, str] | None:
    series = next((name for name in _SERIES if reference.fields.get(name)), None)
    if series and not reference.fields.get("number"):
        return series, "number"
    if not series and reference.fields.get("number"):
        return "number", "type"
    return None
