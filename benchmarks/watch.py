"""How long it takes from saving a file until the browser is told of the new page, with `litmatrix watch`.

    python benchmarks/watch.py

Runs the program on a copy of the shipped review, changes a sentence again and again as an editor does, and waits
for the event that makes the page reload. Prints the median and the slowest, and ends with 1 when the median is
over its limit. The work is given beside the time by the clock: on a busy machine only the work tells.
"""

import http.client
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from run import LITMATRIX, ROOT

TIMES, LIMIT = 15, 0.3
_PAUSE = 0.2


def main() -> int:
    """Measure and print; 1 when it is too slow."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("sources", "matrices"):
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("fulltext"))
        command = [*LITMATRIX, "watch", "--root", folder, "--no-open", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
            took, work = _measured(program, root)
            program.send_signal(signal.SIGINT)
            program.communicate()
    median = statistics.median(took)
    print(
        f"watch: {1000 * median:.0f} ms from saving to the new page (limit {1000 * LIMIT:.0f}), "
        f"slowest {1000 * max(took):.0f} ms, work {1000 * work:.0f} ms a time, {TIMES} times"
    )
    return int(median > LIMIT)


def _measured(program: "subprocess.Popen[str]", root: Path) -> tuple[list[float], float]:
    """Seconds from each saving to its event, and seconds of work each."""
    port = next(
        int(found[1]) for line in program.stdout or () if (found := re.search(r"127\.0\.0\.1:(\d+)", line))
    )
    stream = http.client.HTTPConnection("127.0.0.1", port)
    stream.request("GET", "/events")
    events = stream.getresponse()
    _next(events)
    time.sleep(4)  # the first complete build is over
    finding = min(root.glob("matrices/*/findings/*.md"))
    text = finding.read_text("utf-8")
    took: list[float] = []
    before = _work(program.pid)
    for number in range(TIMES):
        began = time.perf_counter()
        finding.write_text(f"{text}\nEn setning til, nummer {number}.\n", "utf-8")
        _next(events)
        took.append(time.perf_counter() - began)
        time.sleep(_PAUSE)  # shorter than what `watch` waits before it builds the rest
    return took, (_work(program.pid) - before) / TIMES


def _next(events: http.client.HTTPResponse) -> None:
    while not events.readline().startswith(b"data:"):
        pass


def _work(process: int) -> float:
    """Seconds that the processor has worked for a process, where the system tells."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    sys.exit(main())
