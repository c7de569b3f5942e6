"""A seal was edited by hand.

What the finding rested on when it was last looked at is then unknown.

Fails:
    --- matrices/r/seals.yaml
    seals:
      01-x:
        seal: "0000000000000000000000000000000000000000000000000000000000000000"
        questions: [F1]
        supported_by: [a, b]

Passes:
    --- matrices/r/seals.yaml
    seals:
      01-x:
        seal: "0518d80e0f75fe7686684cbb64193ceab04a9b1149af00cf9e5d9b32e8be5308"
        questions: [F1]
        supported_by: [a]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review
from litmatrix.seals import is_broken

RULE = Rule(
    "FIN021",
    "broken-seal",
    Severity.WARNING,
    message=Message(
        nb="Seglet for «{finding}» er endret for hånd og sier ikke lenger hva funnet bygde på.",
        nn="Seglet for «{finding}» er endra for hand og seier ikkje lenger kva funnet bygde på.",
        en="The seal of “{finding}” was edited by hand and no longer says what the finding rested on.",
    ),
    hint=Message(
        nb="Les funnet på nytt mot studiene. Kjør så: litmatrix seal {finding}",
        nn="Les funnet på nytt mot studiane. Køyr så: litmatrix seal {finding}",
        en="Read the finding again against the studies. Then run: litmatrix seal {finding}",
    ),
    why=Message(
        nb="Et segl som kan rettes for hånd, beviser ingenting.",
        nn="Eit segl som kan rettast for hand, prover ingenting.",
        en="A seal that can be corrected by hand proves nothing.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per seal of a finding whose own hash does not fit what stands below it."""
    if review.seals is None:
        return
    known = {finding.id for finding in review.findings}
    for name, seal in review.seals.seals.items():
        if name in known and is_broken(seal):
            yield Fault(RULE, review.seals.place("seals", name, "seal"), {"finding": name})
