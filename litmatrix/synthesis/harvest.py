"""The harvest plot: which way each study's answer points, and how strong it is as an answer.

The form is that of Ogilvie et al. (2008), BMC Medical Research Methodology 8, 8: a row per question, a column for
each way that the answers may point, and a bar per study, as tall as its level is high. Nothing is added up.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litmatrix.document import Figure, Inlines, LevelMark, Text
from litmatrix.figures import (
    INK,
    LINE_HEIGHT,
    SIZE,
    box,
    figure,
    level_sign,
    line_of_text,
    lines_of_text,
    named,
    rule,
)
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.notes import scale_notes
from litmatrix.matrix.wording import said
from litmatrix.model import ResearchQuestion, Study
from litmatrix.synthesis import Answer, Answers, answers
from litmatrix.synthesis.evidence_map import TALLEST, WIDTH
from litmatrix.synthesis.lettering import wrapped
from litmatrix.writers.marks import MUTED, RULE, shade

MOST_STUDIES = 100
"""Bars that can still be told apart."""
_WAYS: tuple[str | None, ...] = ("supports", "mixed", "contradicts", None)
_LABELS, _GAP, _EDGE = 132.0, 8.0, 6.0
_PITCH, _BAR = 17.0, 11.0
_LOWEST, _HIGHEST = 10.0, 40.0
_ABOVE, _NUMBER = 11.0, 9.0
_LINE = _HIGHEST + _ABOVE + _NUMBER + 8.0
"""A line of bars: the sign above the tallest, and the study's number below."""
_NARROWEST = 70.0
_STEP = LINE_HEIGHT * SIZE


class _Row(NamedTuple):
    """A question with its bars by way, and how tall it is drawn."""

    question: ResearchQuestion
    found: Answers
    height: float


def harvest_plots(studies: tuple[Study, ...], frame: Frame) -> tuple[Figure, ...]:
    """The plot, in several figures where one would not fit on a page.

    None where nobody has said which way any answer points, or where there are too many studies to draw.
    """
    if len(studies) > MOST_STUDIES:
        return ()
    questions = frame.review.protocol.research_questions
    every = [(question, answers(question.id, studies, frame)) for question in questions]
    if not any(one.direction for _, found in every for one in found.given):
        return ()
    ways = tuple(way for way in _WAYS if way or any(found.pointing(None) for _, found in every))
    widths = _widths([[len(found.pointing(way)) for way in ways] for _, found in every])
    drawing = _Drawing(frame, {study.id: number for number, study in enumerate(studies, 1)}, ways, widths)
    rows = [_Row(question, found, drawing.height(question, found)) for question, found in every]
    return tuple(
        drawing.page(f"harvest-{number}" if number > 1 else "harvest", page)
        for number, page in enumerate(_pages(rows, TALLEST - drawing.head), 1)
    )


def _widths(numbers: list[list[int]]) -> list[float]:
    """The columns share the page by the most bars that any question has in them."""
    most = [max(column) for column in zip(*numbers, strict=True)]
    room, floor = WIDTH - _LABELS, _NARROWEST
    left = room - floor * len(most)
    return [floor + left * number / (sum(most) or 1) for number in most]


def _pages(rows: list[_Row], room: float) -> Iterator[list[_Row]]:
    page: list[_Row] = []
    for row in rows:
        if page and sum(one.height for one in page) + row.height > room:
            yield page
            page = []
        page.append(row)
    yield page


class _Drawing:
    """Draws one plot: the studies have the same numbers in all of it."""

    def __init__(
        self, frame: Frame, numbers: Mapping[str, int], ways: tuple[str | None, ...], widths: list[float]
    ) -> None:
        self._frame, self._numbers, self._ways, self._widths = frame, numbers, ways, widths
        words = frame.language
        self._heads = [words.label(f"harvest.{way or 'undirected'}") for way in ways]
        lines = (
            wrapped(head, width - _GAP, SIZE, bold=True) for head, width in zip(self._heads, widths, strict=True)
        )
        self.head = max(map(len, lines)) * _STEP + _GAP

    def height(self, question: ResearchQuestion, found: Answers) -> float:
        """The room that a question takes."""
        label = len(wrapped(self._label(question), _LABELS - _GAP, SIZE, bold=True)) * _STEP
        bars = [
            -(-len(found.pointing(way)) // self._across(width)) * _LINE
            for way, width in zip(self._ways, self._widths, strict=True)
        ]
        return max(label, _LINE, *bars) + 2 * _EDGE

    def page(self, id_: str, rows: list[_Row]) -> Figure:
        """A figure with these questions."""
        words, y = self._frame.language, self.head
        elements = list(self._column_heads())
        for row in rows:
            elements.append(rule(0, y, WIDTH, y))
            label = wrapped(self._label(row.question), _LABELS - _GAP, SIZE, bold=True)
            elements.append(lines_of_text(0, y + _EDGE + SIZE, label, bold=True))
            elements += self._cells(row, y + _EDGE)
            y += row.height
        elements.append(rule(0, y, WIDTH, y))
        caption = words.label("harvest.caption")
        return figure(
            id_,
            caption if id_ == "harvest" else f"{caption} ({words.label('table.continued')})",
            WIDTH,
            y + 1,
            elements,
            alt=words.label("harvest.alt"),
            description=" ".join(self._told(row) for row in rows),
            notes=said((*self._notes(), *scale_notes(self._frame, full=False))),
        )

    def _label(self, question: ResearchQuestion) -> str:
        return f"{question.id} {question.label}"

    def _across(self, width: float) -> int:
        return max(1, int((width - _GAP) / _PITCH))

    def _column_heads(self) -> Iterator[str]:
        x = _LABELS
        for head, width in zip(self._heads, self._widths, strict=True):
            lines = wrapped(head, width - _GAP, SIZE, bold=True)
            yield lines_of_text(x, self.head - _GAP - (len(lines) - 1) * _STEP, lines, bold=True)
            x += width

    def _cells(self, row: _Row, y: float) -> Iterator[str]:
        x = _LABELS
        for way, width in zip(self._ways, self._widths, strict=True):
            bars = [answer for answer in row.found.given if answer.direction == way]
            if not bars:
                none = self._frame.language.label("findings.none")
                yield line_of_text(x, y + SIZE, none, size=11, ink=MUTED)
            across = self._across(width)
            for number, line in enumerate(bars[at : at + across] for at in range(0, len(bars), across)):
                base = y + number * _LINE + _ABOVE + _HIGHEST
                yield rule(x, base, x + len(line) * _PITCH, base, colour=RULE)
                yield from (self._bar(answer, x + at * _PITCH, base) for at, answer in enumerate(line))
            x += width

    def _bar(self, answer: Answer, x: float, base: float) -> str:
        mark = answer.mark
        if not isinstance(mark, LevelMark):
            raise TypeError("a bar without a level")  # a bug: only answers with a level are drawn
        tall = _LOWEST + (_HIGHEST - _LOWEST) * mark.rank / (mark.of - 1)
        middle = x + _PITCH / 2
        return named(
            f"{self._frame.name(answer.study)}: {mark.label}",
            box(middle - _BAR / 2, base - tall, _BAR, tall, shade(mark.rank, mark.of).background, edge=RULE),
            level_sign(middle, base - tall - 6, 3.2, mark.rank, mark.of, INK),
            line_of_text(
                middle, base + _NUMBER + 2, str(self._numbers[answer.study.id]), size=_NUMBER, at="middle"
            ),
        )

    def _told(self, row: _Row) -> str:
        """A question in words: who points where, and how strongly."""
        parts = []
        for way, head in zip(self._ways, self._heads, strict=True):
            bars = [one for one in row.found.given if one.direction == way]
            named_ = "; ".join(f"{self._frame.name(one.study)} ({one.mark.label})" for one in bars)
            parts.append(f"{head}: {named_ or self._frame.language.label('findings.none')}.")
        return f"{row.question.id}. {' '.join(parts)}"

    def _notes(self) -> Iterator[Inlines]:
        words, studies = self._frame.language, self._frame.review.studies
        yield (Text(words.label("harvest.note")),)
        numbered = "; ".join(
            f"{number}: {self._frame.name(studies[name])}" for name, number in self._numbers.items()
        )
        yield (Text(words.label("harvest.studies", list=numbered)),)
