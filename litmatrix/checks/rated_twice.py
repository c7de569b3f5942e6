"""A rater has rated the same thing in a study file and in a sheet.

Only one of the two can be meant.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}]
    --- matrices/r/ratings/meg.yaml
    ratings:
      a:
        F1: {rating: lite, because: Spør bare lederne}

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
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message, Parameter
from litmatrix.model import Review
from litmatrix.rating_tables import Item, every_rating

RULE = Rule(
    "RAT012",
    "rated-twice",
    Severity.WARNING,
    message=Message(
        nb="«{rater}» har vurdert {question} i «{study}» to ganger; den andre står i {place}.",
        nn="«{rater}» har vurdert {question} i «{study}» to gonger; den andre står i {place}.",
        en="“{rater}” rated {question} in “{study}” twice; the other stands in {place}.",
    ),
    hint=Message(
        nb="Slett den ene. Inntil da gjelder den i {place}.",
        nn="Slett den eine. Inntil då gjeld den i {place}.",
        en="Delete one. Until then the one in {place} counts.",
    ),
    why=Message(
        nb="Bare én av dem kan være ment, og enigheten regnes ut fra én vurdering per person.",
        nn="Berre éi av dei kan vere meint, og semja blir rekna ut frå éi vurdering per person.",
        en="Only one of them can be meant, and agreement is computed from one rating per person.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per rating of an item that its rater has rated before."""
    first: dict[tuple[str, Item], Place] = {}
    if not review.sheets:
        return  # within a file the reader finds what stands twice
    for rater, item, own in every_rating(review):
        before = first.setdefault((rater, item), own.place)
        if before is not own.place:
            parameters: dict[str, Parameter] = {
                "rater": rater,
                "study": item.study,
                "question": item.question,
                "place": before,
            }
            yield Fault(RULE, own.place.key(), parameters)
