"""Words in quotation marks, and the citation that says where they come from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.audit.citation import Citation
from litmatrix.audit.manuscript import Manuscript

FEWEST_WORDS = 5
"""Fewer words between quotation marks are a term or irony as often as a quotation."""
_MARKS = re.compile(r"«([^«»]{10,4000})»|“([^“”„]{10,4000})”|„([^„“”]{10,4000})[“”]|\"([^\"]{10,4000})\"")
_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-ZÆØÅ«“])")
_NEAR, _NEXT_TO = 250, 40


class Quotation(NamedTuple):
    """Words between quotation marks."""

    paragraph: int
    start: int
    end: int
    text: str
    """Without the marks."""
    citation: Citation | None
    """The one that belongs to it, where one stands in the same sentence."""

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return len(self.text.split())


def quotations(manuscript: Manuscript) -> Iterator[Quotation]:
    """The quotations of running text that are long enough to be taken from somewhere."""
    for position, paragraph in enumerate(manuscript.paragraphs):
        if paragraph.kind not in {"text", "footnote", "box"}:
            continue
        citations = manuscript.by_paragraph.get(position, ())
        starts = [citation.start for citation in citations]
        for match in _MARKS.finditer(paragraph.text):
            text = next(group for group in match.groups() if group)
            before = bisect_right(starts, match.start()) - 1
            previous = citations[before] if before >= 0 else None
            if len(text.split()) < FEWEST_WORDS or (previous and match.start() < previous.end):
                continue
            after = bisect_left(starts, match.end())
            following = citations[after] if after < len(citations) else None
            citation = _after(match.end(), paragraph.text, following) or _before(
                match.start(), paragraph.text, previous
            )
            yield Quotation(position, match.start(), match.end(), text, citation)


def _after(end: int, text: str, following: Citation | None) -> Citation | None:
    """The next citation, if it stands in parentheses and the sentence has not ended."""
    if following is None or following.start - end > _NEAR or _SENTENCE_END.search(text, end, following.start):
        return None
    return following if following.kind != "narrative" or following.start - end < _NEXT_TO else None


def _before(start: int, text: str, previous: Citation | None) -> Citation | None:
    """The narrative citation that introduces it: Dalland (2020, s. 25) sier at «…»."""
    if previous is None or start - previous.end > _NEAR or _SENTENCE_END.search(text, previous.end, start):
        return None
    return previous if previous.kind in {"narrative", "parliamentary", "law"} else None


def has_place(citation: Citation) -> bool:
    """Whether a work of the citation says where in it."""
    return any(work.locator or work.suffix for work in citation.works)
