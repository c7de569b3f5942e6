"""Pandoc's citation syntax in a text: `[@key, s. 12; @other]`, `@key [s. 4]`, `[-@key]`.

Pure text in, citations with their offsets out; never raises, and takes time in proportion to the text.
Code, escaped signs, addresses and links are left alone. Two kindnesses beyond pandoc: locator words in
Norwegian and English at once; a last part without a key (`[@a, s. 3; se også kapittel 2]`) belongs to the
work before it, and a forgotten semicolon (`[@a @b]`) loses no work. The syntax: https://pandoc.org/MANUAL.html#citation-syntax
"""

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from litmatrix.code_spans import without_code
from litmatrix.document import Cite, CiteItem
from litmatrix.locator_words import split_suffix


class FoundCitation(NamedTuple):
    """A citation and where it stands: `text[start:end]`."""

    start: int
    end: int
    cite: Cite
    keys: tuple[tuple[int, int], ...]
    """Start and end of each item's `@key`, in the order of `cite.items`."""


class _Key(NamedTuple):
    start: int
    end: int
    key: str
    suppress_author: bool


class _Part(NamedTuple):
    """A stretch of a bracket with one key: from a semicolon, or from a second key, to the next."""

    start: int
    key: _Key | None
    end: int


@dataclass
class _Bracket:
    """A `[…]` with what stands directly in it, not in a bracket further in; `end` is 0 while it is open."""

    start: int
    end: int = 0
    parts: list[_Part] = field(default_factory=list)
    part_start: int = 0
    part_key: _Key | None = None

    def close_part(self, end: int, separator: int = 1) -> None:
        """A semicolon or the closing bracket. A part without a key belongs to the work before it."""
        if self.part_key is None and self.parts:
            self.parts[-1] = self.parts[-1]._replace(end=end)
        else:
            self.parts.append(_Part(self.part_start, self.part_key, end))
        self.part_start, self.part_key = end + separator, None


_TOKEN = re.compile(
    r"""(?P<blank>\n[ \t]*\n)
      | (?P<open>\[) | (?P<close>\]) | (?P<semicolon>;)
      | (?<![\w/])(?P<minus>-?)@
        (?: \{(?P<braced>[^{}\s]+)\} | (?P<plain>\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+) )
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*")
_ABBREVIATION = re.compile(
    r"\b(?:jf|jfr|cf|kf|sml|f\.eks|t\.d|bl\.a|m\.a|dvs|e\.g|i\.e|eg|ca|nr|jmf)\.$", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\([^\w\s])")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2}|_{1,2})(?=[^\s*_])([^*_\n]+)(?<!\s)\1(?![\w*])")


def find_citations(text: str) -> list[FoundCitation]:
    """All citations in `text`, in order, none inside another.

    `text` may be a paragraph or a whole Markdown file (fenced code and code spans are skipped; indented code
    is not recognised, since an item of a list looks the same). A prefix comes without the space after it; a
    suffix keeps its own first comma or space. Both are plain text: marks of emphasis and escape are dropped.
    """
    if "@" not in text:
        return []
    shown = without_code(text)
    brackets, keys = _tokens(shown)
    things: dict[int, _Bracket | _Key] = {**brackets, **keys}
    found: list[FoundCitation] = []
    end = 0
    for start in sorted(things):
        thing = things[start]
        if start < end:
            continue
        if isinstance(thing, _Key):
            cited = _narrative(text, thing, brackets.get(_after_gap(shown, thing.end)))
            found.append(cited._replace(cite=cited.cite._replace(begins_sentence=_begins_sentence(text, start))))
        elif _is_citation(text, thing, brackets):
            found.append(_bracketed(text, thing, thing.parts))
        else:
            continue
        end = found[-1].end
    return found


def _tokens(shown: str) -> tuple[dict[int, _Bracket], dict[int, _Key]]:
    """Brackets that are closed in their own paragraph, and all keys, by where they start."""
    brackets: dict[int, _Bracket] = {}
    keys: dict[int, _Key] = {}
    stack: list[_Bracket] = []
    for token in _TOKEN.finditer(shown):
        match token.lastgroup:
            case "open":
                stack.append(_Bracket(token.start(), part_start=token.end()))
            case "blank":
                stack.clear()
            case "semicolon":
                if stack:
                    stack[-1].close_part(token.start())
            case "close":
                if stack:
                    bracket = stack.pop()
                    bracket.close_part(token.start())
                    bracket.end = token.end()
                    brackets[bracket.start] = bracket
            case name:
                key = _Key(token.start(), token.end(), token[name or 0], bool(token["minus"]))
                keys[token.start()] = key
                if stack:
                    if stack[-1].part_key is not None:
                        stack[-1].close_part(key.start, separator=0)
                    stack[-1].part_key = key
    return brackets, keys


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence ends, or nothing stands, before `start`."""
    before = text[max(0, start - 40) : start].rstrip()
    return not before or (before[-1] in ".!?:*#>" and not _ABBREVIATION.search(before))


def _after_gap(shown: str, position: int) -> int:
    """Where the next sign stands, past spaces and at most one line break."""
    gap = _GAP.match(shown, position)
    return gap.end() if gap else position


def _is_citation(text: str, bracket: _Bracket, brackets: dict[int, _Bracket]) -> bool:
    """Whether the bracket holds a key and is no link, image, note or span with attributes."""
    if bracket.parts[-1].key is None or text[max(0, bracket.start - 1) : bracket.start] in {"^", "!"}:
        return False
    following = brackets.get(bracket.end)
    if following and following.parts[-1].key is None:
        return False
    return text[bracket.end : bracket.end + 1] not in {"(", "{"}


def _narrative(text: str, key: _Key, bracket: _Bracket | None) -> FoundCitation:
    """A key that stands free in the sentence, with the locator and further works bracketed after it."""
    own = _item(key, "", "")
    narrative = not key.suppress_author
    if not bracket or text[bracket.start + 1] == "^" or text[bracket.end : bracket.end + 1] in {"(", "["}:
        return FoundCitation(key.start, key.end, Cite((own,), narrative), ((key.start, key.end),))
    others = bracket.parts
    if others[0].key is None:
        own = _item(key, "", _with_comma(text[others[0].start : others[0].end]))
        others = others[1:]
    rest = _bracketed(text, bracket, others)
    cite = Cite((own, *rest.cite.items), narrative)
    return FoundCitation(key.start, bracket.end, cite, ((key.start, key.end), *rest.keys))


def _bracketed(text: str, bracket: _Bracket, parts: list[_Part]) -> FoundCitation:
    """The works in a bracket. Words without a work go before the next one: `[se @a, s. 3, jf. @b]`."""
    items: list[CiteItem] = []
    keys: list[tuple[int, int]] = []
    left_over = ""
    for part, following in zip_longest(parts, parts[1:]):
        if part.key is None:
            left_over = text[part.start : part.end + 1]
            continue
        prefix = left_over + text[part.start : part.key.start]
        item = _item(part.key, prefix, text[part.key.end : part.end])
        left_over = ""
        if following and following.start == part.end:
            item, left_over = item._replace(suffix=""), item.suffix.lstrip(" ,") + " "
        items.append(item)
        keys.append((part.key.start, part.key.end))
    return FoundCitation(bracket.start, bracket.end, Cite(tuple(items)), tuple(keys))


def _item(key: _Key, prefix: str, suffix: str) -> CiteItem:
    label, locator, rest = split_suffix(_plain(suffix).rstrip())
    return CiteItem(key.key, _plain(prefix).strip(), label, locator, rest, key.suppress_author)


def _with_comma(suffix: str) -> str:
    return f", {suffix.strip()}" if suffix.strip()[:1].isalnum() else suffix


def _plain(text: str) -> str:
    """The words of a stretch of Markdown on one line, without the marks of emphasis and escape."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", " ".join(re.split(r"\s*\n\s*", text))))
