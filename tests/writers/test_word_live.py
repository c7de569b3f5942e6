"""Citations that Zotero keeps up to date, read back by pandoc."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from litmatrix.citations.reference_list import with_reference_list
from litmatrix.document import Cite, CiteItem, Document, Paragraph, Section, Text
from litmatrix.location import Place
from litmatrix.model import CitationStyle, Reference
from litmatrix.readers.bibtex import merge, read_bibliography
from litmatrix.readers.style import read_style
from litmatrix.writers.word.file import to_word
from litmatrix.writers.word.into import into
from litmatrix.writers.word.live import LiveCitations, live_citations, unknown_uri
from litmatrix.writers.word.xml import tag
from tests.writers.thesis import thesis
from tests.writers.word_files import disorder, pandoc, parts, walk, words, xml

BIB = """
@article{guribye2019, author = {Guribye, Eugene and Espegren, Anne}, title = {Resultatmål i Norge}, date = {2019},
  journaltitle = {Tidsskrift}, volume = {3}, pages = {10--20},
  note = {http://zotero.org/users/12345/items/ABCD2345}}
@book{dalland2020, author = {Dalland, Olav}, title = {Metode <og> "oppgave" \\& mer}, date = {2020},
  publisher = {Gyldendal}}
"""
HOME = "http://zotero.org/users/12345/items/ABCD2345"


def references() -> dict[str, Reference]:
    bibliography, _ = read_bibliography(BIB, "x.bib")
    return merge([bibliography])[0]


def style() -> CitationStyle:
    found, faults = read_style("norsk-apa-manual", Path(), Place(""))
    assert not faults
    assert found is not None
    return found


PAGED = Cite((CiteItem("guribye2019", "se", "page", "11–12", ", for eksempel"), CiteItem("dalland2020")))
NARRATIVE = Cite((CiteItem("dalland2020", label="chapter", locator="2"),), narrative=True)
UNKNOWN = Cite((CiteItem("finnesikke"),))
CITED = Document(
    "findings",
    "T",
    "nb",
    (),
    (
        Section(
            "s",
            (Text("Funn"),),
            (Paragraph((Text("Slik "), PAGED, Text(". "), NARRATIVE, Text(" sier, og "), UNKNOWN, Text("."))),),
        ),
    ),
)


def live() -> tuple[LiveCitations, Document]:
    citations, cited = live_citations(CITED, references(), style())
    assert not cited.faults
    return citations, with_reference_list(CITED, cited)


@pytest.fixture(scope="module")
def made() -> bytes:
    citations, document = live()
    return to_word(document, live=citations)


def codes(data: bytes) -> list[dict[str, Any]]:
    """The JSON of every citation field."""
    start = " ADDIN ZOTERO_ITEM CSL_CITATION "
    texts = [code.text for code in xml(data).iter(tag("instrText"))]
    return [json.loads(text.removeprefix(start)) for text in texts if text.startswith(start)]


def cites(data: bytes) -> Iterator[tuple[list[dict[str, Any]], str]]:
    for node in walk(pandoc(data, "docx+citations")["blocks"]):
        if node["t"] == "Cite":
            yield node["c"][0], words(node["c"][1])


def test_pandoc_reads_the_citations_back(made: bytes) -> None:
    first, second = cites(made)
    items, shown = first
    assert [item["citationId"] for item in items] == ["guribye2019", "dalland2020"]
    assert words(items[0]["citationPrefix"]).strip() == "se"
    assert "11–12" in words(items[0]["citationSuffix"])
    assert shown == "(se Guribye & Espegren, 2019, s.\u00a011–12, for eksempel; Dalland, 2020)"
    items, shown = second
    assert items[0]["citationMode"]["t"] == "SuppressAuthor"
    assert shown == "(2020, kap.\u00a02)"


def test_what_stands_there_reads_as_without_fields(made: bytes) -> None:
    text = [p.text for p in docx.Document(io.BytesIO(made)).paragraphs]
    assert text[2] == (
        "Slik (se Guribye & Espegren, 2019, s.\u00a011–12, for eksempel; Dalland, 2020). "
        "Dalland (2020, kap.\u00a02) sier, og (finnesikke)."
    )
    assert text[3] == "Referanser"
    assert text[4].startswith("Dalland, O. (2020).")
    assert disorder(made) == []


def test_the_item_data_is_the_work_s_and_its_address_the_library_s(made: bytes) -> None:
    first, second = codes(made)
    guribye, dalland = first["citationItems"]
    assert guribye["uris"] == [HOME]
    assert dalland["uris"] == [unknown_uri("dalland2020")]
    assert guribye["itemData"]["title"] == "Resultatmål i Norge"
    assert guribye["itemData"]["type"] == "article-journal"
    assert dalland["itemData"]["author"] == [{"family": "Dalland", "given": "Olav"}]
    assert (guribye["locator"], guribye["label"]) == ("11–12", "page")
    assert second["citationItems"][0]["suppress-author"] is True
    assert first["properties"]["plainCitation"].startswith("(se Guribye")
    assert first["citationID"] != second["citationID"]
    assert first["schema"].endswith("csl-citation.json")


def test_the_reference_list_is_one_field_of_zotero_s(made: bytes) -> None:
    body = xml(made)
    (start,) = [code for code in body.iter(tag("instrText")) if "ZOTERO_BIBL" in code.text]
    assert json.loads(start.text.split("ZOTERO_BIBL ")[1].removesuffix(" CSL_BIBLIOGRAPHY ")) == {
        "uncited": [],
        "omitted": [],
        "custom": [],
    }
    depth = 0
    for character in body.iter(tag("fldChar")):
        kind = character.get(tag("fldCharType"))
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth in {0, 1}
    assert depth == 0


def test_zotero_is_told_the_style_so_that_it_need_not_ask(made: bytes) -> None:
    root = etree.fromstring(parts(made)["docProps/custom.xml"])
    values = {one.get("name"): one[0].text for one in root}
    assert all(len(value) <= 255 for value in values.values())
    data = etree.fromstring("".join(values[f"ZOTERO_PREF_{n}"] for n in range(1, len(values) + 1)))
    chosen = data.find("style")
    assert chosen.get("id") == "http://www.zotero.org/styles/norsk-apa-manual"
    assert chosen.get("locale") == "nb-NO"
    assert data.find("prefs/pref").get("value") == "Field"


def test_the_same_bytes_every_time(made: bytes) -> None:
    citations, document = live()
    assert to_word(document, live=citations) == made


def test_a_thesis_gets_live_citations_too() -> None:
    citations, document = live()
    contents = {"litmatrix:findings": document, "litmatrix:references": document}
    data, faults = into(
        thesis(["litmatrix_findings", "litmatrix_references"], chapters=3), contents, "o.docx", citations
    )
    assert faults == ()
    assert data is not None
    assert len(codes(data)) == 2
    assert len([code for code in xml(data).iter(tag("instrText")) if "ZOTERO_BIBL" in code.text]) == 1
    again, _ = into(data, contents, "o.docx", citations)
    assert again == data
