"""Run as a program: a PDF on standard input, its lines as JSON on standard output. See `pdf.py`.

Memory is bounded where the system can do it (RLIMIT_AS), time by whoever starts it.
"""

import contextlib
import json
import sys
from typing import Any

_MEMORY = 1_500_000_000
_PAGES = 2000


def main() -> None:
    """Read, extract, print; one of the words encrypted and broken instead of lines when there are none."""
    _bound_memory()
    import pypdfium2

    data = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(data)
        answer: Any = [line for number in range(min(len(document), _PAGES)) for line in _lines(document, number)]
    except pypdfium2.PdfiumError as error:
        answer = "encrypted" if "assword" in str(error) else "broken"
    sys.stdout.buffer.write(json.dumps(answer).encode("utf-8"))


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _lines(document: Any, number: int) -> list[tuple[int, str, float, float]]:
    """The rows of a page: its number, the text, and the height of its first and its last letter from the top."""
    page = document[number]
    height = page.get_height() or 1.0
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():  # letters outside the plane that PDFium counts in
        return [(number + 1, line, 0.5, 0.5) for line in text.split("\r\n") if line.strip()]
    found = []
    at = 0
    for line in text.split("\r\n"):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            last = at + len(line.rstrip()) - 1
            heights = [1 - text_page.get_charbox(index, loose=True)[1] / height for index in (first, last)]
            # PDFium writes U+FFFE for a hyphen at the end of a row, and leaves out the break.
            found.append((number + 1, line.replace("\ufffe", "-").replace("\x02", "-"), *heights))
        at += len(line) + 2
    return found


if __name__ == "__main__":
    main()
