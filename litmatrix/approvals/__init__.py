"""Sign-offs: what was seen as a value that can be kept, and the seal over it. Pure.

Two files per sign-off, both new, so that those of two people merge: a small one that says who, when, and the
hashes; and what was seen, as JSON with a line per value, named by its content. Hashes are SHA-256 over canonical
JSON (sorted keys, UTF-8, no spaces).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from litmatrix.approvals.evidence import beside_of, evidence_of
from litmatrix.changes import Change
from litmatrix.diagnostic import Fault
from litmatrix.model import Approval, Review

__all__ = [
    "NEVER_APPROVED",
    "Since",
    "approval_of",
    "covers",
    "is_broken",
    "latest",
    "listed",
    "seen_text",
    "written",
]


class Since(NamedTuple):
    """The newest sign-off that counts, and what has changed since."""

    approval: Approval | None = None
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    """Why what was seen cannot be read."""


NEVER_APPROVED = Since()
_HEAD = """\
# Skrevet av «litmatrix approve». Ikke rediger for hånd.
# Written by “litmatrix approve”. Not to be edited by hand.
"""
_NO_LETTER = re.compile(r"[^\w]+")
_LONGEST = 40


def seen_text(review: Review, proofs: Mapping[tuple[str, str], str]) -> str:
    """What is seen now, as the text of a file.

    `proofs` says what came of holding each quote, by study and evidence id, against the full text.
    """
    content = {"evidence": evidence_of(review), "beside": beside_of(review, proofs)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def approval_of(review: Review, seen: str, by: str, date: str) -> Approval:
    """The sign-off by `by` on `date` (2023-05-02) of what the text `seen` holds."""
    number = 1 + max((one.number for one in review.approvals), default=0)
    name = f"{number:03}-{_NO_LETTER.sub('-', by.lower()).strip('-')[:_LONGEST].strip('-') or 'x'}"
    unsealed = Approval(
        id=name,
        path=f"matrices/{review.name}/approvals/{name}.yaml",
        by=by,
        date=date,
        evidence=_hash(evidence_of(review)),
        seen=hashlib.sha256(seen.encode()).hexdigest(),
        seal="0" * 64,
    )
    return unsealed.model_copy(update={"seal": _seal(unsealed)})


def is_broken(approval: Approval) -> bool:
    """Whether somebody has edited the sign-off by hand."""
    return approval.seal != _seal(approval)


def latest(review: Review) -> Approval | None:
    """The newest sign-off that nobody has edited."""
    return next((one for one in reversed(review.approvals) if not is_broken(one)), None)


def covers(approval: Approval, review: Review) -> bool:
    """Whether the evidence still is what was signed off."""
    return not is_broken(approval) and approval.evidence == _hash(evidence_of(review))


def listed(review: Review) -> list[dict[str, object]]:
    """The sign-offs as outputs list them: who, when, the hash of what was seen, and whether that still stands."""
    return [
        {"by": one.by, "date": one.date, "evidence": one.evidence, "covers": covers(one, review)}
        for one in review.approvals
    ]


def written(approval: Approval) -> str:
    """A sign-off as the text of its file."""
    values = approval.model_dump(mode="json", exclude={"id", "path"})
    return _HEAD + "".join(f"{name}: {_scalar(name, value)}\n" for name, value in values.items())


def _scalar(name: str, value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if name == "by" else value


def _seal(approval: Approval) -> str:
    return _hash(approval.model_dump(mode="json", exclude={"id", "path", "seal"}))


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
