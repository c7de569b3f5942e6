"""LaTeX in bibliography fields, as plain Unicode text."""

import re
import unicodedata
from functools import cache
from typing import Any

from litmatrix.readers.latex_commands import written_out

# Letters as reference managers write them: {\\o}, {\\"o}, \\"{o}.
_LETTER = re.compile(r"""\{\\(?:(aa|AA|ae|AE|oe|OE|o|O|l|L|ss)|(["'`^~])([A-Za-z]))\}|\\(["'`^~])\{([A-Za-z])\}""")
_LETTERS = dict(zip(("aa", "AA", "ae", "AE", "oe", "OE", "o", "O", "l", "L", "ss"), "åÅæÆœŒøØłŁß", strict=True))
_ACCENTS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"}
_MORE_THAN_LETTERS = re.compile(r"[\\$~&`^_#%]|--|''|<<|>>|[?!]`")
_VERBATIM = frozenset({"url", "doi", "file", "eprint", "isbn", "issn"})
_ESCAPED = re.compile(r"\\([_%&#$~])")
_BRACES = re.compile(r"(?<!\\)[{}]")
_TIE = re.compile(r"(?<!\\)~")
_UNESCAPED = re.compile(r"(?<!\\)[%&]")


def plain(raw: str, field: str = "") -> str:
    """`raw` as a reader sees it: commands decoded, braces gone, white space folded.

    Decoding costs thirty times the parsing, so it is done only where letters alone do not do. Addresses are
    left alone but for `\\_` and the like, since a decoder takes the rest of `a_b%20c` for a comment.
    """
    if field in _VERBATIM:
        return _ESCAPED.sub(r"\1", raw).strip() if "\\" in raw else raw.strip()
    if "\\" in raw:
        letters = _LETTER.sub(_letter, raw)
        raw = _decode(raw).strip() if _MORE_THAN_LETTERS.search(letters) else _BRACES.sub("", letters)
    else:
        if "{" in raw or "}" in raw:
            raw = raw.replace("{", "").replace("}", "")
        if "~" in raw:
            raw = raw.replace("~", "\u00a0")
    return raw if "\n" not in raw and "  " not in raw else " ".join(raw.split())


def _letter(match: re.Match[str]) -> str:
    name, mark, letter, other_mark, other_letter = match.groups()
    if name:
        return _LETTERS[name]
    return unicodedata.normalize("NFC", (letter or other_letter) + _ACCENTS[mark or other_mark])


def _decode(raw: str) -> str:
    from pylatexenc.latexwalker import LatexWalker

    decoder, commands = _decoder()
    known = decoder.latex_context.get_macro_spec
    tied = _TIE.sub("\u00a0", raw)
    guarded = _UNESCAPED.sub(r"\\\g<0>", written_out(tied, lambda name: known(name) is not None))
    try:
        nodes, _, _ = LatexWalker(guarded, latex_context=commands, tolerant_parsing=True).get_latex_nodes()
        decoded: str = decoder.nodelist_to_text(nodes)
    except (
        RecursionError,
        ValueError,
        IndexError,
    ):  # the user's LaTeX is not our bug: show it without braces
        return _BRACES.sub("", raw)
    return decoded


@cache
def _decoder() -> tuple[Any, Any]:
    """pylatexenc's decoder and its table of commands: making them costs more than most uses of them."""
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import get_default_latex_context_db

    decoder = LatexNodes2Text(keep_comments=True, math_mode="verbatim", strict_latex_spaces=False)
    return decoder, get_default_latex_context_db()
