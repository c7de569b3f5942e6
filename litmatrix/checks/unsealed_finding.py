"""Some findings are sealed, but not this one.

Nobody will be told when what it rests on changes.

Fails:
    --- matrices/r/seals.yaml
    seals: {}

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

RULE = Rule(
    "FIN023",
    "unsealed-finding",
    Severity.INFO,
    message=Message(
        nb="Funnet er ikke forseglet.",
        nn="Funnet er ikkje forsegla.",
        en="The finding is not sealed.",
    ),
    hint=Message(
        nb="Les det mot studiene, og kjør: litmatrix seal {finding}",
        nn="Les det mot studiane, og køyr: litmatrix seal {finding}",
        en="Read it against the studies, and run: litmatrix seal {finding}",
    ),
    why=Message(
        nb="Uten segl får du ikke vite det når en vurdering eller et belegg under funnet endres.",
        nn="Utan segl får du ikkje vite det når ei vurdering eller eit belegg under funnet blir endra.",
        en="Without a seal you are not told when a rating or some evidence below the finding changes.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding without a seal, in a review that uses seals."""
    if review.seals is None:
        return
    for finding in review.findings:
        if finding.id not in review.seals.seals:
            yield Fault(RULE, finding.place("questions").key(), {"finding": finding.id})
