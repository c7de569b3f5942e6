import json
import re
import unicodedata
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.diagnostic import Diagnostic, Rule, Severity
from litmatrix.languages import language
from litmatrix.location import Location
from litmatrix.message import Message
from litmatrix.printers import PRINTERS, Problems, full
from litmatrix.printers.excerpt import WIDTH, columns, excerpt
from litmatrix.printers.visible import visible
from tests.conftest import Golden

STUDY, BIB, FINDING = "sources/fedreheim-2022.yaml", "sources/references.bib", "matrices/m/findings/01-mål.md"
SOURCES = {
    STUDY: "# En studie\nratings:\n  F1: {rating: godtt, because: …}\n  F2: {rating: bra, evidence: [e9]}\n",
    BIB: "@article{fedreheim2022,\n\ttitle = {Arbeids\u202einkludering 家庭 \u200bog e\u0301n},\n}\n"
    + "x" * 9000
    + "feil"
    + "y" * 9000,
    FINDING: "---\nsupported_by: []\n---\n# Målet nås ikke\nTekst.\n",
}
LEVEL = Diagnostic(
    "RAT002",
    "unknown-level",
    Severity.ERROR,
    "«godtt» er ikke et nivå i skalaen Belegg. Mente du «godt»?",
    "Nivåene er: lite, bra, godt (matrices/introduksjonsprogrammet/review.yaml:22).",
    Location(STUDY, 3, 16, 3, 21),
)
EVIDENCE = Diagnostic(
    "RAT005", "unknown-evidence", Severity.ERROR, "Belegget e9 finnes ikke.", "", Location(STUDY, 4, 31, 4, 33)
)
TITLE = Diagnostic(
    "REF009",
    "odd-character",
    Severity.WARNING,
    "Tittelen har et tegn som snur linjen: \u202e, 100 %.",
    "::error::Skriv tittelen på nytt,\r\nuten \x1b[2J og <b>&amp;</b> [her](https://example.org).",
    Location(BIB, 2, 18, 2, 33),
)
LONG = Diagnostic(
    "REF010", "long-line", Severity.INFO, "Linjen er lang.", "Del den.", Location(BIB, 4, 9001, 4, 9005)
)
SUPPORT = Diagnostic(
    "FIN003",
    "no-support",
    Severity.WARNING,
    "Ingen studier støtter funnet.",
    "Fyll ut.",
    Location(FINDING, 2, 1, 4, 7),
)
MISSING = Diagnostic(
    "FIL001", "missing-file", Severity.ERROR, "Filen finnes ikke.", "Lag den.", Location("sources/a: b,c%.yaml")
)
DIAGNOSTICS = (TITLE, LONG, LEVEL, MISSING, SUPPORT, EVIDENCE)  # in no order
RULES = (
    Rule(
        "RAT002",
        "unknown-level",
        Severity.ERROR,
        Message("«{rating}» er ikke et nivå.", "«{rating}» er ikkje eit nivå.", "“{rating}” is no level."),
        Message("Nivåene er: {levels}.", "Nivåa er: {levels}.", "The levels are: {levels}."),
        Message("En vurdering må bruke skalaen.", "Ei vurdering må bruke skalaen.", "A rating uses the scale."),
    ),
)
PROBLEMS = Problems(DIAGNOSTICS, language("nb"), SOURCES, RULES)
CLEAN = Problems((), language("nb"), SOURCES, RULES)
ENDINGS = {"full": "txt", "concise": "txt", "json": "json", "github": "txt", "sarif": "json", "junit": "xml"}
every_printer = pytest.mark.parametrize("name", PRINTERS)


@every_printer
def test_golden(name: str, golden: Golden) -> None:
    golden(f"printers/{name}.{ENDINGS[name]}", PRINTERS[name](PROBLEMS))


@every_printer
def test_golden_of_a_clean_review(name: str, golden: Golden) -> None:
    golden(f"printers/{name}-clean.{ENDINGS[name]}", PRINTERS[name](CLEAN))


@pytest.mark.parametrize("code", ["nn", "en"])
def test_golden_in_other_languages(code: str, golden: Golden) -> None:
    golden(f"printers/full-{code}.txt", full.print_(PROBLEMS._replace(language=language(code))))


def test_golden_in_colour_and_limited(golden: Golden) -> None:
    golden("printers/full-colour.txt", full.print_(PROBLEMS, colour=True, limit=4))


@every_printer
def test_the_order_of_the_input_does_not_matter(name: str) -> None:
    turned = PROBLEMS._replace(diagnostics=DIAGNOSTICS[::-1])
    assert PRINTERS[name](turned) == PRINTERS[name](PROBLEMS)


@every_printer
def test_text_ends_with_one_line_feed_or_is_empty(name: str) -> None:
    for problems in (PROBLEMS, CLEAN):
        text = PRINTERS[name](problems)
        assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))
        assert "\r" not in text


# What nobody sees, and what acts on a terminal or a build server


def acts(sign: str) -> bool:
    """Unicode's controls, format signs, surrogates and separators; some of Arabic's format signs are letters."""
    letters = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    hieroglyphs = "\U00013430" <= sign <= "\U0001345f"
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and sign not in letters and not hieroglyphs


def test_visible_knows_every_character_that_acts() -> None:
    shown = {sign for sign in map(chr, range(0x110000)) if acts(sign) and visible(sign) == sign}
    assert not shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("æøå «x» …\u00a0– 家", "æøå «x» …\u00a0– 家"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\u202e\u200b\ufeff", "\\u202e\\u200b\\ufeff"),
        ("\U000e0041\ud800", "\\U000e0041\\ud800"),
        ("##[error]x", "##\\x5berror]x"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


hostile = st.text(st.one_of(st.characters(), st.sampled_from(":#[]%,\n\r\t\x1b\u202e\ufeff \ud800")), max_size=20)
texts = st.one_of(hostile, hostile.map("::error::{}".format), hostile.map("##[command]{}".format))
locations = st.builds(
    Location,
    texts.filter(bool),
    st.integers(1, 4),
    st.integers(1, 30),
    st.none() | st.integers(1, 4),
    st.none() | st.integers(1, 40),
)
diagnostics = st.builds(
    Diagnostic, st.just("ABC001"), st.just("some-fault"), st.sampled_from(Severity), texts, texts, locations
)


@st.composite
def any_problems(draw: st.DrawFn) -> Problems:
    found = tuple(draw(st.lists(diagnostics, max_size=4)))
    sources = {diagnostic.location.path: draw(texts) for diagnostic in found}
    return Problems(found, language(draw(st.sampled_from(["nb", "nn", "en"]))), sources)


@every_printer
@given(problems=any_problems())
def test_nothing_of_the_data_acts(name: str, problems: Problems) -> None:
    text = PRINTERS[name](problems)
    assert not [sign for sign in text if acts(sign) and sign != "\n"]
    assert "##[" not in text
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    if name == "github":
        assert len(commands) == len(problems.diagnostics) == text.count("\n")
    else:
        assert not commands


@given(any_problems())
def test_json_keeps_every_character(problems: Problems) -> None:
    read = json.loads(PRINTERS["json"](problems))
    assert [
        (entry["severity"], entry["message"], entry["hint"], entry["path"], entry["line"], entry["column"])
        for entry in read["diagnostics"]
    ] == [(d.severity, d.message, d.hint, *d.location[:3]) for d in problems.by_place]


@given(any_problems())
def test_junit_is_xml_with_every_problem(problems: Problems) -> None:
    root = ET.fromstring(PRINTERS["junit"](problems))  # noqa: S314 (our own text)
    errors = sum(diagnostic.severity == "error" for diagnostic in problems.diagnostics)
    assert len(root.findall(".//testcase")) == int(root.attrib["tests"]) == max(1, len(problems.diagnostics))
    assert len(root.findall(".//failure")) == int(root.attrib["failures"]) == errors


@given(any_problems())
def test_github_keeps_path_and_message_apart(problems: Problems) -> None:
    for line, diagnostic in zip(PRINTERS["github"](problems).splitlines(), problems.by_place, strict=True):
        found = re.fullmatch(r"::(error|warning|notice) file=([^,:]*),line=(\d+)[^:]*::(.*)", line)
        assert found
        assert unquote(found[2]) == unquote(found[2].replace("%3A", ":").replace("%2C", ","))
        assert undone(found[2]) == visible(diagnostic.location.path)
        assert undone(found[4]).split("\n")[0] in {visible(diagnostic.message), visible(diagnostic.hint)}


def undone(escaped: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        escaped = escaped.replace(code, sign)
    return escaped


# json


def test_json_has_the_promised_shape() -> None:
    read = json.loads(PRINTERS["json"](PROBLEMS))
    assert list(read) == ["diagnostics", "summary"]
    assert read["summary"] == {"error": 3, "warning": 2, "info": 1}
    assert {tuple(entry) for entry in read["diagnostics"]} == {
        ("code", "name", "severity", "message", "hint", "path", "line", "column", "end_line", "end_column")
    }
    assert "«godtt» er ikke" in PRINTERS["json"](PROBLEMS), "Norwegian stays readable"


# sarif

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVELS = {"enum": ["none", "note", "warning", "error"]}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "additionalProperties": False,
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "columnKind", "results"],
            "properties": {
                "language": {"pattern": "^[a-z]{2}-[A-Z]{2}$"},
                "columnKind": {"const": "unicodeCodePoints"},
                "tool": {"required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/driver"}}},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
            "additionalProperties": False,
        },
        "driver": {
            "required": ["name", "rules"],
            "properties": {"rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}}},
        },
        "rule": {
            "required": ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
            "properties": {
                "id": {"pattern": "^[A-Z]{3}[0-9]{3}$"},
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "help": TEXT,
                "defaultConfiguration": {"properties": {"level": LEVELS}, "additionalProperties": False},
            },
        },
        "result": {
            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
            "properties": {
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": LEVELS,
                "message": TEXT,
                "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/location"}},
            },
            "additionalProperties": {"type": "string"},
        },
        "location": {
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "required": ["artifactLocation", "region"],
                    "properties": {
                        "artifactLocation": {
                            "required": ["uri", "uriBaseId"],
                            "properties": {"uri": {"pattern": "^(?!/)[A-Za-z0-9._~/%-]+$"}},
                        },
                        "region": {
                            "required": ["startLine", "startColumn"],
                            "additionalProperties": {"type": "integer", "minimum": 1},
                        },
                    },
                    "additionalProperties": False,
                }
            },
        },
    },
}  # fmt: skip


def test_sarif_is_sarif() -> None:
    for problems in (PROBLEMS, CLEAN):
        jsonschema.validate(json.loads(PRINTERS["sarif"](problems)), SARIF)


def test_sarif_results_point_at_their_rule_and_file() -> None:
    run = json.loads(PRINTERS["sarif"](PROBLEMS))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({diagnostic.code for diagnostic in DIAGNOSTICS})
    for result, diagnostic in zip(run["results"], PROBLEMS.by_place, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == diagnostic.location.path
    assert "sources/a%3A%20b%2Cc%25.yaml" in PRINTERS["sarif"](PROBLEMS)


def test_sarif_explains_a_rule_in_the_language_of_the_review() -> None:
    for code, why in (("nb", "En vurdering må bruke skalaen."), ("en", "A rating uses the scale.")):
        run = json.loads(PRINTERS["sarif"](PROBLEMS._replace(language=language(code))))["runs"][0]
        helped = {rule["id"]: rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]}
        assert helped["RAT002"] == why


def test_sarif_makes_no_link_of_the_data() -> None:
    assert "[her\\\\](https" in PRINTERS["sarif"](PROBLEMS)


# full


def test_full_puts_errors_first_and_counts_what_it_leaves_out() -> None:
    text = full.print_(PROBLEMS, limit=2)
    assert re.findall(r"^\S.*: (\w+) ([A-Z]{3}\d{3}) ", text, re.MULTILINE) == [
        ("feil", "FIL001"),
        ("feil", "RAT002"),
    ]
    assert text.endswith(
        "\n… og 4 til. Se alle: litmatrix check --all\n3 feil, 2 advarsler, 1 merknad i 4 filer. Det viktigste først.\n"
    )


@pytest.mark.parametrize(
    ("found", "code", "expected"),
    [
        ((), "nb", "Ingen feil."),
        ((), "en", "No problems found."),
        ((LEVEL,), "nb", "1 feil i 1 fil."),
        ((LEVEL, EVIDENCE), "nb", "2 feil i 1 fil. Det viktigste først."),
        ((LEVEL, EVIDENCE), "nn", "2 feil i 1 fil. Det viktigaste først."),
        ((LEVEL, TITLE, SUPPORT), "nb", "1 feil, 2 advarsler i 3 filer. Det viktigste først."),
        ((TITLE, SUPPORT), "nn", "2 åtvaringar i 2 filer. Det viktigaste først."),
        ((LONG,), "en", "1 note in 1 file."),
    ],
)
def test_summary(found: tuple[Diagnostic, ...], code: str, expected: str) -> None:
    assert Problems(found, language(code)).summary == expected


def test_full_without_the_source_has_no_excerpt() -> None:
    assert " | " not in full.print_(PROBLEMS._replace(sources={}))


def test_a_line_past_the_end_has_no_excerpt() -> None:
    problems = Problems((LEVEL,), language("nb"), {STUDY: "kort"})
    assert " | " not in full.print_(problems)


def test_colour_changes_nothing_but_colour() -> None:
    coloured = full.print_(PROBLEMS, colour=True)
    assert coloured != full.print_(PROBLEMS)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == full.print_(PROBLEMS)


# excerpt


@pytest.mark.parametrize(
    ("line", "column", "end", "text", "carets"),
    [
        ("title: x", 8, 9, "title: x", "       ^"),
        ("æøå: «godtt»", 6, 13, "æøå: «godtt»", "     ^^^^^^^"),
        ("\ta:\tb", 5, 6, "    a:    b", "          ^"),
        ("a\tb", 2, 3, "a    b", " ^^^^"),
        ("家庭: 国", 5, 6, "家庭: 国", "      ^^"),
        ("e\u0301n feil", 5, 9, "e\u0301n feil", "   ^^^^"),
        ("x\u202ey", 2, 3, "x\\u202ey", " ^^^^^^"),
        ("##[x] feil", 4, 5, "##\\x5bx] feil", "      ^"),
        ("\x1b[2Jx", 5, 6, "\\x1b[2Jx", "       ^"),
        ("slutt", 6, None, "slutt", "     ^"),
        ("slutt", 60, 70, "slutt", "     ^"),
        ("", 1, None, "", "^"),
        ("punkt", 3, None, "punkt", "  ^"),
        ("tomt", 3, 3, "tomt", "  ^"),
    ],
)
def test_excerpt(line: str, column: int, end: int | None, text: str, carets: str) -> None:
    found = excerpt(line, Location("f", 1, column, 1 if end else None, end))
    assert (found.text, " " * found.indent + "^" * found.carets) == (text, carets)


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert excerpt("  abc: def", Location("f", 7, 3, 9, 2))[1:] == (2, 8)


@given(
    st.text(st.sampled_from("ab 家e\u0301\t\u202e\x00"), max_size=300), st.integers(1, 300), st.integers(0, 120)
)
def test_carets_stand_under_the_fault_and_the_line_fits(line: str, column: int, length: int) -> None:
    found = excerpt(line, Location("f", 1, column, 1, column + length))
    assert columns(found.text) <= WIDTH + 2
    assert found.indent + found.carets <= columns(found.text) + 1
    span = visible(line[column - 1 : column - 1 + length].replace("\t", "    "))
    if "…" not in found.text:
        assert found.carets == max(1, columns(span))
        assert found.indent == columns(visible(line[: column - 1].replace("\t", "    ")))


def test_a_line_of_a_megabyte_is_cut_around_the_fault() -> None:
    found = excerpt("x" * 500_000 + "feil" + "y" * 500_000, Location("f", 1, 500_001, 1, 500_005))
    assert found.text[found.indent :][: found.carets] == "feil"
    assert found.text[0] == found.text[-1] == "…"
    assert len(found.text) == WIDTH + 2
