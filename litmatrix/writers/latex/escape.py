r"""Any text as LaTeX that prints as that text, in pdfLaTeX with T1 and `inputenc`.

Nothing of a text is ever a command: the ten special characters are spelt out, so are the signs that babel
or a font's ligatures would change (`"`, `'`, `--`, `<<`), and what the fonts lack prints as its code point.
"""

import re
import unicodedata

from litmatrix.writers.latex.characters import ACCENTS, AS_THEY_ARE, SPELT

_SPELT = {
    **SPELT,
    "\\": "\\textbackslash{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    '"': "\\textquotedbl{}",
    "'": "\\textquotesingle{}",
    "`": "\\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    **dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "),
}
_USUAL = rf"A-Za-z0-9 !(),.:;?{AS_THEY_ARE}"
_PLAIN = rf"{_USUAL}*+<=>@\[\]|"
_UNUSUAL = re.compile(rf"[^{_USUAL}]")
_SPECIAL = re.compile(rf"([-–/])|([^{_PLAIN}])|([,<>])(?=\3)")

# Long runs are looked at: TeX hyphenates words of up to 63 letters, but no addresses, numbers or code.
_LONG_RUN = 30
_LONG = re.compile(rf"\S{{{_LONG_RUN},}}")
_RUN = re.compile(r"\S{14,}")
_LONGEST_WORD = 45
_STEP = 10
_AROUND = re.compile(r"^\W+|\W+\Z")
_BREAKS_AFTER = re.compile(r"(?<=[^\w\s])(?=\w)|(?<=_)")


def escape(text: str) -> str:
    """`text` for running text, a heading, a caption or a cell; line breaks become spaces."""
    long = len(text) >= _LONG_RUN and _LONG.search(text) is not None
    if not long and _UNUSUAL.search(text) is None and ",," not in text:
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _SPECIAL.sub(_escaped, breakable(text))


def breakable(text: str) -> str:
    """`text` with zero-width spaces in the long runs that TeX cannot divide by itself."""
    return _RUN.sub(_breakable, text)


def address(url: str) -> str:
    r"""`url` as the first argument of `\href`."""
    inert = re.sub(r"[^A-Za-z0-9!#$%&()*+,\-./:;=?@\[\]_]", _percent, url)
    return re.sub(r"[%#&_$]", r"\\\g<0>", inert)


def _escaped(match: re.Match[str]) -> str:
    dash, sign, doubled = match.groups()
    if dash:
        return _dash(match)
    if doubled:
        return f"{doubled}{{}}"
    return _SPELT.get(sign) or _accented(sign) or f"\\litmchar{{{ord(sign):04X}}}"


def _accented(sign: str) -> str:
    """A Latin letter that the fonts lack, out of a letter and its accents: `ễ`; "" for anything else."""
    letter, *accents = list(unicodedata.normalize("NFD", sign))
    if not (letter.isascii() and letter.isalpha() and accents and set(accents) <= ACCENTS.keys()):
        return ""
    for accent in accents:
        letter = f"\\{ACCENTS[accent]}{{{letter}}}"
    return letter


def _dash(match: re.Match[str]) -> str:
    """TeX hyphenates no word with a dash in it; a break after the dash makes two words."""
    text, at, dash = match.string, match.start(), match[0]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after == "-" == dash:
        return "-{}"
    between = str.isalnum if dash == "/" else str.isalpha  # never 2019–|2021, but 10.18261/|spa
    return f"{dash}\\litmbreak{{}}" if between(before) and between(after) else dash


def _breakable(match: re.Match[str]) -> str:
    """A long run of signs with zero-width spaces where it may be broken."""
    run = match[0]
    if _hyphenated(run):
        return run
    parts = _BREAKS_AFTER.sub("\u200b", run).split("\u200b")
    return "\u200b".join(
        part[at : at + step]
        for part in parts
        for step in (len(part) if _hyphenated(part) else _STEP,)
        for at in range(0, len(part), step)
    )


def _hyphenated(run: str) -> bool:
    """Whether TeX can divide it by itself: letters, dashes, and whatever stands around them."""
    inside = _AROUND.sub("", run)
    return len(run) < _LONGEST_WORD and inside.replace("-", "").replace("–", "").isalpha()


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
