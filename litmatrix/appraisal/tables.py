"""The answers of an appraisal as a table, and their reasons as another."""

from litmatrix.appraisal.appraised import Appraised
from litmatrix.document import Cell, Column, GapMark, Inlines, Row, Table, Text
from litmatrix.matrix.notes import gap_note
from litmatrix.matrix.widths import fitted
from litmatrix.matrix.wording import said
from litmatrix.model import Study, ToolItem
from litmatrix.writers.widths import longest_word

_STUDY, _LINE = 22.0, 100.0
"""Signs for the names, and of a whole line."""
_MOST_LABELS = 8
"""Columns that are headed by words; where there are more, by the ids, and the words stand below."""


def answers_table(of: Appraised) -> Table:
    """A row per study with a mark per item."""
    words = of.language
    by_label = len(of.tool.items) <= _MOST_LABELS
    columns = [Column("study", words.label("grid.study"))]
    columns += [Column(item.id, of.label(item) if by_label else item.id) for item in of.tool.items]
    rows = tuple(
        Row(study.id, (of.frame.head(study), *(_answer(of, study, item) for item in of.tool.items)))
        for study in of.studies
    )
    notes = (source_note(of), *(() if by_label else label_notes(of)), *gap_note(rows, of.frame))
    caption = words.label("appraisal.caption", tool=of.name)
    wide = len(of.tool.items) > _MOST_LABELS // 2
    return Table(f"appraisal-{of.slug}", caption, fitted(columns, rows), rows, said(notes), wide=wide)


def reasons_table(of: Appraised) -> Table:
    """A row per answer with its reason."""
    words = of.language
    heads = ("grid.study", "appraisal.item", "appraisal.answer", "appraisal.reason")
    columns = [
        Column(head.partition(".")[2], words.label(head), weight)
        for head, weight in zip(heads, _weights(of), strict=True)
    ]
    rows = tuple(
        Row(f"{study.id} {item.id}", (of.frame.head(study), *_reason(of, study, item)))
        for study in of.studies
        for item in of.tool.items
        if of.given(study, item)
    )
    caption = words.label("appraisal.reasons", tool=of.name)
    return Table(f"reasons-{of.slug}", caption, tuple(columns), rows, said((source_note(of),)))


def _weights(of: Appraised) -> tuple[float, ...]:
    """Widths in signs of a line on an upright page: no usual word of an item or answer is broken."""
    heads = [longest_word(of.language.label(f"appraisal.{name}")) for name in ("item", "answer")]
    item = min(_STUDY, 3 + max(heads[0], *(longest_word(of.label(item)) for item in of.tool.items)))
    answer = min(_STUDY, 6 + max(heads[1], *(longest_word(mark.label) for mark in of.marks.values())))
    return _STUDY, item, answer, max(_STUDY, _LINE - _STUDY - item - answer)


def _reason(of: Appraised, study: Study, item: ToolItem) -> tuple[Cell, ...]:
    given, missing = of.given(study, item), of.frame.gaps["missing"]
    place = study.place("appraisal", "items", item.id, "because")
    reason = (
        Cell(((Text(given.because),),), given.because, "text", place)
        if given and given.because
        else Cell(((missing,),), None, "gap", place)
    )
    return Cell(((Text(of.label(item)),),), item.id), _answer(of, study, item), reason


def _answer(of: Appraised, study: Study, item: ToolItem) -> Cell:
    mark, given = of.mark(study, item), of.given(study, item)
    place = study.place("appraisal", "items", item.id, "answer")
    if isinstance(mark, GapMark):
        return Cell(((mark,),), None, "gap", place)
    return Cell(((mark,),), given.answer if given else None, "rating", place)


def source_note(of: Appraised) -> Inlines:
    """Which tool, and whose."""
    version = f", {of.tool.version}" if of.tool.version and of.tool.version not in of.name else ""
    return (
        Text(of.language.label("appraisal.source", tool=of.name, source=of.tool.source.rstrip(".") + version)),
    )


def label_notes(of: Appraised) -> tuple[Inlines, ...]:
    """What the ids stand for, where the licence lets it be said."""
    pairs = [f"{item.id}: {of.label(item)}" for item in of.tool.items if item.label]
    return ((Text("; ".join(pairs) + "."),),) if pairs else ()
