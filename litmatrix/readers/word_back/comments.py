"""The comments of a Word file: who, when, what, at which words; replies under what they answer.

Office Open XML, ECMA-376 part 1, §17.13.4. Threads and what is done stand in a part that Word adds: a comment is
named there by the `paraId` of its last paragraph ([MS-DOCX] 2.5.3.1, commentEx). Files without it have no threads.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from litmatrix.model import Answer, Comment, CommentedOn
from litmatrix.readers.comments import clean_text, date_in
from litmatrix.readers.word_back.package import WordDocument
from litmatrix.readers.word_back.places import NOWHERE, Places, common
from litmatrix.word_text import paragraphs, runs, text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_RANGE_START, _RANGE_END = f"{_W}commentRangeStart", f"{_W}commentRangeEnd"
_REFERENCE, _RUN, _PARAGRAPH = f"{_W}commentReference", f"{_W}r", f"{_W}p"
OURS = "litmatrix"
"""The author of comments that we put into files; they are not brought back."""
NO_TEXT = "…"
"""Stands for a comment that only marks words, or holds a picture."""
_LONGEST = 300
_DEEPEST = 10
"""Replies to replies; Word itself knows one step."""
_MINUTE = len("2026-11-22T10:05")


class Remark(NamedTuple):
    """A comment with its replies, each with the id that it has if it stands alone."""

    comment: Comment
    replies: tuple[Comment, ...]


class _Range(NamedTuple):
    at: CommentedOn
    words: str


def read_remarks(document: WordDocument, places: Places) -> tuple[Remark, ...]:
    """The comments in the order of the file, without our own. A reply to one of ours stands alone."""
    if document.comments is None:
        return ()
    ranges = _ranges(document.body, places)
    elements = list(document.comments.iterfind(f"{_W}comment"))
    parents, done = _threads(document.threads, elements)
    made = dict(zip(elements, _made(elements, ranges, done), strict=True))
    threads: dict[Any, list[Any]] = {}
    for one in elements:
        threads.setdefault(_head(one, parents), []).append(one)
    return tuple(
        Remark(made[head], tuple(made[one] for one in several if one is not head))
        for head, several in threads.items()
        if not _is_ours(head)
    )


def with_answers(remark: Remark) -> Comment:
    """The comment with its replies as its answers."""
    answers = tuple(Answer(by=one.by, date=one.date, text=one.text) for one in remark.replies)
    return remark.comment.model_copy(update={"answers": answers})


def _made(elements: Iterable[Any], ranges: Mapping[str, _Range], done: set[Any]) -> Iterator[Comment]:
    times: Counter[str] = Counter()
    for element in elements:
        said = _said(element)
        by, when = _attribute(element, "author"), _attribute(element, "date")[:_MINUTE]
        id_ = "w" + hashlib.sha256("\0".join((by, when, said)).encode("utf-8", "replace")).hexdigest()[:10]
        times[id_] += 1
        where = ranges.get(_attribute(element, "id"), _Range(NOWHERE, ""))
        yield Comment(
            id=id_ if times[id_] == 1 else f"{id_}-{times[id_]}",
            at=where.at,
            words=where.words or None,
            by=clean_text(by) or None,
            date=date_in(when),
            text=said,
            status="resolved" if element in done else "open",
        )


def _said(element: Any) -> str:
    lines = [text(paragraph) for paragraph in paragraphs(element)]
    return clean_text("\n".join(lines)) or NO_TEXT


def _threads(part: Any | None, elements: Iterable[Any]) -> tuple[dict[Any, Any], set[Any]]:
    """Which comment each reply answers, and which comments are done."""
    by_id = {id_: one for one in elements for id_ in _paragraph_ids(one)}
    parents: dict[Any, Any] = {}
    done: set[Any] = set()
    for entry in part if part is not None else ():
        one, parent = (by_id.get(str(entry.get(f"{_W15}{name}")).upper()) for name in ("paraId", "paraIdParent"))
        if one is not None and parent is not None and parent is not one:
            parents[one] = parent
        if one is not None and entry.get(f"{_W15}done") in {"1", "true"}:
            done.add(one)
    return parents, done


def _paragraph_ids(element: Any) -> list[str]:
    return [str(one.get(f"{_W14}paraId")).upper() for one in element.iter(_PARAGRAPH) if one.get(f"{_W14}paraId")]


def _head(element: Any, parents: Mapping[Any, Any]) -> Any:
    """The comment at the top of a thread. A reply to one of ours stands alone, and so does one in a circle."""
    head = element
    for _ in range(_DEEPEST):
        parent = parents.get(head)
        if parent is None or _is_ours(parent):
            return head
        head = parent
    return element


def _is_ours(element: Any) -> bool:
    return _attribute(element, "author") == OURS


def _ranges(body: Any, places: Places) -> dict[str, _Range]:
    """What each comment stands at: id -> place and words. One without words stands where its mark is."""
    texts = {run: words for paragraph in paragraphs(body) for run, words in runs(paragraph) if words}
    shown = [(run, texts[run]) for run in body.iter(_RUN) if run in texts]
    marks: dict[str, tuple[Any, int, int]] = {}
    passed = 0
    for element in body.iter(_RANGE_START, _RANGE_END, _REFERENCE, _RUN):
        if element.tag == _RUN:
            passed += element in texts
            continue
        mark, first, last = marks.get(_attribute(element, "id"), (element, passed, passed))
        marks[_attribute(element, "id")] = mark, first, passed if element.tag == _RANGE_END else last
    return {id_: _range(mark, shown[first:last], places) for id_, (mark, first, last) in marks.items()}


def _range(mark: Any, held: Sequence[tuple[Any, str]], places: Places) -> _Range:
    if not held:
        return _Range(places.at(mark), "")
    words, before = "", None
    for run, shown in held[:_LONGEST]:
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        words += shown if paragraph is before else f" {shown}"
        before = paragraph
    words = " ".join(clean_text(words).split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
    return _Range(common(places.at(held[0][0]), places.at(held[-1][0])), words)


def _attribute(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}", ""))
