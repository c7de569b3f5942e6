"""Puts the hidden bookmarks of `word_marks` into the text: at findings, at rows and columns, at ratings."""

from collections.abc import Iterator

from litmatrix.document import Table
from litmatrix.model import Review
from litmatrix.word_marks import mark
from litmatrix.writers.word.xml import Element, get, tag, w

_START, _PROPERTIES, _PARAGRAPH, _CELL, _ROW = map(tag, ("bookmarkStart", "pPr", "p", "tc", "tr"))


class Anchors:
    """The bookmarks of one file. Ids and numbers go on from those that its `body` has."""

    def __init__(self, review: Review, body: Element) -> None:
        self._review = review
        self._questions = [question.id for question in review.protocol.research_questions]
        self._findings = {finding.id for finding in review.findings}
        taken = (get(one, "id") for one in body.iter(_START))
        names = (get(one, "name").rpartition("_")[2] for one in body.iter(_START))
        self._last = max((int(one) for one in (*taken, *names) if one.isdecimal() and len(one) < 10), default=0)

    def title(self, paragraph: Element) -> None:
        """The whole review."""
        self._around(paragraph, paragraph, mark(self._review.name))

    def section(self, id_: str, first: Element, last: Element) -> None:
        """A section that is a finding, or about a question, from its heading to its last paragraph."""
        if id_ in self._findings:
            self._around(first, last, mark(self._review.name, finding=id_))
        elif id_ in self._questions:
            self._around(first, last, mark(self._review.name, question=id_))

    def table(self, table: Table, element: Element) -> None:
        """The rows that are studies or questions, the columns that are questions, and listed ratings."""
        head, *rows = element.findall(_ROW)
        for column, cell in zip(table.columns, head.findall(_CELL), strict=True):
            if column.id in self._questions:
                self._at(cell, mark(self._review.name, question=column.id))
        for row, made in zip(table.rows, rows, strict=True):
            if row.id in self._review.studies:
                self._row(table, row.id, made)
            elif row.id in self._questions:
                self._at(made.find(_CELL), mark(self._review.name, question=row.id))

    def _row(self, table: Table, study: str, made: Element) -> None:
        cells = made.findall(_CELL)
        if not cells:
            return
        self._at(cells[0], mark(self._review.name, study))
        for question, line in self._ratings(table, cells):
            self._around(line, line, mark(self._review.name, study, question))

    def _ratings(self, table: Table, cells: list[Element]) -> Iterator[tuple[str, Element]]:
        """The lines of the column of ratings: one per question, in the order of the protocol."""
        if table.id != "matrix":
            return
        for column, cell in zip(table.columns[1:], cells[1:], strict=True):
            lines = cell.findall(_PARAGRAPH)
            if column.id == "ratings" and len(lines) == len(self._questions):
                yield from zip(self._questions, lines, strict=True)

    def _at(self, cell: Element, name: str) -> None:
        paragraphs = cell.findall(_PARAGRAPH)
        self._around(paragraphs[0], paragraphs[-1], name)

    def _around(self, first: Element, last: Element, name: str) -> None:
        """From the beginning of one paragraph to the end of another."""
        self._last += 1
        start = w("bookmarkStart", id=self._last, name=f"{name}_{self._last}")
        first.insert(1 if len(first) and first[0].tag == _PROPERTIES else 0, start)
        last.append(w("bookmarkEnd", id=self._last))
