"""What changed in the evidence between two states of a review: not in lines, but in what the review says.

Pure: two reviews in, changes out. A study that was renamed is one study.
"""

from collections.abc import Iterator
from types import MappingProxyType

from litmatrix.changes.change import BESIDE, Change
from litmatrix.changes.comments import comment_changes
from litmatrix.changes.findings import finding_changes
from litmatrix.changes.proofs import Proofs, proof_changes
from litmatrix.changes.protocol import protocol_changes
from litmatrix.changes.references import reference_changes
from litmatrix.changes.renames import renamed
from litmatrix.changes.searches import search_changes
from litmatrix.changes.studies import study_changes
from litmatrix.location import Place
from litmatrix.model import Review

__all__ = ["BESIDE", "Change", "Proofs", "changes"]

_NO_PROOFS: Proofs = MappingProxyType({})


def changes(
    before: Review, after: Review, proved: Proofs = _NO_PROOFS, proves: Proofs = _NO_PROOFS
) -> tuple[Change, ...]:
    """Everything that changed in the evidence from `before` to `after`: plan, studies, findings, search, comments.

    `proved` and `proves` say of quotes, before and now, what came of holding them against the full text.
    """
    return tuple(_changes(before, after, proved, proves))


def _changes(before: Review, after: Review, proved: Proofs, proves: Proofs) -> Iterator[Change]:
    yield from protocol_changes(before, after)
    old = {study.id: study for study in before.included}
    new = {study.id: study for study in after.included}
    names = renamed({**old, **before.studies}, {**new, **after.studies})
    for name, study in old.items():
        if names.get(name, name) not in new:
            yield Change("study-removed", study=name, before=name, place=_gone(name, study.path, after))
    origin = {new_name: old_name for old_name, new_name in names.items()}
    for name, study in new.items():
        earlier = origin.get(name, name)
        if earlier not in old:
            yield Change("study-added", study=name, after=name, place=study.place())
            continue
        if earlier != name:
            yield Change("study-renamed", study=name, before=earlier, after=name, place=study.place())
        yield from study_changes(before, after, earlier, name)
        yield from reference_changes(before, after, earlier, name)
        yield from proof_changes(study, earlier, proved, proves)
    yield from finding_changes(before, after, names)
    yield from search_changes(before.search, after.search)
    yield from comment_changes(before, after)


def _gone(name: str, path: str, after: Review) -> Place:
    """Where it is decided that a study is out: in the plan, unless its file is gone."""
    if name not in after.studies:
        return Place(path)
    excluded = name in after.protocol.matrix.excluded
    return after.protocol.place("matrix", *(("excluded", name) if excluded else ("studies",)))
