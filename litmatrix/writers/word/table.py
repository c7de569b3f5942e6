"""A table as Word builds it: real caption, repeated head, widths that fit, and words for screen readers."""

from copy import copy

from litmatrix.document import Cell, Column, Emph, Figure, GapMark, Inline, Inlines, LevelMark, Row, Table, Text
from litmatrix.languages import Language
from litmatrix.writers.marks import RULE, TO_BE_FILLED, only_mark, shade
from litmatrix.writers.word.runs import PLAIN, Face, Runs
from litmatrix.writers.word.styles import Styles
from litmatrix.writers.word.widths import column_widths
from litmatrix.writers.word.xml import Element, clean, tag, w

_LONGEST_ALT = 1000


class TableWriter:
    """Makes the tables of one document."""

    def __init__(self, runs: Runs, styles: Styles, words: Language) -> None:
        self.runs, self.styles, self.words = runs, styles, words
        self._looks: dict[str, Element] = {}
        """Properties of paragraphs by style: a copy is much cheaper than making them again."""

    def caption(self, block: Table | Figure, number: int) -> Element:
        """The caption: a field that Word counts, so that it stands in the list of tables or figures."""
        name = self.words.label("figure" if isinstance(block, Figure) else "table")
        bold = Face(bold=True)
        counted = self.runs.field(f" SEQ {name} \\* ARABIC ", self.runs.text(str(number), bold), bold)
        label = [*self.runs.text(f"{name}\u00a0", bold), *counted, *self.runs.text(". ", bold)]
        paragraph = self._paragraph("caption", [*label, *self.runs.text(block.caption)])
        paragraph[0].append(w("keepNext"))  # which Word's own style of captions does not say
        return paragraph

    def table(self, table: Table, width: int) -> Element:
        """The table itself, `width` wide. It needs at least one column."""
        widths = column_widths(table, width)
        grid = w("tblGrid", *(w("gridCol", w=one) for one in widths))
        looks = [w("tcPr", w("tcW", w=one, type="dxa")) for one in widths]
        rows = [self._row(row, looks) for row in table.rows]
        if rows and table.notes:  # notes do not stand alone on a page
            for paragraph in rows[-1].iter(tag("p")):
                paragraph[0].append(w("keepNext"))
        return w("tbl", self._properties(table, width), grid, self._head(table.columns, widths), *rows)

    def picture(self, figure: Figure, width: int, height: int) -> list[Element]:
        """The drawing in a paragraph, where a page has room for `width` by `height`."""
        paragraph = self._paragraph("Litmatrix Figure", [self.runs.picture(figure, width, height)])
        if figure.notes:
            paragraph[0].append(w("keepNext"))
        return [paragraph]

    def notes(self, table: Table | Figure) -> Element:
        """The notes as one paragraph, introduced as such. Empty, it keeps the table apart from what follows."""
        content: list[Inline] = [Emph((Text(f"{self.words.label('note')}."),))] if table.notes else []
        for note in table.notes:
            content += (Text(" "), *note)
        return self._paragraph("Litmatrix Table Note", self.runs.of(tuple(content)))

    def _properties(self, table: Table, width: int) -> Element:
        """In the order of the schema (CT_TblPr). The look says: first row and first column are heads."""
        heads = self.words.join([column.label for column in table.columns])
        rows = self.words.count(len(table.rows), "table.rows")
        columns = self.words.count(len(table.columns), "table.columns")
        described = self.words.label("table.description", rows=rows, columns=columns, heads=heads)
        return w(
            "tblPr",
            w("tblStyle", val=self.styles.id("Litmatrix Table")),
            w("tblW", w=width, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="06A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
            w("tblCaption", val=clean(table.caption)[:_LONGEST_ALT]),
            w("tblDescription", val=clean(described)[:_LONGEST_ALT]),
        )

    def _head(self, columns: tuple[Column, ...], widths: list[int]) -> Element:
        row = w("tr", w("trPr", w("cantSplit"), w("tblHeader")))
        for column, width in zip(columns, widths, strict=True):
            heading = self._paragraph("Litmatrix Table Head", self.runs.text(column.label))
            row.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="bottom")), heading))
        return row

    def _row(self, row: Row, looks: list[Element]) -> Element:
        cells = (self._cell(cell, copy(look)) for cell, look in zip(row.cells, looks, strict=True))
        return w("tr", w("trPr", w("cantSplit")), *cells)

    def _cell(self, cell: Cell, properties: Element) -> Element:
        mark = only_mark(cell)
        face = PLAIN
        if isinstance(mark, LevelMark):
            colours = shade(mark.rank, mark.of)
            face = Face(colour=colours.ink)
            properties.append(_edges("single", "FFFFFF", ("left", "right")))
            properties.append(w("shd", val="clear", color="auto", fill=colours.background))
        elif mark is not None and mark.gap in TO_BE_FILLED:
            properties.append(_edges("dashed", RULE, ("top", "left", "bottom", "right")))
        several = cell.role == "text" and len(cell.lines) > 1
        style = "Litmatrix Table Item" if several else "Litmatrix Table Text"
        lines = (self._line(line, mark, face) for line in cell.lines or ((),))
        return w("tc", properties, *(self._paragraph(style, line) for line in lines))

    def _line(self, line: Inlines, mark: LevelMark | GapMark | None, face: Face) -> list[Element]:
        """A line of a cell. A mark that has the cell for itself needs no shade or edge of its own."""
        if mark is None or not line or line[0] is not mark:
            return self.runs.of(line, face)
        if isinstance(mark, LevelMark):
            return [*self.runs.level(mark, face), *self.runs.of(line[1:], face)]
        return [*self.runs.text(mark.label, face._replace(style="Litmatrix Gap")), *self.runs.of(line[1:], face)]

    def _paragraph(self, style: str, content: list[Element]) -> Element:
        if style not in self._looks:
            self._looks[style] = w("pPr", w("pStyle", val=self.styles.id(style)))
        return w("p", copy(self._looks[style]), *content)


def _edges(kind: str, colour: str, sides: tuple[str, ...]) -> Element:
    return w("tcBorders", *(w(side, val=kind, sz=4, space=0, color=colour) for side in sides))
