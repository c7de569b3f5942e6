"""The pages of a PDF: body, lines near the edges, and footnotes told apart by place and size of letters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from litmatrix.model.fulltext import Page
from litmatrix.readers.pdf_text import LINE_END_HYPHEN, PdfPage, Row

_EDGE = 0.13
"""Running heads and folios stand within this share of the page's height; so may text."""
_SMALLER = 0.93
"""Letters below this share of the usual size are small."""
_LOWER_PART = 0.4
"""Footnotes stand below this share of the page's height."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE_MARK = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}(?!\d)|[*†‡§])")
_OWN_NUMBER = re.compile(r"\A(\d{1,3})(?=[^\W\d_])")
_LEAST_LETTERS = 12
"""A footnote has more letters than a folio with a word beside it."""


def pages_of(pages: Sequence[PdfPage]) -> tuple[Page, ...]:
    """The pages of a full text."""
    usual = _usual_size(pages)
    return tuple(_page(number, page, usual) for number, page in enumerate(pages, start=1))


def _usual_size(pages: Sequence[PdfPage]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            letters[round(row.size, 3)] += len(row.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _page(number: int, page: PdfPage, usual: float) -> Page:
    rows = page.rows
    # The highest and the lowest row may be a head or a folio wherever they stand.
    top, bottom = min((row.last for row in rows), default=0.0), max((row.first for row in rows), default=0.0)
    head = sorted((row.last, at) for at, row in enumerate(rows) if row.last < _EDGE or row.last == top)
    foot = sorted((-row.first, at) for at, row in enumerate(rows) if row.first > 1 - _EDGE or row.first == bottom)
    notes = tuple(_notes(rows, usual))
    lines = tuple(_text(row, at in notes) for at, row in enumerate(rows))
    return Page(number, lines, page.label, tuple(at for _, at in head), tuple(at for _, at in foot), notes)


def _notes(rows: Sequence[Row], usual: float) -> Iterator[int]:
    """Positions of the rows of footnotes: small letters low on the page, in a run that begins with a mark."""
    for small, run in groupby(
        enumerate(rows), key=lambda row: _is_small(row[1], usual) and row[1].first > _LOWER_PART
    ):
        found = list(run)
        if small and _NOTE_MARK.match(_text(found[0][1])) and _has_letters(row for _, row in found):
            yield from (at for at, _ in found)


def _has_letters(rows: Iterable[Row]) -> bool:
    return sum(map(str.isalpha, "".join(row.text for row in rows))) >= _LEAST_LETTERS


def _is_small(row: Row, usual: float) -> bool:
    return 0 < row.size < _SMALLER * usual


def _text(row: Row, is_note: bool = False) -> str:
    """The row, the numbers of footnotes as superscripts; its own number parted from a footnote's first word."""
    text = row.text.lstrip()
    for start, end in zip(row.marks[::2], row.marks[1::2], strict=True):
        text = text[:start] + text[start:end].translate(_SUPERSCRIPT) + text[end:]
    if is_note:
        text = _OWN_NUMBER.sub("\\1 ", text)
    return text.replace(LINE_END_HYPHEN, "-\n")
