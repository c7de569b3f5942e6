"""The texts that the author of a review writes, with their places."""

from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.checks._given import beside
from litmatrix.location import Place
from litmatrix.model import Review, Study


class Passage(NamedTuple):
    """A text of the author's own."""

    text: str
    place: Place
    """The file, when there is an offset; else the field."""
    offset: int | None = None
    """Where the text begins in a Markdown file."""


def passages(review: Review) -> Iterator[Passage]:
    """The prose of all findings, and what the studies of the matrix say in the author's words (quotes are not)."""
    for finding in review.findings:
        yield Passage(finding.prose, finding.place(), finding.prose_start)
    for study in review.included:
        yield from _of_study(study)
    for one in beside(review):
        if one.rating.because:
            yield Passage(one.rating.because, one.place.at("because"))


def _of_study(study: Study) -> Iterator[Passage]:
    for field in ("aim", "method", "sample", "result"):
        text = getattr(study, field)
        if text:
            yield Passage(text, study.place(field))
    for name, rating in study.ratings.items():
        if rating.because:
            yield Passage(rating.because, study.place("ratings", name, "because"))
    for name, evidence in study.evidence.items():
        for field, text in (("paraphrase", evidence.paraphrase), ("note", evidence.note)):
            if text:
                yield Passage(text, study.place("evidence", name, field))
