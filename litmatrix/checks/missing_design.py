"""A study does not say what kind of investigation it is.

The design decides how its methods are judged and which fields apply to it.

Fails:
    --- sources/a.yaml
    reports: [a2020]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    design: qualitative
"""

from collections.abc import Iterator
from typing import get_args

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review
from litmatrix.model.study import Design

RULE = Rule(
    "STU007",
    "missing-design",
    Severity.INFO,
    message=Message(
        nb="Studien sier ikke hva slags undersøkelse det er.",
        nn="Studien seier ikkje kva slags undersøking det er.",
        en="The study does not say what kind of investigation it is.",
    ),
    hint=Message(
        nb="Skriv for eksempel design: qualitative. Verdiene er: {designs}.",
        nn="Skriv til dømes design: qualitative. Verdiane er: {designs}.",
        en="Write for example design: qualitative. The values are: {designs}.",
    ),
    why=Message(
        nb="Designet avgjør hvordan metoden bør vurderes, og hvilke felter som gjelder for studien.",
        nn="Designet avgjer korleis metoden bør vurderast, og kva felt som gjeld for studien.",
        en="The design decides how the methods should be judged, and which fields apply to the study.",
    ),
)

_DESIGNS: tuple[str, ...] = tuple(name for name in get_args(Design) if name != Gap.TODO.value)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study of the matrix without a design."""
    for study in review.included:
        if study.design is None:
            yield Fault(RULE, study.place("design"), {"designs": _DESIGNS})
