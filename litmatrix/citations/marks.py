"""Invisible marks that a rule puts on a work before the style is applied, and reads off the finished text.

They are signs that no text needs and that sorting ignores (Unicode default-ignorable, U+2061 to U+2064), so
the style and the order of the reference list are untouched. Every sign of the kind in a user's own text is
removed first.
"""

import re
from collections.abc import Mapping

UNDATED_IN_TEXT = "\u2061"
"""After a name that stands without its year in the text: `NOU 1999: 13`."""
UNDATED = "\u2061\u2062"
"""After a name that stands without its year in the list as well: `Meld. St. 20 (2009–2010)`."""
SMALL_IN_SENTENCE = "\u2063"
"""After a name that takes a small letter inside a sentence: `folketrygdloven`."""
OTHERS = "\u2064\u2063"
"""Instead of authors that the bibliography itself calls "and others"."""
AMPERSAND = "\uff06"
"""An ampersand inside a name. It sorts as `&`, and is told from the one between two names."""

_ANY = re.compile("[\u2061-\u2064]")
_TEXT = re.compile("(,? ?)\u2064([\u2061\u2062]+)\u2064")
_DIGITS = {ord("0"): "\u2061", ord("1"): "\u2062", 0x2061: "0", 0x2062: "1"}


def without_marks(text: str) -> str:
    """The text without any mark."""
    return _ANY.sub("", text) if _ANY.search(text) else text


def text_mark(number: int) -> str:
    """A sign that stands for the text with this number, until the style has done its work."""
    return f"\u2064{f'{number:b}'.translate(_DIGITS)}\u2064"


def fill_texts(text: str, texts: Mapping[int, str]) -> str:
    """Each mark replaced by its text, which brings its own first comma or space or none."""
    if "\u2064" not in text:
        return text

    def filled(match: re.Match[str]) -> str:
        found = texts[int(match[2].translate(_DIGITS), 2)]
        return found if found[:1] in " ,;:." else match[1] + found

    return _TEXT.sub(filled, text)
