"""An appraisal leaves items of its tool unanswered.

What is left out looks like what went well.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items:
        troverdighet: {answer: ja, because: Fagfellevurdert}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items:
        troverdighet: {answer: ja, because: Fagfellevurdert}
        objektivitet: {answer: ja, because: Ingen oppdragsgiver}
        noyaktighet: {answer: delvis, because: Utvalget er ikke beskrevet}
        egnethet: {answer: ja, because: Handler om det vi spør om}
"""

from collections.abc import Iterator

from litmatrix.checks._appraisals import appraisals
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "CRA006",
    "incomplete-appraisal",
    Severity.WARNING,
    message=Message(
        nb="Den kritiske vurderingen mangler svar på {items}.",
        nn="Den kritiske vurderinga manglar svar på {items}.",
        en="The appraisal has no answer to {items}.",
    ),
    hint=Message(
        nb="Svar på hvert punkt; passer et punkt ikke, skriv not-applicable og hvorfor.",
        nn="Svar på kvart punkt; passar eit punkt ikkje, skriv not-applicable og kvifor.",
        en="Answer every item; where one does not fit, write not-applicable and why.",
    ),
    why=Message(
        nb="Det som er utelatt, ser ut som det som gikk bra.",
        nn="Det som er utelate, ser ut som det som gjekk bra.",
        en="What is left out looks like what went well.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per appraisal with items that have no answer, or `todo`."""
    for study, appraisal, tool in appraisals(review):
        given = {item for item, answer in appraisal.items.items() if answer.answer != Gap.TODO.value}
        missing = tuple(item.id for item in tool.items if item.id not in given)
        if missing:
            yield Fault(RULE, study.place("appraisal", "items").key(), {"items": missing})
