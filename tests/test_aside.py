"""A piece of work aside: the answer is that of doing it here."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading

import pytest

from litmatrix import aside as subject
from litmatrix.aside import aside


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process without other threads: tests before this one may have left some, which are idle here."""
    monkeypatch.setattr(subject, "_threads", lambda: 1)


pytestmark = pytest.mark.usefixtures("alone")


def said(program: str) -> str:
    """What a Python process of its own prints."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


_ASIDE = "import os\nfrom litmatrix.aside import aside\nwith aside(os.getpid) as answer:\n    print(answer() == os.getpid())"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere work is done in turn")
def test_it_is_done_in_a_copy() -> None:
    assert said(_ASIDE) == "False\n"


def test_beside_threads_of_a_library_nothing_is_copied() -> None:
    """Typst divides its work among threads of its own; a copy would wait for them for ever."""
    set_something = "from litmatrix.writers.typst import compiled\ncompiled('= Tittel', '')\n"
    assert said(set_something + _ASIDE) == "True\n"


def test_the_answer_comes_back() -> None:
    with aside(lambda: {"b": b"2" * 1_000_000}) as answer:
        assert answer() == {"b": b"2" * 1_000_000}


def test_nobody_need_ask() -> None:
    with aside(lambda: b"2" * 1_000_000):
        pass


def test_a_copy_that_dies_is_made_good() -> None:
    parent = os.getpid()

    def dies_in_the_copy() -> str:
        if os.getpid() != parent:
            os._exit(3)
        return "gjort"

    with aside(dies_in_the_copy) as answer:
        assert answer() == "gjort"


def test_what_is_raised_is_seen() -> None:
    def raises() -> None:
        raise ValueError("feil")

    with aside(raises) as answer, pytest.raises(ValueError, match="feil"):
        answer()


def test_a_copy_that_dies_in_the_middle_of_its_answer_is_made_good() -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    os.write(sender.fileno(), b"\0\0\1\0bare litt")
    sender.close()
    assert subject._answer(lambda: "gjort", receiver) == "gjort"


def test_a_copy_that_is_interrupted_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    parent = os.getpid()

    def is_interrupted_in_the_copy() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGINT)
        return "gjort"

    with aside(is_interrupted_in_the_copy) as answer:
        assert answer() == "gjort"
    assert capfd.readouterr() == ("", "")


def test_beside_other_threads_nothing_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with aside(os.getpid) as answer:
            assert answer() == os.getpid()
    finally:
        done.set()
        other.join()


def test_no_room_for_another_process_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", refused)
    with aside(lambda: "gjort") as answer:
        assert answer() == "gjort"
