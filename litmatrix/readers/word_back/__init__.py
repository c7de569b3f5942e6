"""A Word file of ours that came back: the comments in it and the changes that were tracked, each at its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model import CommentedOn
from litmatrix.model.tracked_change import TrackedChange
from litmatrix.readers.files import read_bytes
from litmatrix.readers.rules import comments as rules
from litmatrix.readers.thesis import THESIS_LIMIT
from litmatrix.readers.word_back.changes import read_changes
from litmatrix.readers.word_back.comments import Remark, read_remarks
from litmatrix.readers.word_back.package import read_document
from litmatrix.readers.word_back.places import Places

__all__ = ["Remark", "WordFile", "is_word", "read_word_file"]

_ZIP = b"PK\x03\x04"
_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


class WordFile(NamedTuple):
    """What somebody left in a Word file."""

    remarks: tuple[Remark, ...]
    changes: tuple[TrackedChange, ...]


def is_word(file: Path) -> bool:
    """Whether a file is meant to be a Word file: by its ending, or by how it begins."""
    if file.suffix.lower() in _ENDINGS:
        return True
    with file.open("rb") as opened:
        return opened.read(len(_ZIP)) == _ZIP


def read_word_file(
    file: Path, marks: Mapping[str, CommentedOn], *, anywhere: bool = False
) -> tuple[WordFile | None, list[Fault]]:
    """The comments and tracked changes of a file, or None and what is wrong with it.

    `marks` tells what our bookmarks stand for. A file without any of them is refused, unless what is in it may
    stand `anywhere`: then all of it is about the whole review.
    """
    data, faults = read_bytes(file.parent, file.name, THESIS_LIMIT)
    if data is None:
        return None, faults
    document, faults = read_document(data, file.name)
    if document is None:
        return None, faults
    places = Places(document.body, marks)
    if not places.are_known and not anywhere:
        rule = rules.MARKED_FOR_ANOTHER if places.are_foreign else rules.UNMARKED
        return None, [Fault(rule, Location(file.name), {"file": file.name})]
    return WordFile(read_remarks(document, places), read_changes(document.body, places)), []
