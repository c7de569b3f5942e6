"""Something is agreed on that nobody differed on.

Either a sheet is missing, or the rating should be changed where it stands.

Fails:
    --- matrices/r/consensus.yaml
    consensus:
      a:
        F1: {rating: lite, because: Deltakerne er ikke spurt, by: [meg, medleser], date: 2023-05-02}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    --- matrices/r/ratings/medleser.yaml
    ratings:
      a:
        F1: {rating: lite, because: Spør bare lederne}
    --- matrices/r/consensus.yaml
    consensus:
      a:
        F1: {rating: lite, because: Deltakerne er ikke spurt, by: [meg, medleser], date: 2023-05-02}
"""

from collections.abc import Iterator

from litmatrix.checks._differing import differing
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review
from litmatrix.rating_tables import Item

RULE = Rule(
    "RAT015",
    "needless-consensus",
    Severity.INFO,
    message=Message(
        nb="Ingen har vurdert {question} i «{study}» ulikt, så her var det ingenting å bli enige om.",
        nn="Ingen har vurdert {question} i «{study}» ulikt, så her var det ingenting å bli einige om.",
        en="Nobody rated {question} in “{study}” differently, so there was nothing to agree on.",
    ),
    hint=Message(
        nb="Slett den, eller legg inn vurderingene den bygger på: ratings/….yaml.",
        nn="Slett ho, eller legg inn vurderingane ho byggjer på: ratings/….yaml.",
        en="Delete it, or add the ratings it rests on: ratings/….yaml.",
    ),
    why=Message(
        nb="En enighet uten uenighet bak skjuler hvem som har vurdert hva.",
        nn="Ei semje utan usemje bak skjuler kven som har vurdert kva.",
        en="An agreement with no difference behind it hides who rated what.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per agreement on an item that raters did not rate differently."""
    if review.consensus is None or review.shown_sheets != review.sheets:
        return
    differ = differing(review)
    for study, ratings in review.consensus.consensus.items():
        for question in ratings:
            if study in review.studies and Item(study, question) not in differ:
                where = review.consensus.place("consensus", study, question).key()
                yield Fault(RULE, where, {"question": question, "study": study})
