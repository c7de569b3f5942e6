"""Pandoc's processes: one question and its answer, or many of them one after the other. Only here is it started.

Questions and answers are pandoc's documents as JSON, a line each. A process costs as much to start as a hundred
works to render, most of it for the table it sorts by; one that is asked many questions reads that table once.
"""

import threading
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_SECONDS = 120
_ONE = ["-f", "json", "-t", "json", "--citeproc", "--sandbox"]
_MANY = """
for question in io.lines() do
  local answer = pandoc.utils.citeproc(pandoc.read(question, 'json'))
  answer.meta = {}
  io.write(pandoc.write(answer, 'json'), '\\n')
  io.flush()
end
"""
_BEGINS = b'{"pandoc-api-version"'


class StyleFailure(Exception):  # noqa: N818 – the user's style is at fault, not the program
    """Pandoc could not apply the style; the argument says why in pandoc's words."""


class TooSlow(StyleFailure):
    """Pandoc did not answer in `_SECONDS`. It is not asked again: it would take as long."""


def run(question: str) -> str:
    """The answer to one question, by a process that ends with it. Raises `StyleFailure`, also a `TooSlow`."""
    import subprocess  # most answers are remembered

    try:
        done = subprocess.run(  # noqa: S603 – a fixed program with fixed arguments
            [_command(), *_ONE], input=question.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    if done.returncode:
        raise StyleFailure(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode()


class Talk:
    """One process of pandoc that is asked one question after the other. It starts with the first question.

    It has no sandbox: what it is asked must hold its style, and no link of the style to another one.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._late = threading.Event()

    def __enter__(self) -> "Talk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()

    def end(self) -> None:
        """Wait for no more answers: whoever asks, now or later, gets a `TooSlow`."""
        self._late.set()
        if self._process:
            self._process.kill()

    def ask(self, question: str) -> str:
        """The answer, without the question's own metadata. Raises `StyleFailure`, also a `TooSlow`."""
        answer = self._line(question.encode() + b"\n")
        if self._late.is_set():
            raise TooSlow
        return answer.decode() if answer.startswith(_BEGINS) else run(question)  # which says what is wrong

    def _line(self, question: bytes) -> bytes:
        import subprocess

        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 – a fixed program with fixed arguments
                [_command(), "lua", "-E", "-e", _MANY],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        if self._late.is_set():
            return b""
        limit = threading.Timer(_SECONDS, self.end)
        limit.start()
        try:
            return _exchanged(self._process, question)
        except OSError:
            return b""
        finally:
            limit.cancel()


def _exchanged(process: "subprocess.Popen[bytes]", line: bytes) -> bytes:
    """The line that the process answers. Raises `OSError` where it has ended."""
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(line)
    process.stdin.flush()
    return process.stdout.readline()


def installed() -> str:
    """What decides pandoc's answers besides the question: which pandoc is installed."""
    program = _program()
    if program is None:
        import pypandoc

        return str(pypandoc.get_pandoc_version())
    known = program.stat()
    return f"{known.st_size} {known.st_mtime_ns}"


def _command() -> str:
    if program := _program():
        return str(program)
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _program() -> Path | None:
    """The pandoc that is installed with us: another one on the machine could print other text."""
    package = find_spec("pypandoc")
    files = Path(package.origin).parent / "files" if package and package.origin else Path()
    return next((file for file in (files / "pandoc", files / "pandoc.exe") if file.is_file()), None)
