"""A thesis in PDF: the lines of its pages with the distances between them, read in a bounded child process.

A line is a row of text; an empty line is a distance that would hold one. Running heads and page numbers are
left out: what stands on the same height of most pages and is the same but for its digits, and what stands there
beside the number of its page. A row in small letters, or one beside other rows, is a label of a figure or a cell
of a table: it may read "3 Bra", and is no heading.
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
_WORDS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN = re.compile(rf"(\w*){LINE_END_HYPHEN}(\w*)")
_AND = frozenset(("og", "eller", "and", "or"))
_EDGE = 0.09
"""Heads and feet stand within this share of the page's height."""
_REPEATED = 0.4
"""Share of the pages on which a head or foot is the same."""
_FEWEST = 3
"""On fewer pages a number that counts along may be a chance."""
_FIRST_NUMBER = re.compile(r"\d{1,4}(?!\S)")
_LAST_NUMBER = re.compile(r"(?<=\s)\d{1,4}$")
_WIDE_EDGE = 0.15
"""Where a head may stand that ends with the number of its page; one that begins with it could be a heading."""
_SMALL = 0.85
"""A heading is not set in letters that are smaller than this share of the text's."""
_LARGE = 1.1
"""Letters larger than this share of the text's are no running head, but a heading at the top of its page."""
_NEAR = 4
"""So many rows before and behind one are looked at for one beside it; two columns of text are further apart."""


class PageLine(NamedTuple):
    """A row of text on a page; two of them where a hyphen joins them."""

    page: int
    text: str
    first: float
    """Height of the base of its first letter, as a share of the page's, from the top."""
    last: float
    """The same of its last letter."""
    size: float = 0.0
    """Height of its largest letter, as a share of the page's; 0 when it is not known."""


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
        PageLine(number, _BROKEN.sub(partial(_joined, known=known), row.text), row.first, row.last, row.size)
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
    pitch, usual = _pitch(kept), _usual_size(kept)
    found: list[Raw] = []
    before: PageLine | None = None
    for position, row in enumerate(kept):
        same_page = before is not None and before.page == row.page
        gap = 0
        if same_page and before is not None and pitch:
            gap = max(0, round((row.first - before.last) / pitch) - 1)
        label = row.size > 0 and (row.size < _SMALL * usual or _is_beside_another(kept, position, pitch))
        found.append(Raw(row.text, row.page, gap=gap, label=label))
        before = row
    return found


def _usual_size(rows: Sequence[PageLine]) -> float:
    """The size that most letters have."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row.size] += len(row.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _is_beside_another(rows: Sequence[PageLine], position: int, pitch: float) -> bool:
    """Whether a row with words that is near in the order of the file stands at the same height of the page."""
    row = rows[position]
    return any(
        other.page == row.page and abs(other.first - row.first) < pitch / 2 and _WORDS.search(other.text)
        for other in (*rows[max(0, position - _NEAR) : position], *rows[position + 1 : position + 1 + _NEAR])
    )


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
    ahead, largest = _numbers_ahead(rows), _LARGE * _usual_size(rows)

    def is_numbered(row: PageLine) -> bool:
        return row.size <= largest and ahead in _aheads(row)

    return [row for row in rows if (not _is_edge(row) or _is_text(row, edges, pages)) and not is_numbered(row)]


def _numbers_ahead(rows: Sequence[PageLine]) -> int | None:
    """By how much the numbers in heads and feet are ahead of the count of pages; None where there are none."""
    pages: dict[int, set[int]] = {}
    for row in rows:
        for ahead in _aheads(row):
            pages.setdefault(ahead, set()).add(row.page)
    ahead = max(pages, key=lambda one: len(pages[one]), default=0)
    numbered = len(pages.get(ahead, ()))
    return ahead if numbered >= _FEWEST and numbered > _REPEATED * len({row.page for row in rows}) else None


def _aheads(row: PageLine) -> list[int]:
    """The number that begins or ends a row at an edge of its page, as what it is ahead of the count of pages."""
    text = row.text.strip()
    matches = [_FIRST_NUMBER.match(text) if _is_edge(row) else None]
    matches.append(_LAST_NUMBER.search(text) if _is_edge(row, _WIDE_EDGE) else None)
    return [int(match.group()) - row.page for match in matches if match]


def _by_edge(rows: Sequence[PageLine]) -> dict[tuple[str, int], list[PageLine]]:
    found: dict[tuple[str, int], list[PageLine]] = {}
    for row in rows:
        if _is_edge(row):
            found.setdefault(_edge_key(row), []).append(row)
    return found


def _is_edge(row: PageLine, edge: float = _EDGE) -> bool:
    return row.last < edge or row.first > 1 - edge


def _edge_key(row: PageLine) -> tuple[str, int]:
    return _DIGITS.sub("0", " ".join(row.text.split())), round(row.first * 50)


def _is_text(row: PageLine, edges: Counter[tuple[str, int]], pages: int) -> bool:
    alone = _DIGITS.fullmatch(row.text.strip()) is not None
    return not alone and (pages < 3 or edges[_edge_key(row)] <= _REPEATED * pages)
