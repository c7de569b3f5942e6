"""What changed in the findings: which there are, what they rest on, and how much they are trusted."""

from collections.abc import Iterator, Mapping

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.model import Certainty, Confidence, Finding, Review


def finding_changes(before: Review, after: Review, names: Mapping[str, str]) -> Iterator[Change]:
    """Changes of the findings; `names` are the new names of renamed studies."""
    old = {finding.id: finding for finding in before.findings}
    new = {finding.id: finding for finding in after.findings}
    moved = _moved(old, new)
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


def _moved(old: Mapping[str, Finding], new: Mapping[str, Finding]) -> dict[str, str]:
    """Old file name → new one, where the heading is the same."""
    by_title = {finding.title: name for name, finding in new.items() if name not in old and finding.title}
    return {
        name: by_title[finding.title]
        for name, finding in old.items()
        if name not in new and finding.title in by_title
    }


def _changes(was: Finding, now: Finding, names: Mapping[str, str]) -> Iterator[Change]:
    if (was.title, was.prose) != (now.title, now.prose):
        yield Change("finding-changed", finding=now.id, before=was.title, after=now.title, place=now.place())
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
            texts = _overall(old), _overall(new)
            yield Change(
                "confidence-changed", finding=now.id, before=texts[0], after=texts[1], place=now.place(field)
            )


def _overall(judged: Confidence | Certainty | None) -> str | None:
    return judged.overall if judged else None
