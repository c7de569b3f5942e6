"""The same thing stands twice in a list.

Either it was pasted twice, or the second was meant to be another.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    found_in: [Oria, Oria]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    found_in: [Oria]
"""

from collections.abc import Iterator, Sequence

from litmatrix.checks._given import beside
from litmatrix.checks._repeats import repeats
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Agreed, Review

RULE = Rule(
    "NAM003",
    "repeated-item",
    Severity.WARNING,
    message=Message(
        nb="«{item}» står to ganger i listen.",
        nn="«{item}» står to gonger i lista.",
        en="“{item}” stands twice in the list.",
    ),
    hint=Message(
        nb="Slett den ene, eller skriv det du mente.",
        nn="Slett den eine, eller skriv det du meinte.",
        en="Delete one, or write what you meant.",
    ),
    why=Message(
        nb="Enten er det limt inn to ganger, eller så skulle det stått noe annet der.",
        nn="Anten er det limt inn to gonger, eller så skulle det stått noko anna der.",
        en="Either it was pasted twice, or something else should stand there.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per item of a list that has stood in it before."""
    for items, place in _lists(review):
        if len(items) > 1:
            for position, item, _ in repeats(items):
                yield Fault(RULE, place.at(position), {"item": item})


def _lists(review: Review) -> Iterator[tuple[Sequence[str], Place]]:
    for study in review.studies.values():
        yield study.found_in, study.place("found_in")
        yield study.themes, study.place("themes")
        for name, rating in study.ratings.items():
            yield rating.evidence, study.place("ratings", name, "evidence")
        for name, answer in study.appraisal.items.items() if study.appraisal else ():
            yield answer.evidence, study.place("appraisal", "items", name, "evidence")
    for one in beside(review):
        yield one.rating.evidence, one.place.at("evidence")
        if isinstance(one.rating, Agreed):
            yield one.rating.by, one.place.at("by")
    for finding in review.findings:
        yield finding.header.questions, finding.place("questions")
        yield finding.header.supported_by, finding.place("supported_by")
        yield finding.header.contradicted_by, finding.place("contradicted_by")
    yield from _lists_of_protocol(review)


def _lists_of_protocol(review: Review) -> Iterator[tuple[Sequence[str], Place]]:
    protocol = review.protocol
    yield protocol.authors, protocol.place("authors")
    yield protocol.matrix.columns, protocol.place("matrix", "columns")
    yield protocol.matrix.studies, protocol.place("matrix", "studies")
    yield protocol.appraisal.tools, protocol.place("appraisal", "tools")
    yield protocol.findings.leave_out, protocol.place("findings", "leave_out")
    for name, field in protocol.fields.items():
        yield field.choices, protocol.place("fields", name, "choices")
        yield field.applies_to, protocol.place("fields", name, "applies_to")
    if review.search:
        for position, search in enumerate(review.search.searches):
            yield search.words, review.search.place("searches", position, "words")
