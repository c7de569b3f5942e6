"""The stated age of a report is not the number of years from its publication to the year of the matrix.

An age that does not agree with the year beside it makes the reader doubt the rest of the matrix.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    age: [4]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    age: [3]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "STU005",
    "age-differs",
    Severity.WARNING,
    message=Message(
        nb="«{key}» er fra {year} og var {expected} år i {as_of}, ikke {stated}.",
        nn="«{key}» er frå {year} og var {expected} år i {as_of}, ikkje {stated}.",
        en="“{key}” is from {year} and was {expected} years old in {as_of}, not {stated}.",
    ),
    hint=Message(
        nb="Slett age, så regnes alderen ut. Er året galt, rett det i .bib-filen eller i matrix.as_of ({place}).",
        nn="Slett age, så blir alderen rekna ut. Er året gale, rett det i .bib-fila eller i matrix.as_of ({place}).",
        en="Delete age, and it is computed. If the year is wrong, correct it in the .bib file or in matrix.as_of ({place}).",
    ),
    why=Message(
        nb="En alder som ikke stemmer med årstallet ved siden av, gjør leseren usikker på resten.",
        nn="Ein alder som ikkje stemmer med årstalet ved sida av, gjer lesaren usikker på resten.",
        en="An age that does not agree with the year beside it makes the reader doubt the rest.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per stated age that the years contradict. Nothing is said where a year is unknown."""
    as_of = review.protocol.matrix.as_of
    if as_of is None:
        return
    place = review.protocol.place("matrix", "as_of")
    for study in review.studies.values():
        for position, (stated, key) in enumerate(zip(study.age, study.report_keys, strict=False)):
            year = review.references[key].year if key in review.references else ""
            if year.isdecimal() and as_of - int(year) != stated:
                parameters: dict[str, Parameter] = {
                    "key": key,
                    "year": year,
                    "as_of": as_of,
                    "stated": stated,
                    "expected": as_of - int(year),
                    "place": place,
                }
                yield Fault(RULE, study.place("age", position), parameters)
