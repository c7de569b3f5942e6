import re
import string
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.languages import LANGUAGES, Language, language
from litmatrix.message import LANGUAGE_CODES
from litmatrix.model import LOCATOR_LABELS, Gap
from litmatrix.model.finding import Concern, ConfidenceLevel
from litmatrix.model.study import Design

NB, NN, EN = (language(code) for code in LANGUAGE_CODES)
every_language = pytest.mark.parametrize("say", LANGUAGES.values(), ids=list(LANGUAGES))
a_language = st.sampled_from(list(LANGUAGES.values()))
S = "\u00a0"  # the space that does not break


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_language_of_messages_has_a_pack() -> None:
    assert tuple(LANGUAGES) == LANGUAGE_CODES
    assert [say.code for say in LANGUAGES.values()] == list(LANGUAGE_CODES)


def test_an_unknown_language_is_a_bug() -> None:
    with pytest.raises(KeyError):
        language("sv")


@every_language
def test_the_same_keys_in_the_same_order(say: Language) -> None:
    assert list(say.labels) == list(NB.labels)


@every_language
def test_the_same_names_to_fill_in(say: Language) -> None:
    for key, template in NB.labels.items():
        assert names_in(say.labels[key]) == names_in(template), key


@every_language
def test_labels_are_clean(say: Language) -> None:
    for key, template in say.labels.items():
        assert template, key
        assert "  " not in template, key
        if key != "list.last":
            assert template.strip(" ") == template, key
        assert "!" not in template, key


# Words that only look like a form of something counted.
NOT_COUNTED = {"design", "findings", "concern", "problems"}


@every_language
def test_counted_things_have_all_their_forms(say: Language) -> None:
    stems = {key.rpartition(".")[0] for key in say.labels if key.endswith((".none", ".one", ".other"))}
    for stem in sorted(stems - NOT_COUNTED):
        one, other = names_in(say.labels[f"{stem}.one"]), names_in(say.labels[f"{stem}.other"])
        assert one | {"n"} == other | {"n"}, stem
        assert other & {"n", "value"}, stem
        assert names_in(say.labels.get(f"{stem}.none", "")) <= other, stem


@every_language
def test_the_words_of_the_model_all_have_a_label(say: Language) -> None:
    for gap in Gap:
        assert say.gap(gap) == say.gap(gap.value)
    for locator in LOCATOR_LABELS:
        assert "7" in say.locator(locator, "7")
    for design in get_args(Design):
        assert say.gap(design) if design in set(Gap) else say.label(f"design.{design}")
    for level in get_args(ConfidenceLevel):
        assert say.label(f"confidence.{level}")
    for concern in get_args(Concern):
        assert say.label(f"concern.{concern}")


BOKMAAL_ONLY = {
    "ikke", "fra", "høy", "høyest", "lav", "lavest", "hvor", "hver", "hvert", "noe", "mer",
    "åpne", "hull", "hva", "hvilke", "hvis", "viktigste", "støttes", "motsies", "omtales", "mangler",
    "gjenstår", "svarer", "finnes", "innledning", "utvalg", "forskningsspørsmål", "studier",
    "rapporter", "referanser", "vurderinger", "advarsel", "advarsler", "temaer", "forfatter", "forkortelser",
    "begrensninger", "sammenheng", "tilstrekkelige", "alvorlig", "annet", "samlet", "bekymring",
    "regnet", "belyser", "navn", "dem", "jeg", "uten", "mellom", "bekreftet",
    "endret", "åpen", "spørsmålene", "studiene", "skjult", "oversikter", "kilde", "kilder", "flere",
}  # fmt: skip


def test_nynorsk_is_not_bokmaal_with_a_new_name() -> None:
    for key, template in NN.labels.items():
        words = set(re.findall(r"\w+", template.lower()))
        assert not words & BOKMAAL_ONLY, (key, template)


@every_language
def test_label_fills_in_and_a_forgotten_name_is_a_bug(say: Language) -> None:
    assert "2023" in say.label("note.age", year=2023)
    with pytest.raises(KeyError):
        say.label("note.age")
    with pytest.raises(KeyError):
        say.label("no.such.label")


def test_what_is_filled_in_is_not_a_template() -> None:
    assert NB.label("matrix.caption", title="{0.__class__}") == "Litteraturmatrise: {0.__class__}"


@pytest.mark.parametrize(
    ("say", "n", "key", "expected"),
    [
        (NB, 0, "study", "ingen studier"),
        (NB, 1, "study", "1 studie"),
        (NB, 3, "study", "3 studier"),
        (NB, 10000, "study", f"10{S}000 studier"),
        (NN, 0, "study", "ingen studiar"),
        (NN, 2, "warning", "2 åtvaringar"),
        (EN, 0, "finding", "no findings"),
        (EN, 1, "finding", "1 finding"),
        (EN, 21, "study", "21 studies"),
        (NB, 0, "year", "0 år"),
    ],
)
def test_count(say: Language, n: int, key: str, expected: str) -> None:
    assert say.count(n, key) == expected


@pytest.mark.parametrize(
    ("n", "key", "nb", "nn", "en"),
    [
        (0, "findings.supporting", "Ingen studier er ført", "Ingen studiar er førte", "No studies"),
        (1, "findings.supporting", "Én studie er ført", "Éin studie er ført", "One study"),
        (2, "findings.supporting", "To studier er ført", "To studiar er førte", "Two studies"),
        (12, "findings.supporting", "Tolv studier er", "Tolv studiar er", "Twelve studies"),
        (13, "findings.supporting", "13 studier er", "13 studiar er", "13 studies"),
        (3, "spelt.study", "tre studier", "tre studiar", "three studies"),
        (1, "spelt.finding", "ett funn", "eitt funn", "one finding"),
        (3, "study", "3 studier", "3 studiar", "3 studies"),
    ],
)
def test_in_sentences_few_are_counted_in_words(n: int, key: str, nb: str, nn: str, en: str) -> None:
    for code, expected in (("nb", nb), ("nn", nn), ("en", en)):
        assert language(code).count(n, key).startswith(expected)


@pytest.mark.parametrize(
    ("items", "nb", "en"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a og b", "a and b"),
        (("a", "b", "c"), "a, b og c", "a, b and c"),
        ((f"Søk{S}&{S}Skriv", "b og c"), f"Søk{S}&{S}Skriv og b og c", f"Søk{S}&{S}Skriv and b og c"),
    ],
)
def test_join(items: tuple[str, ...], nb: str, en: str) -> None:
    assert (NB.join(items), NN.join(items), EN.join(items)) == (nb, nb, en)


@given(a_language, st.lists(st.text(st.characters(codec="utf-8", exclude_characters=", ")), min_size=2))
def test_join_can_be_taken_apart(say: Language, items: list[str]) -> None:
    first, _, last = say.join(items).rpartition(say.labels["list.last"])
    assert [*first.split(", "), last] == items


@pytest.mark.parametrize(
    ("text", "nb", "en"),
    [
        ("", "«»", "“”"),
        ("ord", "«ord»", "“ord”"),
        ("«mangfoldsledelse» er viktig", "«‘mangfoldsledelse’ er viktig»", "“‘mangfoldsledelse’ er viktig”"),
        ("hun sa “nei”", "«hun sa ‘nei’»", "“hun sa ‘nei’”"),
        ("sagte „nein“ und", "«sagte ‘nein’ und»", "“sagte ‘nein’ und”"),
        ("in „nynorsk” style", "«in ‘nynorsk’ style»", "“in ‘nynorsk’ style”"),
        ("it’s ‘so’", "«it’s ‘so’»", "“it’s ‘so’”"),
        ('a "b" \\1 {c}', '«a "b" \\1 {c}»', '“a "b" \\1 {c}”'),
    ],
)
def test_quote(text: str, nb: str, en: str) -> None:
    assert (NB.quote(text), NN.quote(text), EN.quote(text)) == (nb, nb, en)


@given(a_language, st.text())
def test_a_quotation_has_one_pair_of_outer_marks(say: Language, text: str) -> None:
    quoted = say.quote(text)
    assert quoted[0] + quoted[-1] == say.labels["quote.open"] + say.labels["quote.close"]
    assert not set("«»“”„") & set(quoted[1:-1])
    assert len(quoted) == len(text) + 2


@pytest.mark.parametrize(
    ("label", "value", "nb", "en"),
    [
        ("page", "12", f"s.{S}12", f"p.{S}12"),
        ("page", "12-14", f"s.{S}12–14", f"pp.{S}12–14"),
        ("page", "12 – 14", f"s.{S}12–14", f"pp.{S}12–14"),
        ("page", "12--14", f"s.{S}12–14", f"pp.{S}12–14"),
        ("page", "4, 10-12", f"s.{S}4, 10–12", f"pp.{S}4, 10–12"),
        ("page", "xii-xv", f"s.{S}xii–xv", f"pp.{S}xii–xv"),
        ("page", "A-3", f"s.{S}A-3", f"p.{S}A-3"),
        ("page", "B1-4-7", f"s.{S}B1-4-7", f"p.{S}B1-4-7"),
        ("page", "mix-3", f"s.{S}mix–3", f"pp.{S}mix–3"),
        ("chapter", "2", f"kap.{S}2", f"chap.{S}2"),
        ("chapter", "2-4", f"kap.{S}2–4", f"chaps.{S}2–4"),
        ("paragraph", "3", f"avsn.{S}3", f"para.{S}3"),
        ("paragraph", "3 og 5", f"avsn.{S}3 og 5", f"paras.{S}3 og 5"),
        ("table", "4-2", f"tabell{S}4-2", f"Table{S}4-2"),
        ("figure", "1, 2", f"figur{S}1, 2", f"Figures{S}1, 2"),
        ("section", "Hva er «nytt», 2-4?", "«Hva er ‘nytt’, 2-4?»", "“Hva er ‘nytt’, 2-4?”"),
    ],
)
def test_locator(label: str, value: str, nb: str, en: str) -> None:
    assert (NB.locator(label, value), NN.locator(label, value), EN.locator(label, value)) == (nb, nb, en)


def test_an_unknown_locator_is_a_bug() -> None:
    with pytest.raises(KeyError):
        NB.locator("verse", "1")


@pytest.mark.parametrize(
    ("gap", "nb", "nn"),
    [
        ("missing", "mangler", "manglar"),
        ("not-reported", "ikke oppgitt", "ikkje oppgitt"),
        ("not-applicable", "ikke relevant", "ikkje relevant"),
        ("not-addressed", "ikke belyst", "ikkje teke opp"),
        ("todo", "gjenstår", "står att"),
    ],
)
def test_gap(gap: str, nb: str, nn: str) -> None:
    assert (NB.gap(gap), NN.gap(gap)) == (nb, nn)


@pytest.mark.parametrize(
    ("iso", "nb", "en"),
    [
        ("2023-02-14", "14. februar 2023", "14 February 2023"),
        ("2024-05-01", "1. mai 2024", "1 May 2024"),
        ("2020-12", "desember 2020", "December 2020"),
        ("1999", "1999", "1999"),
    ],
)
def test_date(iso: str, nb: str, en: str) -> None:
    assert (NB.date(iso), NN.date(iso), EN.date(iso)) == (nb, nb, en)


@pytest.mark.parametrize(
    "wrong", ["", "14.2.2023", "2023-13", "2023-02-32", "2023-2-1", "todo", "2023-02-14\n", "٢٠٢٣"]
)
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        NB.date(wrong)


@pytest.mark.parametrize(
    ("value", "decimals", "nb", "en"),
    [
        (0, None, "0", "0"),
        (8100, None, f"8{S}100", "8,100"),
        (1234.5, None, f"1{S}234,5", "1,234.5"),
        (1234567.891, 2, f"1{S}234{S}567,89", "1,234,567.89"),
        (-3, None, "−3", "−3"),
        (-0.0, None, "0,0", "0.0"),
        (-0.4, 0, "0", "0"),
        (0.125, 2, "0,13", "0.13"),
        (1e16, None, f"10{S}000{S}000{S}000{S}000{S}000", "10,000,000,000,000,000"),
        (Decimal("0.70"), None, "0,70", "0.70"),
    ],
)
def test_number(value: float, decimals: int | None, nb: str, en: str) -> None:
    assert (NB.number(value, decimals), NN.number(value, decimals), EN.number(value, decimals)) == (nb, nb, en)


@given(st.integers())
def test_a_number_keeps_its_digits(n: int) -> None:
    assert int(NB.number(n).replace(S, "").replace("−", "-")) == n


def test_percent() -> None:
    assert (NB.percent(0.7), NN.percent(0.705), EN.percent(0.7)) == (f"70{S}%", f"71{S}%", "70%")
    assert NB.percent(0.6149, 1) == f"61,5{S}%"


def test_norwegian_names_in_norwegian_order() -> None:
    names = ["Aure", "Barstad", "Eder", "Édouard", "Hansen, T.", "Hansen Lie, A.", "Østby", "Ødegård", "Zhang"]
    names += ["Ærlig", "Äland", "Åse", "Aasen", "Ångström", "Özdemir", "O’Brien", "Obama", "al-Hassan", "Alm"]
    assert sorted(names, key=NB.sort_key) == [
        "al-Hassan", "Alm", "Aure", "Barstad", "Eder", "Édouard", "Hansen, T.", "Hansen Lie, A.", "Obama",
        "O’Brien", "Zhang", "Äland", "Ærlig", "Ødegård", "Østby", "Özdemir", "Ångström", "Åse", "Aasen",
    ]  # fmt: skip
    assert sorted(names, key=NB.sort_key) == sorted(names, key=NN.sort_key)


def test_the_same_names_in_english_order() -> None:
    names = ["Zhang", "Østby", "Ohm", "Åse", "Aasen", "Ærlig", "Adams"]
    assert sorted(names, key=EN.sort_key) == ["Aasen", "Adams", "Ærlig", "Åse", "Ohm", "Østby", "Zhang"]


def test_letters_that_lost_an_accent_stay_where_they_belong() -> None:
    assert sorted(["Zorn", "Ǿrsted", "ørn"], key=NB.sort_key) == ["Zorn", "ørn", "Ǿrsted"]
    assert NB.sort_key("A\u030ase")[0] == NB.sort_key("Åse")[0] == NB.sort_key("aase")[0]


@given(a_language, st.text(), st.text())
def test_two_texts_sort_as_equal_only_when_they_are(say: Language, one: str, other: str) -> None:
    assert (say.sort_key(one) == say.sort_key(other)) == (one == other)


def test_nynorsk_says_it_one_way() -> None:
    """The norm has both `første` and `fyrste`; a text that has both looks as if two people had written it."""
    root = Path(__file__).parents[1]
    files = [*root.glob("litmatrix/**/*"), *root.glob("templates/*")]
    said = [
        path
        for path in files
        if path.suffix in {".py", ".yaml", ".txt", ".j2", ".yml"}
        and re.search(r"(?i)\bfyrst", path.read_text("utf-8"))
    ]
    assert [path.name for path in said] == ["laws.py"], "which reads what others write"
