"""Page numbers as people write them: 4, 10-12, xii, S3–S9, 153–61."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_PART = re.compile(r"\s*[,;]\s*|\s+(?:og|and|&)\s+")
_RANGE = re.compile(r"(?P<first>[^-–—]+?)\s*(?:-{1,3}|–|—)\s*(?P<last>[^-–—]+)\Z")
_ARABIC = re.compile(r"((?:[A-Za-z]-?)?)([0-9]{1,6})[a-f]?\Z")
_APPENDIX = re.compile(r"[A-Z]-[0-9]+\Z")
_ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z", re.IGNORECASE)
_LONGEST = 200
"""No list of pages is longer; what is longer is not looked into."""
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class PageRange(NamedTuple):
    """From one page to another, in one numbering: plain, roman, or with a letter in front."""

    first: int
    last: int
    numbering: str
    """"" for plain numbers, "roman", or the letter before the number."""

    def holds(self, other: "PageRange") -> bool:
        """Whether `other` lies inside; True as well when the two are numbered differently."""
        return self.numbering != other.numbering or self.first <= other.first <= other.last <= self.last


@lru_cache(maxsize=4096)
def page_ranges(text: str) -> tuple[PageRange, ...] | None:
    """The ranges of a text such as `4, 10-12`, or None when a part of it is no page or no rising range."""
    if len(text) > _LONGEST:
        return None
    found = tuple(_range(part) for part in _PART.split(text.strip()))
    known = tuple(part for part in found if part)
    return known if len(known) == len(found) else None


def runs_backwards(text: str) -> bool:
    """Whether a range in the text ends before it begins, read as written: `20-10` does, `153-61` does not."""
    return len(text) <= _LONGEST and any(last < first for first, last in _ends(text))


def _ends(text: str) -> Iterator[tuple[int, int]]:
    for part in _PART.split(text.strip()):
        match = _RANGE.match(part)
        first, last = (_page(match["first"]), _page(match["last"])) if match else (None, None)
        if first and last and first[0] == last[0]:
            yield first[1], _whole(first[1], last[1])


def _range(text: str) -> PageRange | None:
    match = None if _APPENDIX.match(text) else _RANGE.match(text)
    first, last = (match["first"], match["last"]) if match else (text, text)
    begin, end = _page(first), _page(last)
    if not begin or not end:
        return None
    if begin[0] != end[0] and not (len(begin[0]) == 1 and end[0] == ""):
        return None
    stop = _whole(begin[1], end[1])
    return PageRange(begin[1], stop, begin[0]) if stop >= begin[1] else None


def _whole(first: int, last: int) -> int:
    """The last page in full: 153–61 ends on page 161 (the short form of the Chicago and MHRA manuals)."""
    short = len(str(last))
    if len(str(first)) <= short or last >= first:
        return last
    whole = int(str(first)[:-short] + str(last))
    return whole if whole >= first else last


def _page(text: str) -> tuple[str, int] | None:
    text = text.strip()
    arabic = _ARABIC.match(text)
    if arabic:
        return arabic[1].upper(), int(arabic[2])
    if _ROMAN.match(text):
        return "roman", _roman(text.lower())
    return None


def _roman(text: str) -> int:
    values = [_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
