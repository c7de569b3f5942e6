"""The evidence map: questions against designs or themes, a bubble for the studies at each level.

The form is that of an evidence gap map (Snilstveit et al. 2016, J. Clin. Epidemiol. 79, 120–129): where there are
studies and where there are none is seen at once. The size of a bubble is the number of studies and its shade the
level, whose sign and word stand beside it; a cell without any level has a dashed edge and says why.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litmatrix.document import Figure, Inlines, Text
from litmatrix.figures import LINE_HEIGHT, SIZE, figure, lines_of_text, rule
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.notes import scale_notes
from litmatrix.matrix.wording import said
from litmatrix.model import Study
from litmatrix.synthesis import answers, groups, row_anchor
from litmatrix.synthesis.lettering import wrapped
from litmatrix.synthesis.map_cells import Cell, MapCells

WIDTH, TALLEST = 604.0, 800.0
"""Of a line of text on an upright A4 page, and of what a page has room for, in CSS pixels."""
_LABELS, _GAP = 132.0, 8.0
_MOST_ACROSS = 5
_STEP = LINE_HEIGHT * SIZE


_Row = tuple[str, tuple[Cell, ...], float]
"""The words of a row, its cells and its height."""


class _Part(NamedTuple):
    """As much of the map as a page has room for."""

    heads: tuple[str, ...]
    rows: tuple[_Row, ...]


def evidence_maps(studies: tuple[Study, ...], frame: Frame, *, linked: bool) -> tuple[Figure, ...]:
    """The map, in several figures where one would not fit on a page; none without studies.

    With `linked` the cells lead to the rows of the table of groups, in formats that have links.
    """
    by, questions = frame.review.protocol.findings.map_by, frame.review.protocol.research_questions
    found = groups(studies, by, frame)
    cells = [
        tuple(
            Cell(
                answers(question.id, members, frame),
                f"{name}, {question.id}",
                f"#r-{row_anchor(by, number)}" if linked else "",
            )
            for question in questions
        )
        for number, (name, members) in enumerate(found.items())
    ]
    rows = [f"{name} ({_counted(len(members), frame)})" for name, members in found.items()]
    heads = [f"{question.id} {question.label}" for question in questions]
    if len(heads) > _MOST_ACROSS >= len(rows):
        rows, heads, cells = heads, rows, list(zip(*cells, strict=True))
    drawing = MapCells(frame, _most(cells))
    return tuple(
        _drawn(f"map-{number}" if number > 1 else "map", part, drawing)
        for number, part in enumerate(_parts(rows, heads, cells, drawing), 1)
    )


def _counted(number: int, frame: Frame) -> str:
    return frame.language.count(number, "study").replace(" ", "\u00a0")


def _most(cells: Sequence[Sequence[Cell]]) -> int:
    """The most studies that any bubble stands for."""
    return max((len(at) for row in cells for cell in row for at in cell.found.levels.values()), default=1)


def _parts(
    rows: Sequence[str], heads: Sequence[str], cells: Sequence[Sequence[Cell]], drawing: MapCells
) -> Iterator[_Part]:
    """The map cut so that each part fits on a page: no more columns than can be read, then no more rows."""
    for start in range(0, len(heads), _MOST_ACROSS):
        across = range(start, min(start + _MOST_ACROSS, len(heads)))
        shown, width = tuple(heads[at] for at in across), _width(len(across))
        used, part = 0.0, list[_Row]()
        for label, row in zip(rows, cells, strict=True):
            chosen = tuple(row[at] for at in across)
            lines = len(wrapped(label, _LABELS - _GAP, SIZE, bold=True))
            height = max(lines * _STEP + _GAP, *(drawing.height(cell, width) for cell in chosen))
            if part and used + height > TALLEST - _head_height(shown):
                yield _Part(shown, tuple(part))
                used, part = 0.0, []
            part.append((label, chosen, height))
            used += height
        if part:
            yield _Part(shown, tuple(part))


def _width(columns: int) -> float:
    """Of a column; few columns do not spread over the whole page."""
    return min((WIDTH - _LABELS) / columns, 150.0)


def _head_height(heads: Sequence[str]) -> float:
    width = _width(len(heads))
    return max(len(wrapped(head, width - _GAP, SIZE, bold=True)) for head in heads) * _STEP + _GAP


def _drawn(id_: str, part: _Part, drawing: MapCells) -> Figure:
    frame, width = drawing.frame, _width(len(part.heads))
    words, whole = frame.language, _LABELS + width * len(part.heads)
    y = _head_height(part.heads)
    elements = [
        _lines(_LABELS + at * width + _GAP / 2, y - _GAP, wrapped(head, width - _GAP, SIZE, bold=True))
        for at, head in enumerate(part.heads)
    ]
    for label, cells, height in part.rows:
        elements.append(rule(0, y, whole, y))
        elements.append(lines_of_text(0, y + 6 + SIZE, wrapped(label, _LABELS - _GAP, SIZE, bold=True), bold=True))
        elements += [drawing.draw(cell, _LABELS + at * width, y, width, height) for at, cell in enumerate(cells)]
        y += height
    elements.append(rule(0, y, whole, y))
    caption = words.label(f"map.{frame.review.protocol.findings.map_by}")
    return figure(
        id_,
        caption if id_ == "map" else f"{caption} ({words.label('table.continued')})",
        whole,
        y + 1,
        elements,
        alt=words.label("map.alt"),
        description=". ".join(f"{cell.label}: {drawing.told(cell)}" for _, row, _ in part.rows for cell in row)
        + ".",
        notes=said((*_note(frame), *scale_notes(frame, full=False))),
    )


def _note(frame: Frame) -> tuple[Inlines, ...]:
    return ((Text(frame.language.label("map.note")),),)


def _lines(x: float, last: float, lines: tuple[str, ...]) -> str:
    """The head of a column, its last line at `last`."""
    return lines_of_text(x, last - (len(lines) - 1) * _STEP, lines, bold=True)
