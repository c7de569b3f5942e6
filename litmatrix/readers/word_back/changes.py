"""The changes that Word tracked: paragraph by paragraph what stood there, what shall stand there, who and when.

Office Open XML, ECMA-376 part 1, §17.13.5. Text counts, and the end of a paragraph that was put in or taken out;
changed looks do not.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from litmatrix.model.tracked_change import Piece, TrackedChange
from litmatrix.readers.comments import clean_text, date_in
from litmatrix.readers.word_back.places import Places
from litmatrix.word_text import paragraphs, shown

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEW = (f"{_W}ins", f"{_W}moveTo")
_OLD = (f"{_W}del", f"{_W}moveFrom")
PILCROW = "¶"


def read_changes(body: Any, places: Places) -> tuple[TrackedChange, ...]:
    """Every paragraph that was changed, in the order of the text."""
    changed = dict.fromkeys(
        paragraph
        for element in body.iter(*_NEW, *_OLD)
        for paragraph in (next(element.iterancestors(f"{_W}p"), None),)
        if paragraph is not None
    )
    found = (TrackedChange(places.at(one), tuple(_pieces(one))) for one in paragraphs(body) if one in changed)
    return tuple(one for one in found if any(piece.kind != "same" for piece in one.pieces))


def _pieces(paragraph: Any) -> Iterator[Piece]:
    """Stretches that differ in nothing but where a run ends are one."""
    for (kind, by, date), pieces in groupby(_runs(paragraph), lambda piece: (piece.kind, piece.by, piece.date)):
        text = "".join(piece.text for piece in pieces)
        if text:
            yield Piece(kind, text, by, date)


def _runs(paragraph: Any) -> Iterator[Piece]:
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p"), None) is not paragraph:
            continue  # in a text box
        marks = [
            one for one in run.iterancestors(*_NEW, *_OLD) if next(one.iterancestors(f"{_W}p"), None) is paragraph
        ]
        words = clean_text("".join(map(_words, run)), strip=False)
        yield from _piece(marks, words)
    properties = paragraph.find(f"{_W}pPr/{_W}rPr")
    if properties is not None:
        yield from (
            piece
            for piece in _piece([one for one in properties if one.tag in (*_NEW, *_OLD)], PILCROW)
            if piece.kind != "same"
        )


def _piece(marks: list[Any], words: str) -> Iterator[Piece]:
    """Nothing for what was put in and taken out again: it never stood there, and shall not."""
    came = next((one for one in marks if one.tag in _NEW), None)
    went = next((one for one in marks if one.tag in _OLD), None)
    if came is None and went is None:
        yield Piece("same", words)
    elif came is None or went is None:
        mark: Any = came if went is None else went
        by = clean_text(str(mark.get(f"{_W}author", "")))
        yield Piece("new" if went is None else "old", words, by, date_in(str(mark.get(f"{_W}date", ""))))


def _words(child: Any) -> str:
    return (child.text or "") if child.tag == f"{_W}delText" else shown(child)
