"""Speed and size of litmatrix, as ratios measured in one run.

    python benchmarks/run.py [--quick]

Whole processes are timed in turn, again and again; a ratio is the median of the ratios of neighbours, so that a
busy or slow machine moves both sides of it. The yardstick of a build is a process that does nothing but
load the same YAML files with `yaml.CSafeLoader`, the fastest loader that PyYAML has. Prints a table and ends
with 1 when something is over its limit. `--quick` leaves out the largest review.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generate import generate

ROOT = Path(__file__).parents[1]
SMALL, MIDDLE, LARGE = 100, 1_000, 10_000
"""Numbers of studies."""

PYTHON = sys.executable
LITMATRIX = (PYTHON, "-c", "from litmatrix.cli import main; main()")
YARDSTICK = """
import sys
from pathlib import Path
import yaml
for file in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""
# Bytecode is kept, as in any installation.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": str(ROOT)
}


class Run(NamedTuple):
    """One process: seconds by the clock, seconds of work, and the most memory it held, in MB."""

    seconds: float
    work: float
    megabytes: float


class Line(NamedTuple):
    """A line of the table: what was measured, and how much it may be."""

    what: str
    measured: float
    limit: float
    unit: str
    detail: str

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.measured <= self.limit


def measure(command: tuple[str, ...], folder: Path) -> Run:
    """Run a command in a folder. A failure ends the benchmark."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.read().decode()}")
    per_megabyte = 1_000_000 if sys.platform == "darwin" else 1_000  # ru_maxrss is in bytes there, in kB here
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / per_megabyte)


def race(one: tuple[str, ...], other: tuple[str, ...], times: int, folder: Path) -> tuple[list[Run], list[Run]]:
    """Runs of two commands in turn, after one of each that does not count: files into memory, bytecode to disk."""
    measure(one, folder)
    measure(other, folder)
    pairs = [(measure(one, folder), measure(other, folder)) for _ in range(times)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def ratio(ones: list[Run], others: list[Run]) -> float:
    """How many times longer the first takes, by the clock."""
    return statistics.median(one.seconds / other.seconds for one, other in zip(ones, others, strict=True))


def seconds(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def work(runs: list[Run]) -> float:
    return statistics.median(run.work for run in runs)


def builds(folder: Path, sizes: dict[int, int]) -> Iterator[Line]:
    """Cold builds of synthetic reviews, against the yardstick."""
    taken: dict[int, float] = {}
    for size, times in sizes.items():
        root = folder / str(size)
        generate(root, size)
        build = (*LITMATRIX, "build", "--to", "md,tex", "--out", str(folder / "out"))
        ours, theirs = race(build, (PYTHON, "-c", YARDSTICK, str(root)), times, root)
        taken[size] = work(ours)
        detail = (
            f"{seconds(ours):.2f} s to {seconds(theirs):.2f} s; of work {work(ours):.2f} s to {work(theirs):.2f} s"
        )
        limit = 1.5 if size == LARGE else float("inf")
        yield Line(f"build of {size} studies / CSafeLoader", ratio(ours, theirs), limit, "×", detail)
        if size == LARGE:
            largest = max(run.megabytes for run in ours)
            yield Line(f"memory of {size} studies", largest, 1_500, "MB", "the most of all runs")
    if LARGE in taken:
        later = (taken[LARGE] - taken[MIDDLE]) / (LARGE - MIDDLE)
        sooner = (taken[MIDDLE] - taken[SMALL]) / (MIDDLE - SMALL)
        detail = f"{later * 1e6:.0f} µs a study to {sooner * 1e6:.0f} µs"
        yield Line("a study among 10 000 / among 1 000", later / sooner, 1.3, "×", detail)


def starts() -> Iterator[Line]:
    """How long the program takes to say anything."""
    for option in ("--version", "--help"):
        ours, theirs = race((*LITMATRIX, option), (PYTHON, "-c", "import click"), 21, ROOT)
        detail = f"{seconds(ours) * 1e3:.0f} ms to {seconds(theirs) * 1e3:.0f} ms"
        yield Line(f"{option} / import click", ratio(ours, theirs), 2.5, "×", detail)


def shipped(folder: Path) -> Iterator[Line]:
    """The review in this repository."""
    build = ("build", "--to", "md,tex,json", "--out", str(folder / "shipped"))
    for what, command in {"check": ("check",), "build": build}.items():
        runs, _ = race((*LITMATRIX, *command), (PYTHON, "-c", ""), 9, ROOT)
        yield Line(f"{what} of the shipped review", seconds(runs), 0.5, "s", f"{work(runs):.2f} s of work")


def main(arguments: list[str]) -> int:
    """Measure everything, print it, and say whether all of it holds."""
    sizes = {SMALL: 9, MIDDLE: 7} | ({} if "--quick" in arguments else {LARGE: 5})
    missed = 0
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors\n")
    print("| what | measured | limit | | detail |\n|---|---:|---:|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for part in (starts(), shipped(Path(folder)), builds(Path(folder), sizes)):
            for line in part:
                missed += not line.holds
                limit = "–" if line.limit == float("inf") else f"{line.limit:g} {line.unit}"
                verdict = "" if line.limit == float("inf") else "holds" if line.holds else "MISSED"
                print(
                    f"| {line.what} | {line.measured:.2f} {line.unit} | {limit} | {verdict} | {line.detail} |",
                    flush=True,
                )
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
