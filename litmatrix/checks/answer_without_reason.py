"""An item of an appraisal is answered without a reason.

An answer that nobody can follow cannot be defended.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items:
        troverdighet: {answer: ja, because: Fagfellevurdert}
        objektivitet: {answer: ja, because: Ingen oppdragsgiver}
        noyaktighet: delvis
        egnethet: {answer: ja, because: Handler om det vi spør om}

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
from litmatrix.model import ITEM_GAPS, Review

RULE = Rule(
    "CRA004",
    "answer-without-reason",
    Severity.WARNING,
    message=Message(
        nb="Svaret på {item} har ingen begrunnelse.",
        nn="Svaret på {item} har inga grunngiving.",
        en="The answer to {item} has no reason.",
    ),
    hint=Message(
        nb="Skriv {item}: med answer: {answer} og because: og grunnen.",
        nn="Skriv {item}: med answer: {answer} og because: og grunnen.",
        en="Write {item}: with answer: {answer}, and because: with the reason.",
    ),
    why=Message(
        nb="Et svar ingen kan følge, kan ikke forsvares.",
        nn="Eit svar ingen kan følgje, kan ikkje forsvarast.",
        en="An answer that nobody can follow cannot be defended.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per answer without a reason; `not-applicable` has a rule of its own."""
    for study, appraisal, tool in appraisals(review):
        for item in tool.items:
            given = appraisal.items.get(item.id)
            if given and not given.because and given.answer not in ITEM_GAPS:
                where = study.place("appraisal", "items", item.id).key()
                yield Fault(RULE, where, {"item": item.id, "answer": given.answer})
