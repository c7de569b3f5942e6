"""What changed in how a study's reports are described: a reader of the matrix sees author, year and title."""

from collections.abc import Iterator

from litmatrix.changes.change import Change
from litmatrix.model import Reference, Review

_NOT_PRINTED = frozenset({"abstract", "keywords", "file", "urldate", "note", "timestamp", "owner", "annotation"})


def reference_changes(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    """Changes of the references of the study called `old` before and `new` after."""
    was = {key: before.references[key] for key in before.studies[old].report_keys if key in before.references}
    study = after.studies[new]
    for key in study.report_keys:
        now = after.references.get(key)
        if now is None or key not in was:
            continue
        told, tells = printed(was[key]), printed(now)
        for field in dict.fromkeys((*told, *tells)):
            if told.get(field) != tells.get(field):
                yield Change(
                    "reference-changed",
                    study=new,
                    before=told.get(field),
                    after=tells.get(field),
                    field=f"{key}.{field}",
                    place=now.place(),
                )


def printed(reference: Reference) -> dict[str, str]:
    """What documents print of a reference: its type and fields, without notes and files."""
    fields = {name: value for name, value in reference.fields.items() if name not in _NOT_PRINTED}
    return {"type": reference.type, **fields}
