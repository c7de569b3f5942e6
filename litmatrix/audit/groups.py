"""The parentheses that may hold a citation, and what is wrong with them.

The search starts from the years, never from the parentheses: a text of nothing but parentheses costs nothing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from litmatrix.audit.years import YEAR

REACH = 400
"""No citation is longer than this; the longest in practice names eight works."""
_JOINER_AT_END = re.compile(r"(?:[;,&]|\b(?:og|and|samt))\s*\Z")
_FILLER = "\x00"
_REMARK = re.compile(r"\([^()\d]{1,60}\)")


class Group(NamedTuple):
    """A parenthesis around a year, a session or a report number."""

    start: int
    """Of its "("."""
    inner: int
    inner_end: int
    end: int
    """Behind its ")"."""
    stray: tuple[int, ...] = ()
    """Parentheses that are one too many."""
    missing: Literal["", "(", ")"] = ""


def groups_around(text: str, anchors: Iterable[int]) -> Iterator[Group]:
    """The parentheses around the offsets `anchors` (sorted), each once.

    `text` is what `without_inner_parentheses` returns.
    """
    done = 0
    for anchor in anchors:
        if anchor < done:
            continue
        group = _around(text, anchor, done)
        if group:
            done = group.end
            yield group


def without_inner_parentheses(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, same length, without the parentheses in `spans` and without remarks inside other parentheses.

    Such as "(2015–2016)" after Meld. St. 30, and "(IMDi)" in "(Integrerings- og … (IMDi), 2021)".
    """
    hidden = [*spans, *(match.span() for match in _REMARK.finditer(text) if _is_open(text, match.start()))]
    if not hidden:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in sorted(hidden):
        if start < at:
            continue
        pieces += [text[at:start], text[start:end].replace("(", _FILLER).replace(")", _FILLER)]
        at = end
    return "".join([*pieces, text[at:]])


def _is_open(text: str, position: int) -> bool:
    """Whether a parenthesis is open here, as far as can be seen from near."""
    before = text[max(0, position - REACH) : position]
    return before.count("(") > before.count(")")


def _around(text: str, anchor: int, done: int) -> Group | None:
    low = max(done, anchor - REACH)
    opening, closing = text.rfind("(", low, anchor), text.rfind(")", low, anchor)
    if opening > closing:
        return _opened(text, opening, anchor)
    return _without_opening(text, max(low, closing + 1), anchor)


def _opened(text: str, opening: int, anchor: int) -> Group:
    stray: list[int] = []
    before = text[:opening].rstrip() if opening < REACH else text[opening - REACH : opening].rstrip()
    start = opening
    if before.endswith("("):
        start = text.rfind("(", 0, opening)
        stray.append(opening)
    at, high = anchor, opening + REACH
    while True:
        next_open, next_close = text.find("(", at, high), text.find(")", at, high)
        if next_close >= 0 and (next_open < 0 or next_close < next_open):
            return _closed(text, start, opening, next_close, stray)
        if next_open < 0 or not _goes_on(text[opening + 1 : next_open]):
            end = next_open if next_open >= 0 else min(high, len(text))
            return Group(start, opening + 1, end, end, tuple(stray), ")")
        stray.append(next_open)
        at = next_open + 1


def _goes_on(inside: str) -> bool:
    """Whether a parenthesis that opens behind these words stands inside a cluster, where none belongs."""
    return _JOINER_AT_END.search(inside) is not None and YEAR.search(inside) is not None


def _closed(text: str, start: int, opening: int, closing: int, stray: list[int]) -> Group:
    end = closing + 1
    doubled = text[end : end + 1] == ")" and not _is_open(text, start)
    if doubled and stray and stray[0] == opening:  # ((Dalland, 2020)): both are doubled, and balanced
        return Group(start, opening + 1, closing, end + 1, (opening, end))
    return Group(start, opening + 1, closing, end + doubled, (*stray, end) if doubled else tuple(stray))


def _without_opening(text: str, low: int, anchor: int) -> Group | None:
    """A parenthesis that is closed and was never opened."""
    closing = text.find(")", anchor, anchor + REACH)
    between = text.find("(", anchor, anchor + REACH)
    if closing < 0 or 0 <= between < closing or _is_open(text, low):
        return None
    return Group(low, low, closing, closing + 1, (), "(")
