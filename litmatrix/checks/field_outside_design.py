"""A study fills in a field that does not apply to its design.

Either the design is wrong, or the number answers a question that was not asked of such studies.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {svarprosent: {type: number, label: Svarprosent, applies_to: [quantitative]}}
    --- sources/a.yaml
    reports: [a2020]
    design: qualitative
    fields: {svarprosent: 63}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {svarprosent: {type: number, label: Svarprosent, applies_to: [quantitative]}}
    --- sources/a.yaml
    reports: [a2020]
    design: quantitative
    fields: {svarprosent: 63}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "FLD005",
    "field-outside-design",
    Severity.WARNING,
    message=Message(
        nb="Feltet «{field}» gjelder {designs}, men designet her er {design}.",
        nn="Feltet «{field}» gjeld {designs}, men designet her er {design}.",
        en="The field “{field}” applies to {designs}, but the design here is {design}.",
    ),
    hint=Message(
        nb="Rett design, slett feltet, eller utvid applies_to ({place}).",
        nn="Rett design, slett feltet, eller utvid applies_to ({place}).",
        en="Correct the design, delete the field, or widen applies_to ({place}).",
    ),
    why=Message(
        nb="Enten er designet galt, eller så svarer feltet på noe slike studier ikke ble spurt om.",
        nn="Anten er designet gale, eller så svarer feltet på noko slike studiar ikkje blei spurde om.",
        en="Either the design is wrong, or the field answers something that such studies were not asked.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per field of a study of the matrix that its known design does not call for."""
    limited = {name: field for name, field in review.protocol.fields.items() if field.applies_to}
    for study in review.included if limited else ():
        for name, field in limited.items():
            value = study.fields.get(name, Gap.NOT_APPLICABLE.value)
            if study.design and value != Gap.NOT_APPLICABLE.value and study.design not in field.applies_to:
                yield Fault(
                    RULE,
                    study.place("fields", name).key(),
                    {
                        "field": name,
                        "designs": field.applies_to,
                        "design": study.design,
                        "place": review.protocol.place("fields", name, "applies_to").key(),
                    },
                )
