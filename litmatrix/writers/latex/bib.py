"""The bibliography that goes with biblatex citations: `references.bib`, of the cited works alone.

Fields stand as the review's own `.bib` has them. Only what would stop LaTeX is mended: a bare `&`, `%`, `#` or `_`
is spelt out; a value with a command that is no letter, accent or emphasis (`\\input`, a macro of one's own) is
written anew from its plain text. Signs that the fonts lack stay, since biber sorts by them and undoes their
commands; pdfLaTeX must be told of them (`signs_to_declare`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from litmatrix.model import Name, Reference
from litmatrix.writers.latex.biblatex import bib_key
from litmatrix.writers.latex.characters import AS_THEY_ARE
from litmatrix.writers.latex.escape import breakable, escape

_VERBATIM = frozenset({"url", "doi", "eprint", "verba", "verbb", "verbc"})
_PARENTS = ("crossref", "xref", "xdata")
_NOT_TAKEN = frozenset({"file", "pdf", "abstract", "annotation", "annote", "execute", "ids", "options"})
"""Fields that no list prints: notes, addresses on somebody's disk, and what biblatex would carry out."""
_NAMES = frozenset(
    {"author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc", "holder", "shortauthor"}
)
_PRINTED = frozenset({"note", "howpublished", "publisher", "institution", "organization", "series", "addendum"})
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
_TYPE = re.compile(r"[a-z]+\Z")
_COMMANDS = re.compile(
    r"\\(?:aa|AA|ae|AE|oe|OE|[oOlLijcvuHrkdbS]|ss|dh|DH|th|TH|dj|DJ|ng|NG|text(?:it|bf|sc|superscript|subscript"
    r"|endash|emdash|quotedblleft|quotedblright|ellipsis)|emph|guillemot(?:left|right)|l?dots|mkbib(?:emph|quote))"
)
_LONG_WORD = re.compile(r"(?<![^\s{}])[^\s{}\\$]{14,}(?![^\s{}])")
_PIECE = re.compile(
    r"(?P<command>\\[A-Za-z]+)|(?P<spelt>\\[&%$#_{} ,/\-'\"`^~=.])|(?P<bad>[\\$])|(?P<bare>[&%#_^\"])"
    r"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029])"
)
_ACCENT_ON_ACCENT = re.compile(r"""\\(?:[`'^"~=.]|[uvHrcdkb]\b)\s*\{?\s*\\""")
"""biber undoes the inner one alone, and drops the braces."""
_FOREIGN = re.compile(rf"([^\x00-\x9f\u2028\u2029{AS_THEY_ARE}])")


class _Unfit(Exception):  # noqa: N818 – told to this module alone
    """A value that LaTeX might not get through."""


def bib_file(references: Mapping[str, Reference], keys: Iterable[str]) -> str:
    """The works called `keys`, and those whose data they share, as a `.bib` file, sorted by key."""
    wanted = _with_parents(references, keys)
    lenders = {parent for key in wanted for parent in _parents(references[key])}
    wanted_in_order = sorted(wanted, key=lambda key: (key in lenders, key))  # biber wants lenders last
    return "\n".join(_entry(references[key]) for key in wanted_in_order)


def _with_parents(references: Mapping[str, Reference], keys: Iterable[str]) -> set[str]:
    found: set[str] = set()
    left = [key for key in keys if key in references]
    while left:
        key = left.pop()
        if key not in found:
            found.add(key)
            left += [parent for parent in _parents(references[key]) if parent in references]
    return found


def _parents(reference: Reference) -> list[str]:
    named = (reference.raw.get(field, "") for field in _PARENTS)
    return [key.strip() for keys in named for key in keys.split(",") if key.strip()]


def _entry(reference: Reference) -> str:
    type_ = reference.type if _TYPE.match(reference.type) else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(reference))
    return f"@{type_}{{{bib_key(reference.key)},\n{fields}\n}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    for name, raw in reference.raw.items():
        if name in _NOT_TAKEN or not raw.strip() or not _FIELD_NAME.match(name):
            continue
        if name == "month" and raw.lower() in _MONTHS:
            yield name, raw.lower()
        elif name in _PARENTS:
            yield name, f"{{{','.join(map(bib_key, _parents(reference)))}}}"
        elif name in _VERBATIM:
            yield name, f"{{{_address(reference.fields[name])}}}"
        else:
            yield name, f"{{{_text(name, raw, reference)}}}"


def _address(text: str) -> str:
    """An address, in which biblatex reads no signs as its own but braces and backslashes."""
    return quote(text, safe="%/:?#[]@!$&'()*+,;=~._-")


def _text(name: str, raw: str, reference: Reference) -> str:
    try:
        return _kept(_LONG_WORD.sub(_divided, raw) if "title" in name or name in _PRINTED else raw)
    except _Unfit:
        people = {"author": reference.authors, "editor": reference.editors}.get(name)
        if people:
            return " and ".join(map(_name, people))
        plain = _spelt(reference.fields[name])
        return f"{{{plain}}}" if name in _NAMES else plain


def _kept(raw: str) -> str:
    """The value as it is written. Raises `_Unfit`."""
    depth = 0
    for sign in re.sub(r"\\.", "", raw, flags=re.DOTALL):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            raise _Unfit
    if depth or _ACCENT_ON_ACCENT.search(raw):
        raise _Unfit
    return _PIECE.sub(_piece, raw)


def _piece(match: re.Match[str]) -> str:
    kind, text = match.lastgroup, match[0]
    if kind == "bad" or (kind == "command" and not _COMMANDS.fullmatch(text)):
        raise _Unfit
    return escape(text) if kind in ("bare", "control") else text


def signs_to_declare(bib: str) -> tuple[tuple[str, str], ...]:
    """What pdfLaTeX must be told of a `.bib` file: code points that its fonts lack, and how they are printed."""
    found = _FOREIGN.findall(unicodedata.normalize("NFC", bib))
    both = sorted({*found, *(sign.upper() for sign in found), *(sign.lower() for sign in found)})
    # biblatex begins titles with a capital; capitals of more than one sign are none of a single letter.
    found = [sign for sign in both if _FOREIGN.fullmatch(sign)]
    return tuple((f"{ord(sign):04X}", escape(sign)) for sign in found if escape(sign) != sign)


def _spelt(text: str) -> str:
    """Plain text as LaTeX, but for the signs that are declared."""
    parts = _FOREIGN.split(unicodedata.normalize("NFC", text))
    return "".join(part if at % 2 else escape(part) for at, part in enumerate(parts))


def _divided(match: re.Match[str]) -> str:
    return breakable(match[0])


def _name(name: Name) -> str:
    if name.group or not name.given:
        return "others" if name.family == "others" else f"{{{_spelt(name.family)}}}"
    return f"{{{_spelt(name.family)}}}, {{{_spelt(name.given)}}}"
