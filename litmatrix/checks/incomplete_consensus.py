"""What was agreed lacks who agreed, when, or why.

It takes the place of somebody's own rating; the reader should see on what grounds.

Fails:
    --- matrices/r/consensus.yaml
    consensus:
      a:
        F1: {rating: lite, because: Deltakerne er ikke spurt}

Passes:
    --- matrices/r/consensus.yaml
    consensus:
      a:
        F1: {rating: lite, because: Deltakerne er ikke spurt, by: [meg, medleser], date: 2023-05-02}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT014",
    "incomplete-consensus",
    Severity.WARNING,
    message=Message(
        nb="Enigheten om {question} i «{study}» mangler: {missing}.",
        nn="Semja om {question} i «{study}» manglar: {missing}.",
        en="The agreement on {question} in “{study}” lacks: {missing}.",
    ),
    hint=Message(
        nb="Skriv hvem som ble enige (by), når (date) og hvorfor (because).",
        nn="Skriv kven som blei einige (by), når (date) og kvifor (because).",
        en="Write who agreed (by), when (date) and why (because).",
    ),
    why=Message(
        nb="Det dere ble enige om, gjelder foran den enkeltes vurdering. Leseren bør se hva det bygger på.",
        nn="Det de blei einige om, gjeld framfor vurderinga til den enkelte. Lesaren bør sjå kva det byggjer på.",
        en="What you agreed on counts before anybody’s own rating. The reader should see what it rests on.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per agreement without people, date or reason."""
    if review.consensus is None:
        return
    for study, ratings in review.consensus.consensus.items():
        for question, agreed in ratings.items():
            if missing := tuple(name for name in ("by", "date", "because") if not getattr(agreed, name)):
                where = review.consensus.place("consensus", study, question).key()
                yield Fault(RULE, where, {"question": question, "study": study, "missing": missing})
