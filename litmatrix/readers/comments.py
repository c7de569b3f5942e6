"""Comments as the page exports them: one small JSON file."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model import Comment, Comments
from litmatrix.readers.decode import decode
from litmatrix.readers.files import TEXT_LIMIT, read_text
from litmatrix.readers.rules.comments import NOT_COMMENTS
from litmatrix.readers.rules.files import CONTROL_CHARACTER, NOT_UTF8

_DEEPEST = 8
_NO_PLAIN_TEXT = frozenset((NOT_UTF8, CONTROL_CHARACTER))
# No text of a review holds these; what came by e-mail or was edited by hand may.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")


_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9])")


class Exported(NamedTuple):
    """What an exported file says."""

    review: str
    """The review it is about."""
    comments: tuple[Comment, ...]


def read_comments(file: Path) -> tuple[Exported | None, list[Fault]]:
    """The comments of an exported file, or None and what is wrong with it.

    Everything in it is text and stays text. A status or an answer in the file is not taken over: those are
    given in the review.
    """
    text, faults = read_text(file.parent, file.name, TEXT_LIMIT)
    broken = [Fault(NOT_COMMENTS, Location(file.name), {"file": file.name})]
    if text is None:
        return None, broken if {fault.rule for fault in faults} <= _NO_PLAIN_TEXT else faults
    try:
        content = json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return None, broken
    if not _is_export(content):
        return None, broken
    items = [_only_own(_clean(item, _DEEPEST)) for item in content["comments"]]
    read, faults = decode(Comments, {"comments": items}, file.name, {"path": file.name})
    if read is None or faults:
        return None, [fault._replace(where=Location(file.name)) for fault in faults] or broken
    return Exported(content["review"], read.comments), []


def clean_text(text: str, *, strip: bool = True) -> str:
    """The text with U+FFFD for what no text file of a review holds, and without blanks around it."""
    cleaned = _NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return cleaned.strip() if strip else cleaned


def date_in(moment: str) -> str | None:
    """The day of a moment such as 2026-11-22T10:05:00Z, or None when it names none."""
    found = _DAY.match(moment)
    return found[0] if found else None


def _is_export(content: Any) -> bool:
    return (
        isinstance(content, dict)
        and content.get("litmatrix") == "comments"
        and isinstance(content.get("review"), str)
        and isinstance(content.get("comments"), list)
        and all(isinstance(item, dict) for item in content["comments"])
    )


def _only_own(item: Any) -> Any:
    return {name: value for name, value in item.items() if name in {"id", "at", "by", "date", "text"}}


def _clean(value: Any, depth: int) -> Any:
    """The same with texts that a text file can hold; what lies deeper than any comment is left out."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {_clean(str(key), depth): _clean(one, depth - 1) for key, one in value.items()} if depth else ""
    if isinstance(value, list):
        return [_clean(one, depth - 1) for one in value] if depth else ""
    return value
