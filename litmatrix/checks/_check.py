"""What every rule of a review is made of."""

from collections.abc import Iterator
from typing import Protocol

from litmatrix.diagnostic import Fault, Rule
from litmatrix.model import Review


class Check(Protocol):
    """What the file of a rule holds."""

    RULE: Rule

    def check(self, review: Review) -> Iterator[Fault]:
        """The faults of this kind in a review."""
