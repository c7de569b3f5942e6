"""Where reading and comparing sign-offs meet: a loaded review in, the newest sign-off and what changed since."""

from collections.abc import Mapping
from pathlib import Path

from litmatrix.approvals import Since, approval_of, latest, seen_text, written
from litmatrix.approvals.rules import uncovered
from litmatrix.changes import changes
from litmatrix.diagnostic import Diagnostic, diagnose
from litmatrix.load import Loaded
from litmatrix.model import Approval, Review
from litmatrix.readers.approvals import read_seen
from litmatrix.readers.fulltext import FOLDER, Keep


def since_approval(loaded: Loaded, review: Review, root: Path, keep: Keep | None = None) -> Since:
    """What has changed since the newest sign-off. `root` and `keep` are as in `litmatrix.verifying.verify`."""
    approval = latest(review)
    if approval is None:
        return Since(None)
    seen, faults = read_seen(root, review.name, approval)
    if seen is None:
        return Since(approval, faults=tuple(faults))
    proves = proofs_now(loaded, root, keep) if seen.proofs else {}
    return Since(approval, changes(seen.review, review, seen.proofs, proves))


def check_approved(loaded: Loaded, root: Path, keep: Keep | None = None) -> tuple[Diagnostic, ...]:
    """What the newest sign-off of a review does not cover, sorted by place; nothing when it covers all."""
    review = loaded.review
    if review is None:
        return ()
    since = since_approval(loaded, review, root, keep)
    found = since.faults or uncovered(review, since.approval, since.changes)
    return diagnose(found, loaded.locate, loaded.language)


def approve(
    loaded: Loaded, review: Review, root: Path, by: str, date: str, keep: Keep | None = None
) -> tuple[Approval, dict[str, str]]:
    """A sign-off by `by` on `date` (2023-05-02) of the review as it is, and its files by path below the root."""
    seen = seen_text(review, proofs_now(loaded, root, keep))
    approval = approval_of(review, seen, by, date)
    return approval, {approval.seen_path: seen, approval.path: written(approval)}


def proofs_now(loaded: Loaded, root: Path, keep: Keep | None = None) -> Mapping[tuple[str, str], str]:
    """What comes of holding each quote against the full texts below `root`; nothing where there are none."""
    if loaded.review is None or not (root / FOLDER).is_dir():
        return {}
    from litmatrix.verifying import verify

    verdicts = verify(loaded, root, keep).verdicts
    return {(verdict.study, verdict.evidence): verdict.status for verdict in verdicts}
