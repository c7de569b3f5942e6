"""Where reading and checking meet: a loaded review in, all its diagnostics out."""

from collections.abc import Collection

from litmatrix.checks import run
from litmatrix.diagnostic import Diagnostic, Severity, by_place, diagnose
from litmatrix.load import Loaded


def check(loaded: Loaded, severities: Collection[Severity] = tuple(Severity)) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a review, as files and as a review, sorted by place.

    `severities` limits which rules are run; what reading found is always there.
    """
    if loaded.review is None:
        return loaded.diagnostics
    found = diagnose(run(loaded.review, severities), loaded.locate, loaded.language)
    return tuple(sorted({*loaded.diagnostics, *found}, key=by_place))
