"""A full text made ready for looking up quotes: once as it stands, once alike where only typography differs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from litmatrix.model.fulltext import FullText
from litmatrix.verification.folding import readable, squeezed, words_of
from litmatrix.verification.numbering import Numbering, numbering, running_lines

_MOST_HITS = 200
_LONGEST_PIECE = 8000
_SCANNED_LETTERS = 10
"""A page with fewer letters than this in its body is a picture, a cover or empty."""
_ENOUGH = 400
_SCANNED_SHARE = 0.8


class Hit(NamedTuple):
    """A stretch of the text, in one of its forms."""

    start: int
    end: int


class Searchable:
    """A full text with its page numbers. Footnotes stand after the last page, so that sentences run on."""

    def __init__(self, text: FullText, pages_of_reference: str) -> None:
        self.text = text
        self.numbering: Numbering | None = numbering(text, pages_of_reference) if text.paged else None
        self._parts = list(self._parted())

    def _parted(self) -> Iterator[tuple[int, str]]:
        """Every stretch of text with the index of its page."""
        pages = self.text.pages
        printed = self.numbering.printed if self.numbering else (None,) * len(pages)
        running = running_lines(pages, printed) if self.text.paged else [frozenset[int]()] * len(pages)
        footnotes: list[tuple[int, str]] = []
        for index, (page, dropped) in enumerate(zip(pages, running, strict=True)):
            kept = [(at in page.notes, line) for at, line in enumerate(page.lines) if at not in dropped]
            yield index, "\n".join(line for is_note, line in kept if not is_note)
            if page.notes:
                footnotes.append((index, "\n".join(line for is_note, line in kept if is_note)))
        yield from footnotes

    @cached_property
    def has_text(self) -> bool:
        """Whether there is text on the pages, and not only pictures of it."""
        pages = self.text.pages
        return bool(pages) and (not self.text.paged or len(self.pictures) < max(_SCANNED_SHARE * len(pages), 1))

    @cached_property
    def pictures(self) -> frozenset[int]:
        """The indices of pages that hold hardly any text."""
        pages = len(self.text.pages)
        bodies = (text for _, text in self._parts[:pages])
        return frozenset(
            index for index, body in enumerate(bodies) if sum(map(str.isalpha, body[:_ENOUGH])) < _SCANNED_LETTERS
        )

    def name(self, index: int) -> str:
        """What a page is called: its printed number, or where it has none, what the file calls it."""
        page = self.text.pages[index]
        if self.numbering is None:
            return page.headings[-1] if page.headings else str(page.number)
        return self.numbering.printed[index] or page.label or str(page.number)

    # As it stands

    @cached_property
    def _squeezed_parts(self) -> list[str]:
        return [squeezed(text) for _, text in self._parts]

    @cached_property
    def _squeezed(self) -> str:
        return " ".join(self._squeezed_parts)

    @cached_property
    def _squeezed_starts(self) -> list[int]:
        return [0, *accumulate(len(part) + 1 for part in self._squeezed_parts)][:-1]

    def exact(self, quote: str) -> list[Hit]:
        """Where the squeezed quote stands letter by letter, as whole words."""
        whole = self._squeezed
        return [
            Hit(start, start + len(quote))
            for start in _occurrences(quote, whole)
            if _is_cut(whole[max(start - 1, 0) : start], quote)
            and _is_cut(quote, whole[start + len(quote) : start + len(quote) + 2])
        ]

    def pages_of_exact(self, hit: Hit) -> tuple[int, int]:
        """The indices of the first and the last page of a hit of `exact`."""
        return self._pages(hit, self._squeezed_starts)

    # Alike where only typography differs

    @cached_property
    def _words(self) -> list[list[str]]:
        parts = [words_of(text) for _, text in self._parts]
        for before, after in pairwise(parts):
            if before and after and before[-1][-1].isdigit() and after[0][0].isdigit():
                before[-1] += "_"  # as between two numbers on the same page
        return parts

    @cached_property
    def _bare_parts(self) -> list[str]:
        return ["".join(words) for words in self._words]

    @cached_property
    def _bare(self) -> str:
        return "".join(self._bare_parts)

    @cached_property
    def _bare_starts(self) -> list[int]:
        return [0, *accumulate(map(len, self._bare_parts))][:-1]

    def alike(self, quote: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Where the bare quote stands between two offsets of the bare text, as whole words."""
        for at in _occurrences(quote, self._bare, start, end):
            hit = Hit(at, at + len(quote))
            if self._is_whole(hit):
                yield hit

    def may_hold(self, core: str) -> bool:
        """Whether the inner letters of a bare quote stand here at all: a quick look before a thorough one."""
        return core in self._bare

    def pages_of_alike(self, hit: Hit) -> tuple[int, int]:
        """The indices of the first and the last page of a hit of `alike`."""
        return self._pages(hit, self._bare_starts)

    def spaced(self, start: int, end: int) -> str:
        """The words that stand between two offsets of the bare text, whole ones only."""
        found: list[str] = []
        first, last = self._pages(Hit(start, max(end, start + 1)), self._bare_starts, of_parts=True)
        for part in range(first, last + 1):
            at = self._bare_starts[part]
            for word in self._words[part]:
                if start <= at and at + len(word) <= end:
                    found.append(word)
                at += len(word)
        return " ".join(found)

    def _is_whole(self, hit: Hit) -> bool:
        """Whether a hit begins and ends where words do: "lykket" is not found in "mislykket"."""
        before, _ = self._word_parted_at(hit.start)
        _, after = self._word_parted_at(hit.end)
        found = self._bare[hit.start : hit.end]
        return _is_cut(before, found) and _is_cut(found, after)

    def _word_parted_at(self, offset: int) -> tuple[str, str]:
        """What stands before and after an offset within its word; nothing where a word begins."""
        part = bisect_right(self._bare_starts, offset) - 1
        at = self._bare_starts[part]
        for word in self._words[part]:
            if at >= offset:
                break
            if offset < at + len(word):
                return word[: offset - at], word[offset - at :]
            at += len(word)
        return "", ""

    def _pages(self, hit: Hit, starts: Sequence[int], of_parts: bool = False) -> tuple[int, int]:
        first = max(bisect_right(starts, hit.start) - 1, 0)
        last = max(bisect_right(starts, hit.end - 1) - 1, first)
        return (first, last) if of_parts else (self._parts[first][0], self._parts[last][0])

    # For the closest passage

    @cached_property
    def readable_parts(self) -> list[tuple[int, str]]:
        """Every stretch of text as a person would copy it, none longer than a few pages, with its page's index."""
        return [(index, piece) for index, text in self._parts for piece in _pieces(readable(text))]


def _pieces(text: str) -> Iterator[str]:
    while len(text) > _LONGEST_PIECE:
        end = text.find(" ", _LONGEST_PIECE)
        if end < 0:
            break
        yield text[:end]
        text = text[end + 1 :]
    yield text[: 2 * _LONGEST_PIECE]


def _occurrences(quote: str, whole: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    stop = len(whole) if end is None else end
    for _ in range(_MOST_HITS):
        start = whole.find(quote, start, stop)
        if start < 0 or not quote:
            return
        yield start
        start += 1


def _is_cut(before: str, after: str) -> bool:
    """Whether a word may end between two texts. A sign or a decimal point belongs to the number after it."""
    if not before or not after:
        return True
    last, first = before[-1], after[0]
    if first.isdigit() and last in _SIGNS:
        return False
    if last.isdigit() and first in ".," and after[1:2].isdigit():
        return False
    return not (last.isalnum() and first.isalnum())


_SIGNS = frozenset("−-–—‒+±<>≤≥=≠~.,")
