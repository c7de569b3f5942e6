"""A study fills in a field that the review does not declare.

It would be printed nowhere.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    fields: {land: Norge}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    fields: {land: {type: text, label: Land}}
    --- sources/a.yaml
    reports: [a2020]
    fields: {land: Norge}
"""

from collections.abc import Iterator

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FLD001",
    "undeclared-field",
    Severity.ERROR,
    message=Message(
        nb="Feltet «{field}» er ikke erklært i review.yaml.",
        nn="Feltet «{field}» er ikkje erklært i review.yaml.",
        en="The field “{field}” is not declared in review.yaml.",
    ),
    hint=Message(
        nb="Rett navnet, eller erklær feltet under fields i review.yaml, med type og label. Der står nå: {known}.",
        nn="Rett namnet, eller erklær feltet under fields i review.yaml, med type og label. Der står no: {known}.",
        en="Correct the name, or declare the field under fields in review.yaml, with type and label. So far there is: {known}.",
    ),
    why=Message(
        nb="Et felt som ikke er erklært, blir ikke skrevet noe sted.",
        nn="Eit felt som ikkje er erklært, blir ikkje skrive nokon stad.",
        en="A field that is not declared is printed nowhere.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per undeclared name under `fields` in a study of the matrix."""
    declared = review.protocol.fields
    known = tuple(declared) or ("–",)
    suggestions = Suggestions(declared)
    for study in review.included:
        for name in study.fields:
            if name not in declared:
                where = study.place("fields", name).key()
                yield Fault(RULE, where, {"field": name, "known": known, "near": suggestions.near(name)})
