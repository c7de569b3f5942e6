"""A sign-off was edited by hand.

It then counts for nothing: nobody knows what it was given for.

Fails:
    --- matrices/r/approvals/001-x.yaml
    by: Veilederen
    date: 2023-05-02
    evidence: "0000000000000000000000000000000000000000000000000000000000000000"
    seen: "0000000000000000000000000000000000000000000000000000000000000000"
    seal: "0000000000000000000000000000000000000000000000000000000000000000"

Passes:
    --- matrices/r/approvals/001-x.yaml
    by: Veilederen
    date: 2023-05-02
    evidence: "0000000000000000000000000000000000000000000000000000000000000000"
    seen: "0000000000000000000000000000000000000000000000000000000000000000"
    seal: "73fa32a328e50d219662a884828ac7a216e8faf6f35157bc6309e3bea78065da"
"""

from collections.abc import Iterator

from litmatrix.approvals import is_broken
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "APP001",
    "broken-approval",
    Severity.WARNING,
    message=Message(
        nb="Godkjenningen fra {by} er endret for hånd og gjelder ikke lenger.",
        nn="Godkjenninga frå {by} er endra for hand og gjeld ikkje lenger.",
        en="The sign-off by {by} was edited by hand and no longer counts.",
    ),
    hint=Message(
        nb="Hent filen tilbake slik den var, eller slett den og be om en ny godkjenning.",
        nn="Hent fila tilbake slik ho var, eller slett ho og be om ei ny godkjenning.",
        en="Fetch the file back as it was, or delete it and ask for a new sign-off.",
    ),
    why=Message(
        nb="En godkjenning som kan rettes for hånd, beviser ingenting.",
        nn="Ei godkjenning som kan rettast for hand, prover ingenting.",
        en="A sign-off that can be corrected by hand proves nothing.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per sign-off whose own hash does not fit what stands above it."""
    for approval in review.approvals:
        if is_broken(approval):
            yield Fault(RULE, approval.place("seal"), {"by": approval.by})
