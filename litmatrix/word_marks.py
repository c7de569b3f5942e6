"""The hidden bookmarks in our Word files: what tells, when a file comes back, what a comment in it is about.

Word hides a bookmark whose name begins with `_`, carries it along when text is edited, moved or copied, and
allows 40 letters, digits and underscores. A name is `_lm`, sixteen digits that stand for the review and for the
study, question or finding, and a running number, since no two bookmarks of a file may share a name.
"""

import hashlib
import re
from collections.abc import Mapping

from litmatrix.model import CommentedOn, Review

_NAME = re.compile(r"(_lm[0-9a-f]{16})_[0-9]{1,9}\Z")


def mark(review: str, study: str = "", question: str = "", finding: str = "") -> str:
    """What the names of all bookmarks begin with that stand for this; without the number at their end."""
    said = "\0".join((review, study, question, finding))
    return f"_lm{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def mark_in(name: str) -> str | None:
    """The name of a bookmark without its number, or None when it is none of ours."""
    found = _NAME.match(name)
    return found[1] if found else None


def marks_of(review: Review) -> Mapping[str, CommentedOn]:
    """Everything in a review that a bookmark may stand for: mark -> what it is about."""
    questions = [question.id for question in review.protocol.research_questions]
    everything = [
        CommentedOn(),
        *(CommentedOn(question=question) for question in questions),
        *(CommentedOn(finding=finding.id) for finding in review.findings),
        *(CommentedOn(study=study) for study in review.studies),
        *(CommentedOn(study=study, question=question) for study in review.studies for question in questions),
    ]
    return {mark(review.name, at.study or "", at.question or "", at.finding or ""): at for at in everything}
