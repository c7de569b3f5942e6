"""Tables read back out of finished files, each format by a reader that knows nothing of how it was written.

A table is a list of rows, the heads first; a row is a list of texts. Symbols of levels are left out: some formats
write them, some draw them. Lines are joined, and white space is one space.
"""

import ctypes
import io
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

import docx
import openpyxl
import pypandoc
import pypdfium2
import pypdfium2.raw as pdfium
from justhtml import JustHTML
from markdown_it import MarkdownIt
from markdown_it.token import Token

from litmatrix.document import Block, Cell, Document, Section, Table, plain

Rows = list[list[str]]
_GRAVE = "\ue060"
"""Stands for an accent that pandoc would take for a quotation mark."""
_TAGS = {"<br>": "\n", "<strong>": "", "</strong>": "", "<em>": "", "</em>": ""}
_UNSEEN = re.compile("[\u200b\u00ad○◔◑◕●◐]")


def told(text: str) -> str:
    """A text as it is compared."""
    return " ".join(_UNSEEN.sub("", text).replace(_GRAVE, "`").split())


def tables_of(document: Document) -> list[Rows]:
    """What every format must hold."""
    return [
        [
            [told(column.label) for column in table.columns],
            *([_cell(cell) for cell in row.cells] for row in table.rows),
        ]
        for table in _tables(document.blocks, document.sections)
    ]


def _cell(cell: Cell) -> str:
    return told("\n".join(map(plain, cell.lines)))


def _tables(blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> Iterator[Table]:
    yield from (block for block in blocks if isinstance(block, Table))
    for section in sections:
        yield from _tables(section.blocks, section.sections)


def from_markdown(text: str) -> list[Rows]:
    """By CommonMark with GitHub's tables."""
    tables: list[Rows] = []
    for token in (tokens := iter(MarkdownIt("commonmark").enable("table").parse(text))):
        match token.type:
            case "table_open":
                tables.append([])
            case "tr_open":
                tables[-1].append([])
            case "th_open" | "td_open":
                tables[-1][-1].append(told(_inline_text(next(tokens).children or [])))
    return tables


def _inline_text(tokens: list[Token]) -> str:
    pieces = (token.content if token.type != "html_inline" else _TAGS[token.content] for token in tokens)
    return "".join(pieces)


# What the commands of the LaTeX writer print, for a reader that cannot run their definitions.
_PRINTED = r"""
\newcommand\litmhead[1]{#1} \newcommand\litmfirst{} \newcommand\litmhang{} \newcommand\litmbreak{}
\newcommand\litmline{ } \newcommand\litmlevel[3]{#3} \newcommand\litmgap[1]{#1} \newcommand\litmmissing[1]{#1}
\newcommand\litmchar[1]{U+#1} \newcommand\textquotedbl{"} \newcommand\textasciigrave{GRAVE}
"""


def from_latex(text: str) -> list[Rows]:
    """By pandoc, which reads `longtable`."""
    bodies = re.findall(r"\\midrule\n\\endhead\n(.*?)\\end\{longtable\}", text, re.DOTALL)
    heads = re.findall(r"\\toprule\n(.*) \\\\\n\\midrule\n\\endfirsthead", text)
    return [
        _latex_rows(head + r" \\" + body.replace("\\bottomrule\n\\endfoot\n", "\n"))
        for head, body in zip(heads, bodies, strict=True)
    ]


def _latex_rows(rows: str) -> Rows:
    rows = rows.replace(r"\litmrow", r"\\")
    columns = "l" * (rows.split(r"\\", 1)[0].count(" & ") + 1)
    ast = _pandoc(
        f"{_PRINTED.replace('GRAVE', _GRAVE)}\\begin{{tabular}}{{{columns}}}\n{rows}\n\\end{{tabular}}",
        "latex-smart",
    )
    read: Rows = []
    for row in (row for block in ast["blocks"] if block["t"] == "Table" for row in _pandoc_rows(block["c"])):
        if row[0]:
            read.append(row)
        else:  # a tall row goes on in rows without a head, so that it can be divided between pages
            read[-1] = [told(f"{above}\n{below}") for above, below in zip(read[-1], row, strict=True)]
    return read


def _pandoc(text: str, format_: str) -> Any:
    arguments = [pypandoc.get_pandoc_path(), "-f", format_, "-t", "json", "--sandbox"]
    made = subprocess.run(arguments, input=text.encode(), capture_output=True, check=True)
    return json.loads(made.stdout)


def _pandoc_rows(table: list[Any]) -> Rows:
    _, _, _, head, bodies, _ = table
    rows = chain(head[1], *(body[3] for body in bodies))
    return [[told(_pandoc_text(cell[4])) for cell in row[1]] for row in rows]


def _pandoc_text(node: Any) -> str:
    if isinstance(node, list):
        return "".join(map(_pandoc_text, node))
    if not isinstance(node, dict):
        return ""
    match node["t"]:
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Code":
            return str(node["c"][1])
        case "Math":  # signs of confidence; the others are printed by macros of the test's own
            return str(node["c"][1]).replace("\\oplus", "⊕").replace("\\bigcirc", "◯")
        case "Plain" | "Para":
            return _pandoc_text(node["c"]) + "\n"
        case "Link" | "Span" | "Quoted":
            return _pandoc_text(node["c"][1])
    return _pandoc_text(node.get("c", ""))


def from_html(text: str) -> list[Rows]:
    """By the algorithm of the HTML standard, which a page must go through without one parse error."""
    page = JustHTML(text, sanitize=False, strict=True)
    return [
        [[told(_html_text(cell)) for cell in row.query("th, td")] for row in table.query("tr")]
        for table in page.query("table")
    ]


def _html_text(node: Any) -> str:
    if node.name == "#text":
        return str(node.data)
    text = "".join(map(_html_text, node.children or []))
    return f"\n{text}\n" if node.name in {"div", "br"} else text


def from_word(content: bytes) -> list[Rows]:
    """By python-docx."""
    tables = docx.Document(io.BytesIO(content)).tables
    return [[[told(cell.text) for cell in row.cells] for row in table.rows] for table in tables]


def from_excel(content: bytes) -> list[Rows]:
    """By openpyxl: the sheets as they come."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[[told(_as_shown(cell)) for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets]


def _as_shown(cell: Any) -> str:
    """A number with the words of its format: 3 in `General" år"` is "3 år"."""
    if cell.value is None:
        return ""
    if cell.data_type != "n":
        return str(cell.value)
    before, after = re.fullmatch(r'(?:"([^"]*)")?(?:General|0)(?:"([^"]*)")?', cell.number_format).groups("")
    return f"{before}{cell.value}{after}"


def from_pdf(content: bytes) -> list[Rows]:
    """By pdfium, cell for cell as the tags of the file say; a table that goes on over pages is one."""
    tables: list[Rows] = []
    document = pypdfium2.PdfDocument(content)
    for page in document:
        texts = _marked_texts(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for root in _children(tree, pdfium.FPDF_StructTree_CountChildren, pdfium.FPDF_StructTree_GetChildAtIndex):
            _gather(root, texts, tables)
        pdfium.FPDF_StructTree_Close(tree)
    return tables


def _gather(element: Any, texts: Mapping[int, str], tables: list[Rows]) -> None:
    kind = _kind(element)
    if kind == "THead":  # only the first page of a table has it; repeated heads are decoration
        tables.append([])
    if kind == "TR":
        tables[-1].append([told(_text(cell, texts)) for cell in _inside(element)])
        return
    for child in _inside(element):
        _gather(child, texts, tables)


def _text(element: Any, texts: Mapping[int, str]) -> str:
    pieces = []
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            pieces.append(_text(child, texts))
        else:
            pieces.append(texts.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at), ""))
    return "".join(pieces) + ("\n" if _kind(element) == "P" else "")


def _inside(element: Any) -> Iterator[Any]:
    return _children(element, pdfium.FPDF_StructElement_CountChildren, pdfium.FPDF_StructElement_GetChildAtIndex)


def _children(of: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any]) -> Iterator[Any]:
    return (child for at in range(count(of)) if (child := get(of, at)))


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def _marked_texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of every piece of marked content of a page."""
    on_page = pdfium.FPDFText_LoadPage(page.raw)
    texts: dict[int, str] = {}
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        piece = pdfium.FPDFPage_GetObject(page.raw, at)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(piece)
        if mark < 0 or pdfium.FPDFPageObj_GetType(piece) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue  # page numbers, lines and repeated heads are no content
        size = pdfium.FPDFTextObj_GetText(piece, on_page, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFTextObj_GetText(piece, on_page, buffer, size)
        text = bytes(buffer)[: max(0, size - 2)].decode("utf-16-le")
        # pdfium gives \x02 for a hyphen that breaks a word, which is a piece of its own, and also for a hyphen
        # of the text at the end of a line, which is not, or is marked as what it is.
        breaks = text == "\x02" and not _is_marked_as_hyphen(piece)
        texts[mark] = texts.get(mark, "") + ("" if breaks else text.replace("\x02", "-"))
    pdfium.FPDFText_ClosePage(on_page)
    return texts


def _is_marked_as_hyphen(piece: Any) -> bool:
    length, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(16)
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    for at in range(pdfium.FPDFPageObj_CountMarks(piece)):
        mark = pdfium.FPDFPageObj_GetMark(piece, at)
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", wide, 16, ctypes.byref(length)):
            return buffer.raw[:2] == "-".encode("utf-16-le")
    return False
