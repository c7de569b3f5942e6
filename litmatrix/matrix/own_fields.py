"""Columns of the user's own: what the review declares under `fields:`, each shown as its type wants."""

from litmatrix.document import Cell, Text
from litmatrix.location import Place
from litmatrix.matrix.cells import items_cell, line_cell, text_cell
from litmatrix.matrix.columns import Fill
from litmatrix.matrix.frame import Frame
from litmatrix.model import FieldDeclaration, Gap, Study, gap_in

_DIGITS = 15
"""A longer row of digits is a text: no program that sorts numbers holds it exactly."""


def own_field(name: str, declared: FieldDeclaration) -> Fill:
    """How a column that the review declares itself is filled."""

    def fill(study: Study, frame: Frame) -> Cell:
        place = study.place("fields", name)
        value = study.fields.get(name)
        if value is None and declared.applies_to and study.design not in declared.applies_to:
            return frame.gap(Gap.NOT_APPLICABLE, place)
        if isinstance(value, tuple):
            return items_cell(value, place, frame)
        gap = gap_in(value)
        if gap or value is None:
            return frame.gap(gap or Gap.MISSING, place)
        return _typed(value, declared, place, frame)

    return fill


def _typed(value: str, declared: FieldDeclaration, place: Place, frame: Frame) -> Cell:
    if declared.type == "boolean" and value in {"yes", "no", "true", "false"}:
        return line_cell(frame.language.label("yes" if value in {"yes", "true"} else "no"), place)
    if declared.type == "date":
        try:
            return Cell(((Text(frame.language.date(value)),),), value, "text", place)
        except ValueError:
            return line_cell(value, place)
    if declared.type == "integer" and value.lstrip("-").isdecimal() and len(value) <= _DIGITS:
        return Cell(((Text(value),),), int(value), "number", place)
    if declared.type == "number":
        shown = value.replace(".", frame.language.label("number.decimal"))
        return Cell(((Text(shown),),), value, "number", place)
    return text_cell(value, place, frame)
