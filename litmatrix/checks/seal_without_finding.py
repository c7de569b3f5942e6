"""A seal belongs to a finding that is not there.

Perhaps the finding was renamed; then nothing watches over it any more.

Fails:
    --- matrices/r/seals.yaml
    seals:
      01-y:
        seal: "0518d80e0f75fe7686684cbb64193ceab04a9b1149af00cf9e5d9b32e8be5308"
        questions: [F1]
        supported_by: [a]

Passes:
    --- matrices/r/seals.yaml
    seals:
      01-x:
        seal: "0518d80e0f75fe7686684cbb64193ceab04a9b1149af00cf9e5d9b32e8be5308"
        questions: [F1]
        supported_by: [a]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "FIN022",
    "seal-without-finding",
    Severity.INFO,
    message=Message(
        nb="Seglet gjelder «{finding}», men det finnes ikke noe slikt funn.",
        nn="Seglet gjeld «{finding}», men det finst ikkje noko slikt funn.",
        en="The seal is for “{finding}”, but there is no such finding.",
    ),
    hint=Message(
        nb="Kjør litmatrix seal --all når du har sett over funnene.",
        nn="Køyr litmatrix seal --all når du har sett over funna.",
        en="Run litmatrix seal --all once you have looked at the findings.",
    ),
    why=Message(
        nb="Er funnet bare omdøpt, passer ingen på det lenger.",
        nn="Er funnet berre døypt om, passar ingen på det lenger.",
        en="If the finding was only renamed, nothing watches over it any more.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per seal without a finding."""
    if review.seals is None:
        return
    known = [finding.id for finding in review.findings]
    for name in review.seals.seals:
        if name not in known:
            where = review.seals.place("seals", name).key()
            yield Fault(RULE, where, {"finding": name, "near": nearest(name, known)})
