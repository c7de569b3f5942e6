"""The rules: each by its own examples, all by what they have in common, some by what they must not say."""

import re
import string
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix import checks
from litmatrix.checks import FAMILIES, run
from litmatrix.checks._check import Check
from litmatrix.checks._errors import ERRORS
from litmatrix.checks._notes import NOTES
from litmatrix.checks._pages import PageRange, page_ranges, runs_backwards
from litmatrix.checks._spelling import Spelling, one_letter_apart
from litmatrix.checks._suggestions import Suggestions
from litmatrix.checks._warnings import WARNINGS
from litmatrix.diagnostic import Diagnostic, Fault, Severity, diagnose
from litmatrix.message import LANGUAGE_CODES, LanguageCode, Message
from litmatrix.model import Name
from tests.conftest import Golden
from tests.support import BASE, examples, loaded

CHECKS = sorted(checks.checks(), key=lambda check: (list(FAMILIES).index(check.RULE.code[:3]), check.RULE.code))
"""All rules, family by family."""
FOLDER = Path(checks.__file__).parent


def name_of(check: Check) -> str:
    return check.RULE.code


def faults(root: Path, files: dict[str, str | None] | None = None) -> list[Fault]:
    review = loaded(root, files or {}).review
    assert review is not None
    return list(run(review))


def codes(root: Path, files: dict[str, str | None] | None = None) -> Counter[str]:
    return Counter(fault.rule.code for fault in faults(root, files))


def located(root: Path, files: dict[str, str | None], code: str) -> list[str]:
    """`path:line:column message` of each diagnostic with this code."""
    read = loaded(root, files)
    assert read.review is not None
    found = diagnose(run(read.review, codes={code}), read.locate, "nb")
    return [f"{diagnostic.location} {diagnostic.message}" for diagnostic in found]


# The table of rules


def test_every_file_is_in_the_table() -> None:
    files = {file.stem for file in FOLDER.glob("*.py") if not file.stem.startswith("_")}
    assert files == {str(check.__name__).rpartition(".")[2] for check in CHECKS}  # type: ignore[attr-defined]


def test_names_are_file_names() -> None:
    assert {check.RULE.name.replace("-", "_") for check in CHECKS} == {
        str(check.__name__).rpartition(".")[2]  # type: ignore[attr-defined]
        for check in CHECKS
    }


def test_no_code_and_no_name_twice() -> None:
    assert Counter(check.RULE.code for check in CHECKS).most_common(1)[0][1] == 1
    assert Counter(check.RULE.name for check in CHECKS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_code_fits_a_family(check: Check) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", check.RULE.code)
    assert check.RULE.code[:3] in FAMILIES


LISTS = {Severity.ERROR: ERRORS, Severity.WARNING: WARNINGS, Severity.INFO: NOTES}


@pytest.mark.parametrize("severity", Severity)
def test_each_severity_has_its_list(severity: Severity) -> None:
    assert {check.RULE.severity for check in LISTS[severity]} == {severity}
    assert checks.checks({severity}) == LISTS[severity]


@pytest.mark.parametrize("severity", Severity)
def test_families_stand_together_and_codes_rise(severity: Severity) -> None:
    assert list(LISTS[severity]) == [check for check in CHECKS if check.RULE.severity is severity]


def test_every_family_has_rules() -> None:
    assert {check.RULE.code[:3] for check in CHECKS} == set(FAMILIES)


def test_at_least_thirty_four() -> None:
    assert len(CHECKS) >= 34


# The words


def messages(check: Check) -> list[Message]:
    return [check.RULE.message, check.RULE.hint, check.RULE.why]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_languages_use_the_same_placeholders(check: Check) -> None:
    for message in messages(check):
        assert placeholders(message.nb) == placeholders(message.nn) == placeholders(message.en)
    assert not placeholders(check.RULE.why.nb)


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_words_are_in_the_house_style(check: Check) -> None:
    for message in messages(check):
        for text in message:
            assert text == text.strip()
            assert "!" not in text
            assert "{{" not in text
        assert '"' not in message.nb + message.nn + message.en
        assert "“" not in message.nb + message.nn
        assert "«" not in message.en


_ONLY_BOKMAAL = re.compile(
    r"\b(ikke|hvor|hvordan|hvilken|hva|hvem|hver|noe|noen|fra|også|bare|mangler|være|samme|flere|gjøre)\b"
)
_ONLY_NYNORSK = re.compile(
    r"\b(ikkje|kvar|korleis|kva|kven|noko|nokon|frå|berre|ein|eit|manglar|vere|same|fleire|fyrste?|gjere|òg)\b"
)


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_each_norwegian_is_itself(check: Check) -> None:
    """A guard against copying, not a spelling checker: words that exist in only one of the two."""
    for message in messages(check):
        assert _ONLY_BOKMAAL.findall(message.nn.casefold()) == []
        assert _ONLY_NYNORSK.findall(message.nb.casefold()) == []


# The examples


def test_nothing_is_said_of_the_base(tmp_path: Path) -> None:
    read = loaded(tmp_path)
    assert read.diagnostics == ()
    assert read.review is not None
    found = diagnose(run(read.review), read.locate, "nb")
    assert [f"{diagnostic.location} {diagnostic.message}" for diagnostic in found] == []


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_example_fails(check: Check, tmp_path: Path) -> None:
    files, _ = examples(check.__doc__)
    read = loaded(tmp_path, files)
    assert read.review is not None
    assert read.diagnostics == (), "an example is well formed"
    found = list(run(read.review, codes={check.RULE.code}))
    assert found
    for fault in found:
        assert fault.rule is check.RULE
    for language in LANGUAGE_CODES:
        for diagnostic in diagnose(found, read.locate, language):
            assert diagnostic.location.path in (*BASE, *files)
            assert "{" not in diagnostic.message + diagnostic.hint
            assert "None" not in diagnostic.message + diagnostic.hint


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_example_passes(check: Check, tmp_path: Path) -> None:
    _, files = examples(check.__doc__)
    read = loaded(tmp_path, files)
    assert read.review is not None
    assert read.diagnostics == (), "an example is well formed"
    assert list(run(read.review, codes={check.RULE.code})) == []


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_gallery(language: LanguageCode, tmp_path: Path, golden: Golden) -> None:
    """What each failing example is told, and at which words: the sentences people read, under test."""
    shown = [
        f"{check.RULE.code} {check.RULE.name} ({check.RULE.severity})\n{_told(check, language, tmp_path)}"
        for check in CHECKS
    ]
    golden(f"checks/{language}.txt", "\n".join(shown))


def _told(check: Check, language: LanguageCode, tmp_path: Path) -> str:
    files, _ = examples(check.__doc__)
    read = loaded(tmp_path / check.RULE.code, files)
    assert read.review is not None
    found = diagnose(run(read.review, codes={check.RULE.code}), read.locate, language)
    return "".join(f"  {_at(one, read.texts)}\n    {one.message}\n    {one.hint}\n" for one in found)


def _at(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """`path:line:column` and the words that are underlined there."""
    where = diagnostic.location
    lines = texts.get(where.path, "").split("\n")
    assert where.line <= len(lines)
    line = lines[where.line - 1]
    assert where.column <= len(line) + 1
    end = where.end_column if where.end_line in (None, where.line) else len(line) + 1
    return f"{where} [{line[where.column - 1 : (end or where.column) - 1]}]"


def test_run_chooses_by_severity_and_code(tmp_path: Path) -> None:
    review = loaded(tmp_path, {"sources/a.yaml": "reports: [a202]\naim: todo\n"}).review
    assert review is not None
    everything = list(run(review))
    errors = list(run(review, [Severity.ERROR]))
    assert {fault.rule.severity for fault in errors} == {Severity.ERROR}
    assert errors == [fault for fault in everything if fault.rule.severity is Severity.ERROR]
    assert {fault.rule.code for fault in run(review, codes={"TOD002"})} == {"TOD002"}


# What must not be said, and what must


def bib(*entries: str) -> dict[str, str | None]:
    return {"sources/more.bib": "\n".join(entries)}


def book(key: str, author: str, more: str = "date = {2021}") -> str:
    return f"@book{{{key}, author = {{{author}}}, title = {{Boken {key}}}, publisher = {{Forlaget}}, {more}}}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hansen, Kari", "Hanssen, Kari"),  # patronymics: true names, and Kari is common
        ("Hansen, Kari", "Jansen, Kari"),
        ("Johnsen, Ragnhild", "Johansen, Ragnhild"),
        ("Hagen, Anne", "Haugen, Anne"),  # a short given name says little
        ("Bakke, Ola", "Bakken, Per"),
        ("Lunde, K.", "Lunda, K."),  # initials alone
        ("Zhang, Wei", "Zheng, Wei"),
        ("Berg, Turid", "Berge, Turid"),  # too short
        ("Smith, Jonathan", "Smyth, Katherine"),
        ("Team 3 Forskning", "Team 4 Forskning"),
        ("Lunden, Turid and Moe, A.", "Lundén, Marit and Moe, A."),  # the same company, but other given names
    ],
)
def test_true_names_are_left_alone(one: str, other: str, tmp_path: Path) -> None:
    assert codes(tmp_path, bib(book("c1", one), book("d1", other)))["NAM001"] == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fedreheim, Gunn Elin", "Federheim, Gunn Elin"),  # two given names agree
        ("Hansen, Kari Marie", "Hanssen, Kari Marie"),
        ("Sætermo, Turid", "Særtermo, Turid"),  # nobody else here is called Turid
        ("Dal, C. and Sætermo, T.", "Dal, C. and Særtermo, T."),  # the same company
        ("Dal and Sætermo", "Dal and Særtermo"),
        ("Hansen, K. and Moe, Ola", "Hanssen, Kari and Moe, O."),
        ("{Statistisk sentralbyrå}", "{Statistisk sentralbyra}"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str, tmp_path: Path) -> None:
    assert codes(tmp_path, bib(book("c1", one), book("d1", other)))["NAM001"] == 1


def test_a_given_name_that_others_bear_proves_nothing(tmp_path: Path) -> None:
    files = bib(book("c1", "Sætermo, Turid"), book("d1", "Særtermo, Turid"), book("e1", "Holmgren, Turid"))
    assert codes(tmp_path, files)["NAM001"] == 0


def test_the_rarer_spelling_is_reported(tmp_path: Path) -> None:
    pair = "Dal, C. and {}, T."
    files = bib(
        *(book(key, pair.format(name)) for key, name in (("c1", "Særtermo"), ("d1", "Sætermo"), ("e1", "Sætermo")))
    )
    (found,) = located(tmp_path, files, "NAM001")
    assert found.startswith("sources/more.bib:1:11 «Særtermo» her og «Sætermo» i sources/more.bib:2 skiller seg")


def finding(prose: str) -> str:
    return f"---\nquestions: [F1]\nsupported_by: [a]\n---\n# Praksis virker\n\n{prose}\n"


@pytest.mark.parametrize(
    "prose",
    [
        "Kristensen og Særtermo [@c1, s. 12] finner det samme.",
        "Dette viser Særtermo (2021).",
        "Det er vist før (Særtermo, 2021, s. 4).",
        "Som Særtermo et al. (2021) skriver.",
        "Særtermos studie [@c1] viser det.",
        "Ifølge @c1 og Særtermo er det slik.",
        "Funnene til Kristensen & Særtermo peker samme vei.",
    ],
)
def test_misspelt_author_in_prose(prose: str, tmp_path: Path) -> None:
    files = bib(book("c1", "Kristensen, Guro and Sætermo, Turid"))
    files["matrices/r/findings/01-x.md"] = finding(prose)
    (found,) = located(tmp_path, files, "NAM002")
    column = prose.index("Særtermo") + 1
    assert found.startswith(f"matrices/r/findings/01-x.md:7:{column} «Særtermo")


@pytest.mark.parametrize(
    "prose",
    [
        "Sætermo (2021) og Sætermos bok.",
        "I Sæterma (2021) er det vist.",  # after a preposition it is a place
        "Sæterma er en vakker gård.",  # nothing points at the author
        "Sæterma (2019) er en annen.",  # another year
        "sæterma (2021) er ikke et navn.",
        "Se [@Saeterma2021].",
    ],
)
def test_words_that_only_look_like_an_author(prose: str, tmp_path: Path) -> None:
    files = bib(book("c1", "Sætermo, Turid"))
    files["matrices/r/findings/01-x.md"] = finding(prose)
    assert codes(tmp_path, files)["NAM002"] == 0


@pytest.mark.parametrize(
    ("title", "differs"),
    [
        ("Praksis i kommunene", False),
        ("praksis i kommunene.", False),
        ("«Praksis» i kommunene", False),
        ("Praksis i komunene", True),
        ("Noe helt annet", True),
    ],
)
def test_title_of_one_report(title: str, differs: bool, tmp_path: Path) -> None:
    files = {"sources/a.yaml": f"reports: [a2020]\ntitle: {title}\n"}
    assert bool(codes(tmp_path, files)["STU004"]) is differs


def test_title_without_subtitle_and_own_name_for_several_reports(tmp_path: Path) -> None:
    more = bib(book("c1", "Dal, C.").replace("Boken c1", "Å lykkes: en studie av {NAV}"))
    short = {"sources/c.yaml": "reports: [c1]\ntitle: Å lykkes\n"}
    own = {"sources/c.yaml": "reports: [c1, b2021]\ntitle: Statistikken\n"}
    misspelt = {"sources/c.yaml": "reports: [c1, b2021]\ntitle: Språk og arbid\n"}
    found = [
        codes(tmp_path / name, more | files)["STU004"]
        for name, files in (("s", short), ("o", own), ("m", misspelt))
    ]
    assert found == [0, 0, 1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("4", (PageRange(4, 4, ""),)),
        ("10-12", (PageRange(10, 12, ""),)),
        ("10–12, 15", (PageRange(10, 12, ""), PageRange(15, 15, ""))),
        ("92--108", (PageRange(92, 108, ""),)),
        ("153–61", (PageRange(153, 161, ""),)),
        ("xii", (PageRange(12, 12, "roman"),)),
        ("iv-ix", (PageRange(4, 9, "roman"),)),
        ("S3–S9", (PageRange(3, 9, "S"),)),
        ("S3-9", (PageRange(3, 9, "S"),)),
        ("A-3", (PageRange(3, 3, "A-"),)),
        ("12a", (PageRange(12, 12, ""),)),
        ("12-10", None),
        ("s. 4", None),
        ("kap. 2", None),
        ("-3", None),
        ("", None),
        ("4,", None),
        ("1 000", None),
        ("sist i artikkelen", None),
    ],
)
def test_pages(written: str, expected: tuple[PageRange, ...] | None) -> None:
    assert page_ranges(written) == expected


@settings(deadline=None)
@given(st.integers(1, 99_999), st.integers(0, 500))
def test_pages_read_what_they_write(first: int, length: int) -> None:
    assert page_ranges(f"{first}–{first + length}") == (PageRange(first, first + length, ""),)
    assert not runs_backwards(f"{first}–{first + length}")


@settings(deadline=None)
@given(st.text("abæ", min_size=0, max_size=6), st.text("abæ", min_size=0, max_size=6))
def test_one_letter_apart_is_distance_one(one: str, other: str) -> None:
    """Held against the definition: every word that one edit can make."""
    letters = "abæ"
    splits = [(one[:at], one[at:]) for at in range(len(one) + 1)]
    made = {left + right[1:] for left, right in splits if right}
    made |= {left + letter + right for left, right in splits for letter in letters}
    made |= {left + letter + right[1:] for left, right in splits if right for letter in letters}
    made |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    assert one_letter_apart(one, other) == (other in made - {one})


@settings(deadline=None)
@given(st.lists(st.text("abæ", min_size=1, max_size=5), max_size=20), st.text("abæ", min_size=1, max_size=5))
def test_spelling_finds_all_and_only_the_near(known: list[str], word: str) -> None:
    assert Spelling(known).near(word) == sorted({other for other in known if one_letter_apart(word, other)})


def test_suggestions_stop_when_the_time_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litmatrix.checks._suggestions._COMPARISONS", 3)
    suggestions = Suggestions(["godt", "bra"])
    assert suggestions.near("godtt") == "godt"
    assert suggestions.near("godtt") == "godt"
    assert suggestions.near("godtt") is None


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        ("@article{x, title={T}, date={2020}, journal={J}}", "author"),
        ("@incollection{x, author={A}, title={T}, date={2020}, booktitle={B}, publisher={P}}", "editor"),
        ("@incollection{x, author={A}, title={T}, crossref={y}}", ""),
        ("@report{x, institution={Fafo}, title={T}, date={2020}}", ""),
        ("@report{x, author={A}, title={T}, date={2020}}", "publisher"),
        ("@legislation{x, title={Lov om integrering}, date={2020}}", ""),
        ("@thesis{x, author={A}, title={T}, institution={NTNU}, pubstate={forthcoming}}", ""),
        ("@online{x, author={A}, title={T}, date={2020}}", "url"),
        ("@misc{x, author={A}, title={ }, date={2020}}", "title"),
    ],
)
def test_what_a_reference_must_have(entry: str, missing: str, tmp_path: Path) -> None:
    found = located(tmp_path, {"sources/more.bib": entry}, "REF003")
    assert found == (
        [f"sources/more.bib:1:{entry.index('{') + 2} Referansen «x» mangler: {missing}."] if missing else []
    )


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("isbn", "978-82-8408-033-8", None),
        ("isbn", "82-15-00000-0 978-82-15-02418-9 (hft.)", "REF009"),
        ("isbn", "0-306-40615-2", None),
        ("isbn", "ISBN 978 82 15 02418 9", None),
        ("isbn", "978-82-15-02419-8", "REF009"),
        ("isbn", "ukjent", "REF009"),
        ("issn", "1504-7989", None),
        ("issn", "1504-7988", "REF009"),
        ("doi", "https://doi.org/10.18261/spa.39.2.1", None),
        ("doi", "10.18261 / spa", "REF008"),
        ("date", "2021-05-17", None),
        ("date", "2021/2022", None),
        ("year", "u.å.", None),
        ("year", "20211", "REF007"),
        ("pages", "153–61", None),
        ("pages", "61--53", "REF010"),
        ("langid", "nb-NO", None),
        ("langid", "norks", "REF011"),
    ],
)
def test_forms_of_reference_fields(field: str, value: str, code: str | None, tmp_path: Path) -> None:
    found = codes(tmp_path, bib(book("c1", "Dal, C.", f"{field} = {{{value}}}")))
    told = {name for name in ("REF007", "REF008", "REF009", "REF010", "REF011") if found[name]}
    assert told == ({code} if code else set())


@pytest.mark.parametrize(
    ("screening", "told"),
    [
        ("{identified: 112, duplicates: 12, screened: 100, read_in_full: 20, included: 2}", []),
        ("{identified: 100}", ["«identified» er 100, men skulle være 112 (hits: 112)"]),
        ("{screened: 10, read_in_full: 20}", ["«read_in_full» er 20, men skulle være høyst 10 (screened)"]),
        ("{screened: 1, included: 2}", ["«included» er 2, men skulle være høyst 1 (screened)"]),
        (
            "{identified: 112, duplicates: 12, screened: 90}",
            ["«screened» er 90, men skulle være 100 (identified − duplicates: 112 − 12)"],
        ),
        (  # never a negative number
            "{identified: 112, duplicates: 120, screened: 90}",
            ["«duplicates» er 120, men skulle være høyst 112 (identified)"],
        ),
        ("{identified: 112, screened: 90}", []),  # nobody said how many were duplicates
    ],
)
def test_screening(screening: str, told: list[str], tmp_path: Path) -> None:
    log = f"searches:\n  - {{database: Oria, date: 2023-02-14, string: x, hits: 112}}\nscreening: {screening}\n"
    found = located(tmp_path, {"matrices/r/search.yaml": log}, "SEA007")
    assert [sentence.partition("opp: ")[2].rstrip(".") for sentence in found] == told


# Nothing a user writes makes a rule fall over

_WORDS = sorted(
    {word for text in BASE.values() for word in re.findall(r"[\w-]+", text)}
    | {"todo", "not-reported", "[]", "{}", "æ"}
)
_EDITS = st.tuples(
    st.sampled_from(sorted(BASE)),
    st.sampled_from(["cut", "twice", "word"]),
    st.integers(0, 400),
    st.sampled_from(_WORDS),
)


def edited(edits: list[tuple[str, str, int, str]]) -> dict[str, str | None]:
    files = dict(BASE)
    for path, kind, number, word in edits:
        lines = files[path].split("\n")
        at = number % len(lines)
        words = list(re.finditer(r"[\w-]+", files[path]))
        if kind == "cut":
            files[path] = "\n".join(lines[:at] + lines[at + 1 :])
        elif kind == "twice":
            files[path] = "\n".join(lines[: at + 1] + lines[at:])
        elif words:
            hit = words[number % len(words)]
            files[path] = files[path][: hit.start()] + word + files[path][hit.end() :]
    return {**files}


@settings(max_examples=150, deadline=None)
@given(st.lists(_EDITS, min_size=1, max_size=5))
def test_no_edit_makes_a_rule_fall_over(edits: list[tuple[str, str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = loaded(Path(folder), edited(edits))
        if read.review is not None:
            found = list(run(read.review))
            for language in LANGUAGE_CODES:
                for diagnostic in diagnose(found, read.locate, language):
                    assert diagnostic.location.line >= 1
                    assert "{" not in re.sub(r"«[^»]*»|“[^”]*”|: \{\}", "", diagnostic.message)


@pytest.mark.parametrize("stuff", [" ", "(", "a", "1-", "Sæt ", "é, ", "Sætermo (", "10.1/", " og", ",", "- "])
def test_no_text_is_too_long(stuff: str, tmp_path: Path) -> None:
    """A rule that takes the square of a text's length would take minutes here."""
    text = f"x{stuff * (200_000 // len(stuff))}x"
    review = loaded(tmp_path, bib(book("c1", "Sætermo, Turid"))).review
    assert review is not None
    fields = ("title", "journaltitle", "date", "pages", "doi", "isbn", "issn", "langid", "type", "booktitle")
    name = Name(text, text)
    reference = replace(
        review.references["a2020"],
        fields=dict.fromkeys(fields, text),
        authors=(name, Name("Moe", "A.")),
        editors=(name,),
    )
    rating = review.studies["a"].ratings["F1"].model_copy(update={"rating": text, "because": text})
    evidence = review.studies["a"].evidence["e1"].model_copy(update={"page": text, "quote": text})
    study = review.studies["a"].model_copy(
        update={
            **dict.fromkeys(("aim", "method"), text),
            "title": f"{text} z",
            **dict.fromkeys(("themes", "found_in"), (text, text + "x")),
            "evidence": {"e1": evidence, "e2": evidence},
            "ratings": {"F1": rating},
        }
    )
    hostile = replace(
        review,
        references={**review.references, "a2020": reference, "z": replace(reference, key="z")},
        studies={**review.studies, "a": study},
        findings=tuple(replace(finding, prose=text, title=text) for finding in review.findings),
    )
    found = {fault.rule.code for fault in run(hostile)}
    assert {"EVI007", "EVI009", "RAT002", "REF007", "STU004"} <= found


# An appraisal's evidence is evidence

APPRAISED = """\
reports: [a2020]
evidence:
  e1: {{page: 12, quote: Praksis virker}}
appraisal:
  tool: tone
  items:
    troverdighet: {{answer: ja, because: "Fagfellevurdert", evidence: {ids}}}
"""


def test_the_evidence_of_an_answer_must_be_there(tmp_path: Path) -> None:
    files: dict[str, str | None] = {"sources/a.yaml": APPRAISED.format(ids="[e1, e2]")}
    assert located(tmp_path, files, "EVI001") == [
        "sources/a.yaml:7:75 Belegget «e2» finnes ikke i studien.",
    ]


def test_evidence_that_an_answer_rests_on_is_used(tmp_path: Path) -> None:
    assert codes(tmp_path, {"sources/a.yaml": APPRAISED.format(ids="[e1]")})["EVI003"] == 0
    assert codes(tmp_path, {"sources/a.yaml": APPRAISED.format(ids="[]")})["EVI003"] == 1


def test_what_stands_twice_in_any_list_is_told(tmp_path: Path) -> None:
    consensus = """\
consensus:
  a:
    F1: {rating: godt, because: Enige, by: [meg, veileder, meg], date: 2023-05-02}
"""
    protocol = f"{BASE['matrices/r/review.yaml']}\nappraisal: {{tools: [tone, tone]}}\nfindings: {{leave_out: [gaps, gaps]}}\n"
    files: dict[str, str | None] = {
        "sources/a.yaml": APPRAISED.format(ids="[e1, e1]"),
        "matrices/r/consensus.yaml": consensus,
        "matrices/r/review.yaml": protocol,
    }
    told = located(tmp_path, files, "NAM003")
    assert sorted(re.findall("«(.+?)»", line)[0] for line in told) == ["e1", "gaps", "meg", "tone"]
