"""Every rule that litmatrix knows, whichever wing it lives in."""

from litmatrix.checks import CHECKS
from litmatrix.diagnostic import Rule
from litmatrix.readers.rules import READING_RULES


def all_rules() -> tuple[Rule, ...]:
    """All rules, sorted by code."""
    rules = (*READING_RULES, *(check.RULE for check in CHECKS))
    return tuple(sorted(rules, key=lambda rule: rule.code))
