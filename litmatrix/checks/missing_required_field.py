"""A study does not fill in a field that the review requires.

The studies cannot be compared on it.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {land: {type: text, label: Land, required: true}}
    --- sources/a.yaml
    reports: [a2020]
    --- sources/b.yaml
    reports: [b2021]
    fields: {land: Norge}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {land: {type: text, label: Land, required: true}}
    --- sources/a.yaml
    reports: [a2020]
    fields: {land: not-reported}
    --- sources/b.yaml
    reports: [b2021]
    fields: {land: Norge}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FLD003",
    "missing-required-field",
    Severity.WARNING,
    message=Message(
        nb="Feltet «{field}» mangler, og reviewet krever det.",
        nn="Feltet «{field}» manglar, og reviewet krev det.",
        en="The field “{field}” is missing, and the review requires it.",
    ),
    hint=Message(
        nb="Skriv under fields i studiefilen: {field}: {example}, eller not-reported når rapporten ikke sier det.",
        nn="Skriv under fields i studiefila: {field}: {example}, eller not-reported når rapporten ikkje seier det.",
        en="Write under fields in the study file: {field}: {example}, or not-reported when the report does not say.",
    ),
    why=Message(
        nb="Du bestemte selv at alle studiene skal ha dette feltet, så de kan sammenlignes.",
        nn="Du bestemte sjølv at alle studiane skal ha dette feltet, så dei kan samanliknast.",
        en="You decided that every study shall have this field, so that they can be compared.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per required field that applies to a study of the matrix and is not there."""
    required = {name: field for name, field in review.protocol.fields.items() if field.required == "true"}
    for study in review.included if required else ():
        for name, field in required.items():
            applies = not field.applies_to or study.design in field.applies_to
            if applies and not study.fields.get(name):
                example = next(iter(field.choices), "…")
                where = study.place("fields").key()
                yield Fault(RULE, where, {"field": name, "example": example})
