"""What stands below the tables: how to read the marks, and who made the judgements."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from litmatrix.document import GapMark, Inline, Inlines, LevelMark, Row, Text
from litmatrix.matrix.frame import Frame
from litmatrix.model import Agreed, Gap, Rating, Scale, Study


def scale_notes(frame: Frame, *, full: bool) -> tuple[Inlines, ...]:
    """For every scale in use its levels from lowest to highest, with `full` also what they mean."""
    protocol = frame.review.protocol
    used: dict[str, Scale] = {}
    for question in protocol.research_questions:
        scale = protocol.scale_for(question.id)
        used[scale.name] = scale
    return tuple(note for scale in used.values() for note in _scale(scale, frame, full))


def label_note(frame: Frame) -> Inlines:
    """What the questions' short names stand for, in a few words."""
    texts = [f"{question.id}: {question.label}" for question in frame.review.protocol.research_questions]
    return (Text(frame.language.label("note.questions", questions=_listed(texts))),)


def question_notes(frame: Frame) -> tuple[Inlines, ...]:
    """The research questions in full."""
    return tuple(
        (Text(f"{question.id}: {_stopped(question.text)}"),)
        for question in frame.review.protocol.research_questions
    )


class RatedBy(NamedTuple):
    """Whose judgements the tables show."""

    raters: frozenset[str]
    agreed: tuple[Agreed, ...]


def rated_by_whom(studies: Iterable[Study], frame: Frame) -> RatedBy:
    """The raters of these studies, and the ratings that several agreed on."""
    shown = [rating for study in studies for rating in frame.ratings(study).values()]
    first = next((rater.id for rater in frame.review.protocol.raters), "")
    raters = frozenset(rating.rater or first for rating in shown if type(rating) is Rating)
    return RatedBy(raters, tuple(rating for rating in shown if type(rating) is Agreed))


def rater_notes(rated: RatedBy, frame: Frame, *, full: bool) -> tuple[Inlines, ...]:
    """Who rated the studies of the matrix, marked where they are several; with `full` also the remarks."""
    raters, rated_by = frame.review.protocol.raters, rated.raters
    agreed = _agreed_note(rated.agreed, frame)
    notes: list[Inlines] = []
    for rater in raters:
        if rater.id not in rated_by:
            continue
        mark = frame.raters[rater.id].strip()
        key = "note.rated_by" if len(rated_by) == 1 else "note.rated_marked" if mark else "note.rated_unmarked"
        text = frame.language.label(key, names=rater.name, mark=mark)
        remark = f" {_stopped(rater.note)}" if text and full and rater.note else ""
        notes.append((Text(text + remark),))
    return (*notes, *agreed)


def _agreed_note(agreed: tuple[Agreed, ...], frame: Frame) -> tuple[Inlines, ...]:
    if not agreed:
        return ()
    names = {rater.id: rater.name for rater in frame.review.protocol.raters}
    people = list(dict.fromkeys(names.get(name, name) for rating in agreed for name in rating.by))
    key = "note.agreed" if people else "note.agreed_unsigned"
    return ((Text(frame.language.label(key, mark=frame.agreed, names=frame.language.join(people))),),)


def gap_note(rows: Iterable[Row], frame: Frame) -> tuple[Inlines, ...]:
    """What the words for a gap mean, for those that occur."""
    occurring = {value for row in rows for value in _gaps(row)}
    words = [
        f"{frame.language.quote(frame.language.gap(gap))} {frame.language.label(f'gap.{gap}.means')}"
        for gap in Gap
        if gap.value in occurring
    ]
    return ((Text(frame.language.label("note.gaps", list=_listed(words))),),) if words else ()


def age_note(frame: Frame) -> tuple[Inlines, ...]:
    """The year that age counts from, when the matrix shows age."""
    layout = frame.review.protocol.matrix
    if "age" not in layout.columns or layout.as_of is None:
        return ()
    return ((Text(frame.language.label("note.age", year=layout.as_of)),),)


def _scale(scale: Scale, frame: Frame, full: bool) -> Iterator[Inlines]:
    before, shown, after = frame.language.label("note.scale", name=scale.name, levels="\0").partition("\0")
    levels: list[Inline] = []
    for rank, level in enumerate(scale.levels):
        levels += [Text(", "), LevelMark(rank, len(scale.levels), level.label)]
    if before or shown:
        yield (*((Text(before),) if before else ()), *(levels[1:] if shown else ()), Text(after))
    if not full:
        return
    for level in scale.levels:
        if level.means:
            yield (Text(f"{level.label}: {_unstopped(level.means)}."),)
    if scale.note:
        yield (Text(_stopped(scale.note)),)


def _gaps(row: Row) -> Iterator[str]:
    for cell in row.cells:
        if cell.role in {"gap", "rating"}:
            for line in cell.lines:
                for inline in line:
                    if isinstance(inline, GapMark):
                        yield inline.gap


def _listed(items: list[str]) -> str:
    return "; ".join(map(_unstopped, items))


def _stopped(text: str) -> str:
    """The text with a full stop where its author wrote no end: another note follows on the same line."""
    ended = text.rstrip()
    return ended if ended.rstrip("»”\"'’)").endswith((".", "?", "!", "…", ":")) else f"{ended}."


def _unstopped(text: str) -> str:
    return text.rstrip().removesuffix(".")
