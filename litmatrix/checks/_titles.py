"""Titles made comparable: the same title in another typography is the same title."""

import re

_NOT_WORD = re.compile(r"[\W_]+")


def comparable(title: str) -> str:
    """The words of a title, without case, punctuation or kind of space."""
    return _NOT_WORD.sub(" ", title.casefold()).strip()
