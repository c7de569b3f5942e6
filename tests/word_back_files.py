"""Word files of a review, commented and changed as Word does it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from click.testing import CliRunner
from docx.document import Document as WordDocument
from docx.text.run import Run
from lxml import etree

from litmatrix.building import build
from litmatrix.cli.application import application
from litmatrix.commenting import Imported, import_comments
from litmatrix.load import Loaded, load
from litmatrix.model import CommentedOn
from litmatrix.word_building import WordWishes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MORE = {
    "matrices/r/review.yaml": """\
title: Praksis
question: Hva virker for hvem?
research_questions:
  - {id: F1, label: Virkning, text: Virker praksis?}
  - {id: F2, label: Språk, text: Hva betyr språk?}
scale:
  name: Belegg
  levels:
    - {id: lite, label: Lite, means: Nevner spørsmålet}
    - {id: godt, label: Godt, means: Undersøker spørsmålet}
matrix: {as_of: 2023, columns: [citation, title, aim, ratings], studies: [a, b]}
""",
    "matrices/r/findings/02-y.md": """\
---
questions: [F2]
supported_by: [b]
---
# Språket kommer først

Språk er viktigere enn praksis [@b2021].

Mer er ikke kjent.
""",
}


def made(loaded: Loaded, root: Path, word: WordWishes | None = None) -> dict[str, bytes]:
    assert loaded.review is not None
    outputs, problems = build(loaded, loaded.review, root, ["docx"], word=word or WordWishes())
    assert problems == ()
    return outputs


def back(root: Path, data: bytes, name: str = "tilbake.docx", **options: Any) -> Imported:
    imported, faults = brought(root, data, name, **options)
    assert faults == []
    assert imported is not None
    return imported


def brought(
    root: Path, data: bytes, name: str = "tilbake.docx", **options: Any
) -> tuple[Imported | None, list[str]]:
    file = root / name
    file.write_bytes(data)
    loaded = load(root)
    assert loaded.review is not None
    imported, faults = import_comments(loaded.review, loaded.texts, file, **options)
    return imported, [fault.rule.code for fault in faults]


def commented(data: bytes, *remarks: tuple[Callable[[WordDocument], list[Run]], str]) -> bytes:
    """The file with comments by python-docx at the runs that each function finds."""
    document = docx.Document(io.BytesIO(data))
    for runs, said in remarks:
        document.add_comment(runs(document), text=said, author="Veilederen", initials="V")
    return saved(document)


def saved(document: WordDocument) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def at_words(words: str) -> Callable[[WordDocument], list[Run]]:
    return lambda document: next(one.runs for one in document.paragraphs if words in one.text)


def placed(root: Path, data: bytes) -> list[CommentedOn]:
    return [one.at for one in back(root, data).added]


# As Word itself writes them: a thread, a comment that is done, and ids in parts of their own.
COMMENTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">
<w:comment w:id="0" w:author="Kari Nordmann" w:date="2026-11-20T10:05:00Z" w:initials="KN">
<w:p w14:paraId="1A2B3C01" w14:textId="77777777"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>
<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r><w:r><w:t>Hvor står</w:t></w:r></w:p>
<w:p w14:paraId="1A2B3C02" w14:textId="77777777"><w:r><w:t xml:space="preserve">dette </w:t></w:r><w:r><w:t>?</w:t></w:r></w:p>
</w:comment>
<w:comment w:id="1" w:author="Studenten" w:date="2026-11-20T12:00:00Z" w:initials="S">
<w:p w14:paraId="1A2B3C03"><w:r><w:t>På s. 12.</w:t></w:r></w:p></w:comment>
<w:comment w:id="2" w:author="Kari Nordmann" w:date="2026-11-21T08:00:00Z" w:initials="KN">
<w:p w14:paraId="1A2B3C04"><w:r><w:t>Fint.</w:t></w:r></w:p></w:comment>
<w:comment w:id="3" w:author="" w:date="i fjor"><w:p w14:paraId="1A2B3C05"><w:r><w:drawing/></w:r></w:p></w:comment>
</w:comments>"""
EXTENDED = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
<w15:commentEx w15:paraId="1A2B3C02" w15:done="1"/>
<w15:commentEx w15:paraId="1A2B3C03" w15:paraIdParent="1A2B3C02" w15:done="1"/>
<w15:commentEx w15:paraId="1A2B3C04" w15:paraIdParent="1A2B3C02" w15:done="1"/>
<w15:commentEx w15:paraId="1A2B3C05" w15:done="0"/>
</w15:commentsEx>"""
IDS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w16cid:commentsIds xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid">
<w16cid:commentId w16cid:paraId="1A2B3C02" w16cid:durableId="2F3A4B5C"/>
</w16cid:commentsIds>"""
RELATION = '<Relationship Id="rIdW{}" Type="http://schemas.{}" Target="{}"/>'
KINDS = (
    ("openxmlformats.org/officeDocument/2006/relationships/comments", "comments.xml", COMMENTS),
    ("microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml", EXTENDED),
    ("microsoft.com/office/2016/09/relationships/commentsIds", "commentsIds.xml", IDS),
)


def by_word(data: bytes, **replaced: str) -> bytes:
    """The file with the comments above, the first thread at the first rating of the grid."""
    parts = zipped(data)
    body = etree.fromstring(parts["word/document.xml"])
    cell = body.findall(f".//{{{W}}}tbl")[1].findall(f"{{{W}}}tr")[1].findall(f"{{{W}}}tc")[1]
    paragraph = cell.find(f"{{{W}}}p")
    for number in range(3):
        first = next(paragraph.iterchildren(f"{{{W}}}r"))
        first.addprevious(etree.Element(f"{{{W}}}commentRangeStart", {f"{{{W}}}id": str(number)}))
        paragraph.append(etree.Element(f"{{{W}}}commentRangeEnd", {f"{{{W}}}id": str(number)}))
        run = etree.SubElement(paragraph, f"{{{W}}}r")
        run.append(etree.Element(f"{{{W}}}commentReference", {f"{{{W}}}id": str(number)}))
    parts["word/document.xml"] = etree.tostring(body)
    relations = "".join(RELATION.format(n, kind, target) for n, (kind, target, _) in enumerate(KINDS))
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    for _, target, content in KINDS:
        parts[f"word/{target}"] = replaced.get(target.removesuffix(".xml"), content).encode()
    return rezipped(parts)


def zipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def run(root: Path, *arguments: str, language: str = "nb") -> tuple[int, str]:
    result = CliRunner().invoke(application(language), [*arguments, "--root", str(root)])  # type: ignore[arg-type]
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output
