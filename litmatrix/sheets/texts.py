"""From a value of a file to the text of a cell, and back."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from litmatrix.diagnostic import nearest
from litmatrix.languages import Language
from litmatrix.model import Gap
from litmatrix.sheets.book import Choice, Column, Content

LONGEST = 32_767
"""Signs that a cell of Excel can hold."""
_BETWEEN = re.compile(r"[\n,;]")
_ENDS = re.compile(r"[ \t]+$", re.MULTILINE)
_LOOKS_ESCAPED = re.compile(r"_x00[01][0-9A-Fa-f]_|[\r\v\f\x85\u2028\u2029]")
"""A text may hold what a workbook would write for a line end; then the two cannot be told apart."""
_OPENING, _CLOSING = "«“„‘\"'", "»”“’\"'"
_INNER_MARKS = str.maketrans("«»“”„", "‘’‘’‘")
_GAPS = (Gap.NOT_REPORTED, Gap.NOT_APPLICABLE, Gap.TODO)


def settled(text: str) -> str:
    """A text without what programs change on their own: composed letters, plain line ends, no space around."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _ENDS.sub("", text).strip()


def fingerprint(text: str) -> str:
    """What tells whether a cell still says the same."""
    told = settled(_LOOKS_ESCAPED.sub("\n", text))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:12]


def quotable(text: str) -> str:
    """A text for a message that puts it in quotation marks: its own become single ones."""
    return text.translate(_INNER_MARKS)


def gap_choices(words: Language) -> tuple[Choice, ...]:
    """The words for a gap that any field may hold."""
    return tuple(Choice(gap.value, words.gap(gap)) for gap in _GAPS)


def shown(value: str | Sequence[str] | None, column: Column, choices: Sequence[Choice] = ()) -> str:
    """The text that a cell shows for a value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _word(value, choices or column.choices)
    between = ", " if column.content is Content.NAMES else "\n"
    return between.join(_word(one, column.choices) for one in value)


def value_of(text: str, column: Column, choices: Sequence[Choice] = ()) -> Any:
    """The value that a cell's text stands for; None for an empty cell. Raises `NotAChoiceError`."""
    text = settled(text)
    known = choices or column.choices
    if not text:
        return None
    if column.content is Content.CHOICE and known:
        return _chosen(text, known)
    if column.content is Content.NAMES:
        return [one.strip() for one in _BETWEEN.split(text) if one.strip()]
    if column.content is Content.LINES:
        return [_gap(one.strip(), known) for one in text.split("\n") if one.strip()]
    return _gap(text, known)


class NotAChoiceError(ValueError):
    """A text that is none of the words, without quotation marks around it; carries the nearest of them."""

    def __init__(self, text: str, choices: Iterable[Choice]) -> None:
        self.words = tuple(dict.fromkeys(choice.word for choice in choices))
        self.near = nearest(text, self.words)
        self.text = text
        super().__init__(text)


def _word(value: str, choices: Sequence[Choice]) -> str:
    return next((choice.word for choice in choices if choice.value == value), value)


def _gap(text: str, choices: Sequence[Choice]) -> str:
    word = _bare(text).casefold()
    return next((choice.value for choice in choices if word in _spellings(choice)), text)


def _bare(text: str) -> str:
    """A word without the quotation marks around it that our own sentences have: "choose «Godt»"."""
    return text[1:-1].strip() if len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING else text


def _chosen(text: str, choices: Sequence[Choice]) -> str:
    for choice in choices:
        if text in (choice.word, choice.value):
            return choice.value
    word = _bare(text)
    for choice in choices:
        if {text.casefold(), word.casefold()} & set(_spellings(choice)):
            return choice.value
    raise NotAChoiceError(word, choices)


def _spellings(choice: Choice) -> tuple[str, str]:
    return choice.word.casefold(), choice.value.casefold()
