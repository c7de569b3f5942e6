"""A rating gives no reason.

A judgement without a reason cannot be discussed, and its author has forgotten it by next month.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt, because: Spør både ledere og deltakere}
"""

from collections.abc import Iterator

from litmatrix.checks._given import given
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Agreed, Review, gap_in

RULE = Rule(
    "RAT006",
    "rating-without-reason",
    Severity.WARNING,
    message=Message(
        nb="Vurderingen av {question} mangler begrunnelse.",
        nn="Vurderinga av {question} manglar grunngiving.",
        en="The rating of {question} gives no reason.",
    ),
    hint=Message(
        nb="Skriv i én setning hvorfor det ble «{level}»: because: …",
        nn="Skriv i éi setning kvifor det blei «{level}»: because: …",
        en="Write in a sentence why it became “{level}”: because: …",
    ),
    why=Message(
        nb="En vurdering uten begrunnelse kan ikke drøftes, og om en måned husker ingen hvorfor.",
        nn="Ei vurdering utan grunngiving kan ikkje drøftast, og om ein månad hugsar ingen kvifor.",
        en="A rating without a reason cannot be discussed, and in a month nobody remembers why.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per rating that names a level and has no `because`."""
    for _, question, rating, place in given(review):
        if rating.because is None and gap_in(rating.rating) is None and not isinstance(rating, Agreed):
            yield Fault(RULE, place.key(), {"question": question, "level": rating.rating})
