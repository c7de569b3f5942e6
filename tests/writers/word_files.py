"""Reading Word files back, and the order that Word wants the children of its elements in."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pypandoc
import pypdfium2
from lxml import etree

from litmatrix.document import Cell, Document, Inline, LevelMark, Section, Table, plain
from litmatrix.writers.marks import symbol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The sequences of ECMA-376 part 1, annex A.1 (wml.xsd), for the elements that we write.
ORDER = {
    name: sequence.split()
    for name, sequence in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
        "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
        "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark",
        "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
        "tblBorders": "top start left bottom end right insideH insideV",
        "tblCellMar": "top start left bottom end right",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange",
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr p tbl",
        "r": "rPr t br fldChar instrText drawing commentReference annotationRef",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "numPr": "ilvl numId",
        "settings": "writeProtection view zoom removePersonalInformation mirrorMargins bordersDoNotSurroundHeader "
        "bordersDoNotSurroundFooter gutterAtTop defaultTabStop autoHyphenation consecutiveHyphenLimit "
        "hyphenationZone doNotHyphenateCaps evenAndOddHeaders bookFoldPrinting characterSpacingControl compat "
        "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
        "body": "p tbl sdt bookmarkStart bookmarkEnd sectPr",
    }.items()
}
ANY_ORDER = {"body", "tc", "r", "tbl"}
"""Children of these may come in any order; those that are not listed may not come at all."""


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, part: str = "word/document.xml") -> Any:
    """The root of a part."""
    return etree.fromstring(parts(data)[part])


def disorder(data: bytes) -> list[str]:
    """Every element of the file whose children are not in the schema's order."""
    found = []
    for name, content in parts(data).items():
        if not name.endswith((".xml", ".rels")):
            continue
        for element in etree.fromstring(content).iter():
            kind = str(element.tag).removeprefix(W)
            order = ORDER.get(kind)
            if order is None or not str(element.tag).startswith(W):
                continue
            children = [str(child.tag).removeprefix(W) for child in element]
            unknown = set(children) - set(order)
            ranks = [order.index(child) for child in children if child in order]
            if unknown or (kind not in ANY_ORDER and ranks != sorted(ranks)):
                found.append(f"{name}: {kind}: {' '.join(children)}")
    return found


def tables_in(document: Document) -> list[Table]:
    """The tables of a document in reading order."""

    def below(blocks: tuple[Any, ...], sections: tuple[Section, ...]) -> Iterator[Table]:
        yield from (block for block in blocks if isinstance(block, Table))
        for section in sections:
            yield from below(section.blocks, section.sections)

    return list(below(document.blocks, document.sections))


def expected_cells(table: Table) -> list[list[str]]:
    """What a reader of the table shall read: the head, then the rows."""
    rows = [[squeezed(column.label) for column in table.columns]]
    return rows + [[cell_text(cell) for cell in row.cells] for row in table.rows]


def cell_text(cell: Cell) -> str:
    """The words and symbols of a cell."""
    return squeezed(" ".join("".join(map(_spelt, line)) for line in cell.lines))


def _spelt(inline: Inline) -> str:
    if isinstance(inline, LevelMark):
        return f"{symbol(inline.rank, inline.of)}\u00a0{inline.label}"
    return "".join(map(_spelt, inline.content)) if hasattr(inline, "content") else plain((inline,))


def squeezed(text: str) -> str:
    """Text with one plain space where any blanks stood, and U+FFFD for what XML cannot hold."""
    return re.sub(r"\s+", " ", _NO_XML.sub("\ufffd", text)).strip()


def cells_by_python_docx(data: bytes) -> list[list[list[str]]]:
    """The cells of every table, as python-docx reads them."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [
        [[squeezed(" ".join(p.text for p in cell.paragraphs)) for cell in row.cells] for row in table.rows]
        for table in tables
    ]


def pandoc(data: bytes, reader: str = "docx") -> dict[str, Any]:
    """The document as pandoc reads it."""
    command = [pypandoc.get_pandoc_path(), "-f", reader, "-t", "json", "--sandbox"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def cells_by_pandoc(data: bytes) -> list[list[list[str]]]:
    """The cells of every table, as pandoc reads them."""
    tables = [node["c"] for node in walk(pandoc(data)["blocks"]) if node.get("t") == "Table"]
    found = []
    for _, _, _, head, bodies, _ in tables:
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
        found.append([[squeezed(words(cell[4])) for cell in row[1]] for row in rows])
    return found


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every node of pandoc's JSON."""
    if isinstance(node, dict):
        if "t" in node:
            yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def words(blocks: Any) -> str:
    """The text of pandoc's blocks."""
    spelt = []
    for node in walk(blocks):
        if node["t"] == "Str":
            spelt.append(node["c"])
        elif node["t"] in {"Space", "SoftBreak", "LineBreak", "Para", "Plain"}:
            spelt.append(" ")
        elif node["t"] == "Code":
            spelt.append(node["c"][1])
    return "".join(spelt)


def pages(data: bytes, folder: Path) -> list[tuple[bool, str]]:
    """The pages that LibreOffice prints: whether they lie on their side, and their text."""
    file = folder / "file.docx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = pypdfium2.PdfDocument(folder / "file.pdf")
    found = []
    for page in printed:
        width, height = page.get_size()
        found.append((width > height, page.get_textpage().get_text_range()))
    printed.close()
    return found


def by_libreoffice(html: str, folder: Path) -> bytes:
    """A web page as the Word file that LibreOffice makes of it."""
    file = folder / "page.html"
    file.write_text(html, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=180)
    return (folder / "page.docx").read_bytes()
