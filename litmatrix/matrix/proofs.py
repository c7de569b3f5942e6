"""What is said of quotations that were held against full texts: a sign beside each, and a legend."""

from collections.abc import Sequence

from litmatrix.document import Cell, GapMark, Inline, Inlines, ProofMark, Text
from litmatrix.location import Place
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import spaced
from litmatrix.model import Study, gap_in

SIGNS = {"✓": "yes", "≈": "alike", "↷": "elsewhere", "✗": "no"}
"""The signs that a legend explains, in its order, and the names of their explanations."""
NOT_COMPARED = "·"
"""The sign of a quotation that could not be held against anything."""


def beside(study: Study, item: str, frame: Frame) -> Inlines:
    """The sign beside a quotation; nothing where it was not held against a full text."""
    mark = frame.proofs.get((study.id, item))
    return (Text("\u00a0"), mark) if mark and mark.sign != NOT_COMPARED else ()


def proof_cell(study: Study, item: str, frame: Frame, place: Place) -> Cell:
    """What came of a quotation, in a cell: sign and words, and only words where nothing could be compared."""
    mark = frame.proofs.get((study.id, item))
    if mark is None:
        return Cell((), None)
    if mark.sign == NOT_COMPARED:
        return Cell(((GapMark("not-compared", mark.label),),), None, "gap", place)
    return Cell(((mark._replace(worded=True),),), mark.label, "text", place)


def legend(frame: Frame) -> Inlines:
    """How many quotations were held against full texts, and what the signs say; empty where none was."""
    words, marks = frame.language, [one for one in _marks(frame) if one.sign != NOT_COMPARED]
    if not marks:
        return ()
    quotes = words.count(_quotes(frame), "quote")
    compared = words.label("proofs.compared", n=words.number(len(marks)), quotes=quotes)
    unmarked = words.label("proofs.unmarked") if len(marks) < _quotes(frame) else ""
    return spaced((_text(compared), _signs(marks, frame), _text(unmarked)))


def _signs(marks: Sequence[ProofMark], frame: Frame) -> Inlines:
    """What each sign that occurs says; nothing where the review leaves that unsaid."""
    words, used = frame.language, [sign for sign in SIGNS if any(mark.sign == sign for mark in marks)]
    head = words.label("proofs.signs")
    if not head:
        return ()
    parts: list[Inline] = [Text(f"{head} ")]
    for number, sign in enumerate(used):
        after = "; " if number + 1 < len(used) else "."
        parts += [ProofMark(sign, ""), Text(f"\u00a0{words.label(f'proofs.{SIGNS[sign]}')}{after}")]
    return tuple(parts)


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _marks(frame: Frame) -> list[ProofMark]:
    found = (frame.proofs.get((study.id, name)) for study in frame.review.included for name in study.evidence)
    return [mark for mark in found if mark]


def _quotes(frame: Frame) -> int:
    items = (item for study in frame.review.included for item in study.evidence.values())
    return sum(bool(item.quote) and gap_in(item.quote) is None for item in items)
