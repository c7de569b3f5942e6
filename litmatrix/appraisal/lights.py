"""The answers of every study as rows of signs, as robvis draws them ("traffic lights").

McGuinness & Higgins (2021). Risk-of-bias VISualization (robvis). Research Synthesis Methods, 12(1), 55-61.
https://doi.org/10.1002/jrsm.1411 has the plan; shades and signs are those of the review's scale, never red and
green. A figure that no page could hold is divided into several.
"""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from litmatrix.appraisal.appraised import Appraised, Mark
from litmatrix.appraisal.chips import HEIGHT, NARROWEST, chip, chip_width, legend
from litmatrix.appraisal.tables import label_notes, source_note
from litmatrix.appraisal.told import counts
from litmatrix.document import Figure, Inlines, Text
from litmatrix.figures import (
    FAINT,
    INK,
    LINE_HEIGHT,
    broken,
    figure,
    line_of_text,
    lines_of_text,
    rule,
    text_width,
)
from litmatrix.matrix.wording import said
from litmatrix.model import Study

_WIDTH, _TALLEST = 600.0, 740.0
"""Of an upright page, with a caption and notes."""
_NAME, _HEAD = 11.5, 11.0
"""Sizes of print."""
_WIDEST_NAMES, _NARROWEST_NAMES = 190.0, 80.0
_WIDEST_COLUMN = 120.0
_SPACE = 6.0
_LEAST = HEIGHT + 5


_Row = tuple[Study, tuple[str, ...]]
"""A study, and its name in lines."""


class _Plan(NamedTuple):
    """How wide everything is, and how the columns are headed."""

    names: float
    column: float
    words: bool
    """Whether the words of the answers fit beside their signs."""
    heads: tuple[tuple[str, ...], ...]
    told: tuple[Inlines, ...]
    """What the heads stand for."""

    @property
    def width(self) -> float:
        return self.names + self.column * len(self.heads)


def lights(of: Appraised) -> tuple[Figure, ...]:
    """A row per study and a column per item; several figures where one page cannot hold it."""
    plan = _plan(of)
    rows = [(study, broken(of.frame.name(study), plan.names - _SPACE, _NAME)) for study in of.studies]
    room = _TALLEST - _head_height(plan) - 3 * HEIGHT
    pieces = _divided(rows, room)
    return tuple(_figure(of, plan, piece, number, len(pieces)) for number, piece in enumerate(pieces, 1))


def _divided(rows: list[_Row], room: float) -> list[list[_Row]]:
    """The rows in as few pieces as there must be, all of them about equally high."""
    left = sum(_height(lines) for _, lines in rows)
    fair = left / max(1, ceil(left / room))
    pieces: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        height = _height(row[1])
        if pieces[-1] and (used + height / 2 > fair or used + height > room):
            pieces.append([])
            left -= used
            used, fair = 0.0, left / ceil(left / room)
        pieces[-1].append(row)
        used += height
    return pieces


def _plan(of: Appraised) -> _Plan:
    longest = max(text_width(of.frame.name(study), _NAME) for study in of.studies)
    names = min(_WIDEST_NAMES, max(_NARROWEST_NAMES, longest)) + _SPACE
    column = min(_WIDEST_COLUMN, (_WIDTH - names) / len(of.tool.items))
    widest = max(map(chip_width, _used(of, of.studies)))
    words = widest + _SPACE <= column
    column = max(column, NARROWEST + _SPACE / 2)
    heads, told = _heads(of, column - _SPACE)
    return _Plan(names, column, words, heads, told)


def _heads(of: Appraised, room: float) -> tuple[tuple[tuple[str, ...], ...], tuple[Inlines, ...]]:
    """Words where they fit unbroken, else the ids, else numbers; what is not said stands in the notes."""
    labels = [of.label(item) for item in of.tool.items]
    ids = [item.id for item in of.tool.items]
    for texts, told in ((labels, ()), (ids, label_notes(of))):
        if all(text_width(word, _HEAD, bold=True) <= room for text in texts for word in text.split()):
            return tuple(broken(text, room, _HEAD, bold=True) for text in texts), told
    numbered = "; ".join(f"{number}: {label}" for number, label in enumerate(labels, 1))
    return tuple((str(number),) for number in range(1, len(labels) + 1)), ((Text(f"{numbered}."),),)


def _figure(of: Appraised, plan: _Plan, rows: list[_Row], part: int, parts: int) -> Figure:
    words = of.language
    height, drawn = _drawn(of, plan, rows)
    caption = words.label("lights.caption", tool=of.name)
    if parts > 1:
        caption += f" ({words.label('lights.part', n=part, of=parts)})"
    studies = tuple(study for study, _ in rows)
    return figure(
        f"lights-{of.slug}" + (f"-{part}" if parts > 1 else ""),
        caption,
        max(plan.width, _legend_width(of, studies)),
        height,
        drawn,
        alt=words.label("lights.alt", tool=of.name, studies=words.count(len(studies), "study")),
        description=f"{words.label('lights.description')} {counts(of, studies)}",
        notes=said((source_note(of), *plan.told)),
    )


def _drawn(of: Appraised, plan: _Plan, rows: list[_Row]) -> tuple[float, list[str]]:
    top = _head_height(plan)
    drawn = list(_head(of, plan, top))
    for study, lines in rows:
        height = _height(lines)
        first = top + height / 2 + 4 - (len(lines) - 1) * _NAME * LINE_HEIGHT / 2
        drawn.append(lines_of_text(0, first, lines, size=_NAME))
        for number, item in enumerate(of.tool.items):
            mark = of.mark(study, item)
            width = plan.column - _SPACE if plan.words else min(plan.column - _SPACE / 2, 30.0)
            x = plan.names + number * plan.column + (plan.column - width) / 2
            drawn.append(chip(x, top + (height - HEIGHT) / 2, width, mark, word=plan.words))
        top += height
        drawn.append(rule(0, top, plan.width, top, colour=FAINT))
    bottom = top
    used = _used(of, tuple(study for study, _ in rows))
    for piece, end in legend(0, top + 12, max(plan.width, _WIDTH / 2), used):
        drawn.append(piece)
        bottom = end
    return bottom + 2, drawn


def _head(of: Appraised, plan: _Plan, height: float) -> Iterator[str]:
    yield line_of_text(0, height - 8, of.language.label("grid.study"), size=_HEAD, bold=True)
    for number, lines in enumerate(plan.heads):
        middle = plan.names + (number + 0.5) * plan.column
        first = height - 8 - (len(lines) - 1) * _HEAD * LINE_HEIGHT
        yield lines_of_text(middle, first, lines, size=_HEAD, at="middle", bold=True)
    yield rule(0, height, plan.width, height, colour=INK)


def _head_height(plan: _Plan) -> float:
    return max(map(len, plan.heads)) * _HEAD * LINE_HEIGHT + 10


def _height(lines: tuple[str, ...]) -> float:
    return max(_LEAST, len(lines) * _NAME * LINE_HEIGHT + 6)


def _legend_width(of: Appraised, studies: tuple[Study, ...]) -> float:
    """The legend is at least as wide as its widest answer."""
    return max(_WIDTH / 2, *map(chip_width, _used(of, studies)))


def _used(of: Appraised, studies: tuple[Study, ...]) -> list[Mark]:
    """The answers that may be given, and the gaps that occur."""
    there = {of.mark(study, item) for study in studies for item in of.tool.items}
    answers = {answer.id for answer in of.tool.answers}
    return [mark for name, mark in of.marks.items() if mark in there or name in answers]
