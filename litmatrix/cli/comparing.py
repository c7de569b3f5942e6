"""Where reading two states of a review and comparing them meet: an earlier one named, what changed since out."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from litmatrix.approvals.rules import NOT_APPROVED
from litmatrix.approving import proofs_now, since_approval
from litmatrix.changes import Change, changes
from litmatrix.diagnostic import Fault, Severity
from litmatrix.load import Loaded, load
from litmatrix.location import Location
from litmatrix.message import LanguageCode
from litmatrix.model import Approval, Review
from litmatrix.readers.fulltext import FOLDER, Keep
from litmatrix.readers.history import Version, files_at, version_of
from litmatrix.readers.rules import history as rules

APPROVED = "approved"
"""The word for what was signed off last."""
_MOST_REASONS = 3


class Compared(NamedTuple):
    """What changed since an earlier state, or why that cannot be said."""

    changes: tuple[Change, ...] | None
    """None when there is no earlier state."""
    faults: tuple[Fault, ...] = ()
    approval: Approval | None = None
    """The sign-off that the changes are counted from, when they are."""
    version: Version | None = None
    """The version in git that they are counted from, when they are."""


def compare(loaded: Loaded, review: Review, root: Path, since: str, keep: Keep | None = None) -> Compared:
    """What changed in a review since `since`: `approved`, a folder that holds another copy, or a git revision.

    `root` and `keep` are as in `litmatrix.verifying.verify`.
    """
    if since == APPROVED:
        return _since_approval(loaded, review, root, keep)
    folder = Path(since)
    faults: list[Fault] = []
    version = None
    if (folder / "matrices").is_dir():
        earlier = load(folder, review.name, loaded.language)
        texts = folder if (folder / FOLDER).is_dir() else root
    else:
        files, faults = files_at(root, since)
        earlier, texts = _read(files, review.name, loaded.language), root
        version = None if faults else version_of(root, since)
    if earlier.review is None:
        return Compared(None, tuple(faults or [_unreadable(earlier, review.name, since)]))
    proves = proofs_now(loaded, root, keep)
    proved = proofs_now(earlier, texts) if proves else {}
    changed = changes(earlier.review, review, proved, proves)
    return Compared(changed, tuple(_partly(earlier, since)), version=version)


def _since_approval(loaded: Loaded, review: Review, root: Path, keep: Keep | None) -> Compared:
    since = since_approval(loaded, review, root, keep)
    if since.approval is None:
        return Compared(None, (Fault(NOT_APPROVED, review.protocol.place("title")),))
    return Compared(None if since.faults else since.changes, since.faults, since.approval)


def _read(files: Mapping[str, bytes], name: str, language: LanguageCode) -> Loaded:
    """The review that these files are."""
    with tempfile.TemporaryDirectory(prefix="litmatrix-") as folder:
        for path, content in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return load(Path(folder), name, language)


def _unreadable(earlier: Loaded, name: str, since: str) -> Fault:
    """Why there is no review in an earlier state: it was not there, or its plan cannot be read."""
    path = f"matrices/{name}/review.yaml"
    told = {"review": name, "revision": since}
    if path not in earlier.texts:
        return Fault(rules.NO_EARLIER_REVIEW, Location(since), told)
    return Fault(rules.BROKEN_REVISION, Location(since), {**told, "reasons": _reasons(earlier, path)})


def _partly(earlier: Loaded, since: str) -> list[Fault]:
    reasons = _reasons(earlier, "")
    return (
        [Fault(rules.PARTLY_READ_REVISION, Location(since), {"revision": since, "reasons": reasons})]
        if reasons
        else []
    )


def _reasons(earlier: Loaded, start: str) -> tuple[str, ...]:
    """The first errors of an earlier state in files whose path starts so."""
    errors = [one for one in earlier.diagnostics if one.severity is Severity.ERROR]
    told = [f"{one.location} {one.message}" for one in errors if one.location.path.startswith(start)]
    return (*told[:_MOST_REASONS], *(["…"] if len(told) > _MOST_REASONS else []))
