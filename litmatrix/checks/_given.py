"""Every rating that anybody has given, and what was agreed, with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.location import Place
from litmatrix.model import Judgement, Review


class Given(NamedTuple):
    """A rating as it stands in a file."""

    study: str
    question: str
    rating: Judgement
    place: Place


def given(review: Review) -> Iterator[Given]:
    """The ratings of the matrix's studies: in the study files, the further raters' sheets, and the consensus."""
    included = review.included
    for study in included:
        for question, rating in study.ratings.items():
            yield Given(study.id, question, rating, Place(study.path, ("ratings", question)))
    if review.sheets or review.consensus:
        known = {study.id for study in included}
        for one in beside(review):
            if one.study in known:
                yield one


def beside(review: Review) -> Iterator[Given]:
    """The ratings that do not stand in a study file, whatever study they name."""
    for sheet in review.sheets.values():
        for study, ratings in sheet.ratings.items():
            for question, rating in ratings.items():
                yield Given(study, question, rating, sheet.place("ratings", study, question))
    if review.consensus:
        for study, agreed in review.consensus.consensus.items():
            for question, one in agreed.items():
                yield Given(study, question, one, review.consensus.place("consensus", study, question))


def named_studies(review: Review) -> Iterator[tuple[str, Place]]:
    """The studies that the sheets and the consensus name, and where."""
    for sheet in review.sheets.values():
        for study in sheet.ratings:
            yield study, sheet.place("ratings", study).key()
    if review.consensus:
        for study in review.consensus.consensus:
            yield study, review.consensus.place("consensus", study).key()
