"""Two criteria of eligibility have the same id.

A study that was left out "because of E1" would have been left out for nobody knows which reason.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: K1, text: Norge}], exclude: [{id: K1, text: Barn}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: I1, text: Norge}], exclude: [{id: E1, text: Barn}]}
"""

from collections.abc import Iterator

from litmatrix.checks._repeats import repeats
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "SEA010",
    "duplicate-criterion",
    Severity.ERROR,
    message=Message(
        nb="To kriterier heter «{criterion}».",
        nn="To kriterium heiter «{criterion}».",
        en="Two criteria are called “{criterion}”.",
    ),
    hint=Message(
        nb="Gi det ene et annet kortnavn. Det første står i {place}.",
        nn="Gi det eine eit anna kortnamn. Det første står i {place}.",
        en="Give one of them another short name. The first stands in {place}.",
    ),
    why=Message(
        nb="Ingen kan se hvilket av dem en studie ble vurdert etter.",
        nn="Ingen kan sjå kva for eit av dei ein studie blei vurdert etter.",
        en="Nobody can see by which of them a study was judged.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per criterion whose id has been used, for inclusion and exclusion together."""
    protocol = review.protocol
    sides = {"include": protocol.eligibility.include, "exclude": protocol.eligibility.exclude}
    all_ids = [
        (criterion.id, protocol.place("eligibility", side, position, "id"))
        for side, criteria in sides.items()
        for position, criterion in enumerate(criteria)
    ]
    for position, name, first in repeats(name for name, _ in all_ids):
        yield Fault(RULE, all_ids[position][1], {"criterion": name, "place": all_ids[first][1]})
