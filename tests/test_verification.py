"""Quotes against texts: what is the same but for typography, what style manuals allow, and what is altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.model import Evidence, Study
from litmatrix.model.fulltext import FullText, Page
from litmatrix.verification.folding import bare, readable
from litmatrix.verification.numbering import Numbering, numbering, roman
from litmatrix.verification.quotes import verdict
from litmatrix.verification.searchable import Searchable
from litmatrix.verification.verdict import Verdict

SOURCE = (
    "Deltakerne i introduksjonsprogrammet fortalte at ventetiden var lang. I alt var 63,5 prosent i arbeid, "
    "og effekten var liten (p < .05, r = −0,32). Ordningen har ikke ført flere over i arbeid; utilstrekkelig "
    "finansiering er én grunn. «Vi ble ikke hørt», sa en av dem³ i 2019–2020. Av 12 000 deltakere var ½ kvinner."
)


def text(*pages: str, key: str = "a2020", paged: bool = True) -> Searchable:
    """A full text of these pages; the first and the last line of a page may be its head and foot."""
    sheets = []
    for number, page in enumerate(pages, start=1):
        lines = tuple(page.split("\n"))
        edges = len(lines) > 2
        sheets.append(Page(number, lines, head=(0,) if edges else (), foot=(len(lines) - 1,) if edges else ()))
    return Searchable(FullText(key, f"sources/fulltext/{key}.pdf", tuple(sheets), paged), "")


def held(quote: str, *pages: str, page: str | None = None, **others: Searchable) -> Verdict:
    """What comes of a quote from a study with one report, whose pages are these."""
    item = Evidence(page=page, quote=quote)
    study = Study(id="a", path="sources/a.yaml", reports=("a2020",), evidence={"e1": item})
    return verdict(study, "e1", item, quote, {"a2020": text(*pages), **others})


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("ventetiden var lang", "exact"),
        ("I alt var 63,5 prosent i arbeid, og effekten var liten (p < .05, r = −0,32).", "exact"),
        ("ventetiden   var\nlang", "exact"),
        ("effekten var liten (p < .05, r = -0,32)", "typographic"),
        ("effekten var liten (p<.05, r=–0,32)", "typographic"),
        ("\u201cVi ble ikke hørt\u201d, sa en av dem", "typographic"),
        ('"Vi ble ikke hørt", sa en av dem i 2019-2020', "typographic"),
        ("Av 12\u00a0000 deltakere", "exact"),
        ("Av 12000 deltakere", "typographic"),
        ("introduksjons\u00adprogrammet fortalte", "typographic"),
        ("introduksjons-\nprogrammet fortalte", "typographic"),
        ("e\u0301n grunn", "typographic"),
        ("«ventetiden var lang»", "typographic"),
        ("\ufb01nansiering er én", "typographic"),
        ("Ventetiden var lang", "elided"),
        ("[V]entetiden var lang", "elided"),
        ("ventetiden var lang …", "elided"),
        ("Deltakerne […] fortalte at ventetiden var lang", "elided"),
        ("Deltakerne (...) fortalte at ventetiden var lang", "elided"),
        ("Deltakerne i [programmet] fortalte at ventetiden var lang", "elided"),
        ("ventetiden [for deltakerne] var lang", "elided"),
        ("ventetiden var lang [min utheving]", "elided"),
        ("Deltakerne … 63,5 prosent i arbeid […] effekten var liten", "elided"),
        ("og effekten var liten.", "elided"),  # a quote may end with a stop of its own
    ],
)
def test_what_is_not_altered(quote: str, status: str) -> None:
    found = held(quote, SOURCE)
    assert found.status == status, found


@pytest.mark.parametrize(
    ("quote", "source", "ours"),
    [
        ("I alt var 36,5 prosent i arbeid", "63,5", "36,5"),
        ("I alt var 63,6 prosent i arbeid", "63,5", "63,6"),
        ("I alt var 635 prosent i arbeid", "63,5", "635"),
        ("effekten var liten (p > .05, r = −0,32)", "<", ">"),
        ("effekten var liten (p ≤ .05, r = −0,32)", "<", "≤"),
        ("effekten var liten (p < .05, r = 0,32)", "−0,32", "0,32"),
        ("effekten var liten (p < .05, r = +0,32)", "−0,32", "+0,32"),
        ("effekten var liten (p < .5, r = −0,32)", ".05", ".5"),
        ("Ordningen har ført flere over i arbeid", "har ikke ført", "har ført"),
        ("Ordningen har ikkje ført flere over i arbeid", "ikke", "ikkje"),
        ("tilstrekkelig finansiering er én grunn", "utilstrekkelig", "tilstrekkelig"),
        ("Av 12 000 deltakere var 1/2 kvinner", "½", "1/2"),
        ("Av 1 2000 deltakere var ½ kvinner", "12 000", "1 2000"),
        ("Av 120 000 deltakere var ½ kvinner", "12 000", "120 000"),
        ("sa en av dem i 2019–2021. Av 12 000", "2019–2020", "2019–2021"),
        ("introduksjonsprogrammet fortalte at ventetiden var kort", "lang", "kort"),
        ("DELTAKERNE i introduksjonsprogrammet fortalte", "Deltakerne", "DELTAKERNE"),
        ("Deltakerne […] fortalte at ventetiden var kort", "lang", "kort"),
    ],
)
def test_what_is_altered(quote: str, source: str, ours: str) -> None:
    found = held(quote, SOURCE)
    assert found.status == "altered", found
    assert source in " / ".join(change.source for change in found.changes)
    assert ours in " / ".join(change.quote for change in found.changes)
    assert found.passage
    assert source in found.passage


@pytest.mark.parametrize(
    "quote", ["3,5 prosent i arbeid", "0,32). Ordningen har", "63", "2020. Av 12 000", "strekkelig"]
)
def test_a_quote_does_not_begin_or_end_inside_a_number_or_a_word(quote: str) -> None:
    assert held(quote, SOURCE).status not in {"exact", "typographic", "elided"}


@pytest.mark.parametrize(
    "quote", ["Arbeidsgiverne ønsket seg helt andre ordninger enn kommunene tilbød", "…", "[…]", "-", "« »"]
)
def test_what_is_not_there(quote: str) -> None:
    assert held(quote, SOURCE).status == "not-found"


def test_what_is_left_out_must_be_near() -> None:
    far = "Deltakerne ventet. " + "Det er en annen sak. " * 200 + "Effekten var liten."
    assert held("Deltakerne ventet. […] Effekten var liten.", far).status != "elided"
    assert (
        held("Effekten var liten. […] Deltakerne ventet.", "Deltakerne ventet. Effekten var liten.").status
        != "elided"
    )


def test_another_source() -> None:
    other = text("Språk er nøkkelen til arbeid for de fleste.", "Slutt.", key="b2021")
    found = held("Språk er nøkkelen til arbeid", SOURCE, b2021=other)
    assert (found.status, found.found_report, found.found_page) == ("other-source", "b2021", "1")
    assert held("til arbeid", "Noe annet.", b2021=other).status != "other-source"  # says nothing of its source


# Pages


PAGES = tuple(
    f"Rapport 2022:03\nSide {number} handler om sak nummer {number} og slutter midt i en\n{number + 232}"
    for number in range(1, 11)
)


@pytest.mark.parametrize(
    ("page", "status"),
    [("236", "exact"), ("235-237", "exact"), ("230, 236", "exact"), ("4", "wrong-page"), ("237", "wrong-page")],
)
def test_the_printed_page_counts(page: str, status: str) -> None:
    found = held("handler om sak nummer 4 og", *PAGES, page=page)
    assert (found.status, found.found_page, found.counted_by) == (status, "236", "printed")
    assert found.certain


def test_a_quote_over_two_pages() -> None:
    found = held("slutter midt i en Side 5 handler om sak nummer 5", *PAGES, page="236-237")
    assert (found.status, found.found_page) == ("exact", "236-237")
    assert held("slutter midt i en Side 5 handler om sak nummer 5", *PAGES, page="237").status == "exact"
    assert held("slutter midt i en Side 5 handler om sak nummer 5", *PAGES, page="238").status == "wrong-page"


def test_a_word_parted_between_two_pages() -> None:
    pages = ("Rapport\nDette handler om inte-\n1", "Rapport\ngrering i kommunene.\n2", "Rapport\nSlutt.\n3")
    assert held("handler om integrering i kommunene", *pages, page="1-2").status == "typographic"


def test_a_quote_on_two_pages_is_not_certain() -> None:
    pages = ("A\nDette sies igjen.\n1", "A\nDette sies igjen.\n2", "A\nSlutt.\n3")
    found = held("Dette sies igjen.", *pages, page="3")
    assert (found.status, found.found_page, found.certain) == ("wrong-page", "1, 2", False)


def numbers(*pages: tuple[str | None, str], reference: str = "") -> Numbering:
    """The numbering of pages given as label and foot."""
    sheets = tuple(
        Page(number, ("En lang linje tekst her", foot), label, foot=(1,))
        for number, (label, foot) in enumerate(pages, start=1)
    )
    return numbering(FullText("a", "a.pdf", sheets, True), reference)


def test_what_is_printed_wins_over_labels_and_reference() -> None:
    pages = [(str(number), str(number + 232)) for number in range(1, 11)]
    assert numbers(*pages, reference="1--10").printed[0] == "233"
    assert numbers(*pages, reference="500--509").source == "printed"


def test_the_reference_wins_over_labels_that_only_count() -> None:
    found = numbers(*[(str(number), "Tidsskrift") for number in range(1, 11)], reference="233--242")
    assert found == Numbering(tuple(map(str, range(233, 243))), "reference")


def test_labels_that_say_something_win_over_counting() -> None:
    labels = ["i", "ii", "1", "2"]
    assert numbers(*[(label, "") for label in labels]) == Numbering(tuple(labels), "labels")


def test_without_any_evidence_pages_are_counted() -> None:
    assert numbers((None, ""), (None, "")) == Numbering(("1", "2"), "counted")


def test_roman_front_matter_and_unnumbered_openings() -> None:
    feet = ["", "ii", "iii", "", "", "2", "3", "", "5", "6"]
    found = numbers(*[(None, foot) for foot in feet])
    assert found.printed == ("i", "ii", "iii", "iv", "1", "2", "3", "4", "5", "6")


def test_years_and_report_numbers_are_no_folios() -> None:
    feet = [f"Fafo-rapport 2022:03   {number}" for number in range(7, 20)]
    assert numbers(*[(None, foot) for foot in feet]).printed[:2] == ("7", "8")
    assert numbers(*[(None, "NOU 2011: 7") for _ in range(10)]).source == "counted"


@given(st.integers(1, 300))
def test_roman_numbers_read_back(number: int) -> None:
    from litmatrix.page_numbers import page_ranges

    found = page_ranges(roman(number))
    assert found is not None
    assert found[0].first == number


# Folding


_SIGNS = "0123456789<>=≤≥±+−%½"


@given(st.text(alphabet=_SIGNS + "ab ,.«\n", max_size=30), st.integers(0), st.sampled_from(_SIGNS))
def test_no_digit_and_no_operator_is_made_like_another(value: str, at: int, other: str) -> None:
    signs = [index for index, sign in enumerate(value) if sign in _SIGNS]
    assert [sign for sign in bare(value) if sign in _SIGNS] == [value[index] for index in signs]
    if signs:
        index = signs[at % len(signs)]
        changed = value[:index] + other + value[index + 1 :]
        assert (bare(changed) == bare(value)) == (changed == value)


@given(st.text(alphabet="ab -–\u00ad\n«»“”'\"æåfi", max_size=40))
def test_folding_twice_is_folding_once(value: str) -> None:
    assert bare(bare(value)) == bare(value)


def test_a_person_would_copy_it_so() -> None:
    assert readable("inte-\ngrering og arbeids- og\nvelferds\u00adetaten³ i m²") == (
        "integrering og arbeids- og velferdsetaten i m²"
    )


def test_footnote_numbers_and_exponents() -> None:
    assert bare("etaten³ viser") == bare("etaten viser")
    assert bare("5 m²") != bare("5 m")
    assert bare("x²") != bare("x")


@pytest.mark.parametrize("stuff", ["(", "[", "a", "- ", "[…]", "…", "1 ", "«", "ikke ", "\ufffe"])
@pytest.mark.timeout(60)
def test_no_text_is_too_long(stuff: str) -> None:
    whole = stuff * (300_000 // len(stuff))
    held(whole[:5000], whole, whole)
    held(f"begynnelsen {stuff * 400} slutten", whole)
