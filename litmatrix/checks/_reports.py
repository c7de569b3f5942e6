"""Which studies a report tells of."""

from litmatrix.model import Review


def studies_by_report(review: Review) -> dict[str, tuple[str, ...]]:
    """Ids of the studies by citation key; most reports tell of one."""
    found: dict[str, tuple[str, ...]] = {}
    for study in review.studies.values():
        for key in study.report_keys:
            found[key] = (*found.get(key, ()), study.id)
    return found
