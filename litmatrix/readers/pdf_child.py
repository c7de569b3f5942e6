"""Run as a program: PDFs on standard input, what they hold as JSON on standard output. See `pdf_text.py`.

A request is eight bytes with the length of the file, one with what is wanted (`t` its text, `n` its notes), and
the file; an answer is eight bytes with a length, and the JSON. The program opens nothing itself. Memory is bounded
where the system can do it (RLIMIT_AS), time by whoever starts it.
"""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

_MEMORY = 1_000_000_000
PAGES = 2000
"""No more pages of a PDF are read."""
LINE_END_HYPHEN = "\ufffe"
"""Stands in a row's text where a hyphen ended a line and the next line follows."""
_HYPHENS = frozenset("\x02\ufffe")
_ROW_END = "\r\n"
_NOTES = 500
"""No more notes of a page are read."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\w)")
_BEFORE_MARK = frozenset(".,;:?!»”’\"')]")
_SMALL, _RAISED, _SMALLER = 0.85, 0.45, 0.93
"""Shares of the height of a letter: of a raised digit, of how far up it stands, and of a footnote's letters."""


def main() -> None:
    """Answer requests until there are no more."""
    _bound_memory()
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(head := source.read(9)) == 9:
        answer = json.dumps(_answer(source.read(int.from_bytes(head[:8], "big")), head[8:])).encode("utf-8")
        answers.write(len(answer).to_bytes(8, "big") + answer)
        answers.flush()


def _answer(data: bytes, wanted: bytes) -> Any:
    """What was asked for, or one of the words encrypted and broken."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            numbers = range(min(len(document), PAGES))
            read = _notes if wanted == b"n" else _page
            return {"pages": [_or_nothing(read, document, number) for number in numbers], "length": len(document)}
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        return "encrypted" if "assword" in str(error) else "broken"


def _or_nothing(read: Any, document: Any, number: int) -> Any:
    """A page, or an empty one where just this page is broken."""
    import pypdfium2

    try:
        return read(document, number)
    except pypdfium2.PdfiumError:
        return [None, []]


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _label(document: Any, number: int) -> str | None:
    try:
        return document.get_page_label(number) or None
    except (UnicodeDecodeError, ValueError):
        return None


def _page(document: Any, number: int) -> tuple[str | None, list[tuple[Any, ...]]]:
    """The label of a page, and its rows: see `Row`."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        return _label(document, number), list(_rows(text_page, page.get_height() or 1.0))
    finally:
        text_page.close()
        page.close()


def _rows(text_page: Any, height: float) -> Iterator[tuple[Any, ...]]:
    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():  # letters outside the plane that PDFium counts in
        yield from ((_plain(line), 0.5, 0.5, 0.0, []) for line in text.split(_ROW_END) if line.strip())
        return
    before = -1
    for first, end in _row_spans(text, text_page):
        boxes = [text_page.get_charbox(index, loose=True) for index in (first, end - 1)]
        bases = [1 - box[1] / height for box in boxes]
        size = max(box[3] - box[1] for box in boxes)
        yield _plain(text[first:end]), *bases, size / height, _marks(text, first, end, before, text_page)
        before = end - 1


def _row_spans(text: str, text_page: Any) -> Iterator[tuple[int, int]]:
    """First and last offset of each row. A hyphen does not join the last line of a column and a footnote."""
    at = 0
    for line in text.split(_ROW_END):
        first, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        for hyphen in range(first, end - 1):
            if text[hyphen] in _HYPHENS and _is_smaller(hyphen + 1, hyphen - 1, text_page):
                yield first, hyphen + 1
                first = hyphen + 1
        if first < end:
            yield first, end
        at += len(line) + len(_ROW_END)


def _is_smaller(index: int, other: int, text_page: Any) -> bool:
    sizes = [box[3] - box[1] for box in (text_page.get_charbox(at, loose=True) for at in (index, other))]
    return bool(0 < sizes[0] < _SMALLER * sizes[1])


def _plain(line: str) -> str:
    """PDFium writes U+FFFE, or U+0002, for a hyphen at the end of a row, and leaves out the break."""
    return line.replace("\x02", LINE_END_HYPHEN)


def _marks(text: str, start: int, end: int, before: int, text_page: Any) -> list[int]:
    """Where in a row raised digits end a word or a sentence, as a footnote's number: first, last, by turns.

    `before` is where the row before ends: a raised number may be a row of its own.
    """
    found: list[int] = []
    for match in _NUMBER.finditer(text, start, end):
        last = match.start() - 1 if match.start() > start else before
        alone = match.span() == (start, end)
        if last < 0 or (match.start() == start and not alone) or text[max(last - 1, 0)].isdigit():
            continue
        if (text[last].isalpha() or text[last] in _BEFORE_MARK) and _is_raised(match.start(), last, text_page):
            found += [match.start() - start, match.end() - start]
    return found


def _is_raised(digit: int, letter: int, text_page: Any) -> bool:
    """Whether a digit is raised beside a letter: by a smaller size, or by a glyph of its own."""
    _, foot, _, top = text_page.get_charbox(letter, loose=True)
    _, low, _, high = text_page.get_charbox(digit, loose=True)
    _, tight, _, _ = text_page.get_charbox(digit)
    if not foot < tight < top:  # on another line
        return False
    return bool(0 < high - low < _SMALL * (top - foot) or tight - foot > _RAISED * (top - foot))


def _notes(document: Any, number: int) -> tuple[str | None, list[tuple[str, str]]]:
    """The label of a page, and what a reader marked on it: the words below the marker, and the comment."""
    import pypdfium2.raw as pdfium

    page = document[number]
    text_page = page.get_textpage()
    marked = {pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY}
    found: list[tuple[str, str]] = []
    try:
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _NOTES)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if annotation and pdfium.FPDFAnnot_GetSubtype(annotation) in marked:
                found.append((_marked_text(annotation, text_page), _string(annotation, b"Contents")))
            pdfium.FPDFPage_CloseAnnot(annotation)
    finally:
        text_page.close()
        page.close()
    return _label(document, number), found


def _marked_text(annotation: Any, text_page: Any) -> str:
    """The words below a highlight, one rectangle of it after the other."""
    import pypdfium2.raw as pdfium

    rows = []
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _NOTES)):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            rows.append(text_page.get_text_bounded(min(xs), min(ys), max(xs), max(ys)))
    return "\n".join(_plain(row.strip(_ROW_END)) for row in rows)


def _string(annotation: Any, key: bytes) -> str:
    import ctypes

    import pypdfium2.raw as pdfium

    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\x00")


if __name__ == "__main__":
    main()
