"""Where reading and writing comments meet: a review and a file that came back, and the new comments.yaml.

The file is one that review.html exported, or a Word file of ours with comments and tracked changes in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from litmatrix.checks._commented import place_of
from litmatrix.comment_yaml import with_comments
from litmatrix.diagnostic import Fault
from litmatrix.location import Location, Place
from litmatrix.model import Comment, Comments, Review
from litmatrix.model.tracked_change import TrackedChange
from litmatrix.readers.comments import read_comments
from litmatrix.readers.decode import decode
from litmatrix.readers.files import TEXT_LIMIT
from litmatrix.readers.rules.comments import OTHER_REVIEW, UNWRITABLE
from litmatrix.readers.rules.files import TOO_LARGE
from litmatrix.readers.word_back import Remark, is_word, read_word_file
from litmatrix.readers.word_back.comments import with_answers
from litmatrix.readers.yaml import read_yaml
from litmatrix.word_marks import marks_of

_FROM_WORD = re.compile(r"w[0-9a-f]{10}(?:-[0-9]+)?\Z")

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


class Imported(NamedTuple):
    """What an import would change."""

    path: str
    text: str
    """The whole of comments.yaml."""
    added: tuple[Comment, ...]
    known: int
    """How many of the file's comments were there already."""
    changes: tuple[TrackedChange, ...] = ()
    """What somebody changed in a Word file, for the author to take over by hand; nothing is done with it."""


def import_comments(
    review: Review, texts: Mapping[str, str], file: Path, *, anywhere: bool = False
) -> tuple[Imported | None, list[Fault]]:
    """The comments of `file` added to comments.yaml; `texts` holds the text of every file of the review by path.

    A comment that is there already is passed over, so the same file may be imported twice. What stands in
    comments.yaml is kept to the letter; the new text is read back before it is given. Nothing is written.
    `anywhere` takes a Word file without our marks: all of it is then about the whole review.
    """
    path = f"matrices/{review.name}/comments.yaml"
    current = texts.get(path, "")
    before = review.comments.comments if review.comments else ()
    changes: tuple[TrackedChange, ...] = ()
    if is_word(file):
        word, faults = read_word_file(file, marks_of(review), anywhere=anywhere)
        if word is None:
            return None, faults
        found, known = _unknown(word.remarks, before)
        changes = tuple(one._replace(place=_source(one, review, texts)) for one in word.changes)
    else:
        exported, faults = read_comments(file)
        if exported is None:
            return None, faults
        if exported.review != review.name:
            names = {"theirs": exported.review, "ours": review.name}
            return None, [Fault(OTHER_REVIEW, Location(file.name), names)]
        there = {comment.id for comment in before}
        found = [comment for comment in exported.comments if comment.id not in there]
        known = len(exported.comments) - len(found)
    added = {comment.id: comment for comment in found}
    if not added:
        return Imported(path, current, (), known, changes), []
    text = with_comments(current, added.values())
    if (size := len((text or "").encode())) > TEXT_LIMIT:
        return None, [Fault(TOO_LARGE, Location(path), {"size": size // 1000, "limit": TEXT_LIMIT // 1000})]
    if text is None or _read_back(text, path) != (*before, *added.values()):
        return None, [Fault(UNWRITABLE, Location(path), {"file": path})]
    return Imported(path, text, tuple(added.values()), known, changes), []


def _unknown(remarks: Iterable[Remark], before: tuple[Comment, ...]) -> tuple[list[Comment], int]:
    """The comments that are not there yet, and how many are.

    A reply that comes when its comment is there already stands alone at the same place, and waits for an answer.
    """
    there = {sign for comment in before for sign in _signs_of_old(comment)}
    found: list[Comment] = []
    known = 0
    for remark in remarks:
        if there.isdisjoint(_signs(remark.comment)):
            found.append(with_answers(remark))
            continue
        known += 1
        new = [one for one in remark.replies if there.isdisjoint((*_signs(one), (one.by, one.date, one.text)))]
        known += len(remark.replies) - len(new)
        found += (reply.model_copy(update={"at": remark.comment.at}) for reply in new)
    return found, known


def _signs(comment: Comment) -> tuple[tuple[object, ...], ...]:
    """What a comment in a Word file is known by: its id, or who said the same there on the same day."""
    return (comment.id,), (comment.by, comment.date, comment.text, comment.at)


def _signs_of_old(comment: Comment) -> Iterator[tuple[object, ...]]:
    """Those of a comment that is there. Of one from a Word file the id alone: "Side?" may be said twice a day."""
    yield (comment.id,)
    if not _FROM_WORD.match(comment.id):
        yield (comment.by, comment.date, comment.text, comment.at)
    yield from ((answer.by, answer.date, answer.text) for answer in comment.answers)


def _source(change: TrackedChange, review: Review, texts: Mapping[str, str]) -> Place | Location:
    """Where in the author's files a changed paragraph stands, as near as it can be found."""
    finding = next((one for one in review.findings if one.id == change.at.finding), None)
    line = _most_like(change.old, texts.get(finding.path, "")) if finding else None
    if finding and line:
        return Location(finding.path, line)
    return place_of(change.at, review)


def _most_like(paragraph: str, text: str) -> int | None:
    """The line where the paragraph of the text begins that shares most words with one; None when none is like it.

    Citations are spelt otherwise in the file, so half of the words are enough.
    """
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, b=_WORD.findall(paragraph), autojunk=False)
    best, line = 0.5, None
    for found in _PARAGRAPH.finditer(text):
        matcher.set_seq1(_WORD.findall(found[0]))
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, line = ratio, text.count("\n", 0, found.start()) + 1
    return line


def _read_back(text: str, path: str) -> tuple[Comment, ...] | None:
    tree, faults = read_yaml(text, path)
    if tree is None or faults:
        return None
    read, faults = decode(Comments, tree, path, {"path": path})
    return read.comments if read and not faults else None
