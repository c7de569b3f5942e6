"""Where reading and writing comments meet: a review and an exported file in, the new text of comments.yaml out."""

from pathlib import Path
from typing import NamedTuple

from litmatrix.comment_yaml import with_comments
from litmatrix.diagnostic import Fault
from litmatrix.location import Location
from litmatrix.model import Comment, Comments, Review
from litmatrix.readers.comments import read_comments
from litmatrix.readers.decode import decode
from litmatrix.readers.rules.comments import OTHER_REVIEW, UNWRITABLE
from litmatrix.readers.yaml import read_yaml


class Imported(NamedTuple):
    """What an import would change."""

    path: str
    text: str
    """The whole of comments.yaml."""
    added: tuple[Comment, ...]
    known: int
    """How many of the file's comments were there already."""


def import_comments(review: Review, current: str, file: Path) -> tuple[Imported | None, list[Fault]]:
    """The comments of `file` added to `current`, the text of comments.yaml as it is ("" when there is none).

    A comment whose id is there already is passed over, so the same file may be imported twice. What stands in
    comments.yaml is kept to the letter; the new text is read back before it is given. Nothing is written.
    """
    exported, faults = read_comments(file)
    if exported is None:
        return None, faults
    if exported.review != review.name:
        names = {"theirs": exported.review, "ours": review.name}
        return None, [Fault(OTHER_REVIEW, Location(file.name), names)]
    path = f"matrices/{review.name}/comments.yaml"
    before = review.comments.comments if review.comments else ()
    there = {comment.id for comment in before}
    added = {comment.id: comment for comment in exported.comments if comment.id not in there}
    known = len(exported.comments) - len(added)
    if not added:
        return Imported(path, current, (), known), []
    text = with_comments(current, added.values())
    if text is None or _read_back(text, path) != (*before, *added.values()):
        return None, [Fault(UNWRITABLE, Location(path), {"file": path})]
    return Imported(path, text, tuple(added.values()), known), []


def _read_back(text: str, path: str) -> tuple[Comment, ...] | None:
    tree, faults = read_yaml(text, path)
    if tree is None or faults:
        return None
    read, faults = decode(Comments, tree, path, {"path": path})
    return read.comments if read and not faults else None
