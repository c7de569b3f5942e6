"""What a coefficient says: its value and interval, or why there is none."""

from dataclasses import dataclass
from typing import Literal

from litmatrix.agreement.table import Ratings
from litmatrix.message import Message

Name = Literal["percent", "cohen-kappa", "fleiss-kappa", "krippendorff-alpha", "gwet-ac"]
Method = Literal["wilson", "fleiss-cohen-everitt", "gwet", "clusters", "bootstrap"]

FEWEST_ITEMS = 2
"""One item says nothing about how agreement varies, nor how often each level is used."""

TOO_FEW_RATERS = Message(
    nb="Enighet krever vurderinger fra minst to personer.",
    nn="Semje krev vurderingar frå minst to personar.",
    en="Agreement needs ratings by at least two people.",
)
NOT_TWO_RATERS = Message(
    nb="Cohens kappa krever nøyaktig to vurderere.",
    nn="Cohens kappa krev nøyaktig to vurderarar.",
    en="Cohen’s kappa needs exactly two raters.",
)
TOO_FEW_ITEMS = Message(
    nb="Færre enn to vurderinger er gjort av minst to personer.",
    nn="Færre enn to vurderingar er gjorde av minst to personar.",
    en="Fewer than two ratings were made by at least two people.",
)
NO_VARIATION = Message(
    nb="Alle har brukt samme nivå hele veien, så det er ingen variasjon å måle mot.",
    nn="Alle har brukt same nivå heile vegen, så det er ingen variasjon å måle mot.",
    en="Everyone used the same level throughout, so there is no variation to measure against.",
)
NO_SPREAD = Message(
    nb="Enigheten varierer ikke i dette materialet, så usikkerheten kan ikke anslås.",
    nn="Semja varierer ikkje i dette materialet, så uvissa kan ikkje reknast ut.",
    en="Agreement does not vary in these ratings, so its uncertainty cannot be estimated.",
)
UNSTABLE = Message(
    nb="For få eller for like vurderinger til å anslå usikkerheten.",
    nn="For få eller for like vurderingar til å rekne ut uvissa.",
    en="The ratings are too few or too alike to estimate the uncertainty.",
)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One coefficient of agreement. Never NaN: what cannot be computed is None, with the reason."""

    name: Name
    weights: str
    value: float | None
    ci: tuple[float, float] | None
    """95 % confidence interval."""
    n: int
    """Items that at least two raters rated."""
    reason: Message | None
    """Why the value is missing or, when there is a value, why the interval is."""
    method: Method | None = None
    """How the interval was found; the module `interval` and `bootstrap` name the sources."""


def obstacle(ratings: Ratings) -> Message | None:
    """Why no coefficient at all can be computed from these ratings, or None."""
    if len(ratings.raters) < 2:
        return TOO_FEW_RATERS
    return TOO_FEW_ITEMS if len(ratings.paired) < FEWEST_ITEMS else None
