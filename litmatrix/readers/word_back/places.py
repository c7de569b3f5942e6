"""What a place in a Word file is about, read off our bookmarks around it.

In a table the mark of the row and that of the column cross; in running text the innermost section counts that
the paragraph stands in. Whole paragraphs count, so that what was added at the end of a section belongs to it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from litmatrix.model import CommentedOn
from litmatrix.word_marks import mark_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_START, _END, _PARAGRAPH = f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}p"
_CELL, _ROW, _TABLE = f"{_W}tc", f"{_W}tr", f"{_W}tbl"
NOWHERE = CommentedOn()


class Places:
    """The marks of one document."""

    def __init__(self, root: Any, marks: Mapping[str, CommentedOn]) -> None:
        self._marks = marks
        found = [mark_in(_attribute(one, "name")) for one in root.iter(_START)]
        self.are_known = any(one in marks for one in found)
        """Whether any mark is one of this review."""
        self.are_foreign = any(found)
        """Whether there are marks at all."""
        self._sections: dict[Any, CommentedOn] = dict(_sections(root, self._about))
        self._columns: dict[Any, dict[int, CommentedOn]] = {}

    def at(self, element: Any) -> CommentedOn:
        """What an element of the document is about; `NOWHERE` when nothing of the review is marked there."""
        paragraph = _paragraph_at(element)
        if paragraph is None:
            return NOWHERE
        own = self._sections.get(paragraph, NOWHERE)
        if own.study and own.question:
            return own
        for cell in paragraph.iterancestors(_CELL):
            crossed = _crossed(self._row(cell.getparent()), self._column(cell))
            if crossed != NOWHERE:
                return crossed
        return own

    def _about(self, start: Any) -> CommentedOn | None:
        return self._marks.get(mark_in(_attribute(start, "name")) or "")

    def _row(self, row: Any) -> CommentedOn:
        """What a row is about: the mark in its first cell."""
        first = row.find(_CELL)
        abouts = (self._about(start) for start in (first.iter(_START) if first is not None else ()))
        return next((one for one in abouts if one), NOWHERE)

    def _column(self, cell: Any) -> CommentedOn:
        """What a column is about: the mark in a head above."""
        table = next(cell.iterancestors(_TABLE), None)
        if table is None:
            return NOWHERE
        if table not in self._columns:
            self._columns[table] = dict(self._heads(table))
        return self._columns[table].get(_position(cell), NOWHERE)

    def _heads(self, table: Any) -> Iterator[tuple[int, CommentedOn]]:
        for row in table.iterfind(_ROW):
            for cell in row.findall(_CELL)[1:]:
                abouts = (self._about(start) for start in cell.iter(_START))
                question = next((one for one in abouts if one and one.question and not one.study), None)
                if question:
                    yield _position(cell), question


def common(one: CommentedOn, other: CommentedOn) -> CommentedOn:
    """What two ends of a stretch of text have in common; the first when that is nothing."""
    shared = {field: value for field, value in one if value is not None and value == getattr(other, field)}
    return CommentedOn(**shared) if shared else one


def _crossed(row: CommentedOn, column: CommentedOn) -> CommentedOn:
    if row.study and not row.question and column.question:
        return CommentedOn(study=row.study, question=column.question)
    return row if row != NOWHERE else column


def _sections(root: Any, about: Callable[[Any], CommentedOn | None]) -> Iterator[tuple[Any, CommentedOn]]:
    """Each paragraph that stands in a marked stretch, and the innermost such.

    Names tell what ends: LibreOffice begins a long bookmark a second time, under another id, where it ends.
    """
    open_: dict[str, CommentedOn] = {}
    names: dict[str, str] = {}
    for element in root.iter(_PARAGRAPH, _START, _END):
        if element.tag == _END:
            open_.pop(names.get(_attribute(element, "id"), ""), None)
        elif element.tag == _START:
            if found := about(element):
                names[_attribute(element, "id")] = name = _attribute(element, "name")
                open_[name] = found
        else:
            begun = [one for one in map(about, element.iter(_START)) if one]
            innermost = [*open_.values(), *begun]
            if innermost:
                yield element, innermost[-1]


def _paragraph_at(element: Any) -> Any:
    """The paragraph that an element stands in, or else the next one after it."""
    if element.tag == _PARAGRAPH:
        return element
    for ancestor in element.iterancestors(_PARAGRAPH):
        return ancestor
    while element is not None:
        for following in element.itersiblings():
            for paragraph in following.iter(_PARAGRAPH):
                return paragraph
        element = element.getparent()
    return None


def _position(cell: Any) -> int:
    """In which column of the grid a cell begins."""
    return sum(_span(before) for before in cell.itersiblings(_CELL, preceding=True))


def _span(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = _attribute(span, "val") if span is not None else "1"
    return int(value) if value.isdecimal() and len(value) < 4 else 1


def _attribute(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}", ""))
