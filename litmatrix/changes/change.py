"""One change in the evidence."""

from typing import Literal, NamedTuple

from litmatrix.location import Place

ChangeKind = Literal[
    "protocol-changed",
    "study-added",
    "study-removed",
    "study-renamed",
    "study-changed",
    "reference-changed",
    "rating-raised",
    "rating-lowered",
    "rating-added",
    "rating-removed",
    "rating-changed",
    "reason-changed",
    "direction-changed",
    "rating-evidence-changed",
    "rater-changed",
    "second-rating-added",
    "second-rating-removed",
    "second-rating-changed",
    "evidence-added",
    "evidence-removed",
    "evidence-changed",
    "quote-lost",
    "quote-found",
    "appraisal-changed",
    "finding-added",
    "finding-removed",
    "finding-changed",
    "finding-stale",
    "finding-sealed",
    "answers-changed",
    "support-added",
    "support-removed",
    "contradiction-added",
    "contradiction-removed",
    "confidence-changed",
    "confidence-reason-changed",
    "search-changed",
    "comment-opened",
    "comment-resolved",
    "comment-reopened",
    "comment-answered",
]

BESIDE: frozenset[ChangeKind] = frozenset(
    {
        *("finding-stale", "finding-sealed"),
        *("comment-opened", "comment-resolved", "comment-reopened", "comment-answered"),
        "quote-found",
    }
)
"""What changes nothing of what a sign-off is given for: remarks, seals, and a quote that proved right."""


class Change(NamedTuple):
    """What changed, where, and from what to what; texts as the reader of a document would see them."""

    kind: ChangeKind
    study: str | None = None
    question: str | None = None
    finding: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str | None = None
    """The reason that stands beside the new rating."""
    place: Place | None = None
    """Where it stands now, or stood when it is gone."""
    evidence: str | None = None
    """The item of evidence, by its id."""
    rater: str | None = None
    """The further rater whose own rating it is, by id."""
    field: str | None = None
    """The field of a study, the protocol, a reference or the search log, as the file calls it."""
    comment: str | None = None
    """The comment, by its id."""
