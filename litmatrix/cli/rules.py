"""Every rule that litmatrix knows, whichever wing it lives in."""

from litmatrix.approvals.rules import RULES as APPROVAL_RULES
from litmatrix.audit.rules import AUDIT_RULES
from litmatrix.checks import checks
from litmatrix.citations.faults import SLOW_STYLE, UNUSABLE_STYLE
from litmatrix.diagnostic import Rule
from litmatrix.readers.reading_rules import READING_RULES
from litmatrix.sheets.rules.cells import CELL_RULES
from litmatrix.sheets.rules.layout import LAYOUT_RULES
from litmatrix.verification.rules import VERIFICATION_RULES
from litmatrix.writers.word.faults import WORD_RULES


def all_rules() -> tuple[Rule, ...]:
    """All rules, sorted by code."""
    of_reviews = (check.RULE for check in checks())
    of_evidence = (rule.RULE for rule in VERIFICATION_RULES)
    of_texts = (module.RULE.rule for module in AUDIT_RULES)
    rules = (
        *READING_RULES,
        UNUSABLE_STYLE,
        SLOW_STYLE,
        *WORD_RULES,
        *APPROVAL_RULES,
        *LAYOUT_RULES,
        *CELL_RULES,
        *of_reviews,
        *of_evidence,
        *of_texts,
    )
    return tuple(sorted(rules, key=lambda rule: rule.code))
