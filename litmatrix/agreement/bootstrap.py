"""Resampling: what sums over items come to when the items are drawn again and again with replacement.

A sum is drawn for all rounds at once. How often a unit is drawn in each round stands in one large whole
number, a lane of a few bytes per round; multiplied by the unit's contribution and added up over the units,
every lane holds the sum of its round. Only whole numbers and `random.Random.random` are used, so the same
seed gives the same sums on every machine.
"""

import struct
from collections.abc import Sequence
from functools import lru_cache
from random import Random

ROUNDS = 2000
SEED = 1
_SHARED = 500
"""Up to so many units, the draws are kept and serve every table with that many units."""


_WHOLE = {4: "I", 8: "Q"}
"""Widths in bytes that `struct` knows."""


def resample(units: Sequence[tuple[int, ...]], rounds: int = ROUNDS, seed: int = SEED) -> list[list[int]]:
    """Per column of the units' contributions (whole numbers, 0 or more), its sum in every round.

    A round draws as many units as there are. The order of the units does not matter. Source: Efron &
    Tibshirani (1993), An Introduction to the Bootstrap, ch. 6.
    """
    ordered = sorted(units)
    if len(ordered) <= _SHARED:
        distinct, drawn_from = ordered, tuple(range(len(ordered)))
    else:
        distinct = sorted(set(ordered))
        position = {unit: index for index, unit in enumerate(distinct)}
        drawn_from = tuple(position[unit] for unit in ordered)
    width = _bytes(len(units) * max(map(max, units)))
    lanes = _draw(drawn_from, rounds, seed, width)
    return [_read(_sum(column, lanes), rounds, width) for column in zip(*distinct, strict=True)]


def percentiles(values: Sequence[float]) -> tuple[float, float]:
    """The 2.5 % and 97.5 % percentiles (Efron & Tibshirani 1993, § 13.3): the k-th from either end."""
    ordered = sorted(values)
    k = max(1, (len(ordered) + 1) * 25 // 1000)
    return ordered[k - 1], ordered[-k]


@lru_cache(maxsize=4)
def _draw(drawn_from: tuple[int, ...], rounds: int, seed: int, width: int) -> tuple[int, ...]:
    """For each of the units, how often it is drawn in each round: a lane of `width` bytes per round."""
    random = Random(seed)  # noqa: S311 - chance for statistics, not for secrets
    times = [[0] * rounds for _ in range(max(drawn_from) + 1)]
    for number in range(rounds):
        for unit in random.choices(drawn_from, k=len(drawn_from)):
            times[unit][number] += 1
    return tuple(_lanes(each, width) for each in times)


def _lanes(numbers: Sequence[int], width: int) -> int:
    """Numbers below 2**32 side by side in one, the first in the lowest `width` bytes (four or more)."""
    packed = struct.pack(f"<{len(numbers)}I", *numbers)
    lanes = bytearray(width * len(numbers))
    for byte in range(4):
        lanes[byte::width] = packed[byte::4]
    return int.from_bytes(lanes, "little")


def _sum(contributions: Sequence[int], lanes: Sequence[int]) -> int:
    return sum(
        contribution * lane for contribution, lane in zip(contributions, lanes, strict=True) if contribution
    )


def _read(lanes: int, rounds: int, width: int) -> list[int]:
    raw = lanes.to_bytes(width * rounds, "little")
    if width in _WHOLE:
        return list(struct.unpack(f"<{rounds}{_WHOLE[width]}", raw))
    return [int.from_bytes(raw[start : start + width], "little") for start in range(0, len(raw), width)]


def _bytes(largest: int) -> int:
    """Bytes that hold `largest`, in steps of four so that tables of like size share their draws."""
    return 4 * (largest.bit_length() // 32 + 1)
