"""Texts made alike where only their typography differs, and nowhere else.

White space, line-end hyphens, ligatures, quotation marks, dashes, soft hyphens and the composition of letters
are typography. Digits, signs, operators, other punctuation, capitals and words are not: `p < .05` is not
`p > .05`, −0.32 is not 0.32, and ½ is not 1/2 (so no NFKC). A dash before a number is its sign and stays.
"""

import re
import unicodedata
from functools import lru_cache

_ALIKE = {
    **dict.fromkeys('«»“”„‟‘’‚‛‹›"`´', "'"),
    **dict.fromkeys("‐‑‒–—―", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "ſt", "st"), strict=True)),
    "…": "...",
}
SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = tuple(zip(SUPERSCRIPT_DIGITS, "0123456789", strict=True))
# Every pattern begins with what it looks for, not with a condition: so a text is searched at full speed.
# The number of a footnote ends a word of three letters or more, or a sentence; m² and x² have shorter ones.
_NOTE_NUMBER = re.compile(
    rf"[{SUPERSCRIPT_DIGITS}](?:(?<=[^\W\d_]{{3}}.)|(?<=[.,;:?!'»”’\")\]].))[{SUPERSCRIPT_DIGITS}]{{0,2}}(?!\w)"
)
_THOUSANDS = re.compile(r"[0-9](?<![0-9.,][0-9])[0-9]{0,2}(?: [0-9]{3})+(?![0-9])")
_BETWEEN_DIGITS = re.compile(r" (?<=[0-9] )(?=[0-9])")
# A word parted at the end of a line; "arbeids- og velferdsetaten" is no such word.
_PARTED = re.compile(r"- (?<=[^\W\d_]- )(?=[^\W\d_])(?!(?:og|eller|and|or|und|samt) )")
_SOFT = re.compile("\n?\u00ad\\s*")
"""A soft hyphen, and the end of the line where it shows."""
_NO_SIGN = re.compile(r"-(?! ?[.,]?\d)")


def squeezed(text: str) -> str:
    """The text as it stands, any white space as one space: a line wrap counts as a space."""
    if _has_superscripts(text):
        for sign, digit in _PLAIN_DIGITS:
            text = text.replace(sign, digit)
    return " ".join(text.split())


def readable(text: str) -> str:
    """The text as a person would copy it: words parted at the end of a line put together, white space even."""
    return _PARTED.sub("", " ".join(_without_invisible_ends(text).split()))


def words_of(text: str) -> list[str]:
    """The words of a text, alike where only typography differs."""
    if not text.isascii():
        text = _without_invisible_ends(text).replace("\ufffe", "-")
        for sign in _ALIKE.keys() & set(text):
            text = text.replace(sign, _ALIKE[sign])
        text = unicodedata.normalize("NFC", text)
    else:
        text = text.replace('"', "'").replace("`", "'")
    text = " ".join(text.split())
    text = _THOUSANDS.sub(lambda number: number[0].replace(" ", ""), text)
    text = _BETWEEN_DIGITS.sub("_", text)  # two numbers beside each other are not one
    if "-" in text:
        text = _NO_SIGN.sub(" ", _PARTED.sub("", text)).replace("-", "−")
        text = text.replace("− ", "−")
    return text.split()


@lru_cache(maxsize=16_384)
def bare(text: str) -> str:
    """The words of a text without anything between them."""
    return "".join(words_of(text))


def _without_invisible_ends(text: str) -> str:
    """The text without soft hyphens and the numbers of footnotes."""
    if "\u00ad" in text:
        text = _SOFT.sub("", text)
    return _NOTE_NUMBER.sub("", text) if _has_superscripts(text) else text


def _has_superscripts(text: str) -> bool:
    return any(sign in text for sign in SUPERSCRIPT_DIGITS)
