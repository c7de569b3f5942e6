"""Changes that somebody tracked in a Word file, for a terminal: per place what stood there and what shall."""

from collections.abc import Iterator, Sequence

from litmatrix.diagnostic import Locate
from litmatrix.languages import Language
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import CommentedOn, Review
from litmatrix.model.tracked_change import Piece, TrackedChange
from litmatrix.printers.visible import lines_of, visible

_TITLE = Message(nb="Sporede endringer", nn="Spora endringar", en="Tracked changes")
_BY_HAND = Message(
    nb="Endringene er ikke ført inn. Skriv inn dem du vil ha, i filene.",
    nn="Endringane er ikkje førte inn. Skriv inn dei du vil ha, i filene.",
    en="The changes were not taken over. Write those you want into the files.",
)
_SOMEBODY = Message(nb="noen", nn="nokon", en="somebody")
_AROUND = 60
"""Signs of text that stay visible on each side of a change."""


def print_tracked_changes(
    changes: Sequence[TrackedChange], review: Review, language: Language, locate: Locate
) -> str:
    """Every changed paragraph with who changed it and when: the old line, then the new one.

    What goes stands in [-…-], what comes in {+…+}, as `wdiff` and `git diff --word-diff` write it.
    """
    lines = [_TITLE.render(language.code)]
    for change in changes:
        place = locate(change.place) if isinstance(change.place, Place) else change.place
        where = f" ({place.path}:{place.line})" if place else ""
        lines += ["", visible(f"{_about(change.at, review)}{where}")]
        lines += [visible(f"  {who}") for who in _authors(change, language)]
        lines += [visible(f"  − {_side(change.pieces, 'old')}"), visible(f"  + {_side(change.pieces, 'new')}")]
    return lines_of([*lines, "", _BY_HAND.render(language.code), ""])


def _about(at: CommentedOn, review: Review) -> str:
    titles = {finding.id: finding.title or finding.id for finding in review.findings}
    if at.finding:
        return titles.get(at.finding, at.finding)
    return " ".join(part for part in (at.study, at.question) if part) or review.protocol.title


def _authors(change: TrackedChange, language: Language) -> Iterator[str]:
    """Who changed it, each with the day, once."""
    changed = [piece for piece in change.pieces if piece.kind != "same"]
    for by, date in dict.fromkeys((piece.by, piece.date) for piece in changed):
        who = by or _SOMEBODY.render(language.code)
        yield f"{who}, {language.date(date)}" if date else who


def _side(pieces: Sequence[Piece], side: str) -> str:
    """The paragraph as it was or shall be, with the changes marked; long stretches that stay are cut."""
    left, right = ("[-", "-]") if side == "old" else ("{+", "+}")
    shown = [
        _cut(piece.text, first=number == 0, last=number == len(pieces) - 1)
        if piece.kind == "same"
        else f"{left}{piece.text}{right}"
        for number, piece in enumerate(pieces)
        if piece.kind in {"same", side}
    ]
    return "".join(shown).strip()


def _cut(text: str, *, first: bool, last: bool) -> str:
    """The words next to a change; at the beginning and the end of the paragraph those on one side."""
    head = "" if first else text[:_AROUND].rpartition(" ")[0]
    tail = "" if last else text[-_AROUND:].partition(" ")[2]
    return text if len(text) <= 2 * _AROUND else f"{head} … {tail}"
