"""The appraisals of the studies of the matrix, with their tools."""

from collections.abc import Iterator

from litmatrix.model import Appraisal, AppraisalTool, Review, Study


def appraisals(review: Review) -> Iterator[tuple[Study, Appraisal, AppraisalTool]]:
    """Each study that is appraised with a known tool."""
    for study in review.included:
        tool = review.tools.get(study.appraisal.tool) if study.appraisal else None
        if study.appraisal and tool:
            yield study, study.appraisal, tool
