"""Word files in all their ways, held against what Word is known to refuse or repair."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest

from litmatrix.document import Document
from litmatrix.writers.word.file import to_word
from tests.writers.documents import document
from tests.writers.test_word import shipped_document, table
from tests.writers.test_word_into import CONTENTS, FINDINGS, MATRIX, filled
from tests.writers.test_word_live import live
from tests.writers.test_word_template import template, university
from tests.writers.thesis import (
    bookmark_in_empty,
    bookmark_in_sentence,
    bookmark_to_next,
    control,
    control_in_paragraph,
    thesis,
)
from tests.writers.word_files import parts
from tests.writers.word_strict import complaints


@pytest.mark.parametrize("kind", ["matrix", "findings"])
@pytest.mark.parametrize("make", [document, shipped_document])
def test_our_own_files(kind: str, make: Callable[[str], Document]) -> None:
    assert complaints(to_word(make(kind))) == []


def test_live_citations() -> None:
    citations, cited = live()
    assert complaints(to_word(cited, live=citations)) == []


def test_a_template_gives_no_more_than_it_has() -> None:
    own = university()
    assert _new(own, to_word(CONTENTS[FINDINGS], template(own))) == []


@pytest.mark.parametrize(
    "mark", [None, bookmark_in_empty, bookmark_in_sentence, bookmark_to_next, control, control_in_paragraph]
)
def test_a_filled_thesis(mark: Callable[..., None] | None) -> None:
    own = thesis(mark=mark, chapters=3)
    once = filled(own)
    assert _new(own, once) == []
    assert _new(own, filled(once)) == []


def test_a_table_alone_in_a_thesis() -> None:
    own = thesis((MATRIX,), chapters=2)
    small = Document("matrix", "T", "nb", (table(columns=2),), ())
    assert _new(own, filled(own, {MATRIX: small})) == []


def _new(before: bytes, after: bytes) -> list[str]:
    """What is wrong with a file now and was not before: a student's own file may have its faults."""
    return sorted((Counter(complaints(after)) - Counter(complaints(before))).elements())


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("word/document.xml", r'(<w:bookmarkStart w:id=")\d+', r"\g<1>7", "two bookmarks with id 7"),
        ("word/document.xml", r"<w:bookmarkEnd [^>]*/>", "", "do not begin or end"),
        ("word/document.xml", r'(<wp:docPr id=")\d+', r"\g<1>1", "two drawings 1"),
        ("word/document.xml", r'<w:fldChar w:fldCharType="end"/>', "", "without an end"),
        ("word/document.xml", r'<w:fldChar w:fldCharType="begin"/>', "", "has not begun"),
        ("word/document.xml", r'(<w:pStyle w:val=")', r"\1Ukjent", "is no paragraph style"),
        ("word/document.xml", r'(r:embed=")', r"\1x", "no relation"),
        ("word/document.xml", r'(<w:numId w:val=")[1-9]\d*', r"\g<1>999", "no list 999"),
        ("word/document.xml", r"<w:gridCol [^>]*/></w:tblGrid>", "</w:tblGrid>", "cells in a table of"),
        ("word/document.xml", r' w:orient="landscape"', "", "does not lie as it says"),
        ("word/document.xml", r' xml:space="preserve"', "", "would be lost"),
        ("word/styles.xml", r'w:styleId="[^"]*"', 'w:styleId="En"', "two styles En"),
        ("word/styles.xml", r'(<w:basedOn w:val=")', r"\1x", "is not there"),
        ("[Content_Types].xml", r'<Override [^>]*PartName="/word/styles.xml"[^>]*/>', "", "for word/styles.xml"),
        ("word/_rels/document.xml.rels", r'Target="styles', 'Target="stiler', "which is not there"),
    ],
)
def test_the_reader_sees_what_is_wrong(part: str, old: str, new: str, said: str) -> None:
    whole = parts(filled(thesis(chapters=3)))
    spoilt, count = re.subn(old, new, whole[part].decode())
    assert count, "the file has nothing of the kind any more"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {**whole, part: spoilt.encode()}.items():
            archive.writestr(name, content)
    assert any(said in wrong for wrong in complaints(out.getvalue()))
