"""A citation key stands in the prose without its @.

Then it is a word like any other: it is printed as it stands, and the work is not cited.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020; b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].
"""

import re
from collections.abc import Iterator

from litmatrix.code_spans import without_code
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN015",
    "citation-without-at",
    Severity.WARNING,
    message=Message(
        nb="«{key}» er en nøkkel, men står her uten @.",
        nn="«{key}» er ein nøkkel, men står her utan @.",
        en="“{key}” is a citation key, but stands here without its @.",
    ),
    hint=Message(
        nb="Skriv @{key}, i klammer: [@{key}, s. 12].",
        nn="Skriv @{key}, i klammer: [@{key}, s. 12].",
        en="Write @{key}, in brackets: [@{key}, p. 12].",
    ),
    why=Message(
        nb="Uten @ er nøkkelen et ord: det skrives ut som det står, og verket er ikke sitert.",
        nn="Utan @ er nøkkelen eit ord: det blir skrive ut som det står, og verket er ikkje sitert.",
        en="Without @ the key is a word: it is printed as it stands, and the work is not cited.",
    ),
)

_WORD = re.compile(r"(?<![\w@{/.:-])\w[\w:-]*\w")


def check(review: Review) -> Iterator[Fault]:
    """One fault per known key among the words. Keys without a number may be words, and are let be."""
    keys = {key for key in review.references if any(sign.isdecimal() for sign in key)}
    for finding in review.findings:
        for word in _WORD.finditer(without_code(finding.prose)):
            if word[0] in keys:
                where = finding.place("text", finding.prose_start + word.start(), len(word[0]))
                yield Fault(RULE, where, {"key": word[0]})
