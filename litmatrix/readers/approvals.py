"""What was seen when somebody signed off, read back: the review as it was, and how its quotes fared."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from litmatrix.diagnostic import Fault
from litmatrix.model import (
    Approval,
    Comments,
    Consensus,
    Finding,
    FindingHeader,
    Model,
    Protocol,
    RatingSheet,
    Reference,
    Review,
    Seals,
    SearchLog,
    Study,
)
from litmatrix.readers.decode import decode
from litmatrix.readers.files import BIBLIOGRAPHY_LIMIT, read_text
from litmatrix.readers.rules.approvals import NOT_WHAT_WAS_SEEN

M = TypeVar("M", bound=Model)


class Seen(NamedTuple):
    """What somebody signed off."""

    review: Review
    """Studies, findings and plan as they were; nothing of their layout."""
    proofs: Mapping[tuple[str, str], str]
    """What came of holding each quote against the full text, by study and evidence id."""


def read_seen(root: Path, name: str, approval: Approval) -> tuple[Seen | None, list[Fault]]:
    """What the sign-off of the review `name` was given for, or None and what is wrong.

    The file must be, letter by letter, the one that was written then.
    """
    where = approval.place("seen")
    changed = Fault(
        NOT_WHAT_WAS_SEEN, where, {"file": approval.seen_path, "by": approval.by, "date": approval.date}
    )
    text, _ = read_text(root, approval.seen_path, BIBLIOGRAPHY_LIMIT)
    if text is None or hashlib.sha256(text.encode()).hexdigest() != approval.seen:
        return None, [changed]
    try:
        return seen_review(json.loads(text), name), []
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, _Unreadable):
        return None, [changed]


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    """Something in the file is no part of a review: another version of litmatrix wrote it, or nobody did."""


def seen_review(content: dict[str, Any], name: str) -> Seen:
    """The content of such a file as the review `name`. Raises for what is no such content."""
    evidence, beside = content["evidence"], content["beside"]
    folder = f"matrices/{name}"
    review = Review(
        name=name,
        protocol=_read(Protocol, evidence["protocol"], path=f"{folder}/review.yaml"),
        studies={
            key: _read(Study, one, id=key, path=f"sources/{key}.yaml") for key, one in evidence["studies"].items()
        },
        references={key: _reference(key, one) for key, one in evidence["references"].items()},
        findings=tuple(_finding(folder, key, one) for key, one in evidence["findings"].items()),
        search=_read(SearchLog, evidence["search"], path=f"{folder}/search.yaml") if evidence["search"] else None,
        sheets={
            key: _read(RatingSheet, {"ratings": one}, id=key, path=f"{folder}/ratings/{key}.yaml")
            for key, one in evidence["sheets"].items()
        },
        consensus=_optional(Consensus, evidence["consensus"], "consensus", folder),
        comments=_read(Comments, beside["comments"], path=f"{folder}/comments.yaml")
        if beside["comments"]
        else None,
        seals=_read(Seals, beside["seals"], path=f"{folder}/seals.yaml") if beside["seals"] else None,
    )
    pairs = ((key.rpartition("/"), str(status)) for key, status in beside["proofs"].items())
    return Seen(review, {(study, item): status for (study, _, item), status in pairs})


def _optional(model: type[Consensus], content: Any, field: str, folder: str) -> Consensus | None:
    return None if content is None else _read(model, {field: content}, path=f"{folder}/{field}.yaml")


def _read(model: type[M], content: dict[str, Any], **from_name: str) -> M:
    read, faults = decode(model, content, from_name["path"], from_name)
    if read is None or faults:
        raise _Unreadable
    return read


def _reference(key: str, fields: dict[str, str]) -> Reference:
    told = {name: str(value) for name, value in fields.items() if name != "type"}
    return Reference(key, str(fields["type"]), told, {}, (), (), "sources/references.bib")


def _finding(folder: str, name: str, content: dict[str, Any]) -> Finding:
    path = f"{folder}/findings/{name}.md"
    header, faults = decode(FindingHeader, content["header"], path)
    if header is None or faults:
        raise _Unreadable
    return Finding(name, path, str(content["title"]), header, (), (), str(content["prose"]))
