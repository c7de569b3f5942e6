"""A rating or a finding names a research question that the review does not ask.

The rating would have no column, and the finding no place in the chapter.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F9: {rating: godt}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt}
"""

from collections.abc import Iterator

from litmatrix.checks._given import beside
from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "QUE001",
    "unknown-question",
    Severity.ERROR,
    message=Message(
        nb="«{question}» er ikke et av forskningsspørsmålene.",
        nn="«{question}» er ikkje eit av forskingsspørsmåla.",
        en="“{question}” is not one of the research questions.",
    ),
    hint=Message(
        nb="Spørsmålene er: {questions} ({place}).",
        nn="Spørsmåla er: {questions} ({place}).",
        en="The questions are: {questions} ({place}).",
    ),
    why=Message(
        nb="Vurderingen ville ikke fått noen kolonne i matrisen, og funnet ingen plass i kapittelet.",
        nn="Vurderinga ville ikkje fått nokon kolonne i matrisa, og funnet ingen plass i kapittelet.",
        en="The rating would have no column in the matrix, and the finding no place in the chapter.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown question in the ratings of the matrix's studies or in a finding."""
    known = tuple(question.id for question in review.protocol.research_questions)
    suggestions = Suggestions(known)
    asked = frozenset(known)
    place = review.protocol.place("research_questions").key()
    for name, where in _named(review, asked):
        near = suggestions.near(name)
        yield Fault(RULE, where, {"question": name, "questions": known, "place": place, "near": near})


def _named(review: Review, asked: frozenset[str]) -> Iterator[tuple[str, Place]]:
    for study in review.included:
        if not asked.issuperset(study.ratings):
            for name in study.ratings:
                if name not in asked:
                    yield name, study.place("ratings", name).key()
    for one in beside(review):
        if one.question not in asked:
            yield one.question, one.place.key()
    for finding in review.findings:
        for position, name in enumerate(finding.header.questions):
            if name not in asked:
                yield name, finding.place("questions", position)
