"""The passage of a text that is most like a quote which does not stand there, and the words that differ."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from litmatrix.verification.folding import bare, readable
from litmatrix.verification.searchable import Searchable

LEAST = 72.0
"""Similarity in per cent (Indel, as rapidfuzz counts it) from which a passage is the quote, altered."""
_PAGES = 3
_LONGEST = 3000
"""Letters of a quote that are compared: half a page, more than anybody quotes."""
_SLACK = 40
_ENDS = ".,;:"
_WORD = re.compile(r"\S+")


class Change(NamedTuple):
    """Words of the source, and what the quote has instead, each with a word around them."""

    source: str
    quote: str


class Passage(NamedTuple):
    """The closest passage."""

    text: str
    page: int
    """Index of the page on which it begins."""
    likeness: float
    changes: tuple[Change, ...]


def closest(quote: str, text: Searchable) -> Passage | None:
    """The passage most like a quote, or None where nothing is like it."""
    quote = readable(quote)[:_LONGEST]
    best: Passage | None = None
    for page, window in _windows(quote, text):
        found = _in_window(quote, page, window, text)
        if found and (best is None or found.likeness > best.likeness):
            best = found
    return best


def _windows(quote: str, text: Searchable) -> list[tuple[int, str]]:
    """The stretches that share most pairs of words with the quote, each with the beginning of the next."""
    words = _WORD.findall(quote)
    pairs = {f"{one} {other}" for one, other in pairwise(words)} or set(words)
    parts = text.readable_parts
    reach = len(quote) + _SLACK
    scores: list[tuple[int, int]] = []
    shared = [{pair for pair in pairs if pair in part} for _, part in parts]
    if not any(shared):
        shared = [{word for word in words if word in part} for _, part in parts]
    for index, here in enumerate(shared):
        after = shared[index + 1] if index + 1 < len(shared) else set()
        # Long words tell more than short ones, and a quote may run over to the next page.
        scores.append((2 * sum(map(len, here)) + sum(map(len, after - here)), index))
    chosen = sorted(scores, key=lambda score: (-score[0], score[1]))[:_PAGES]
    return [(index, _with_next(parts, index, reach)) for score, index in chosen if score]


def _with_next(parts: Sequence[tuple[int, str]], index: int, reach: int) -> str:
    after = parts[index + 1][1][:reach] if index + 1 < len(parts) else ""
    return f"{parts[index][1]} {after}"


def _in_window(quote: str, part: int, window: str, text: Searchable) -> Passage | None:
    from rapidfuzz import fuzz

    aligned = fuzz.partial_ratio_alignment(quote, window, score_cutoff=LEAST - 15)
    if aligned is None:
        return None
    start = window.rfind(" ", 0, max(aligned.dest_start - _SLACK, 0)) + 1
    end = window.find(" ", aligned.dest_end + _SLACK)
    source = _WORD.findall(window[start : end if end > 0 else None])
    theirs, changes = _compared(source, _WORD.findall(quote))
    passage = " ".join(theirs)
    likeness = fuzz.ratio(quote, passage)
    page, here = text.readable_parts[part]
    if aligned.dest_start > len(here):
        page = text.readable_parts[part + 1][0]
    return Passage(passage, page, likeness, changes) if likeness >= LEAST else None


def _compared(source: list[str], quote: list[str]) -> tuple[list[str], tuple[Change, ...]]:
    """The words of the source that the quote stands for, and where the two differ."""
    theirs, ours = ([bare(word).rstrip(_ENDS) for word in side] for side in (source, quote))
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return [], ()
    # What the quote has before its first and after its last matching word stands for as many words of the source.
    first = max(blocks[0].a - blocks[0].b, 0)
    last = min(blocks[-1].a + blocks[-1].size + len(quote) - blocks[-1].b - blocks[-1].size, len(source))
    passage = source[first:last]
    return passage, tuple(_changes(passage, quote))


def _changes(source: list[str], quote: list[str]) -> Iterator[Change]:
    ours, theirs = [bare(word) for word in quote], [bare(word) for word in source]
    ours[-1:], theirs[-1:] = [ours[-1].rstrip(_ENDS)], [theirs[-1].rstrip(_ENDS)]  # a quote may end as it will
    for tag, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag != "equal" and bare(" ".join(source[a:b])) != bare(" ".join(quote[c:d])):
            yield Change(_around(source, a, b), _around(quote, c, d))


def _around(words: list[str], start: int, end: int) -> str:
    """The words with one on each side, so that a missing one can be seen."""
    before, after = max(start - 1, 0), min(end + 1, len(words))
    text = " ".join(words[before:after])
    return ("… " if before else "") + text + (" …" if after < len(words) else "")
