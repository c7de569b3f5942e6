"""A further rater has rated a study, but not on every question that the study file answers.

Often the row was skipped, or lost on its way. Whole studies that a rater has not rated are no fault: a second rater may
well read only some.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions:
      - {id: F1, label: Virkning, text: Virker praksis?}
      - {id: F2, label: Hvem, text: For hvem?}
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere}
      F2: {rating: lite, because: Bare så vidt}
    --- matrices/r/ratings/medleser.yaml
    ratings:
      a:
        F1: {rating: godt, because: Spør begge}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions:
      - {id: F1, label: Virkning, text: Virker praksis?}
      - {id: F2, label: Hvem, text: For hvem?}
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere}
      F2: {rating: lite, because: Bare så vidt}
    --- matrices/r/ratings/medleser.yaml
    ratings:
      a:
        F1: {rating: godt, because: Spør begge}
        F2: {rating: not-addressed, because: Sier ingenting om hvem}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Gap, Review

RULE = Rule(
    "RAT016",
    "skipped-question",
    Severity.INFO,
    message=Message(
        nb="«{rater}» har vurdert «{study}», men ikke mot {questions}.",
        nn="«{rater}» har vurdert «{study}», men ikkje mot {questions}.",
        en="“{rater}” has rated “{study}”, but not on {questions}.",
    ),
    hint=Message(
        nb="Spør om det er hoppet over. Berører ikke studien spørsmålet, skriver den som vurderer, not-addressed.",
        nn="Spør om det er hoppa over. Tek ikkje studien opp spørsmålet, skriv den som vurderer, not-addressed.",
        en="Ask whether it was skipped. Where the study does not touch the question, the rater writes not-addressed.",
    ),
    why=Message(
        nb="Enigheten regnes bare ut av det begge har vurdert. En rad som er falt ut, merkes ikke på tallene.",
        nn="Semja blir berre rekna ut av det begge har vurdert. Ei rad som har falle ut, merkast ikkje på tala.",
        en="Agreement is computed from what both have rated. A row that is lost does not show in the numbers.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per rater and study, for the questions that the study file answers and the rater leaves out."""
    asked = tuple(question.id for question in review.protocol.research_questions)
    for sheet in review.sheets.values():
        for study, given in sheet.ratings.items():
            own = review.studies[study].ratings if study in review.studies else {}
            answered = (name for name in asked if name in own and own[name].rating != Gap.TODO.value)
            missing = tuple(name for name in answered if name not in given)
            if missing and given.keys() <= {*asked}:  # a misspelt question is told of as that
                parameters: dict[str, Parameter] = {"rater": sheet.id, "study": study, "questions": missing}
                yield Fault(RULE, sheet.place("ratings", study).key(), parameters)
