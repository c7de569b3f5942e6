"""Every rule that litmatrix knows, whichever wing it lives in."""

from litmatrix.checks import CHECKS
from litmatrix.citations.faults import UNUSABLE_STYLE
from litmatrix.diagnostic import Rule
from litmatrix.readers.rules import READING_RULES
from litmatrix.verification.rules import VERIFICATION_RULES
from litmatrix.writers.word.faults import WORD_RULES


def all_rules() -> tuple[Rule, ...]:
    """All rules, sorted by code."""
    of_evidence = (rule.RULE for rule in VERIFICATION_RULES)
    rules = (*READING_RULES, UNUSABLE_STYLE, *WORD_RULES, *(check.RULE for check in CHECKS), *of_evidence)
    return tuple(sorted(rules, key=lambda rule: rule.code))
