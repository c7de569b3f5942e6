"""A level is called what a gap is called.

`todo`, `not-addressed` and their like say that there is no rating; as a level they could not be told apart.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: not-addressed, label: Ikke belyst}, {id: godt, label: Godt}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
"""

from collections.abc import Iterator

from litmatrix.checks._scales import scales
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review, gap_in

RULE = Rule(
    "RAT011",
    "reserved-level",
    Severity.ERROR,
    message=Message(
        nb="Et nivå kan ikke hete «{level}»: ordet betyr at vurderingen ikke finnes.",
        nn="Eit nivå kan ikkje heite «{level}»: ordet tyder at vurderinga ikkje finst.",
        en="A level cannot be called “{level}”: the word says that there is no rating.",
    ),
    hint=Message(
        nb="Velg et annet kortnavn. Opptatte ord er: {reserved}.",
        nn="Vel eit anna kortnamn. Opptekne ord er: {reserved}.",
        en="Choose another short name. Reserved words are: {reserved}.",
    ),
    why=Message(
        nb="En rute uten vurdering er ikke et lavt nivå, og de to må kunne skilles.",
        nn="Ei rute utan vurdering er ikkje eit lågt nivå, og dei to må kunne skiljast.",
        en="A cell without a rating is not a low level, and the two must be told apart.",
    ),
)

_RESERVED = tuple(gap.value for gap in Gap if gap is not Gap.MISSING)


def check(review: Review) -> Iterator[Fault]:
    """One fault per level with the name of a gap."""
    for scale, place in scales(review):
        for position, level in enumerate(scale.levels):
            if gap_in(level.id):
                where = place.at("levels", position, "id")
                yield Fault(RULE, where, {"level": level.id, "reserved": _RESERVED})
