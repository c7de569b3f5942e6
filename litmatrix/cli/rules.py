"""Every rule that litmatrix knows, whichever wing it lives in."""

from litmatrix.checks import CHECKS
from litmatrix.citations.faults import UNUSABLE_STYLE
from litmatrix.diagnostic import Rule
from litmatrix.readers.rules import READING_RULES


def all_rules() -> tuple[Rule, ...]:
    """All rules, sorted by code."""
    rules = (*READING_RULES, UNUSABLE_STYLE, *(check.RULE for check in CHECKS))
    return tuple(sorted(rules, key=lambda rule: rule.code))
