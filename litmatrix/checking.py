"""Where reading and checking meet: a loaded review in, all its diagnostics out."""

from collections.abc import Collection, Sequence
from pathlib import Path

from litmatrix.checks import run
from litmatrix.diagnostic import Diagnostic, Severity, by_place, diagnose
from litmatrix.load import Loaded
from litmatrix.readers.fulltext import FOLDER, Keep


def check(
    loaded: Loaded,
    severities: Collection[Severity] = tuple(Severity),
    root: Path | None = None,
    keep: Keep | None = None,
    others: Sequence[Loaded] = (),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a review, as files and as a review, sorted by place.

    `severities` limits which rules are run; what reading found is always there. With `root` quotes are held
    against the full texts below it as well, where there are any; `keep` and `others` are as in
    `litmatrix.verifying.verify`.
    """
    if loaded.review is None:
        return loaded.diagnostics
    found = diagnose(run(loaded.review, severities), loaded.locate, loaded.language)
    proved = _verified(loaded, root, keep, others) if root is not None and (root / FOLDER).is_dir() else ()
    return tuple(sorted({*loaded.diagnostics, *found, *proved}, key=by_place))


def _verified(loaded: Loaded, root: Path, keep: Keep | None, others: Sequence[Loaded]) -> tuple[Diagnostic, ...]:
    from litmatrix.verifying import verify

    return verify(loaded, root, keep, others).diagnostics
