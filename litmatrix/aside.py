"""A piece of work on another core, while this one goes on.

Only where a process can be copied as it stands (fork on Linux): the copy sees everything without a byte being
sent, and only its finished answer travels back. Elsewhere, or when the copy fails, the work is done in turn; and
so it is beside other threads, Python's own or a library's: the copy has none of them, and would wait for ever for
a lock that one of them holds, or for work that one of them was to do.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


@contextlib.contextmanager
def aside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begins `work`, and gives a function that waits for its answer.

    `work` must not change anything that anybody else relies on. The function raises what `work` raises; a failure
    of the copied process is made good by doing the work here. Leaving ends the copy, whether anybody asked or not.
    """
    if not sys.platform.startswith("linux") or _threads() > 1:
        yield work
        return
    import multiprocessing

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    copy = context.Process(target=_send, args=(work, receiver, sender))
    try:
        copy.start()
    except OSError:  # no room for another process
        receiver.close()
        yield work
        return
    finally:
        sender.close()
    try:
        yield lambda: _answer(work, receiver)
    finally:
        receiver.close()
        copy.kill()
        copy.join()


def _threads() -> int:
    """How many threads run in this process, of which Python knows only its own (proc(5), /proc/pid/task)."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return 2  # unknown


def _send(work: Callable[[], object], receiver: "Connection", sender: "Connection") -> None:
    receiver.close()
    with contextlib.suppress(BaseException):  # no answer is an answer, also when Ctrl+C ends both: see below
        sender.send(work())


def _answer(work: Callable[[], T], receiver: "Connection") -> T:
    try:
        answer: T = receiver.recv()
    except (EOFError, OSError):  # it raised, or was killed (maybe in the middle of the answer): do it here
        return work()
    return answer
