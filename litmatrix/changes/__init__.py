"""What changed in the evidence between two states of a review: not in lines, but in what the review says.

Pure: two reviews in, changes out. A study that was renamed is one study.
"""

from collections.abc import Iterator

from litmatrix.changes.change import Change
from litmatrix.changes.findings import finding_changes
from litmatrix.changes.renames import renamed
from litmatrix.changes.studies import study_changes
from litmatrix.location import Place
from litmatrix.model import Review

__all__ = ["Change", "changes"]


def changes(before: Review, after: Review) -> tuple[Change, ...]:
    """Everything that changed in the evidence from `before` to `after`: studies, ratings, evidence, findings."""
    return tuple(_changes(before, after))


def _changes(before: Review, after: Review) -> Iterator[Change]:
    old = {study.id: study for study in before.included}
    new = {study.id: study for study in after.included}
    names = renamed({**old, **before.studies}, {**new, **after.studies})
    for name, study in old.items():
        if names.get(name, name) not in new:
            place = after.studies[name].place() if name in after.studies else Place(study.path)
            yield Change("study-removed", study=name, before=name, place=place)
    origin = {new_name: old_name for old_name, new_name in names.items()}
    for name, study in new.items():
        earlier = origin.get(name, name)
        if earlier not in old:
            yield Change("study-added", study=name, after=name, place=study.place())
            continue
        if earlier != name:
            yield Change("study-renamed", study=name, before=earlier, after=name, place=study.place())
        yield from study_changes(before, after, earlier, name)
    yield from finding_changes(before, after, names)
