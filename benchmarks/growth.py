"""Whether reading citations takes time in proportion to the text, whatever the text repeats.

    python benchmarks/growth.py

Each text repeats one piece that could lead a reader back and forth. The time for a text ten times as long is
given as a ratio to the time for the short one: 10 is proportional, 100 is its square. Ends with 1 when one of
them grows faster than `LIMIT` times.
"""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from litmatrix.audit import audit
from litmatrix.citation_syntax import find_citations
from litmatrix.readers.thesis import read_thesis

LENGTH = 20_000
"""Of the short text, in characters."""
LIMIT = 25.0

IN_PROSE = (
    *("[", "`", "1", "i", "[@a ", "[@a; ", "@a [", "` ``", "](", "](a(", "<!--", "[[@a]]", "*_", "@a-", "\\`"),
    *("@a:", "@{", "```\n", "[@a, s. 1, ", "\n", " \n", "<a:", "http:"),
)
IN_A_THESIS = (
    *("(", ")", "«", "(2020 ", "(A, 2020, ", "Aa (2020) ", "§ 1 ", "x", "-", "1", "& ", ". ", "[", "a a "),
    "(2015, ",
)


def prose(text: str) -> None:
    find_citations("[@a, s. " + text)


def thesis(text: str) -> None:
    manuscript, _ = read_thesis(text.encode(), "a.txt")
    if manuscript is not None:
        audit(manuscript)


def seconds(work: Callable[[str], None], text: str) -> float:
    """The shortest of three; without the garbage collector, which the size of the whole process slows down."""
    took = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work(text)
        took.append(time.process_time() - start)
        gc.enable()
    return min(took)


def growth(work: Callable[[str], None], piece: str) -> float:
    repeats = LENGTH // len(piece)
    return seconds(work, piece * 10 * repeats) / seconds(work, piece * repeats)


def main() -> int:
    worst = 0.0
    for name, work, pieces in (("prose", prose, IN_PROSE), ("a thesis", thesis, IN_A_THESIS)):
        ratios = {piece: growth(work, piece) for piece in pieces}
        slowest = max(ratios, key=ratios.__getitem__)
        found = f"at most {ratios[slowest]:.1f} ({slowest!r})"
        print(f"citations in {name}, {len(pieces)} texts ten times as long: {found}")
        worst = max(worst, ratios[slowest])
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
