"""A thesis in PDF: the lines of its pages with the distances between them, read in a bounded child process.

A line is a row of text; an empty line is a distance that would hold one. Running heads and page numbers are
left out: what stands on the same height of most pages and is the same but for its digits.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model.thesis import Thesis
from litmatrix.readers.pdf_text import LINE_END_HYPHEN, SECONDS, PdfChild
from litmatrix.readers.rules import thesis as rules
from litmatrix.readers.thesis.layout import paragraphs_of
from litmatrix.readers.thesis.raw import Raw

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN = re.compile(rf"(\w*){LINE_END_HYPHEN}(\w*)")
_AND = frozenset(("og", "eller", "and", "or"))
_EDGE = 0.09
"""Heads and feet stand within this share of the page's height."""
_REPEATED = 0.4
"""Share of the pages on which a head or foot is the same."""


class PageLine(NamedTuple):
    """A row of text on a page; two of them where a hyphen joins them."""

    page: int
    text: str
    first: float
    """Height of the base of its first letter, as a share of the page's, from the top."""
    last: float
    """The same of its last letter."""


def read_pdf(data: bytes, path: str) -> tuple[Thesis | None, list[Fault]]:
    """The thesis, or None and what is wrong with the file."""
    here = Location(path)
    with PdfChild() as child:
        found = child.text(data)
    if found == "too-slow":
        return None, [Fault(rules.TOO_SLOW, here, {"seconds": SECONDS})]
    if isinstance(found, str):
        return None, [Fault(rules.ENCRYPTED if found == "encrypted" else rules.NOT_A_DOCUMENT, here)]
    known = {word for page in found.pages for row in page.rows for word in _WORD.findall(row.text)}
    rows = [
        PageLine(number, _BROKEN.sub(partial(_joined, known=known), row.text), row.first, row.last)
        for number, page in enumerate(found.pages, start=1)
        for row in page.rows
    ]
    lines = lines_of_pages(rows)
    return Thesis(path, paragraphs_of(lines, path), "page"), []


def _joined(broken: re.Match[str], known: Collection[str]) -> str:
    """The two halves of a word that was broken over two rows, as the text writes it elsewhere.

    Typesetters break words more often than writers end a line with a hyphen of their own: where nothing is known,
    a small letter goes on with the word. "Integrerings- og" keeps its space.
    """
    first, second = broken.groups()
    if second in _AND:
        return f"{first}- {second}"
    whole, hyphened = f"{first}{second}", f"{first}-{second}"
    goes_on = second[:1].islower() and (whole in known or hyphened not in known)
    return whole if goes_on else hyphened


def lines_of_pages(rows: Sequence[PageLine]) -> list[Raw]:
    """The lines of the text in reading order, with the number of empty lines before each."""
    kept = _without_heads_and_feet(rows)
    pitch = _pitch(kept)
    found: list[Raw] = []
    before: PageLine | None = None
    for row in kept:
        same_page = before is not None and before.page == row.page
        gap = 0
        if same_page and before is not None and pitch:
            gap = max(0, round((row.first - before.last) / pitch) - 1)
        found.append(Raw(row.text, row.page, gap=gap))
        before = row
    return found


def _pitch(rows: Sequence[PageLine]) -> float:
    """The distance of two lines that follow each other: the smallest that is frequent."""
    distances = Counter(
        round(two.first - one.last, 3)
        for one, two in pairwise(rows)
        if one.page == two.page and two.first > one.last
    )
    if not distances:
        return 0.0
    frequent = [distance for distance, count in distances.items() if count >= 0.05 * sum(distances.values())]
    return min(frequent, default=min(distances))


def _without_heads_and_feet(rows: Sequence[PageLine]) -> list[PageLine]:
    pages = len({row.page for row in rows})
    edges = Counter({key: len({row.page for row in found}) for key, found in _by_edge(rows).items()})
    return [row for row in rows if not _is_edge(row) or _is_text(row, edges, pages)]


def _by_edge(rows: Sequence[PageLine]) -> dict[tuple[str, int], list[PageLine]]:
    found: dict[tuple[str, int], list[PageLine]] = {}
    for row in rows:
        if _is_edge(row):
            found.setdefault(_edge_key(row), []).append(row)
    return found


def _is_edge(row: PageLine) -> bool:
    return row.last < _EDGE or row.first > 1 - _EDGE


def _edge_key(row: PageLine) -> tuple[str, int]:
    return _DIGITS.sub("0", " ".join(row.text.split())), round(row.first * 50)


def _is_text(row: PageLine, edges: Counter[tuple[str, int]], pages: int) -> bool:
    alone = _DIGITS.fullmatch(row.text.strip()) is not None
    return not alone and (pages < 3 or edges[_edge_key(row)] <= _REPEATED * pages)
