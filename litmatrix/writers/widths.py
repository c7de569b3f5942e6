"""Sharing the width of a page among columns."""

import re
from collections.abc import Sequence

_BREAK = re.compile(r"[ \n\-\u2010\u2013\u2014]+")


def longest_word(text: str) -> int:
    """The number of signs that cannot be parted: a line breaks at spaces and behind hyphens and dashes."""
    return max(map(len, _BREAK.split(text)), default=0)


def capped(wanted: Sequence[float], width: float) -> list[float]:
    """What everyone wants, the widest cut down to where all of it fits into `width`."""
    left = width
    for done, one in enumerate(sorted(wanted)):
        share = left / (len(wanted) - done)
        if one > share:
            return [min(share, each) for each in wanted]
        left -= one
    return list(wanted)
