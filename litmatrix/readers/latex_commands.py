"""LaTeX commands in a bibliography field that the decoder does not know, so that none of them swallows text.

What reference managers write for a sign is that sign, what only sets text in another way leaves its text, and any
other command is printed as it stands: `\\input{x}` in a title is then seen by whoever reads the title.
"""

import re
from collections.abc import Callable, Mapping


def _words(text: str) -> list[str]:
    return text.split()


SIGNS = {
    "S": "§",
    "P": "¶",
    "textquotedbl": '"',
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": r"\_",
    "textasciicircum": "^",
    "copyright": "©",
    "textbraceleft": r"\{",
    "textbraceright": r"\}",
    "textcdot": "·",
    "textperiodcentered": "·",
    "slash": "/",
    "flqq": "«",
    "frqq": "»",
    "glqq": "„",
    "grqq": "“",
    "euro": "€",
    "EUR": "€",
    "pounds": "£",
    "degree": "°",
    "nobreakspace": "\u00a0",
    "thinspace": " ",
    "enspace": " ",
    "newline": " ",
    "linebreak": " ",
    "par": " ",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
"""Signs as Zotero, JabRef and people write them, in LaTeX that the decoder knows."""
_SETTING = frozenset(
    _words(
        "texttt textsf textup textmd textnormal textsuperscript textsubscript mbox fbox hbox em bf it sl sc tt rm "
        "sf bfseries mdseries itshape slshape scshape upshape ttfamily rmfamily sffamily normalfont small "
        "footnotesize large uppercase lowercase MakeUppercase MakeLowercase NoCaseChange autocap mkbibemph "
        "mkbibitalic mkbibbold mkbibsuperscript textlatin textgreek protect relax ignorespaces unskip break "
        "allowbreak nolinebreak hfill sloppy bibstring textnohyphenation"
    )
)
"""How text is set; the text itself stays."""
_WITHOUT_TEXT = frozenset(_words("hspace vspace noopsort selectlanguage label index phantom hphantom nocite"))
_SECOND = frozenset(_words("href textcolor foreignlanguage colorbox"))
"""Commands whose first argument is no text and whose second is."""
_ADDRESSES = frozenset(_words("url path nolinkurl"))
_ACTING = frozenset(_words("input include cite citep citet footcite begin end"))
"""Known to the decoder, which puts nothing or something else in their place."""

_COMMAND = re.compile(r"(?<!\\)\$[^$]*\$|\\(?:(?P<name>[A-Za-z]+)\*?|[^A-Za-z])", re.DOTALL)
_QUOTING = re.compile(r"\\(?:enquote|mkbibquote|textquote)\*?(?=\{)")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_SWALLOWED = re.compile(r"\{\}|[ \t]*")
_PLAIN = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "-": "{-}",
    "`": "{`}",
    "'": "{'}",
}
_SPECIAL = re.compile(r"[\\{}$~`'-]")


def written_out(raw: str, known: Callable[[str], bool]) -> str:
    """`raw` with the commands that `known` does not know as LaTeX that it knows. Formulas stay as they are."""
    raw = _with_quotation_marks(raw)
    groups, parts, position = _groups(raw), [], 0
    while match := _COMMAND.search(raw, position):
        parts.append(raw[position : match.start()])
        name, position = match["name"], match.end()
        if name is None:
            parts.append(_sign(match[0], known))
        elif name in SIGNS:
            parts.append(SIGNS[name])
            position = _after_space(raw, position)
        elif name not in _ACTING | _ADDRESSES | _SECOND | _WITHOUT_TEXT and known(name):
            parts.append(match[0])
        else:
            text, position = _command(raw, match[0], name, position, groups)
            parts.append(text)
    return "".join([*parts, raw[position:]])


def _sign(written: str, known: Callable[[str], bool]) -> str:
    """A formula, an escaped sign, or a command of one sign: \\- and \\/ only say how a word is set."""
    if written in {r"\-", r"\/", r"\@"}:
        return ""
    return written if written[0] == "$" or written[1] in r"\{}$%&#_ " or known(written[1]) else _plain(written)


def _command(raw: str, written: str, name: str, position: int, groups: Mapping[int, int]) -> tuple[str, int]:
    """What stands for a command in words, and where the text goes on."""
    if name in _SETTING:
        return "", _after_space(raw, position)
    if name in _WITHOUT_TEXT | _SECOND:
        return "", groups.get(position, position)
    if name in _ADDRESSES and position in groups:
        return _plain(raw[position + 1 : groups[position] - 1]), groups[position]
    begin = position
    while position in groups:
        position = groups[position]
    return _plain(written + raw[begin:position]), position


def _with_quotation_marks(raw: str) -> str:
    """Quotation marks for the commands that set them."""
    found = list(_QUOTING.finditer(raw))
    groups = _groups(raw) if found else {}
    cuts = {}
    for match in found:
        if end := groups.get(match.end()):
            cuts[match.start()] = match.end() + 1
            cuts[end - 1] = end
    parts, position = [], 0
    for begin in sorted(cuts):
        parts += [raw[position:begin], '"']
        position = cuts[begin]
    return "".join([*parts, raw[position:]])


def _groups(raw: str) -> Mapping[int, int]:
    """Where each group in braces ends, by where it begins; found in one pass, however deep they are."""
    ends, opened = {}, []
    for match in _BRACE.finditer(raw):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            ends[opened.pop()] = match.end()
    return ends


def _after_space(raw: str, position: int) -> int:
    """TeX takes the space after a command for the end of its name."""
    match = _SWALLOWED.match(raw, position)
    return match.end() if match else position


def _plain(text: str) -> str:
    """LaTeX that says `text`, letter by letter."""
    return _SPECIAL.sub(lambda match: _PLAIN[match[0]], text)
