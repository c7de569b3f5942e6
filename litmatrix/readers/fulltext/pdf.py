"""The pages of a PDF: body, lines near the edges, and footnotes told apart by place and size of letters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
_NOTE_MARK = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}\b|[*†‡§])")


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
    head, foot, inner = [], [], []
    for row in page.rows:
        if row.last < _EDGE:
            head.append(_text(row))
        elif row.first > 1 - _EDGE:
            foot.append(_text(row))
        else:
            inner.append(row)
    body: list[str] = []
    notes: list[str] = []
    for is_note, rows in _told_apart(inner, usual):
        (notes if is_note else body).extend(_text(row) for row in rows)
    if notes:  # the last lines of a footnote may stand at the very edge
        small = {_text(row) for row in page.rows if row.first > 1 - _EDGE and _is_small(row, usual)}
        longer = [line for line in foot if line in small and not _NOTE_MARK.fullmatch(line)]
        notes, foot = [*notes, *longer], [line for line in foot if line not in longer]
    return Page(number, "\n".join(body), page.label, tuple(head), tuple(foot), "\n".join(notes))


def _told_apart(rows: Sequence[Row], usual: float) -> Iterator[tuple[bool, list[Row]]]:
    """The rows in runs, each with whether it is footnotes: small letters low on the page, after a mark."""
    for small, run in groupby(rows, key=lambda row: _is_small(row, usual) and row.first > _LOWER_PART):
        found = list(run)
        yield small and bool(_NOTE_MARK.match(_text(found[0]))), found


def _is_small(row: Row, usual: float) -> bool:
    return 0 < row.size < _SMALLER * usual


def _text(row: Row) -> str:
    """The row, the numbers of footnotes as superscripts."""
    text = row.text
    for start, end in zip(row.marks[::2], row.marks[1::2], strict=True):
        text = text[:start] + text[start:end].translate(_SUPERSCRIPT) + text[end:]
    return text.replace(LINE_END_HYPHEN, "-\n")
