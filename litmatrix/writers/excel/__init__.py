"""A document's tables as an Excel workbook: a sheet per table and figure, and one that explains the marks.

Text is written as text and nothing else: what begins with `=`, `+`, `-` or `@` is never a formula.
"""

from collections.abc import Mapping, Sequence

from litmatrix.document import Document, Figure, Table
from litmatrix.languages import Language, language
from litmatrix.writers.drawings import figures_in
from litmatrix.writers.setting import Setting

__all__ = ["to_excel", "write"]


def write(document: Document, setting: Setting) -> Mapping[str, bytes]:
    """`xlsx`: the document's tables, the figures of the appraisals, confidence in the findings, and the evidence
    behind every rating."""
    from litmatrix.appraisal.section import appraisal_figures
    from litmatrix.findings.summary import confidence_tables
    from litmatrix.matrix import reasons_left_out
    from litmatrix.matrix.evidence import evidence_table
    from litmatrix.matrix.frame import frame_of

    frame = frame_of(setting.review)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    tables += reasons_left_out(setting.review)
    tables += confidence_tables(frame, citing=False)
    tables.append(evidence_table(setting.review, setting.locate, setting.proofs))
    figures = (*figures_in(document.blocks), *appraisal_figures(frame))
    return {"xlsx": to_excel(document.title, tables, language(document.language), figures)}


def to_excel(title: str, tables: Sequence[Table], words: Language, figures: Sequence[Figure] = ()) -> bytes:
    """The tables and figures as the bytes of an `.xlsx` file, the same bytes every time."""
    from litmatrix.writers.excel.file import Made
    from litmatrix.writers.excel.looks import Looks
    from litmatrix.writers.excel.pictures import write_figure
    from litmatrix.writers.excel.sheets import explain, sheet_names, write_table

    workbook = Made(title)
    looks = Looks(workbook.book)
    blocks: tuple[Table | Figure, ...] = (*tables, *figures)
    names = sheet_names(blocks, words)
    for block, name in zip(blocks, names, strict=False):
        sheet = workbook.book.add_worksheet(name)
        if isinstance(block, Table):
            write_table(sheet, block, looks, words)
        else:
            write_figure(sheet, block, looks, words)
    explain(workbook.book.add_worksheet(names[-1]), tables, looks, words)
    return workbook.data()
