"""How long agreement takes: 200 studies × 20 questions × 5 raters, 2 000 bootstrap rounds, one core.

    python benchmarks/agreement.py

Every coefficient is computed for each question and for all questions together (there the studies are the
clusters). The time is also given as a ratio to a plain loop measured in the same run, so that numbers from
different machines can be compared.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from litmatrix.agreement import coefficients
from litmatrix.agreement.bootstrap import ROUNDS

STUDIES, QUESTIONS, RATERS = 200, 20, 5
LEVELS = ("lite", "bra", "godt")
LIMIT = 2.0
"""Seconds, of which reading the review must have its part."""

Rows = list[list[str | None]]


def ratings(chance: random.Random) -> Rows:
    """One question: raters who mostly agree, one rating in twenty missing."""
    rows: Rows = [[] for _ in range(RATERS)]
    for _ in range(STUDIES):
        truth = chance.randrange(len(LEVELS))
        for row in rows:
            level = truth if chance.random() < 0.7 else chance.randrange(len(LEVELS))
            row.append(None if chance.random() < 0.05 else LEVELS[level])
    return rows


def agree(questions: list[Rows]) -> int:
    """All coefficients; how many there were."""
    together = [[rating for rows in questions for rating in rows[rater]] for rater in range(RATERS)]
    studies = [study for _ in questions for study in range(STUDIES)]
    found = [each for rows in questions for each in coefficients(rows, LEVELS)]
    return len(found) + len(coefficients(together, LEVELS, studies))


def yardstick() -> int:
    """Ten million additions in a plain loop."""
    total = 0
    for number in range(10_000_000):
        total += number
    return total


def seconds(work: Callable[[], int]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    chance = random.Random(1)
    questions = [ratings(chance) for _ in range(QUESTIONS)]
    took, loop = seconds(lambda: agree(questions)), seconds(yardstick)
    print(f"{STUDIES} studies × {QUESTIONS} questions × {RATERS} raters, {ROUNDS} rounds: {took:.2f} s")
    print(f"ten million additions: {loop:.2f} s; ratio {took / loop:.2f}")
    return int(took > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
