"""A quote as its author wrote it, taken apart where style manuals let it differ from the source.

APA (7th ed., 8.31): `[…]` or `…` for what is left out, `[…]` around what is put in, a changed first letter with or
without brackets, and other punctuation at the end.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from litmatrix.verification.folding import bare

LEFT_OUT = 1500
"""How many letters may be left out where a quote says so: a long paragraph."""
PUT_IN = 150
"""How many letters of the source words in brackets may stand for."""

_DOTS = r"(?:…|\.\s?\.\s?\.)"
_CHANGE = re.compile(
    rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}|\[(?P<letter>[^\W\d_])\](?=[^\W\d_])|\[[^\[\]]{{1,300}}\]"
)
_ENDS = " .,;:…"
_MARKS = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("'", "'"), ("‘", "’"))


class Part(NamedTuple):
    """A stretch that must stand in the source as it is, and how much may stand before it."""

    text: str
    gap: int = 0
    """Letters of the source that may stand between this part and the one before."""
    any_case: bool = False
    """Whether its first letter may be large or small."""


@lru_cache(maxsize=1024)
def parts_of(quote: str) -> tuple[Part, ...]:
    """The stretches of a quote between its marked changes, in order; those without words are left out."""
    parts: list[Part] = []
    gap, at, letter = 0, 0, ""
    for change in _CHANGE.finditer(quote):
        _add(parts, letter + quote[at : change.start()], gap, bool(letter))
        if letter or bare(quote[at : change.start()]):
            gap = 0
        letter = change["letter"] or ""
        if not letter:
            left_out = change[0].strip("[]() .…") == ""
            gap = max(gap, LEFT_OUT if left_out else PUT_IN)
        at = change.end()
    _add(parts, letter + quote[at:], gap, bool(letter))
    return tuple(parts)


def has_changes(quote: str) -> bool:
    """Whether a quote says that it leaves out or puts in something."""
    return bool(_CHANGE.search(quote))


def unquoted(quote: str) -> str:
    """The quote without quotation marks around all of it."""
    text = quote.strip()
    for left, right in _MARKS:
        inner = text[1:-1]
        if len(text) > 2 and text[0] == left and text[-1] == right and left not in inner and right not in inner:
            return inner.strip()
    return text


def spellings(part: Part, first: bool, last: bool) -> list[str]:
    """The bare forms a part may have in the source, the likeliest first."""
    text = bare(part.text)
    found = [text]
    if first or part.any_case:
        found.append(_other_case(text))
    if last:
        found += [bare(part.text.rstrip(_ENDS)), _other_case(bare(part.text.rstrip(_ENDS)))][: len(found)]
    return [text for text in dict.fromkeys(found) if text]


def _other_case(text: str) -> str:
    return text[:1].swapcase() + text[1:]


def _add(parts: list[Part], text: str, gap: int, any_case: bool) -> None:
    if bare(text):
        parts.append(Part(text.strip(), gap if parts else 0, any_case))
