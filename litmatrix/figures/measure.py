"""How wide a text may become in a figure, and where its lines are broken so that none is cut off.

A figure names several typefaces, and each machine takes the first that it has. The widths here are those of the
widest of them (DejaVu Serif 2.37, in hundredths of the size), so a line that fits here fits everywhere.
"""

import re
import unicodedata
from collections.abc import Iterator

_REGULAR = {
    30: "'",
    33: " ,.ijl·’\u00a0",
    40: "-/:;\\|f()[]!IJt‐",
    51: '"r*_`–§°s',
    57: "?cvxyz“”",
    64: "$0123456789abdeghknopqu{}þ€ð«»",
    70: "LPTYßFS",
    75: "ABEKRVXZ",
    87: "CDGHOQU#+<=>^~×wØ",
    95: "NMæm%&½",
    105: "@WÆ—…",
}
_BOLDER = 1.13
"""How much wider bold letters are, at the most in the mean of a word."""
_WIDTHS = {sign: width / 100 for width, signs in _REGULAR.items() for sign in signs}
_BLANKS = re.compile("[ \t\n\r]+")
_OTHER_LETTER, _OTHER_SIGN = 0.9, 1.1


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The room that a line of text needs at the most, in the unit of `size`."""
    width = sum(map(_sign_width, text)) * size
    return width * _BOLDER if bold else width


def broken(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` when none may be wider than `room`.

    They are broken at spaces, where a word is too long behind its hyphens, and else anywhere.

    Every sign of the text is kept but the spaces at the breaks. An empty text is one empty line.
    """
    lines: list[str] = []
    line = ""
    for word in _BLANKS.split(text.strip(" \t\n\r")):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold=bold) <= room:
            line = longer
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, room, size, bold=bold)
        lines += full
    return (*lines, line)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    """A word in pieces that fit. At least one sign goes on a line, however narrow it is."""
    while text_width(word, size, bold=bold) > room:
        fits = 1
        while fits < len(word) and text_width(word[: fits + 1], size, bold=bold) <= room:
            fits += 1
        at = max(word.rfind("-", 0, fits), word.rfind("/", 0, fits)) + 1 or fits
        if at == len(word):
            break
        yield word[:at]
        word = word[at:]
    yield word


def _sign_width(sign: str) -> float:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign):
        return 0
    base = unicodedata.normalize("NFD", sign)[0]
    if base != sign and base in _WIDTHS:
        return _WIDTHS[base] + 0.05
    if unicodedata.east_asian_width(sign) in "WF" or not sign.isalpha():
        return _OTHER_SIGN
    return _OTHER_LETTER
