"""A document's tables as an Excel workbook: a sheet per table and figure, and one that explains the marks.

Text is written as text and nothing else: what begins with `=`, `+`, `-` or `@` is never a formula.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from litmatrix.document import Document, Figure, Table
from litmatrix.languages import Language, language
from litmatrix.writers.archive import packed, unpacked
from litmatrix.writers.drawings import figures_in
from litmatrix.writers.setting import Setting

__all__ = ["to_excel", "write"]

_LONGEST_TITLE = 255
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FIXED_HEIGHT = re.compile(rb"(<row [^>]*?) customHeight=\"1\"")
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def write(document: Document, setting: Setting) -> Mapping[str, bytes]:
    """`xlsx`: the document's tables, confidence in the findings, and the evidence behind every rating."""
    from litmatrix.findings.summary import confidence_tables
    from litmatrix.matrix.evidence import evidence_table
    from litmatrix.matrix.frame import frame_of

    tables = [block for block in document.blocks if isinstance(block, Table)]
    tables += confidence_tables(frame_of(setting.review))
    tables.append(evidence_table(setting.review, setting.locate, setting.proofs))
    figures = tuple(figures_in(document.blocks))
    return {"xlsx": to_excel(document.title, tables, language(document.language), figures)}


def to_excel(title: str, tables: Sequence[Table], words: Language, figures: Sequence[Figure] = ()) -> bytes:
    """The tables and figures as the bytes of an `.xlsx` file, the same bytes every time."""
    import xlsxwriter

    from litmatrix.writers.excel.looks import Looks
    from litmatrix.writers.excel.pictures import write_figure
    from litmatrix.writers.excel.sheets import explain, sheet_names, write_table

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, _OPTIONS)
    a_day = datetime(2000, 1, 1)  # noqa: DTZ001 - or XlsxWriter asks the clock; taken out again below
    workbook.set_properties({"title": title[:_LONGEST_TITLE], "created": a_day})
    looks = Looks(workbook)
    blocks: tuple[Table | Figure, ...] = (*tables, *figures)
    names = sheet_names(blocks, words)
    for block, name in zip(blocks, names, strict=False):
        sheet = workbook.add_worksheet(name)
        if isinstance(block, Table):
            write_table(sheet, block, looks, words)
        else:
            write_figure(sheet, block, looks, words)
    explain(workbook.add_worksheet(names[-1]), tables, looks, words)
    workbook.close()
    parts = unpacked(out.getvalue())
    return packed({name: _ours(name, content) for name, content in parts.items()})


def _ours(name: str, content: bytes) -> bytes:
    """Without the time, without the name of a program that did not make it, and with rows that still fit
    themselves to what is written in them: our heights are only where they begin."""
    if name == "docProps/core.xml":
        return _TIMES.sub(b"", content)
    if name == "docProps/app.xml":
        return content.replace(b"Microsoft Excel", b"litmatrix")
    return _FIXED_HEIGHT.sub(rb"\1", content) if name.startswith("xl/worksheets/") else content
