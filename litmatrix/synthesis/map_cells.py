"""A cell of the evidence map: a bubble per level with its sign and word, then what is missing, in words."""

from math import sqrt
from typing import NamedTuple

from litmatrix.document import GapMark, LevelMark
from litmatrix.figures import INK, LINE_HEIGHT, box, disc, level_sign, line_of_text, lines_of_text, link, named
from litmatrix.matrix.frame import Frame
from litmatrix.model import Study
from litmatrix.synthesis import Answers
from litmatrix.synthesis.lettering import fits, wrapped
from litmatrix.writers.marks import MUTED, RULE, shade

TEXT = 11.0
_SMALLEST, _LARGEST = 9.0, 17.0
"""Radius of the bubble of one study, and of the most studies."""
_SIGN = 4.0
_MOST_NAMED = 30
_EDGE, _SPACE = 6.0, 4.0
_STEP = LINE_HEIGHT * TEXT


class Cell(NamedTuple):
    """How the studies of a group answer a question."""

    found: Answers
    label: str
    """Group and question, in words."""
    address: str
    """Where the studies are listed; empty where that is nowhere."""


class Bubble(NamedTuple):
    """The studies at a level, and the word for the level in lines that fit."""

    mark: LevelMark
    number: int
    radius: float
    words: tuple[str, ...]
    below: bool
    """Whether the word stands below: it would have to be divided beside the bubble."""

    @property
    def height(self) -> float:
        """The room it takes."""
        words, bubble = len(self.words) * _STEP, 2 * self.radius
        return (bubble + words if self.below else max(bubble, words)) + _SPACE


class MapCells:
    """Draws the cells of one map: all bubbles on one scale."""

    def __init__(self, frame: Frame, most: int) -> None:
        self.frame = frame
        self._most = most

    def height(self, cell: Cell, width: float) -> float:
        """The room that a cell takes."""
        bubbles = sum(bubble.height for bubble in self._bubbles(cell, width))
        return bubbles + len(self._gaps(cell, width)) * _STEP + 2 * _EDGE

    def draw(self, cell: Cell, x: float, y: float, width: float, height: float) -> str:
        """The cell with its upper left corner at (x, y)."""
        bubbles = self._bubbles(cell, width)
        elements = [] if bubbles else [box(x + 1, y + 1, width - 2, height - 2, None, edge=RULE, dashed=True)]
        at = y + _EDGE
        for bubble in bubbles:
            elements.append(_drawn(bubble, x + _EDGE, at))
            at += bubble.height
        elements.append(lines_of_text(x + _EDGE, at + TEXT, self._gaps(cell, width), size=TEXT, ink=MUTED))
        shown = named(f"{cell.label}: {self.told(cell)}", *elements)
        return link(cell.address, shown) if cell.address else shown

    def told(self, cell: Cell) -> str:
        """The cell in words: every level with its studies, and every gap."""
        parts = [
            f"{mark.label}: {self._named(studies)}"
            for mark in self._marks(cell)
            if (studies := cell.found.at(mark))
        ]
        return ". ".join([*parts, *self._missing(cell)])

    def _named(self, studies: tuple[Study, ...]) -> str:
        """Which studies; how many, where nobody would read that many names."""
        if len(studies) > _MOST_NAMED:
            return self.frame.language.count(len(studies), "study")
        return "; ".join(map(self.frame.name, studies))

    def _marks(self, cell: Cell) -> tuple[LevelMark, ...]:
        return tuple(reversed(tuple(self.frame.levels[cell.found.question].values())))

    def _bubbles(self, cell: Cell, width: float) -> tuple[Bubble, ...]:
        return tuple(
            self._bubble(mark, number, width - 2 * _EDGE)
            for mark in self._marks(cell)
            if (number := len(cell.found.at(mark)))
        )

    def _bubble(self, mark: LevelMark, number: int, room: float) -> Bubble:
        beside = room - 2 * _LARGEST - 3 * _SIGN - 4
        below = not fits(mark.label, beside, TEXT)
        words = wrapped(mark.label, room if below else beside, TEXT)
        return Bubble(mark, number, self._radius(number), words, below)

    def _radius(self, number: int) -> float:
        """Its area grows with the number of studies, from the smallest that holds a figure."""
        share = (number - 1) / (self._most - 1) if self._most > 1 else 0.0
        return sqrt(_SMALLEST**2 + share * (_LARGEST**2 - _SMALLEST**2))

    def _gaps(self, cell: Cell, width: float) -> tuple[str, ...]:
        """The lines that say what is missing; a cell without any level always says something."""
        return tuple(line for text in self._missing(cell) for line in wrapped(text, width - 2 * _EDGE, TEXT))

    def _missing(self, cell: Cell) -> list[str]:
        words, gaps = self.frame.language, cell.found.gaps
        marks = [answer.mark for answer in gaps if isinstance(answer.mark, GapMark)]
        order = (mark for mark in self.frame.gaps.values() if mark in marks)
        texts = [f"{words.number(marks.count(mark))} {mark.label}" for mark in order]
        return texts or ([] if cell.found.given else [words.count(0, "study")])


def _drawn(bubble: Bubble, x: float, y: float) -> str:
    """A bubble with its number in it, and the level beside or below it; its upper left corner is at (x, y)."""
    colours = shade(bubble.mark.rank, bubble.mark.of)
    words = len(bubble.words) * _STEP
    middle = y + (bubble.radius if bubble.below else max(bubble.radius, words / 2))
    left, base = x + _LARGEST, 0.36 * TEXT
    sign = left + _LARGEST + _SIGN + 3
    if bubble.below:
        text = lines_of_text(x, y + 2 * bubble.radius + TEXT, bubble.words, size=TEXT)
    else:
        first = middle + base - words / 2 + _STEP / 2
        text = lines_of_text(sign + _SIGN + 4, first, bubble.words, size=TEXT)
    return (
        disc(left, middle, bubble.radius, colours.background, edge=RULE)
        + line_of_text(left, middle + base, str(bubble.number), size=TEXT, at="middle", ink=colours.ink)
        + level_sign(sign, middle, _SIGN, bubble.mark.rank, bubble.mark.of, INK)
        + text
    )
