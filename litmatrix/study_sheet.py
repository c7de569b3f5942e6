"""One study on a page: everything its file says, with the reports it is about."""

from collections.abc import Iterator

from litmatrix.document import (
    Block,
    Break,
    Cite,
    CiteItem,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Text,
)
from litmatrix.matrix.columns import COLUMNS
from litmatrix.matrix.frame import Frame, frame_of
from litmatrix.matrix.own_fields import own_field
from litmatrix.model import Evidence, Review, Study

_SHOWN_ELSEWHERE = ("citation", "ratings", "authors", "year")


def build_study_sheet(review: Review, name: str) -> Document:
    """The document of one study. Raises `KeyError` when the review has no study of that name."""
    frame = frame_of(review)
    study = review.studies[name]
    section = Section(study.id, (Text(frame.name(study)),), tuple(_blocks(study, frame)))
    return Document("findings", frame.name(study), review.protocol.language, sections=(section,))


def _blocks(study: Study, frame: Frame) -> Iterator[Block]:
    say = frame.language
    yield ItemList(tuple(_fields(study, frame)))
    yield Paragraph((Strong((Text(say.label("column.ratings")),)),))
    yield ItemList(tuple(_rating(study, question, frame) for question in frame.levels))
    if study.evidence:
        yield Paragraph((Strong((Text(say.label("findings.evidence")),)),))
        yield ItemList(tuple(_evidence(study, name, item, frame) for name, item in study.evidence.items()))


def _fields(study: Study, frame: Frame) -> Iterator[tuple[Block, ...]]:
    fills = {name: (frame.language.label(f"column.{name}"), fill) for name, fill in COLUMNS.items()}
    fills |= {name: (field.label, own_field(name, field)) for name, field in frame.review.protocol.fields.items()}
    for name, (label, fill) in fills.items():
        if name in _SHOWN_ELSEWHERE:
            continue
        content: list[Inline] = [Strong((Text(f"{label}: "),))]
        for number, line in enumerate(fill(study, frame).lines):
            content += [*((Text("; "),) if number else ()), *line]
        yield (Paragraph(tuple(content)),)


def _rating(study: Study, question: str, frame: Frame) -> tuple[Block, ...]:
    rating = frame.review.rating(study.id, question)
    content: list[Inline] = [Text(f"{question}\u00a0"), frame.mark(question, rating), *frame.rater(rating)]
    if rating and rating.because:
        content += [Break(), Text(rating.because)]
    if rating and rating.evidence:
        content += [Break(), Text(f"({', '.join(rating.evidence)})")]
    return (Paragraph(tuple(content)),)


def _evidence(study: Study, name: str, item: Evidence, frame: Frame) -> tuple[Block, ...]:
    label, locator = item.locator or (None, None)
    key = item.report or study.report_keys[0]
    content: list[Inline] = [Strong((Text(f"{name} "),))]
    content += [Text(frame.language.quote(item.quote) + " ")] if item.quote else []
    content += [Text(f"{item.paraphrase} ")] if item.paraphrase else []
    content += [Cite((CiteItem(key, label=label, locator=locator),))]
    return (Paragraph(tuple(content)),)
