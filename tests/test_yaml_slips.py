"""Slips in YAML that people make: marks out of Word, hard spaces, commas, colons, and fields left empty."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.cli.application import application
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from litmatrix.readers.yaml import read_yaml
from tests.first_day import changed, run
from tests.support import lay

# Quotation marks out of Word


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("aim: “Tema: praksis”", "2:6"),
        ("evidence: {e1: {page: 4, quote: “Mange, og flere”}}", "2:33"),
        ("evidence: {e1: {page: 4, quote: «Mange, og flere»}}", "2:33"),
        ("themes: [“språk, arbeid”, praksis]", "2:10"),
        ("method: “Intervjuer #1”", "2:9"),
        ("method: „Intervjuer: to“", "2:9"),
    ],
)
def test_a_text_that_marks_of_word_leave_open_is_told_of_at_the_mark(
    line: str, place: str, tmp_path: Path
) -> None:
    lay(tmp_path, {"sources/a.yaml": f"reports: [a2020]\n{line}\n"})
    said = run(tmp_path, "check", "--format", "concise").stdout.splitlines()
    assert next(one for one in said if one.startswith("sources/a.yaml")).startswith(
        f"sources/a.yaml:{place}: feil YML009"
    )
    assert not [one for one in said if "FMT0" in one]


@pytest.mark.parametrize(
    "line", ["aim: “Tema”", "aim: «Tema»", "aim: ”Tema”", "aim: ‘Tema’", "themes: [praksis, “språk”]"]
)
def test_marks_of_word_around_a_whole_text_are_told_of(line: str, tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": f"reports: [a2020]\n{line}\n"})
    assert "advarsel YML017" in run(tmp_path, "check", "--format", "concise").stdout


@pytest.mark.parametrize(
    "line",
    [
        "aim: «Mangfold» og «praksis»",
        "aim: «Mangfold» som begrep",
        "aim: Hva «mangfold» er, og for hvem",
        'aim: "«Mangfold»"',
        "aim: |\n  “Tema”\n  mer",
        "aim: Hvordan\n  “praksis”\n  virker",
        "aim: Hva deltakernes’ praksis er",
        "evidence: {e1: {page: 4, quote: «Praksis virker»}}",
        "evidence:\n  e1: {page: 4}\n  e2:\n    page: 4\n    quote: “Vi fikk hjelp”",
        "# “utkast: ja”\naim: Praksis",
    ],
)
def test_marks_that_belong_to_a_text_are_left_alone(line: str, tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": f"reports: [a2020]\n{line}\n"})
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert "YML0" not in said


def test_the_shipped_review_is_left_alone() -> None:
    root = Path(__file__).parents[1]
    said = run(
        root, "check", "--select", "YML", "--select", "TOD003", "--select", "FMT", "--format", "concise"
    ).stdout
    assert said == ""


def test_the_rest_of_a_text_after_a_comma_is_told_of_as_such(tmp_path: Path) -> None:
    lay(tmp_path, changed("sources/a.yaml", "quote: Praksis virker", "quote: Praksis virker, men sent"))
    said = run(tmp_path, "check", "--select", "FMT").stdout
    assert "FMT013" in said
    assert "anførselstegn" in said


def test_an_empty_field_at_the_left_edge_is_no_rest_of_a_text(tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": "reports: [a2020]\nkontekst:\n"})
    said = run(tmp_path, "check").output
    assert "«kontekst» finnes ikke her" in said
    assert "kommaet" not in said


@pytest.mark.parametrize(
    ("item", "column", "comma"),
    [
        ("{page: 12, quote: Praksis virker, men sent}", 41, True),
        ("{page: 12, quote: Praksis virker, kontekst}", 41, True),
        ("{page: 12, quote: Praksis virker, kontekst }", 41, True),
        ("{page: 12, quote: Praksis virker, kontekst: }", 41, False),
        ("{page: 12, quote: Praksis virker, kontekst : }", 41, False),
        ("\n    page: 12\n    quote: Praksis virker\n    kontekst:", 5, False),
        ("\n    page: 12\n    quote: Praksis virker\n    'kontekst':", 5, False),
    ],
)
def test_a_comma_is_spoken_of_only_where_there_is_one(item: str, column: int, comma: bool, tmp_path: Path) -> None:
    lay(tmp_path, changed("sources/a.yaml", " {page: 12, quote: Praksis virker}", f" {item}".replace(" \n", "\n")))
    told = json.loads(run(tmp_path, "check", "--format", "json").stdout)["diagnostics"]
    assert [(one["code"], one["column"]) for one in told] == [("FMT013" if comma else "FMT001", column)]
    assert ("kommaet" in told[0]["hint"]) == comma


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("aim: Hvordan praksis virker", "aim: *x", "2:6: feil YML011"),
        ("aim: Hvordan praksis virker", "aim: &x", "2:6: feil YML011"),
        ("aim: Hvordan praksis virker", "aim: !x", "2:6: feil YML012"),
        ("aim: Hvordan praksis virker", "aim:\n  &x", "3:3: feil YML011"),
        ("themes: [praksis]", "themes: [*x, språk]", "6:10: feil YML011"),
        ("themes: [praksis]", "themes: [språk, !x ]", "6:17: feil YML012"),
        ("rating: godt", "rating: *godt", "10:16: feil YML011"),
        ("page: 12", "page: &tolv", "8:14: feil YML011"),
    ],
)
def test_a_sign_of_yaml_alone_is_not_also_an_empty_field(old: str, new: str, place: str, tmp_path: Path) -> None:
    lay(tmp_path, changed("sources/a.yaml", old, new))
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert [line.partition(" ")[0] for line in said.splitlines()] == [f"sources/a.yaml:{place.partition(' ')[0]}"]
    assert f"sources/a.yaml:{place} " in said


def test_a_field_that_is_empty_beside_a_sign_of_yaml_is_told_of(tmp_path: Path) -> None:
    lay(
        tmp_path, changed("sources/a.yaml", "aim: Hvordan praksis virker\ndesign: qualitative", "aim: *x\ndesign:")
    )
    told = json.loads(run(tmp_path, "check", "--format", "json").stdout)["diagnostics"]
    assert [(one["code"], one["line"]) for one in told] == [("YML011", 2), ("FMT003", 3)]


HARD = "\u00a0"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  F1:", f"{HARD}{HARD}F1:", "10:1"),
        ("  e1:", f"# her\n\n {HARD}e1:", "10:2"),
        (" {page: 12, quote: Praksis virker}", f"\n    quote: Praksis virker\n    {HARD}page: 12", "10:5"),
        ("aim:", "\u202faim:", "2:1"),
        ("design: qualitative", f"design: qualitative\n  {HARD}method: Intervjuer", "4:3"),
        ("[praksis]", f"[praksis\n{HARD} found_in: [x]", "7:1"),
        ("aim: ", f"aim:{HARD}", "2:5"),
        ("reports: ", f"reports:{HARD}", "1:9"),
        ("e1: ", f"e1:{HARD}", "8:6"),
        ("{page: ", f"{{page:{HARD}", "8:8"),
        (", quote: ", f",{HARD}quote: ", "8:17"),
        ("[praksis]", f"\n {HARD}- praksis", "7:2"),
        ("[praksis]", f"\n  -{HARD}praksis", "7:3"),
    ],
)
def test_a_hard_space_is_told_of_at_its_place(old: str, new: str, place: str, tmp_path: Path) -> None:
    lay(tmp_path, changed("sources/a.yaml", old, new))
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert [line.partition(" ")[0] for line in said.splitlines()] == [f"sources/a.yaml:{place}:"]
    assert "YML020" in said
    assert "hardt mellomrom (U+" in said


@given(st.text(alphabet="“”„«»‘’\"': ,[]{}#-\nax", max_size=60))
def test_any_mixture_of_marks_is_read_without_a_crash(text: str) -> None:
    tree, faults = read_yaml(text, "a.yaml")
    assert tree is not None or faults


# What is written in a study file on the first day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("aim:Praksis", "2:4: feil YML018"),
        ("evidence:\n  e1:{page: 4, quote: x}", "3:5: feil YML018"),
        ("evidence:\n  e1: {page:4, quote: x}", "3:8: feil YML018"),
        ("ratings: {}\n  F1: {rating: godt}", "2:10: feil YML019"),
        ("ratings: {}  # her\n#   F2: x\n\n   F1: {rating: godt}", "2:10: feil YML019"),
        ("found_in: []\n  - Oria", "2:11: feil YML019"),
        ("ratings:\nF1: {rating: godt}", "3:1: feil FMT014"),
        ("ratings: {}\nF1: {rating: godt}\nF2: {rating: godt}", "3:1: feil FMT014"),
        ("aim: - x", "2:6: feil YML007"),
        ("sample: ?", "2:9: feil YML007"),
        ("aim: |x", "2:6: feil YML007"),
        ("aim: > x", "2:6: feil YML007"),
        ('ratings: {F1: {rating: godt, because: "Sier "ja" her"}}', "2:46: feil YML008"),
        ("ratings: {F1: {rating: godt because: x}}", "2:15: feil YML004"),
        ("aim: Praksis: hva", "2:13: feil YML002"),
        ("aim: se https://a.no: der", "2:21: feil YML002"),
        ("\taim: x", "2:1: feil YML005"),
        ("aim: a\n  b\nc", "4:1: feil YML006"),
        (
            "evidence:\n  e1: {side: 4, quote: x}",
            "3:8: feil FMT001 Feltet «side» finnes ikke her. Mente du «page»?",
        ),
        ("metode: x", "2:1: feil FMT001 Feltet «metode» finnes ikke her. Mente du «method»?"),
        ("peer_reviewed: ja", "2:16: feil FMT004 «ja» er ikke en av verdiene i «peer_reviewed». Mente du «yes»?"),
    ],
)
def test_a_slip_is_told_of_as_what_it_is(text: str, said: str, tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": f"reports: [a2020]\n{text}\n"})
    told = run(tmp_path, "check", "--format", "concise").stdout.splitlines()
    errors = [one for one in told if one.startswith("sources/a.yaml") and " feil " in one]
    assert errors[0].startswith(f"sources/a.yaml:{said}"), errors
    assert len(errors) == max(1, text.count("\nF"))


def test_a_rating_without_fields_shows_what_they_are(tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": "reports: [a2020]\nratings: {F1: godt}\n"})
    assert "{rating: …, because: …, evidence: …}" in run(tmp_path, "check").stdout


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_examples_of_the_starter_are_right_when_they_are_let_in(
    language: LanguageCode, tmp_path: Path
) -> None:
    """A student takes away # and {}, as the comments say."""
    root = tmp_path / "ny"
    assert CliRunner().invoke(application(language), ["init", str(root)]).exit_code == 0
    study, search = root / "sources/fedreheim2022.yaml", root / "matrices/ny/search.yaml"
    text = study.read_text("utf-8").replace(": {}", ":")
    study.write_text(re.sub(r"^#   (?=\w+: )", "  ", text, flags=re.MULTILINE), "utf-8")
    text = search.read_text("utf-8").replace("searches: []\n", "")
    search.write_text(re.sub(r"^# (?=searches:|  )", "", text, flags=re.MULTILINE), "utf-8")
    told = json.loads(run(root, "check", "--format", "json").stdout)
    assert [one for one in told["diagnostics"] if one["severity"] == "error"] == []
    assert not [one for one in told["diagnostics"] if one["code"] == "SEA006"]
    assert told["summary"]["info"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("design: intervju", {"FMT004"}),
        ("design: qualitative\nevidence: {e1: {side: 12, sitat: x}}", {"FMT001"}),
        ("design: qualitative\nratings: {F1: {rating: godt, because: x, evidence: e1}}", {"FMT007"}),
        (
            "design: qualitative\nratings: {F1: {rating: godt, becuase: x, evidence: [e1]}}\nevidence: {e1: {page: 1, quote: x}}",
            {"FMT001"},
        ),
    ],
)
def test_a_field_that_cannot_be_read_is_not_called_missing(text: str, codes: set[str], tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": f"reports: [a2020]\n{text}\n"})
    told = json.loads(
        run(tmp_path, "check", "--ignore", "MAT006", "--ignore", "RAT001", "--format", "json").stdout
    )
    assert {one["code"] for one in told["diagnostics"] if one["path"] == "sources/a.yaml"} - {
        "EVI003",
        "EVI008",
    } == codes
