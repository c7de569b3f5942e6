"""What a PDF holds: its pages with their labels and rows of text, read in a bounded child process.

PDFium is C++ fed with files from anywhere, so it never runs in the program itself. A child reads many files one
after the other, since starting one takes longer than reading an article; after a crash a new one is started.
"""

import json
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from litmatrix.readers.pdf_child import LINE_END_HYPHEN, PAGES

if TYPE_CHECKING:
    import subprocess

SECONDS = 60
"""How long a PDF may take; a thesis of 400 pages takes two."""
__all__ = ["LINE_END_HYPHEN", "PAGES", "SECONDS", "PdfChild", "PdfNote", "PdfPage", "PdfText", "Row", "Trouble"]

Trouble = Literal["encrypted", "broken", "too-slow"]


class Row(NamedTuple):
    """A row of text on a page; two of them where a hyphen joins them."""

    text: str
    """With `LINE_END_HYPHEN` for the hyphen that joins two rows."""
    first: float
    """Height of the base of its first letter, as a share of the page's, from the top."""
    last: float
    """The same of its last letter."""
    size: float
    """Height of its largest letter, as a share of the page's; 0 when it is not known."""
    marks: tuple[int, ...] = ()
    """First and last offset, by turns, of the small digits that are numbers of footnotes."""


class PdfPage(NamedTuple):
    """A page, its label in the PDF, and its rows in the order of the file."""

    label: str | None
    rows: tuple[Row, ...]


class PdfText(NamedTuple):
    """The pages that were read, and how many the file has."""

    pages: tuple[PdfPage, ...]
    length: int

    @property
    def is_whole(self) -> bool:
        """Whether all pages were read."""
        return self.length <= PAGES


class PdfNote(NamedTuple):
    """What a reader marked in a PDF."""

    page: int
    """Counted from 1."""
    label: str | None
    text: str
    """The words below the marker; rows parted by line feeds."""
    comment: str


class PdfChild:
    """A process that reads PDFs, one at a time; to be used in a `with`."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def text(self, data: bytes) -> PdfText | Trouble:
        """The text of a PDF, or what keeps it from being read."""
        answer = self._ask(data, b"t")
        if isinstance(answer, str):
            return _trouble(answer)
        pages = tuple(
            PdfPage(
                label, tuple(Row(text, first, last, size, tuple(marks)) for text, first, last, size, marks in rows)
            )
            for label, rows in answer["pages"]
        )
        return PdfText(pages, answer["length"])

    def notes(self, data: bytes) -> tuple[PdfNote, ...] | Trouble:
        """What readers marked in a PDF, in the order of its pages, or what keeps it from being read."""
        answer = self._ask(data, b"n")
        if isinstance(answer, str):
            return _trouble(answer)
        return tuple(
            PdfNote(number, label, text, comment)
            for number, (label, notes) in enumerate(answer["pages"], start=1)
            for text, comment in notes
        )

    def _ask(self, data: bytes, wanted: bytes) -> Any:
        process = self._process = self._process or _started()
        if process.stdin is None or process.stdout is None:
            raise ValueError("the child was started without pipes")
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            process.stdin.write(len(data).to_bytes(8, "big") + wanted)
            process.stdin.write(data)
            process.stdin.flush()
            length = int.from_bytes(process.stdout.read(8), "big")
            answer = process.stdout.read(length)
        except OSError:
            answer = b""
        finally:
            timer.cancel()
        if not answer:
            self._end()
        return json.loads(answer) if answer else "too-slow" if late.is_set() else "broken"

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> "subprocess.Popen[bytes]":
    import subprocess  # most texts have been read before

    return subprocess.Popen(
        [sys.executable, "-I", "-m", "litmatrix.readers.pdf_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _trouble(answer: str) -> Trouble:
    return "encrypted" if answer == "encrypted" else "too-slow" if answer == "too-slow" else "broken"
