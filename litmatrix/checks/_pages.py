"""The pages that a review gives, and what page numbers are."""

from collections.abc import Iterator

from litmatrix.location import Place
from litmatrix.model import Review, gap_in
from litmatrix.page_numbers import PageRange, page_ranges, runs_backwards

__all__ = ["PageRange", "cited_pages", "page_ranges", "runs_backwards"]


def cited_pages(review: Review) -> Iterator[tuple[str, str, Place]]:
    """Every page that evidence or a finding's citation gives: citation key, page as written, and its place."""
    for study in review.studies.values():
        reports = study.report_keys
        for name, evidence in study.evidence.items():
            if gap_in(evidence.page) is None and evidence.page:
                key = evidence.report or (reports[0] if len(reports) == 1 else "")
                yield key, evidence.page, study.place("evidence", name, "page")
    for finding in review.findings:
        for citation in finding.citations:
            if citation.label == "page" and citation.locator:
                yield citation.key, citation.locator, citation.place
