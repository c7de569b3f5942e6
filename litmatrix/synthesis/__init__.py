"""What the studies of a review say together: per question, per theme, per design. Pure.

Everything here sorts and counts what people have judged. Nothing weighs, sums or concludes.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from litmatrix.document import GapMark, LevelMark
from litmatrix.matrix.frame import Frame
from litmatrix.model import Study
from litmatrix.model.protocol import GroupedBy

__all__ = ["OPEN_GAPS", "Answer", "Answers", "answers", "groups", "row_anchor"]

OPEN_GAPS = ("missing", "todo")
"""Why a study has no rating that somebody still owes; the other gaps are answers."""


class Answer(NamedTuple):
    """How a study answers a question."""

    study: Study
    mark: LevelMark | GapMark
    direction: str | None
    """supports, contradicts, mixed, or None where nobody has said."""


class Answers(NamedTuple):
    """How studies answer a question, in row order."""

    question: str
    given: tuple[Answer, ...]
    """Those with a level."""
    gaps: tuple[Answer, ...]
    """Those without one."""
    levels: Mapping[LevelMark, tuple[Study, ...]]
    """The levels that any study has, each with its studies."""

    def at(self, mark: LevelMark) -> tuple[Study, ...]:
        """The studies at a level."""
        return self.levels.get(mark, ())

    def pointing(self, direction: str | None) -> tuple[Study, ...]:
        """The studies with a level whose answer points this way."""
        return tuple(answer.study for answer in self.given if answer.direction == direction)

    def without(self, *gaps: str) -> tuple[Study, ...]:
        """The studies that have no level for one of these reasons."""
        return tuple(
            answer.study for answer in self.gaps if isinstance(answer.mark, GapMark) and answer.mark.gap in gaps
        )


def answers(question: str, studies: Iterable[Study], frame: Frame) -> Answers:
    """How these studies answer a question of the review."""
    given, gaps = list[Answer](), list[Answer]()
    levels: dict[LevelMark, list[Study]] = {}
    for study in studies:
        rating = frame.ratings(study).get(question)
        mark = frame.mark(question, rating)
        answer = Answer(study, mark, rating.direction if rating else None)
        if isinstance(mark, LevelMark):
            given.append(answer)
            levels.setdefault(mark, []).append(study)
        else:
            gaps.append(answer)
    return Answers(question, tuple(given), tuple(gaps), {mark: tuple(at) for mark, at in levels.items()})


def groups(studies: Iterable[Study], by: GroupedBy, frame: Frame) -> Mapping[str, tuple[Study, ...]]:
    """The studies by design or by theme, under the words for them. A study with several themes stands under each;
    themes of the very same studies are one group, since every number of theirs is the same.

    Designs stand in the order of the vocabulary, themes in the language's alphabet; studies without any stand
    last, under the word for what is missing.
    """
    found: dict[str, list[Study]] = {}
    for study in studies:
        for name in _names(study, by, frame):
            found.setdefault(name, []).append(study)
    last = frame.language.gap("missing")
    order = sorted(found, key=frame.language.sort_key)
    if by == "design":
        order.sort(key=_design_order(frame))
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(order, key=lambda name: name == last):
        alike.setdefault(tuple(study.id for study in found[name]), []).append(name)
    return {"; ".join(names): tuple(found[names[0]]) for names in alike.values()}


def row_anchor(by: GroupedBy, number: int) -> str:
    """What a link to a group's row in the table of groups leads to; groups are counted from 0."""
    return f"by-{by}-{number + 1}"


def _names(study: Study, by: GroupedBy, frame: Frame) -> tuple[str, ...]:
    words = frame.language
    if by == "design":
        design = study.design or "missing"
        return (words.label(f"design.{design}") if f"design.{design}" in words.labels else words.gap(design),)
    named = dict.fromkeys(theme.strip() for theme in study.themes if theme.strip())
    return tuple(words.gap(theme) if f"gap.{theme}" in words.labels else theme for theme in named) or (
        words.gap("missing"),
    )


def _design_order(frame: Frame) -> Callable[[str], int]:
    labels = frame.language.labels
    order = [labels[name] for name in labels if name.startswith("design.")]
    return lambda name: order.index(name) if name in order else len(order)
