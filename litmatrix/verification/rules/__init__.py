"""Everything that can be wrong with a quote, one rule per file. A new rule is one new file and one line here.

As in `checks`, the documentation of a rule holds an example that fails and one that passes; in the text of a
report `=====` begins a new page.
"""

from collections.abc import Iterator
from typing import Protocol

from litmatrix.diagnostic import Fault, Rule
from litmatrix.verification.result import Verification
from litmatrix.verification.rules import (
    altered_quote,
    fulltext_without_text,
    negation_left_out,
    page_outside_report,
    paraphrase_not_on_page,
    quote_in_another_source,
    quote_not_found,
    quote_on_another_page,
    quote_on_another_unnumbered_page,
    quote_under_another_heading,
)


class VerificationRule(Protocol):
    """What the file of a rule holds."""

    RULE: Rule

    def check(self, verification: Verification) -> Iterator[Fault]:
        """The faults of this kind among the evidence of a review."""


VERIFICATION_RULES: tuple[VerificationRule, ...] = (
    altered_quote,
    quote_not_found,
    quote_in_another_source,
    quote_on_another_page,
    quote_on_another_unnumbered_page,
    quote_under_another_heading,
    page_outside_report,
    paraphrase_not_on_page,
    negation_left_out,
    fulltext_without_text,
)
"""In the order of their codes."""


def run(verification: Verification) -> Iterator[Fault]:
    """What is wrong with the evidence, under every rule."""
    for rule in VERIFICATION_RULES:
        yield from rule.check(verification)
