"""The review asks for peer-reviewed studies, and a study does not say whether it is one.

Nobody can see whether the criterion is met until the study says so.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: I1, text: Fagfellevurdert, requires: peer-reviewed}]}
    --- sources/a.yaml
    reports: [a2020]
    --- sources/b.yaml
    reports: [b2021]
    peer_reviewed: yes

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    eligibility: {include: [{id: I1, text: Fagfellevurdert, requires: peer-reviewed}]}
    --- sources/a.yaml
    reports: [a2020]
    peer_reviewed: yes
    --- sources/b.yaml
    reports: [b2021]
    peer_reviewed: yes
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "STU009",
    "peer-review-unknown",
    Severity.INFO,
    message=Message(
        nb="Kriteriet {criterion} krever fagfellevurdering, men her står det ikke om studien er fagfellevurdert.",
        nn="Kriteriet {criterion} krev fagfellevurdering, men her står det ikkje om studien er fagfellevurdert.",
        en="The criterion {criterion} asks for peer review, but nothing here says whether the study was peer reviewed.",
    ),
    hint=Message(
        nb="Slå opp tidsskriftet i Kanalregisteret, og skriv peer_reviewed: yes eller peer_reviewed: no.",
        nn="Slå opp tidsskriftet i Kanalregisteret, og skriv peer_reviewed: yes eller peer_reviewed: no.",
        en="Look the journal up (in Norway: Kanalregisteret), and write peer_reviewed: yes or peer_reviewed: no.",
    ),
    why=Message(
        nb="Om kriteriet er oppfylt, kan ingen se før det står her.",
        nn="Om kriteriet er oppfylt, kan ingen sjå før det står her.",
        en="Nobody can see whether the criterion is met until it stands here.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study of the matrix that a criterion asks about and that does not answer."""
    asking = [criterion for criterion in review.protocol.eligibility.include if criterion.requires]
    for study in review.included if asking else ():
        if study.peer_reviewed not in ("yes", "no"):
            yield Fault(RULE, study.place("peer_reviewed"), {"criterion": asking[0].id})
