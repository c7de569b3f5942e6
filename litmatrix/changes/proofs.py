"""Which quotes stood in their full text and no longer do, or the other way round."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.model import Study
from litmatrix.verification.verdict import FOUND

Proofs: TypeAlias = Mapping[tuple[str, str], str]
"""(study, evidence) → what came of holding the quote against the full text, one of `STATUSES`."""

_UNKNOWN = frozenset({"no-fulltext", "no-text-layer"})


def proof_changes(study: Study, earlier: str, proved: Proofs, proves: Proofs) -> Iterator[Change]:
    """Changes in the proofs of a study called `earlier` before. Where a full text is missing nothing is said."""
    for name in study.evidence:
        was, now = proved.get((earlier, name)), proves.get((study.id, name))
        if was is None or now is None or {was, now} & _UNKNOWN or (was in FOUND) == (now in FOUND):
            continue
        kind: ChangeKind = "quote-found" if now in FOUND else "quote-lost"
        place = study.place("evidence", name)
        yield Change(kind, study=study.id, before=was, after=now, evidence=name, place=place)
