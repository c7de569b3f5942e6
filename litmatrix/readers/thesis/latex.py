"""A thesis in LaTeX: its readable text, without running a line of it.

Commands that only dress their argument are dropped and the argument kept; what cannot be read as text
(formulas, figures, keys) is left out. Nothing is expanded, included or opened.
"""

import re

from litmatrix.key_citation import COMMANDS
from litmatrix.model.thesis import ParagraphKind, Thesis
from litmatrix.readers.thesis.latex_citations import citation_at
from litmatrix.readers.thesis.raw import Raw
from litmatrix.readers.thesis.structure import structured

_TOKEN = re.compile(
    r"(?P<comment>(?<!\\)%[^\n]*\n?[ \t]*)|(?P<blank>\n[ \t]*\n\s*)|(?P<newline>\n)"
    r"|\\(?P<edge>begin|end)\s*\{(?P<name>[A-Za-z]+)\*?\}(?:\[[^\]\n]{0,200}\])?"
    r"|\\(?P<command>[A-Za-z]+)\*?(?P<option>(?:\s?\[[^\[\]\n]{0,200}\])*)|\\(?P<sign>.)"
    r"|(?P<dash>-{2,3})|(?P<quote>``|''|,,)|(?P<math>\$\$?)|(?P<brace>[{}])|(?P<tie>~)|(?P<cell>&)",
    re.DOTALL,
)
_LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
_SIGNS = {
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    ",": " ",
    ";": " ",
    " ": " ",
    "-": "\u00ad",
}
_WORDS = {
    "S": "§",
    "ldots": "…",
    "dots": "…",
    "textendash": "–",
    "textemdash": "—",
    "guillemotleft": "«",
    "guillemotright": "»",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "o": "ø",
    "O": "Ø",
    "flqq": "«",
    "frqq": "»",
    "og": "«",
    "fg": "»",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "par": "\n\n",
}
_WITHOUT_ARGUMENT = frozenset(
    (
        *(
            "label",
            "ref",
            "cref",
            "autoref",
            "pageref",
            "nocite",
        ),
        *(
            "includegraphics",
            "input",
            "include",
            "usepackage",
            "documentclass",
            "bibliography",
            "bibliographystyle",
        ),
        *(
            "addbibresource",
            "vspace",
            "hspace",
            "setlength",
            "url",
            "selectlanguage",
            "hypersetup",
            "newcommand",
            "pagestyle",
        ),
        *(
            "thispagestyle",
            "setcounter",
            "addcontentsline",
            "index",
            "graphicspath",
            "geometry",
            "title",
            "author",
            "date",
        ),
    )
)
_LENGTHS = frozenset(
    ("hangindent", "hangafter", "parindent", "parskip", "leftskip", "rightskip", "baselineskip", "tabcolsep")
)
"""Plain TeX sets these with a sign of equality."""
_VALUE = re.compile(r"\s?=?\s?-?(?:\d+(?:\.\d*)?|\.\d+)\s?(?:pt|em|ex|cm|mm|in|pc|bp|sp)?")
_QUOTES = frozenset(("quote", "quotation", "displayquote", "displaycquote", "blockquote"))
_TABLES = frozenset(("table", "tabular", "tabularx", "longtable", "tabulary"))
_SILENT = frozenset(
    ("figure", "equation", "align", "verbatim", "lstlisting", "tikzpicture", "comment", "filecontents")
)
_GRAVE, _ACUTE, _HAT, _DOTS, _RING = "àèìòù", "áéíóúý", "âêîôû", "äëïöü", "å"
_ACCENTS = {
    **{("`", plain): sign for plain, sign in zip("aeiou", _GRAVE, strict=True)},
    **{("'", plain): sign for plain, sign in zip("aeiouy", _ACUTE, strict=True)},
    **{("^", plain): sign for plain, sign in zip("aeiou", _HAT, strict=True)},
    **{('"', plain): sign for plain, sign in zip("aeiou", _DOTS, strict=True)},
    ("r", "a"): _RING,
    ("c", "c"): "ç",
    ("~", "n"): "ñ",
}


def read_latex(text: str, path: str) -> Thesis:
    """The thesis; its paragraphs know the line and column of every stretch."""
    return Thesis(path, structured(_Reading(text).blocks(), path), "line", text)


class _Reading:
    """One pass over the source, collecting pieces of text into blocks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._line_start = 1, 0
        self._found: list[list[Raw]] = []
        self._block: list[Raw] = []
        self._outer: list[list[Raw]] = []
        self._glued = False
        self._braces: list[str] = []
        self._environments: list[str] = []
        self._tables = 0
        self._kind: ParagraphKind = "text"
        self._level = 0

    def blocks(self) -> list[list[Raw]]:
        """The blocks from \\begin{document} on, or from the start where there is none."""
        body = self._text.find(r"\begin{document}")
        at = body + len(r"\begin{document}") if body >= 0 else 0
        self._advance(0, at)
        while at < len(self._text):
            match = _TOKEN.search(self._text, at)
            if match is None:
                break
            self._write(self._text[at : match.start()], at)
            end = self._take(match)
            self._advance(match.start(), end)
            at = end
        self._write(self._text[at:], at)
        self._finish()
        return self._found

    def _advance(self, start: int, end: int) -> None:
        breaks = self._text.count("\n", start, end)
        if breaks:
            self._line += breaks
            self._line_start = self._text.rfind("\n", start, end) + 1

    def _write(self, words: str, at: int) -> None:
        if words and not self._silent:
            self._block.append(Raw(words, self._line, at - self._line_start + 1, glued=self._glued))
            self._glued = True

    @property
    def _silent(self) -> bool:
        return any(name in _SILENT for name in self._environments)

    def _take(self, match: re.Match[str]) -> int:
        kind, at = match.lastgroup or "", match.start()
        if match.group("edge"):
            return self._edge(match)
        if match.group("command"):
            return self._command(match)
        if kind == "blank":
            self._finish()
        elif kind == "newline":
            self._glued = False
        elif kind == "brace":
            self._brace(match.group(), at)
        elif kind == "math":
            return self._after_math(match)
        elif kind == "cell":
            self._finish() if self._in_table else self._write("&", at)
        elif kind == "sign":
            return self._sign(match)
        elif kind != "comment":
            plain = {"dash": "–", "tie": " "}.get(kind) or {"``": "“", "''": "”", ",,": "„"}[match.group()]
            self._write(plain, at)
        return match.end()

    @property
    def _in_table(self) -> bool:
        return any(name in _TABLES for name in self._environments)

    def _edge(self, match: re.Match[str]) -> int:
        name = match.group("name")
        self._finish()
        if match.group("edge") == "begin":
            self._tables += name in _TABLES and not self._in_table
            self._environments.append(name)
            return _after_braces(self._text, match.end()) if name in _TABLES else match.end()
        if name in self._environments:
            del self._environments[len(self._environments) - 1 - self._environments[::-1].index(name) :]
        return match.end()

    def _command(self, match: re.Match[str]) -> int:
        command, at = match.group("command"), match.start()
        if command in _LEVELS:
            self._finish()
            self._kind, self._level = "heading", _LEVELS[command]
            return self._opened(match.end(), "heading")
        if command in {"footnote", "footnotetext"}:
            return self._opened(match.end(), "note")
        if command in {"enquote", "textquote", "blockquote"}:
            self._write("«", at)
            return self._opened(match.end(), "»")
        if command in COMMANDS:
            return self._citation(command, match)
        if command in _WITHOUT_ARGUMENT:
            return _after_braces(self._text, match.end())
        if command in _LENGTHS:
            value = _VALUE.match(self._text, match.end())
            return value.end() if value else match.end()
        if command == "item":
            self._finish()
        elif command in _WORDS:
            self._word(_WORDS[command], at)
            return _after_space(self._text, match.end())
        return match.end()

    def _citation(self, command: str, match: re.Match[str]) -> int:
        """A citation by key, kept until somebody knows the work."""
        cited = citation_at(self._text, command, match.start() + 1 + len(command) + ("*" in match[0][:30]))
        if cited is None:
            return _after_braces(self._text, match.end())
        self._write(cited.text, match.start())
        return cited.end

    def _word(self, word: str, at: int) -> None:
        if word == "\n\n":
            self._finish()
        else:
            self._write(word, at)

    def _opened(self, at: int, what: str) -> int:
        """Enter the argument of a command; what closes it is remembered."""
        if self._text[at : at + 1] != "{":
            return at
        self._braces.append(what)
        if what == "note":
            self._outer.append(self._block)
            self._block, self._glued = [], False
        return at + 1

    def _brace(self, brace: str, at: int) -> None:
        if brace == "{":
            self._braces.append("")
            return
        what = self._braces.pop() if self._braces else ""
        if what == "heading":
            self._finish()
        elif what == "»":
            self._write("»", at)
        elif what == "note":
            self._finish("footnote")
            self._block, self._glued = self._outer.pop(), True

    def _sign(self, match: re.Match[str]) -> int:
        sign, at = match.group("sign"), match.start()
        if sign == "\\":
            self._finish() if self._in_table else self._write(" ", at)
            return match.end()
        accented = re.compile(r"\s?\{?\\?([a-zA-Z])\}?").match(self._text, match.end())
        letter = accented.group(1) if accented else ""
        if (sign, letter.lower()) in _ACCENTS and accented:
            found = _ACCENTS[sign, letter.lower()]
            self._write(found.upper() if letter.isupper() else found, at)
            return accented.end()
        self._write(_SIGNS.get(sign, ""), at)
        return match.end()

    def _after_math(self, match: re.Match[str]) -> int:
        end = self._text.find(match.group(), match.end(), match.end() + 2000)
        return end + len(match.group()) if end >= 0 else match.end()

    def _finish(self, kind: ParagraphKind | None = None) -> None:
        """Put away the block that has been collected."""
        if any(raw.text.strip() for raw in self._block) and not self._silent:
            first = self._block[0]
            own = kind or (self._kind if self._kind == "heading" else self._environment_kind())
            table = self._tables if own == "table" else 0
            level = self._level if own == "heading" else 0
            self._block[0] = first._replace(kind=own, level=level, table=table, glued=False)
            self._found.append(self._block)
        self._block, self._glued = [], False
        if kind is None:
            self._kind, self._level = "text", 0

    def _environment_kind(self) -> ParagraphKind:
        if self._in_table:
            return "table"
        return "quote" if any(name in _QUOTES for name in self._environments) else "text"


def _after_braces(text: str, at: int) -> int:
    """Behind the arguments {…} that follow, where they are closed within reach."""
    while text[at : at + 1] == "{":
        depth, end = 0, at
        for match in re.compile(r"[{}]").finditer(text, at, at + 4000):
            depth += 1 if match.group() == "{" else -1
            if depth == 0:
                end = match.end()
                break
        if end == at:
            return at
        at = end
    return at


def _after_space(text: str, at: int) -> int:
    """LaTeX swallows the space behind a command made of letters, and an empty group."""
    if text[at : at + 2] == "{}":
        return at + 2
    return at + 1 if text[at : at + 1] == " " else at
