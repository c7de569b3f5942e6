"""A field is a choice, but the review does not say between what.

No value can then be right.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {land: {type: choice, label: Land}}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {land: {type: choice, label: Land, choices: [Norge, Sverige]}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FLD004",
    "choice-without-choices",
    Severity.ERROR,
    message=Message(
        nb="Feltet «{field}» har typen {type}, men ingen verdier å velge mellom.",
        nn="Feltet «{field}» har typen {type}, men ingen verdiar å velje mellom.",
        en="The field “{field}” is of type {type}, but there is nothing to choose between.",
    ),
    hint=Message(
        nb="Skriv verdiene: choices: [Norge, Sverige]. Eller bruk type: text.",
        nn="Skriv verdiane: choices: [Noreg, Sverige]. Eller bruk type: text.",
        en="Write the values: choices: [Norway, Sweden]. Or use type: text.",
    ),
    why=Message(
        nb="Uten verdier å velge mellom kan ingen studie fylle ut feltet riktig.",
        nn="Utan verdiar å velje mellom kan ingen studie fylle ut feltet rett.",
        en="Without values to choose between no study can fill in the field correctly.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per declared choice without `choices`."""
    for name, field in review.protocol.fields.items():
        if field.type in ("choice", "multichoice") and not field.choices:
            where = review.protocol.place("fields", name).key()
            yield Fault(RULE, where, {"field": name, "type": field.type})
