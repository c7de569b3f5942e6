"""Two raters have the same id.

Nobody can tell whose rating it is.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: r1, name: Studenten}, {id: r1, name: Veilederen}]

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: r1, name: Studenten}, {id: r2, name: Veilederen}]
"""

from collections.abc import Iterator

from litmatrix.checks._repeats import repeats
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT009",
    "duplicate-rater",
    Severity.ERROR,
    message=Message(
        nb="To av dem som vurderer, heter «{rater}».",
        nn="To av dei som vurderer, heiter «{rater}».",
        en="Two raters are called “{rater}”.",
    ),
    hint=Message(
        nb="Gi den ene et annet kortnavn, og rett vurderingene. Den første står i {place}.",
        nn="Gi den eine eit anna kortnamn, og rett vurderingane. Den første står i {place}.",
        en="Give one of them another short name, and correct the ratings. The first stands in {place}.",
    ),
    why=Message(
        nb="Ingen kan se hvem av dem som har vurdert.",
        nn="Ingen kan sjå kven av dei som har vurdert.",
        en="Nobody can see which of them rated.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per rater whose id has been used."""
    protocol = review.protocol
    for position, name, first in repeats(rater.id for rater in protocol.raters):
        place = protocol.place("raters", first, "id")
        yield Fault(RULE, protocol.place("raters", position, "id"), {"rater": name, "place": place})
