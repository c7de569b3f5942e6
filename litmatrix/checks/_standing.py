"""Which studies stand for or against a finding."""

from collections.abc import Iterator

from litmatrix.location import Place
from litmatrix.model import Finding, Review, Study


def standing(review: Review) -> Iterator[tuple[Finding, Study, Place]]:
    """Every study of the matrix that a finding lists, and where it is listed."""
    included = {study.id for study in review.included}
    for finding, name, place in listed(review):
        if name in included:
            yield finding, review.studies[name], place


def listed(review: Review) -> Iterator[tuple[Finding, str, Place]]:
    """Every name in a finding's `supported_by` and `contradicted_by`, and where it stands."""
    for finding in review.findings:
        for position, name in enumerate(finding.header.supported_by):
            yield finding, name, finding.place("supported_by", position)
        for position, name in enumerate(finding.header.contradicted_by):
            yield finding, name, finding.place("contradicted_by", position)
