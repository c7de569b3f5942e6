"""Author and year as the Norwegian APA manual writes them."""

from dataclasses import replace
from pathlib import Path

import pytest

from litmatrix.citations.author_year import (
    alphabetical,
    author_year,
    citation_text,
    cite_author_year,
    short_names,
)
from litmatrix.citations.engine import cite
from litmatrix.citations.replace import citations_in, replace_citations
from litmatrix.document import (
    Break,
    Cell,
    Cite,
    CiteItem,
    Column,
    Document,
    Emph,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Quotation,
    Row,
    Section,
    Strong,
    Table,
    Text,
    plain,
)
from litmatrix.languages import language
from litmatrix.location import Place
from litmatrix.model import Name, Reference
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.style import read_style
from tests.writers.documents import review

NB, EN = language("nb"), language("en")


def reference(
    *families: str, year: str = "2020", title: str = "Tittel", editors: tuple[str, ...] = ()
) -> Reference:
    fields = {key: value for key, value in {"title": title, "date": year}.items() if value}
    names = tuple(Name(family, "A.") for family in families)
    return Reference(
        "nøkkel", "article", fields, fields, names, tuple(Name(family) for family in editors), "r.bib"
    )


@pytest.mark.parametrize(
    ("work", "authors", "in_sentence"),
    [
        (reference("Dalland"), "Dalland", "Dalland"),
        (reference("Lunde", "Lysen"), "Lunde & Lysen", "Lunde og Lysen"),
        (reference("Kavli", "Bråten", "Dapi"), "Kavli et\u00a0al.", "Kavli et\u00a0al."),
        (reference("Strøm", "others"), "Strøm et\u00a0al.", "Strøm et\u00a0al."),
        (reference("Søk & Skriv"), "Søk & Skriv", "Søk & Skriv"),
        (reference(editors=("Aune", "Berg")), "Aune & Berg", "Aune og Berg"),
        (reference(title="Uten forfatter"), "Uten forfatter", "Uten forfatter"),
        (reference(title=""), "nøkkel", "nøkkel"),
    ],
)
def test_names(work: Reference, authors: str, in_sentence: str) -> None:
    assert author_year(work, NB)[:2] == (authors, in_sentence)


def test_years() -> None:
    assert author_year(reference("A"), NB).year == "2020"
    assert author_year(reference("A", year="2020-05-17"), NB).year == "2020"
    assert author_year(reference("A"), NB, "b").year == "2020b"
    assert author_year(reference("A", year=""), NB).year == "u.å."
    assert author_year(reference("A", year=""), NB, "a").year == "u.å.-a"
    assert author_year(reference("A", year=""), EN).year == "n.d."
    assert author_year(reference("Lunde", "Lysen"), EN).in_sentence == "Lunde and Lysen"


def test_letters_follow_the_titles() -> None:
    names = short_names(review())
    assert names["aasen2020tall"].short == "Aasen & Øye 2020a"
    assert names["aasen2020"].short == "Aasen & Øye 2020b"
    assert names["fjeld2024"].short == "Fjeld 2024"


def item(key: str, **given: object) -> CiteItem:
    return CiteItem(key)._replace(**given)


NAMES = {
    "d": author_year(reference("Dalland"), NB),
    "g": author_year(reference("Guribye", "Espegren", year="2019"), NB),
    "w3": author_year(reference("Wassmo", year="2003"), NB),
    "w6": author_year(reference("Wassmo", year="2006"), NB),
    "å": author_year(reference("Ås"), NB),
}


@pytest.mark.parametrize(
    ("cite", "text"),
    [
        (Cite((item("d"),)), "(Dalland, 2020)"),
        (Cite((item("g", label="page", locator="11"),)), "(Guribye & Espegren, 2019, s.\u00a011)"),
        (Cite((item("g", label="page", locator="25-28"),)), "(Guribye & Espegren, 2019, s.\u00a025–28)"),
        (Cite((item("g", locator="3"),)), "(Guribye & Espegren, 2019, s.\u00a03)"),
        (Cite((item("d", label="paragraph", locator="3"),)), "(Dalland, 2020, avsn.\u00a03)"),
        (Cite((item("d", label="section", locator="Metode"),)), "(Dalland, 2020, «Metode»)"),
        (Cite((item("d", label="section", locator="6-2"),)), "(Dalland, 2020, §\u00a06-2)"),
        (Cite((item("d", label="section", locator="4 Metode"),)), "(Dalland, 2020, «4 Metode»)"),
        (Cite((item("d", label="volume", locator="2"),)), "(Dalland, 2020, bd.\u00a02)"),
        (Cite((item("å"), item("g"), item("d"))), "(Dalland, 2020; Guribye & Espegren, 2019; Ås, 2020)"),
        (Cite((item("w6"), item("w3"))), "(Wassmo, 2003, 2006)"),
        (Cite((item("w6"), item("w3", locator="2"))), "(Wassmo, 2003, s.\u00a02; Wassmo, 2006)"),
        (Cite((item("g"), item("d", prefix="se også"))), "(Guribye & Espegren, 2019; se også Dalland, 2020)"),
        (Cite((item("d", locator="3", suffix=", min utheving"),)), "(Dalland, 2020, s.\u00a03, min utheving)"),
        (Cite((item("d", suppress_author=True, locator="3"),)), "(2020, s.\u00a03)"),
        (Cite((item("g"),), narrative=True), "Guribye og Espegren (2019)"),
        (Cite((item("d", label="page", locator="25"),), narrative=True), "Dalland (2020, s.\u00a025)"),
        (
            Cite((item("d"), item("g", locator="2")), narrative=True),
            "Dalland (2020; Guribye & Espegren, 2019, s.\u00a02)",
        ),
        (Cite((item("ukjent", locator="2"),)), "(ukjent, s.\u00a02)"),
        (Cite((item("ukjent"), item("d"))), "(Dalland, 2020; ukjent)"),
    ],
)
def test_citations(cite: Cite, text: str) -> None:
    assert plain(citation_text(cite, NAMES, NB)) == text


CITES = [Cite((CiteItem(str(number)),)) for number in range(9)]


def everywhere() -> Document:
    """A document with a citation in every kind of place."""
    c = iter(CITES)
    row = Row("1", (Cell(((Text("a"), Emph((next(c),))),)), Cell(((Text("b"),), (next(c), Break())))))
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), (row, Row("2", (Cell(()),))), ((next(c),),))
    below = Section("u", (Text("U"),), (Quotation((Paragraph((Link((next(c),), "https://x.no"),)),)),))
    section = Section("s", (next(c), Text("S")), (ItemList(((Paragraph((Strong((next(c),)),)),),)),), (below,))
    return Document("findings", "D", "nb", (Paragraph((Text("x"), next(c))), table), (section,))


def test_every_citation_is_found_and_replaced() -> None:
    document = everywhere()
    assert sorted(cite.items[0].key for cite in citations_in(document)) == list("0123456")

    def number(cite: Cite) -> Inlines:
        return (Text(f"<{cite.items[0].key}>"), Text("!"))

    done = replace_citations(document, number)
    assert citations_in(done) == []
    assert all(f"<{n}>" in repr(done) for n in range(7))
    untouched = Document("matrix", "D", "nb", document.blocks[1:1])
    assert replace_citations(untouched, number) == untouched


def test_citations_of_a_document() -> None:
    document = Document("findings", "D", "nb", (Paragraph((Cite((CiteItem("berg"), CiteItem("etat2021"))),)),))
    (paragraph,) = cite_author_year(document, review()).blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.content) == "(Berg et\u00a0al., u.å.; Etat for språk & arbeid, 2021)"


ODD_WORKS = r"""
@book{a1, author = {Hansen, Kari}, title = {B om}, date = {2020}}
@book{a2, author = {Hansen, Kari}, title = {A om}, date = {2020}}
@book{a3, author = {Hansen, Ola}, title = {C om}, date = {2020}}
@book{a4, author = {Hansen, Ola}, title = {D om}, date = {2021}}
@book{b1, author = {Berg, Bo and Dahl, Dina and Eng, Else}, title = {E}, date = {2019}}
@book{b2, author = {Berg, Bo and Dahl, Dina and Foss, Fia and Gran, Geir}, title = {F}, date = {2019}}
@book{b3, author = {Berg, Bo and Dahl, Dina}, title = {F}, date = {2019}}
@book{c1, author = {van der Meer, Jan}, title = {G}, date = {2019}}
@book{c2, author = {{Statistisk sentralbyrå}}, title = {H}}
@book{c3, author = {{Statistisk sentralbyrå}}, title = {I}}
@online{d1, title = {Uten forfatter: En lang tittel}, date = {2018}, url = {https://x.no}}
@book{d2, editor = {Red, Rolf and Tor, Tina}, title = {Bok}, date = {2018}}
@legislation{l1, title = {Lov om folketrygd (folketrygdloven)}, number = {LOV-1997-02-28-19}}
@report{m1, author = {{Arbeidsdepartementet}}, title = {Fra mottak}, type = {Meld. St.}, number = {30 (2015--2016)}}
@report{n1, author = {{Kunnskapsdepartementet}}, title = {Integrasjon}, type = {NOU}, number = {2017: 2}, date = {2017}}
@book{o1, author = {O'Brien, Siobhán and others}, title = {J}, date = {2018}}
@book{p1, author = {Li, Ming and Wu, Yi}, title = {K}, date = {2018/2019}}
"""


def test_the_matrix_and_the_chapter_call_a_work_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    references = read_bibliography(ODD_WORKS, "b.bib")[0].references
    monkeypatch.setattr("litmatrix.citations.author_year.cited_keys", lambda _: dict.fromkeys(references))
    short = short_names(replace(review(), references=references))
    style, _ = read_style("norsk-apa-manual", tmp_path, Place("x"))
    assert style
    asked = [Cite((CiteItem(key),), narrative, True) for key in references for narrative in (False, True)]
    by_engine = cite(references, asked, style, "nb").texts
    for one, text in zip(asked, by_engine, strict=True):
        assert plain(citation_text(one, short, NB)) == plain(text)


def test_initials_do_not_decide_the_order() -> None:
    assert alphabetical(NB, "Ø. Berg") < alphabetical(NB, "A. Hansen") < alphabetical(NB, "B. Hansen")
    assert alphabetical(NB, "A.-B. Øye") > alphabetical(NB, "Zahl")
