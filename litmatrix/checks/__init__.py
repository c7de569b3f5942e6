"""Everything that can be wrong with a review as a review, one rule per file.

A rule is a file: what is wrong and why, an example that fails and one that passes, the words for people, and a
small pure function. A new rule is one new file and one line in the list of its severity (`_errors`, `_warnings`,
`_notes`). Codes are permanent; they begin with one of `FAMILIES`.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from litmatrix.checks._check import Check
from litmatrix.checks._consequences import without_consequences
from litmatrix.diagnostic import Fault, Severity
from litmatrix.model import Review

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "REF": "references",
        "STU": "studies",
        "QUE": "questions",
        "RAT": "ratings",
        "CRA": "critical appraisal",
        "EVI": "evidence",
        "FIN": "findings",
        "SEA": "search and selection",
        "MAT": "matrix",
        "FLD": "declared fields",
        "TXT": "texts of one's own",
        "NAM": "names",
        "TOD": "still to do",
        "COM": "comments",
        "APP": "sign-offs",
    }
)
"""What the codes of rules begin with, and what those rules are about."""


def checks(severities: Collection[Severity] = tuple(Severity)) -> tuple[Check, ...]:
    """The rules of these severities, in the order of their severities and codes.

    They are imported when they are asked for: a build needs the errors only, and a rule is a file.
    """
    found: tuple[Check, ...] = ()
    if Severity.ERROR in severities:
        from litmatrix.checks._errors import ERRORS

        found += ERRORS
    if Severity.WARNING in severities:
        from litmatrix.checks._warnings import WARNINGS

        found += WARNINGS
    if Severity.INFO in severities:
        from litmatrix.checks._notes import NOTES

        found += NOTES
    return found


def run(
    review: Review,
    severities: Collection[Severity] = tuple(Severity),
    codes: Collection[str] | None = None,
) -> Iterator[Fault]:
    """All faults of a review under the rules of these severities and, when given, only these codes."""
    for rule in checks(severities):
        if codes is None or rule.RULE.code in codes:
            found = rule.check(review)
            yield from without_consequences(found, review.name, review.unread) if review.unread else found
