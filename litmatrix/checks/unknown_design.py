"""A field is said to apply to a study design that does not exist.

It would apply to no study, and nobody would notice.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {svarprosent: {type: number, label: Svarprosent, applies_to: [kvantitativ]}}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {svarprosent: {type: number, label: Svarprosent, applies_to: [quantitative]}}
"""

from collections.abc import Iterator
from typing import get_args

from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.message import Message
from litmatrix.model import Review, gap_in
from litmatrix.model.study import Design

RULE = Rule(
    "FLD006",
    "unknown-design",
    Severity.ERROR,
    message=Message(
        nb="Det finnes ikke noe design «{design}».",
        nn="Det finst ikkje noko design «{design}».",
        en="There is no design “{design}”.",
    ),
    hint=Message(
        nb="Designene er: {designs}.",
        nn="Designa er: {designs}.",
        en="The designs are: {designs}.",
    ),
    why=Message(
        nb="Feltet ville ikke gjelde noen studie, og ingen ville merke det.",
        nn="Feltet ville ikkje gjelde nokon studie, og ingen ville merke det.",
        en="The field would apply to no study, and nobody would notice.",
    ),
)

_DESIGNS: tuple[str, ...] = tuple(name for name in get_args(Design) if gap_in(name) is None)


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown design in a declared field's `applies_to`."""
    for name, field in review.protocol.fields.items():
        for position, design in enumerate(field.applies_to):
            if design not in _DESIGNS:
                where = review.protocol.place("fields", name, "applies_to", position)
                near = nearest(design, _DESIGNS)
                yield Fault(RULE, where, {"design": design, "designs": _DESIGNS, "near": near})
