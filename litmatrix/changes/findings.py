"""What changed in the findings: which there are, what they rest on, and how much they are trusted."""

import difflib
from collections.abc import Iterator, Mapping

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.model import COMPONENTS, DOMAINS, Certainty, Confidence, Finding, Review
from litmatrix.seals import stale

_ALIKE = 0.6
"""How much of its text a finding with a new name and a new heading must keep to be the same one."""


def finding_changes(before: Review, after: Review, names: Mapping[str, str]) -> Iterator[Change]:
    """Changes of the findings; `names` are the new names of renamed studies."""
    old = {finding.id: finding for finding in before.findings}
    new = {finding.id: finding for finding in after.findings}
    moved = _moved(old, new)
    stale_before, stale_now = stale(before), stale(after)
    for name, finding in old.items():
        if moved.get(name, name) not in new:
            yield Change("finding-removed", finding=name, before=finding.title or name, place=finding.place())
    origin = {new_name: old_name for old_name, new_name in moved.items()}
    for name, finding in new.items():
        earlier = old.get(origin.get(name, name))
        if earlier is None:
            yield Change("finding-added", finding=name, after=finding.title or name, place=finding.place())
        else:
            yield from _changes(earlier, finding, names)
            if (earlier.id in stale_before) != (name in stale_now):
                kind: ChangeKind = "finding-stale" if name in stale_now else "finding-sealed"
                yield Change(kind, finding=name, place=finding.place("questions"))


def _moved(old: Mapping[str, Finding], new: Mapping[str, Finding]) -> dict[str, str]:
    """Old file name → new one, where the heading is the same, or else most of the text."""
    left = {name: finding for name, finding in new.items() if name not in old}
    moved: dict[str, str] = {}
    for name, finding in old.items():
        if name in new:
            continue
        same = next((other for other, one in left.items() if one.title and one.title == finding.title), None)
        match = same or next((other for other, one in left.items() if _alike(finding, one)), None)
        if match is not None:
            moved[name] = match
            del left[match]
    return moved


def _alike(one: Finding, other: Finding) -> bool:
    texts = one.prose.split(), other.prose.split()
    return all(texts) and difflib.SequenceMatcher(None, *texts, autojunk=False).ratio() >= _ALIKE


def _changes(was: Finding, now: Finding, names: Mapping[str, str]) -> Iterator[Change]:
    if (was.title, was.prose) != (now.title, now.prose):
        yield Change("finding-changed", finding=now.id, before=was.title, after=now.title, place=now.place())
    answered = sorted(set(was.header.questions)), sorted(set(now.header.questions))
    if answered[0] != answered[1]:
        told, tells = (", ".join(one) or None for one in answered)
        yield Change("answers-changed", finding=now.id, before=told, after=tells, place=now.place("questions"))
    sides: tuple[tuple[str, ChangeKind, ChangeKind], ...] = (
        ("supported_by", "support-added", "support-removed"),
        ("contradicted_by", "contradiction-added", "contradiction-removed"),
    )
    for field, added, removed in sides:
        before = {names.get(study, study) for study in getattr(was.header, field)}
        after = getattr(now.header, field)
        place = now.place(field)
        yield from (
            Change(removed, study=study, finding=now.id, before=study, place=place)
            for study in sorted(before - {*after})
        )
        yield from (
            Change(added, study=study, finding=now.id, after=study, place=place)
            for study in after
            if study not in before
        )
    judged: tuple[tuple[str, Confidence | Certainty | None, Confidence | Certainty | None], ...] = (
        ("confidence", was.header.confidence, now.header.confidence),
        ("certainty", was.header.certainty, now.header.certainty),
    )
    for field, old, new in judged:
        if old != new:
            yield _confidence(old, new, now, field)


def _confidence(
    was: Confidence | Certainty | None, now: Confidence | Certainty | None, finding: Finding, field: str
) -> Change:
    overall = (was.overall if was else None), (now.overall if now else None)
    kind: ChangeKind = "confidence-changed" if overall[0] != overall[1] else "confidence-reason-changed"
    texts = overall if overall[0] != overall[1] else (_reasons(was), _reasons(now))
    return Change(
        kind, finding=finding.id, before=texts[0], after=texts[1], place=finding.place(field), field=field
    )


def _reasons(judged: Confidence | Certainty | None) -> str | None:
    """The concerns and the reasons from which the confidence was judged."""
    if judged is None:
        return None
    parts = ((name, getattr(judged, name, None)) for name in (*COMPONENTS, *DOMAINS))
    told = [f"{name}: {one.concern}" + (f", {one.because}" if one.because else "") for name, one in parts if one]
    return "; ".join([*told, *([judged.because] if judged.because else [])]) or None
