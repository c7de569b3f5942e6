"""The literature matrix as JSON, for other programs: every cell's text, and every rating with its place."""

import json
from collections.abc import Mapping

from litmatrix.document import Cell, Document, Row, Table, plain
from litmatrix.model import Review, Study
from litmatrix.writers.setting import Setting


def write(document: Document, setting: Setting) -> Mapping[str, str]:
    """`json`: the review's name, questions, scale and rows; see docs/format.md. `document` is the matrix."""
    protocol = setting.review.protocol
    tables = {block.id: block for block in document.blocks if isinstance(block, Table)}
    matrix, grid = tables["matrix"], tables["grid"]
    content = {
        "review": setting.review.name,
        "questions": [
            {"id": question.id, "label": question.label, "text": question.text}
            for question in protocol.research_questions
        ],
        "scale": [{"id": level.id, "label": level.label} for level in protocol.scale.levels],
        "rows": [
            _row(of_matrix, of_grid, (matrix, grid), setting)
            for of_matrix, of_grid in zip(matrix.rows, grid.rows, strict=True)
        ],
        "approvals": _signed(setting.review),
    }
    return {"json": json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2) + "\n"}


def _signed(review: Review) -> list[dict[str, object]]:
    if not review.approvals:
        return []
    from litmatrix.approvals import listed  # most reviews are not signed off yet

    return listed(review)


def _row(of_matrix: Row, of_grid: Row, tables: tuple[Table, Table], setting: Setting) -> dict[str, object]:
    matrix, grid = tables
    study = setting.review.studies[of_matrix.id]
    head, *ratings = of_grid.cells
    return {
        "study": study.id,
        "reports": list(study.report_keys),
        "citation": cell_text(head),
        "cells": {
            column.id: cell_text(cell) for column, cell in zip(matrix.columns, of_matrix.cells, strict=True)
        },
        "ratings": {
            column.id: _rating(study, column.id, cell, setting)
            for column, cell in zip(grid.columns[1:], ratings, strict=True)
        },
    }


def _rating(study: Study, question: str, cell: Cell, setting: Setting) -> dict[str, object]:
    """A level, or a gap as the study file writes it (null when nothing stands there)."""
    rating = setting.review.rating(study.id, question)
    direction = {"direction": rating.direction} if rating and rating.direction else {}
    location = setting.locate(cell.place) if cell.place else None
    return {
        "rating": rating.rating if rating else None,
        "label": plain(cell.lines[0][:1]),
        "location": str(location) if location else None,
        **direction,
    }


def cell_text(cell: Cell) -> str:
    """The words of a cell on one line, its items with semicolons between them."""
    if isinstance(cell.value, str):
        return cell.value
    return "; ".join(map(plain, cell.lines))
