"""Which study of the new state is an old one under another name."""

from collections.abc import Mapping

from litmatrix.model import Study


def renamed(before: Mapping[str, Study], after: Mapping[str, Study]) -> dict[str, str]:
    """Old name → new name, for studies that are gone and came back under another name.

    The reports decide: a study is its reports. Where the reports were renamed too, equal evidence does.
    """
    gone = {name: study for name, study in before.items() if name not in after}
    come = {name: study for name, study in after.items() if name not in before}
    names: dict[str, str] = {}
    for name, study in gone.items():
        match = next((other for other in come if _same(study, come[other])), None)
        if match is not None:
            names[name] = match
            del come[match]
    return names


def _same(old: Study, new: Study) -> bool:
    if set(old.report_keys) & set(new.report_keys):
        return True
    return bool(old.evidence) and old.evidence == new.evidence
