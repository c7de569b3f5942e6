"""One change in the evidence."""

from typing import Literal, NamedTuple

from litmatrix.location import Place

ChangeKind = Literal[
    "study-added",
    "study-removed",
    "study-renamed",
    "rating-raised",
    "rating-lowered",
    "rating-added",
    "rating-removed",
    "rating-changed",
    "reason-changed",
    "direction-changed",
    "evidence-added",
    "evidence-removed",
    "evidence-changed",
    "appraisal-changed",
    "finding-added",
    "finding-removed",
    "finding-changed",
    "support-added",
    "support-removed",
    "contradiction-added",
    "contradiction-removed",
    "confidence-changed",
]


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
