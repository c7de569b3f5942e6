"""What was found out before: the outcome for an item of evidence, as long as nothing that it rests on has changed.

Outcomes are plain data under a fingerprint of the item; whoever keeps them throws them away when a full text or a
reference has changed. Nothing is believed that does not look right.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from litmatrix.location import Place
from litmatrix.model import Evidence, Study
from litmatrix.verification.closest import Change
from litmatrix.verification.paraphrase import Paraphrase
from litmatrix.verification.verdict import STATUSES, Verdict

Outcome = list[Any]
"""A verdict, a doubtful paraphrase or nothing, without what the study file itself says."""
Known = Mapping[str, Outcome]

_SOURCES = (None, "printed", "reference", "labels", "counted")


def fingerprint(study: Study, item: Evidence) -> str:
    """What an outcome depends on, besides the full texts and the references."""
    told = [study.report_keys, item.model_dump(exclude={"note"})]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def remembered_verdict(verdict: Verdict) -> Outcome:
    """A verdict as plain data."""
    changes = [list(change) for change in verdict.changes]
    found = [verdict.report, verdict.status, verdict.found_page, verdict.found_report, verdict.passage]
    return [*found, changes, list(verdict.left_out), verdict.certain, verdict.counted_by]


def known_verdict(outcome: Outcome | None, study: Study, name: str, item: Evidence) -> Verdict | None:
    """A verdict from plain data, or None when there is none."""
    try:
        report, status, page, found_report, passage, changes, left_out, certain, source = outcome or []
        told = tuple(Change(*change) for change in changes)
    except (ValueError, TypeError):
        return None
    texts = [report, *left_out, *(text for change in told for text in change)]
    texts += [text for text in (page, found_report, passage) if text is not None]
    if status not in STATUSES or source not in _SOURCES or not all(isinstance(text, str) for text in texts):
        return None
    place = Place(study.path, ("evidence", name, "quote"))
    plain = Verdict(study.id, name, report, item.page, item.quote or "", status, place)
    return plain._replace(
        found_page=page,
        found_report=found_report,
        passage=passage,
        changes=told,
        left_out=tuple(left_out),
        certain=certain is True,
        counted_by=source,
    )


def remembered_paraphrase(found: Paraphrase | None) -> Outcome:
    """A doubtful paraphrase as plain data; an empty list for one of which nothing is to be said."""
    if found is None:
        return []
    return [found.report, list(found.pages) if found.pages else None, list(found.missing), found.counted_by]


def known_paraphrase(outcome: Outcome, study: Study, name: str, item: Evidence) -> Paraphrase | None:
    """A doubtful paraphrase from plain data, or None for one of which nothing is to be said."""
    try:
        report, pages, missing, source = outcome
        first, last = pages or ("", "")
    except (ValueError, TypeError):
        return None
    if source not in _SOURCES or not all(isinstance(text, str) for text in (report, first, last, *missing)):
        return None
    place = Place(study.path, ("evidence", name))
    span = (first, last) if pages else None
    return Paraphrase(study.id, name, report, place, item.page, span, tuple(missing), source)
