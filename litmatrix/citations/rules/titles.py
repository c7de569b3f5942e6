"""Titles in English go in small letters, but for the first word of the title and of the subtitle.

Zotero exports many of them With Every Word Capitalised; APA wants sentence case (Publication manual, 7th ed.,
§6.17). Only titles marked as English are touched, and only when braces show that capitals were thought of, or
when most of many words are capitalised. A word in braces, with a digit or with a capital inside (`COPD`) stays.
Norwegian titles keep every letter.
"""

import re

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BRACED = re.compile(r"\{([^{}]+)\}")
_STARTS = re.compile(r"(?:^|[:?!.–—]\s)\W*$")
_MOST, _MANY = 0.75, 4


def prepare(work: Work) -> Item:
    """The title in sentence case, when it is English and in title case."""
    item, reference = work.item, work.reference
    title: str = item.get("title", "")
    if item.get("language") != "en":
        return item
    keep = protected(reference.raw.get("title", ""))
    if not keep and not _in_title_case(title):
        return item
    return item | {"title": sentence_case(title, keep)}


def protected(raw: str) -> frozenset[str]:
    """Words that the bibliography holds together with braces, against change."""
    inner = raw[1:-1] if raw.startswith("{") and raw.endswith("}") and raw.count("{") == 1 else raw
    return frozenset(word for group in _BRACED.findall(inner) for word in _WORD.findall(group))


def sentence_case(title: str, keep: frozenset[str] = frozenset()) -> str:
    """`title` with small letters, except where a sentence begins and in the words to keep."""

    def small(match: re.Match[str]) -> str:
        first, *rest = match[0].split("-")
        if match[0] in keep:
            return match[0]
        if not _STARTS.search(title[: match.start()]):
            first = _lowered(first)
        return "-".join([first, *(_lowered(part) for part in rest)])

    return _WORD.sub(small, title)


def _lowered(word: str) -> str:
    return word if word == "I" or word[1:] != word[1:].lower() else word.lower()


def _in_title_case(title: str) -> bool:
    long_words = [word for word in _WORD.findall(title)[1:] if len(word) > 3]
    capitals = len([word for word in long_words if word[0].isupper()])
    return capitals >= _MANY and capitals >= _MOST * len(long_words)
