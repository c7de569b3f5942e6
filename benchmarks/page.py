"""How long a reader of the supervisor's page waits, in headless Chromium: 500 studies × 20 questions.

    python benchmarks/page.py

Prints, as the middle of several runs: the size of the file, the time until something is seen, until the page can
be used, for a filter, for a sort, and for a cell to open; and how long the page took to make. Times are of this
machine at this hour; the promise is a first view under 1 s and a filter under 100 ms on two cores.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from litmatrix.building import build
from litmatrix.load import load
from tests.browser import Browser, browser
from tests.support import lay
from tests.test_page import large

RUNS = 5
LARGEST = 3
"""Megabytes that the file may have."""
LIMITS = {"first view": 1000, "filter by gap": 100, "filter by level": 100, "filter by question": 100}
"""Milliseconds that a reader may wait."""
_CELLS = "document.querySelectorAll('#cells td a').length"
_SEEN = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_USABLE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
_VIEWS = {"first view": _SEEN, "ready for use": _USABLE}
_TIMED = """(() => {{ const start = performance.now(); {0}; document.body.offsetHeight;
    return performance.now() - start; }})()"""
_CHOOSE = """const select = document.querySelector('[data-filter={0}]');
    select.value = select.value ? '' : {1}; select.dispatchEvent(new Event('change'))"""
_ACTS = {
    "filter by gap": _CHOOSE.format("gap", "'u'"),
    "filter by level": _CHOOSE.format("level", "select.options[1].value"),
    "filter by question": _CHOOSE.format("question", "'F7'"),
    "sort by a question": "document.querySelectorAll('#cells thead button')[3].click()",
    "open a cell": "document.querySelector('#cell').close();"
    "document.querySelectorAll('#cells td a')[4000].click()",
}


def main() -> None:
    """Make the page, open it, print the table, and end with 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, made = _page(folder)
        size = page.stat().st_size / 1e6
        print(f"made in               {made:8.2f} s")
        print(f"file                  {size:8.2f} MB   (at most {LARGEST:.0f})")
        times = _times(page, folder / "browser")
    for words, time_taken in times.items():
        limit = LIMITS.get(words)
        print(f"{words:<22}{time_taken:8.0f} ms" + (f"   (at most {limit})" if limit else ""))
    over = [words for words, limit in LIMITS.items() if times[words] > limit]
    if over or size > LARGEST:
        raise SystemExit(1)


def _times(page: Path, folder: Path) -> dict[str, float]:
    """Milliseconds for every act."""
    with browser(folder) as tab:
        tab.open(page)
        tab.run("document.body.offsetHeight")
        print(f"cells                 {tab.run(_CELLS):8d}")
        views = {words: _middle(lambda read=read: _reloaded(tab, read)) for words, read in _VIEWS.items()}
        acts = {words: _middle(lambda act=act: tab.run(_TIMED.format(act))) for words, act in _ACTS.items()}
    return views | acts


def _page(folder: Path) -> tuple[Path, float]:
    root = lay(folder / "review", large())
    loaded = load(root)
    if loaded.review is None:
        raise SystemExit(str(loaded.diagnostics))
    start = time.perf_counter()
    outputs, _ = build(loaded, loaded.review, root, ("page",))
    page = folder / "review.html"
    page.write_bytes(outputs["review.html"])
    return page, time.perf_counter() - start


def _reloaded(tab: Browser, read: str) -> float:
    tab.reload()
    time.sleep(0.5)
    value: float = tab.run(read)
    return value


def _middle(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(RUNS))


if __name__ == "__main__":
    main()
