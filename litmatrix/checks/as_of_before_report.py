"""The year that age counts from is earlier than the year of a report.

Either `as_of` or the report's year is wrong: nobody reads what is not yet published.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {as_of: 2019}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    matrix: {as_of: 2023}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "MAT005",
    "as-of-before-report",
    Severity.WARNING,
    message=Message(
        nb="Alder regnes fra {as_of}, men «{key}» er fra {year}.",
        nn="Alder blir rekna frå {as_of}, men «{key}» er frå {year}.",
        en="Age counts from {as_of}, but “{key}” is from {year}.",
    ),
    hint=Message(
        nb="Skriv året da du leste studiene, eller rett året i {place}.",
        nn="Skriv året då du las studiane, eller rett året i {place}.",
        en="Write the year in which you read the studies, or correct the year in {place}.",
    ),
    why=Message(
        nb="Ingen leser det som ikke er utgitt, så ett av de to årene er galt, og alderen kan ikke vises.",
        nn="Ingen les det som ikkje er gitt ut, så eitt av dei to åra er gale, og alderen kan ikkje visast.",
        en="Nobody reads what is not yet published, so one of the two years is wrong, and the age cannot be shown.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per report of the matrix's studies that is younger than `as_of`."""
    as_of = review.protocol.matrix.as_of
    if as_of is None:
        return
    for study in review.included:
        for key in study.report_keys:
            reference = review.references.get(key)
            if reference and reference.year.isdecimal() and int(reference.year) > as_of:
                parameters: dict[str, Parameter] = {
                    "as_of": as_of,
                    "key": key,
                    "year": reference.year,
                    "place": reference.place("date"),
                }
                yield Fault(RULE, review.protocol.place("matrix", "as_of"), parameters)
