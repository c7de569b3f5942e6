"""Something in an appraisal is `not-applicable`, and nobody says why.

Otherwise it is the easiest way around an awkward question.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    appraisal: {tool: not-applicable}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    appraisal: {tool: not-applicable, because: En lærebok og ingen undersøkelse}
"""

from collections.abc import Iterator

from litmatrix.checks._appraisals import appraisals
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "CRA008",
    "unexplained-not-applicable",
    Severity.WARNING,
    message=Message(
        nb="{what} er satt til not-applicable uten at det står hvorfor.",
        nn="{what} er sett til not-applicable utan at det står kvifor.",
        en="{what} is not-applicable, and it does not say why.",
    ),
    hint=Message(
        nb="Legg til because: og grunnen.",
        nn="Legg til because: og grunnen.",
        en="Add because: with the reason.",
    ),
    why=Message(
        nb="Uten grunn er not-applicable en enkel vei rundt et ubehagelig spørsmål.",
        nn="Utan grunn er not-applicable ein enkel veg rundt eit ubehageleg spørsmål.",
        en="Without a reason not-applicable is an easy way around an awkward question.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study and per item that is not applicable without a reason."""
    for study in review.included:
        if study.appraisal and not study.appraisal.is_applicable and not study.appraisal.because:
            yield Fault(RULE, study.place("appraisal", "tool"), {"what": "tool"})
    for study, appraisal, tool in appraisals(review):
        for item in tool.items:
            given = appraisal.items.get(item.id)
            if given and given.answer == Gap.NOT_APPLICABLE.value and not given.because:
                yield Fault(RULE, study.place("appraisal", "items", item.id, "answer"), {"what": item.id})
