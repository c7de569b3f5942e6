"""Bad input of every kind: always a placed diagnostic, never an exception, in bounded time and memory.

The files are made here rather than kept: most of them are bytes that no editor and no version control would
leave alone. What each must lead to is written beside it: the rule's code and the line.
"""

import os
import re
import tracemalloc
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litmatrix.languages import language
from litmatrix.load import Loaded, load
from litmatrix.location import Location
from litmatrix.printers import PRINTERS, Problems
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.files import PROSE_LIMIT
from litmatrix.readers.finding import read_finding
from litmatrix.readers.yaml import positions, read_yaml

MEGABYTES = 100

STUDY, BIB = "sources/hansen2020.yaml", "sources/references.bib"
REVIEW, SEARCH, FINDING = "matrices/r/review.yaml", "matrices/r/search.yaml", "matrices/r/findings/01-funn.md"

SOUND = {
    STUDY: "aim: Å finne ut noe\nevidence:\n  e1: {page: 4, quote: Det går}\n"
    "ratings:\n  F1: {rating: godt, because: Det står der, evidence: [e1]}\n",
    BIB: "@article{hansen2020,\n  author = {Hansen, Kari},\n  title = {Tittel},\n  year = {2020}\n}\n",
    REVIEW: "title: Et review\nresearch_questions:\n  - {id: F1, label: Mål, text: Nås målet?}\n"
    "scale:\n  name: Belegg\n  levels:\n    - {id: lite, label: Lite}\n    - {id: godt, label: Godt}\n",
    SEARCH: 'searches:\n  - {database: Oria, date: 2023-02-14, string: introduksjon*, hits: "12"}\n',
    FINDING: "---\nquestions: [F1]\nsupported_by: [hansen2020]\n---\n# Et funn\n\nDet går [@hansen2020, s. 4].\n",
}


def review_in(root: Path, **changed: str | bytes) -> Path:
    """A sound review under `root`, but for the files in `changed`."""
    for path, content in {**SOUND, **changed}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return root


def read(root: Path) -> Loaded:
    """Load, and hold every diagnostic to its promise."""
    loaded = load(root)
    lines = {path: _lines(root / path) for path in {found.location.path for found in loaded.diagnostics}}
    for diagnostic in loaded.diagnostics:
        assert_stands_in_a_file(diagnostic.location, lines[diagnostic.location.path])
        assert diagnostic.message
        assert "{" not in diagnostic.message + diagnostic.hint or "{" in repr(loaded.texts)
    assert_printable(loaded)
    return loaded


def _lines(file: Path) -> list[str]:
    """The lines of a file as an editor shows them; what is no file has one, empty."""
    if not file.is_file() or file.is_symlink():
        return [""]
    text = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def assert_stands_in_a_file(location: Location, lines: list[str]) -> None:
    """The path is inside the root, and the line and the column are there."""
    path = Path(location.path)
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert location.line >= 1
    assert location.column >= 1
    assert location.line <= len(lines), f"{location}: the file has {len(lines)} lines"
    assert location.column <= len(lines[location.line - 1]) + 1, f"{location}: the line ends before that"
    end_line, end_column = location.end_line or location.line, location.end_column or location.column
    assert (location.line, location.column) <= (end_line, end_column), f"{location} ends before it begins"
    assert end_line <= len(lines)
    assert end_column <= len(lines[end_line - 1]) + 1


def assert_printable(loaded: Loaded) -> None:
    """Every printer prints it, as text that can be written, without a character that acts."""
    problems = Problems(loaded.diagnostics, language("nb"), loaded.texts)
    for name, print_ in PRINTERS.items():
        printed = print_(problems)
        printed.encode("utf-8")
        acting = {sign for sign in printed if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert acting <= {"\n"}, f"{name}: {acting}"


def found(loaded: Loaded, path: str | None = None) -> set[tuple[str, int]]:
    """The code and line of every diagnostic (in one file)."""
    return {
        (diagnostic.code, diagnostic.location.line)
        for diagnostic in loaded.diagnostics
        if path in {None, diagnostic.location.path}
    }


def test_the_sound_review_is_sound(tmp_path: Path) -> None:
    assert read(review_in(tmp_path)).diagnostics == ()


class Case(NamedTuple):
    """A text, and what reading it must report."""

    text: str | bytes
    code: str
    line: int = 1


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

# Broken as YAML or as a file, whatever kind of file it is. In a finding the same text is the front matter.
YAML: dict[str, Case] = {
    "unclosed double quote": Case('title: "Et review\nnote: x\n', "YML003"),
    "unclosed single quote": Case("title: 'Et review\nnote: x\n", "YML003"),
    "unclosed bracket": Case("title: x\nthemes: [a, b\nnote: x\n", "YML004", 2),
    "unclosed brace": Case("title: x\nratings: {F1: godt\nnote: x\n", "YML004", 2),
    "closed by the wrong bracket": Case("themes: [a, b}\n", "YML004"),
    "closing bracket alone": Case("title: x\nthemes: ]\n", "YML004", 2),
    "colon in text": Case("aim: Mål: å finne ut\n", "YML002"),
    "tab indentation": Case("a:\n\tb: x\n", "YML005", 2),
    "tab before a nested key": Case("a:\n  b: x\n\tc: y\n", "YML005", 3),
    "indented too far": Case("a: x\n    b: y\n", "YML002", 2),
    "indented too little": Case("a:\n    b: x\n  c: y\n", "YML006", 3),
    "list and fields mixed": Case("a:\n  - x\n  b: y\n", "YML006", 3),
    "line without colon": Case("title: x\nbare et ord\nnote: y\n", "YML006", 2),
    "at sign first": Case("title: @hansen2020\n", "YML007"),
    "backtick first": Case("title: `kode`\n", "YML007"),
    "percent first": Case("title: %50\n", "YML007"),
    "text after quote": Case('title: "mangfold" i praksis\n', "YML008"),
    "bad escape": Case('title: "C:\\Users"\n', "YML001"),
    "duplicate key": Case("a: x\nb: y\na: z\n", "YML010", 3),
    "duplicate nested key": Case("a:\n  b: x\n  b: y\n", "YML010", 3),
    "duplicate key in a flow mapping": Case("a: {b: x, b: y}\n", "YML010"),
    "duplicate key, quoted": Case('a: x\n"a": y\n', "YML010", 2),
    "duplicate key, composed and decomposed": Case("m\u00e5l: x\nma\u030al: y\n", "YML010", 2),
    "anchor": Case("a: &x y\n", "YML011"),
    "anchor and alias": Case("a: &x y\nb: *x\n", "YML011", 2),
    "alias of nothing": Case("a: x\nb: *y\n", "YML011", 2),
    "alias of itself": Case("a: &x [*x]\n", "YML011"),
    "alias as key": Case("&x a: y\n*x : z\n", "YML011", 2),
    "asterisk meant as text": Case("string: *program\n", "YML011"),
    "ampersand meant as text": Case("title: &co\n", "YML011"),
    "merge key": Case("<<: {a: x}\n", "YML011"),
    "alias bomb": Case(BOMB, "YML011"),
    "merge bomb": Case(MERGE_BOMB, "YML011"),
    "python tag": Case("a: !!python/object/apply:os.system [ls]\n", "YML012"),
    "standard tag": Case('a: !!timestamp "no"\n', "YML012"),
    "binary tag": Case("a: !!binary aGVp\n", "YML012"),
    "own tag": Case("a: !mine x\n", "YML012"),
    "tag on a key": Case("!!str a: x\n", "YML012"),
    "verbatim tag": Case("a: !<tag:x> y\n", "YML012"),
    "exclamation mark meant as text": Case("title: !viktig\n", "YML012"),
    "unknown tag handle": Case("a: !x!y z\n", "YML001"),
    "sequence as key": Case("[a, b]: x\n", "YML014"),
    "mapping as key": Case("{a: b}: x\n", "YML014"),
    "complex key": Case("? [a]\n: x\n", "YML014"),
    "template placeholder as value": Case("a: {{ title }}\n", "YML014"),
    "a list at the top": Case("- a\n- b\n", "YML016"),
    "a text at the top": Case("bare tekst\n", "YML016"),
    "a number at the top": Case("42\n", "YML016"),
    "a quoted text at the top": Case('"tekst"\n', "YML016"),
    "a bracket at the top": Case("[]\n", "YML016"),
    "null at the top": Case("~\n", "YML016"),
    "YAML directive of a future version": Case("%YAML 3.0\n---\na: x\n", "YML001"),
    "unknown directive twice": Case("%YAML 1.1\n%YAML 1.1\n---\na: x\n", "YML001", 2),
    "33 levels": Case("a: " + "[" * 33 + "]" * 33 + "\n", "YML013"),
    "10 000 levels of lists": Case("a: " + "[" * 10_000 + "]" * 10_000 + "\n", "YML013"),
    "10 000 levels, never closed": Case("a: " + "[" * 10_000, "YML013"),
    "100 000 levels of lists": Case("a: " + "[" * 100_000 + "]" * 100_000 + "\n", "YML013"),
    "100 000 levels of mappings": Case("a: " + "{b: " * 100_000, "YML013"),
    "100 000 levels of dashes": Case("a:\n" + "- " * 100_000 + "x\n", "YML013", 2),
    "1 000 levels by indentation": Case("".join(f"{' ' * n}a:\n" for n in range(1_000)), "YML013", 33),
    "100 000 question marks": Case("? " * 100_000 + "x\n", "YML014"),
    "NUL": Case("title: a\0b\n", "FIL005"),
    "NUL first": Case("\0title: a\n", "FIL005"),
    "escape sequence": Case("title: x\nnote: \x1b[2J\n", "FIL005", 2),
    "bell": Case("title: \a\n", "FIL005"),
    "NUL as an escape": Case('title: "a\\0b"\n', "FIL005"),
    "NUL as an escape in a key": Case('"a\\0b": x\n', "FIL005"),
    "escape sequence as an escape": Case('note: x\ntitle: "\\e[2J"\n', "FIL005", 2),
    "a Windows path in quotation marks": Case('title: "C:\\Nav"\n', "FIL005"),
    "line separator as an escape": Case('title: "a\\Lb"\n', "FIL005"),
    "carriage return as an escape": Case('title: "a\\rb"\n', "FIL005"),
    "surrogate as an escape": Case('title: "\\ud800"\n', "YML001"),
    "form feed": Case("title: x\n\f\n", "FIL005", 2),
    "DEL": Case("title: \x7f\n", "FIL005"),
    "next line U+0085": Case("title: x\u0085note: y\n", "FIL005"),
    "line separator U+2028": Case("title: x\u2028note: y\n", "FIL005"),
    "paragraph separator U+2029": Case("title: x\n\nnote: y\u2029z: w\n", "FIL005", 3),
    "noncharacter": Case("title: x\uffff\n", "FIL005"),
    "latin-1": Case("a: x\ntitle: Måloppnåelse\n".encode("latin-1"), "FIL004", 2),
    "UTF-16 with mark": Case("title: Mål\n".encode("utf-16"), "FIL004"),
    "UTF-16 without mark": Case("title: Mål\n".encode("utf-16-le"), "FIL004"),
    "UTF-32": Case("title: Mål\n".encode("utf-32"), "FIL004"),
    "cut in a character": Case("a: x\ntitle: må".encode()[:-1], "FIL004", 2),
    "overlong encoding": Case(b"title: \xc0\xaf\n", "FIL004"),
    "lone surrogate": Case("title: \ud800\n", "FIL004"),
    "bytes of nothing": Case(bytes(range(256)) * 10, "FIL004", 3),
    "a zip file": Case(b"PK\x03\x04" + bytes(100), "FIL005"),
    "more than 1 MB": Case("note: " + "x" * 1_000_001, "FIL003"),
}
IN_FRONT_MATTER = {name: case for name, case in YAML.items() if not isinstance(case.text, bytes)} | {
    name: case for name, case in YAML.items() if case.code == "FIL004"
}
# Words that end the front matter, or that its own fence makes into something else.
for _name in ("YAML directive of a future version", "unknown directive twice", "lone surrogate"):
    del IN_FRONT_MATTER[_name]


@pytest.mark.parametrize("path", [STUDY, REVIEW, SEARCH])
@pytest.mark.parametrize("name", YAML)
def test_yaml(tmp_path: Path, path: str, name: str) -> None:
    case = YAML[name]
    loaded = read(review_in(tmp_path, **{path: case.text}))
    assert (case.code, case.line) in found(loaded, path)


@pytest.mark.parametrize("name", IN_FRONT_MATTER)
def test_front_matter(tmp_path: Path, name: str) -> None:
    case = IN_FRONT_MATTER[name]
    text = case.text if isinstance(case.text, bytes) else case.text.encode("utf-8")
    end = b"" if text.endswith(b"\n") else b"\n"
    loaded = read(review_in(tmp_path, **{FINDING: b"---\n" + text + end + b"---\n# Et funn\n\nTekst.\n"}))
    too_large = len(text) >= PROSE_LIMIT
    assert (("FIL003", 1) if too_large else (case.code, case.line + 1)) in found(loaded, FINDING)


@pytest.mark.parametrize(
    "bomb", ["alias bomb", "merge bomb", "100 000 levels of lists", "100 000 levels of dashes"]
)
def test_bombs_take_little_memory(tmp_path: Path, bomb: str) -> None:
    root = review_in(tmp_path, **{STUDY: YAML[bomb].text})
    tracemalloc.start()
    try:
        load(root)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000


# What other programs guess is something else stays the text that the user wrote.
KEPT = {
    "Norway": "NO",
    "no": "no",
    "off": "off",
    "y": "y",
    "octal": "0123",
    "sexagesimal": "190:20:30",
    "underscore": "1_000",
    "date": "2021-02-30",
    "date and time": "2021-01-02T03:04:05Z",
    "edition": "1.10",
    "exponent": "1e3",
    "infinity": ".inf",
    "not a number": ".nan",
    "null": "Null",
    "equals": "=",
    "huge number": "9" * 5_000,
    "issue": "2019:4",
    "a page in Roman": "xii",
    "RTL": "שלום \u202etxet\u202c",
    "emoji": "👩‍👩‍👧‍👦",
    "TeX": r"\input{/etc/passwd} $x$ %",
    "template": "a {{ 7*7 }} b",
    "HTML": "<script>alert(1)</script>",
    "decomposed": "Ma\u030al",
    "private use": "\ue000 0 \ue001",
}


@pytest.mark.parametrize("name", KEPT)
def test_text_is_kept(tmp_path: Path, name: str) -> None:
    loaded = read(review_in(tmp_path, **{STUDY: f"aim: {KEPT[name]}\n", REVIEW: SOUND[REVIEW]}))
    assert loaded.review is not None
    assert loaded.diagnostics == ()
    assert loaded.review.studies["hansen2020"].aim == KEPT[name]


def test_a_scalar_of_nearly_a_megabyte_is_text(tmp_path: Path) -> None:
    long = "ord " * 249_000 + "slutt"
    loaded = read(review_in(tmp_path, **{STUDY: f"aim: {long}\n"}))
    assert loaded.review is not None
    assert loaded.review.studies["hansen2020"].aim == long


@pytest.mark.parametrize(
    "written", ["03742", "1_000", "190:20", "1.0", "1e3", "12 år", "٣", "９", "9" * 5_000, "0x1F", "+5"]
)
def test_a_whole_number_is_never_guessed(tmp_path: Path, written: str) -> None:
    loaded = read(review_in(tmp_path, **{REVIEW: SOUND[REVIEW] + f"matrix: {{as_of: '{written}'}}\n"}))
    assert found(loaded) == {("FMT005", 9)}


@pytest.mark.parametrize(
    "written", ["2021-02-30x", "2021-13-01", "i går", "14.02.2023", "2023-2-14", "２０２３-02-14"]
)
def test_a_date_is_never_guessed(tmp_path: Path, written: str) -> None:
    search = f"searches:\n  - database: Oria\n    date: {written}\n"
    assert found(read(review_in(tmp_path, **{SEARCH: search}))) == {("FMT006", 3)}


SHAPES: dict[str, tuple[str, Case]] = {
    "list for text": (STUDY, Case("aim: x\nmethod: [a, b]\n", "FMT009", 2)),
    "fields for text": (STUDY, Case("aim: {a: b}\n", "FMT009")),
    "text for list": (STUDY, Case("aim: x\nthemes: arbeid\n", "FMT007", 2)),
    "fields for list": (STUDY, Case("themes: {a: b}\n", "FMT007")),
    "text for fields": (STUDY, Case("evidence: nei\n", "FMT008")),
    "list for fields": (STUDY, Case("ratings: [F1, F2]\n", "FMT008")),
    "text for a rating": (STUDY, Case("ratings:\n  F1: godt\n", "FMT008", 2)),
    "empty": (STUDY, Case("aim:\n", "FMT003")),
    "empty in quotes": (STUDY, Case('aim: ""\n', "FMT003")),
    "empty item": (STUDY, Case("themes:\n  - a\n  -\n", "FMT003", 3)),
    "NBSP indentation": (STUDY, Case("ratings:\n\u00a0 F1: {rating: godt}\n", "YML020", 2)),
    "unknown field": (STUDY, Case("aim: x\nmetod: y\n", "FMT001", 2)),
    "unknown field in depth": (STUDY, Case("evidence:\n  e1:\n    side: 4\n", "FMT001", 3)),
    "the file's own fields": (STUDY, Case("id: annen\n", "FMT001")),
    "the file's path": (STUDY, Case("path: /etc/passwd\n", "FMT001")),
    "a key of no letters": (STUDY, Case('"": x\n', "FMT001")),
    "unknown design": (STUDY, Case("design: kvalitativ\n", "FMT004")),
    "unknown language": (REVIEW, Case("language: de\n" + SOUND[REVIEW], "FMT004")),
    "one level": (REVIEW, Case(SOUND[REVIEW].replace("    - {id: lite, label: Lite}\n", ""), "FMT010", 6)),
    "no questions": (
        REVIEW,
        Case(
            "title: x\nresearch_questions: []\nscale: {name: a, levels: [{id: a, label: a}, {id: b, label: b}]}\n",
            "FMT010",
            2,
        ),
    ),
    "no questions at all": (
        REVIEW,
        Case("title: x\nscale: {name: a, levels: [{id: a, label: a}, {id: b, label: b}]}\n", "FMT002"),
    ),
    "empty review": (REVIEW, Case("", "FMT002")),
    "only a comment": (REVIEW, Case("# ingenting\n", "FMT002")),
    "level without name": (
        REVIEW,
        Case(SOUND[REVIEW].replace("{id: lite, label: Lite}", "{label: Lite}"), "FMT002", 7),
    ),
    "hits in words": (SEARCH, Case("searches:\n  - {database: Oria, hits: mange}\n", "FMT011", 2)),
    "search without database": (SEARCH, Case("searches:\n  - {date: 2023-02-14}\n", "FMT002", 2)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(tmp_path: Path, name: str) -> None:
    path, case = SHAPES[name]
    loaded = read(review_in(tmp_path, **{path: case.text}))
    assert (case.code, case.line) in found(loaded, path)


def test_everything_is_reported_at_once(tmp_path: Path) -> None:
    study = "metod: x\nthemes: a\ndesign: y\nevidence: {e1: {page: [4]}}\nratings: {F1: {because: z}}\n"
    assert found(read(review_in(tmp_path, **{STUDY: study})), STUDY) == {
        ("FMT001", 1),
        ("FMT007", 2),
        ("FMT004", 3),
        ("FMT009", 4),
        ("FMT002", 5),
    }


def test_one_bad_file_does_not_hide_another(tmp_path: Path) -> None:
    loaded = read(review_in(tmp_path, **dict.fromkeys(SOUND, b"\xff")))
    assert found(loaded) == {("FIL004", 1)}
    assert {diagnostic.location.path for diagnostic in loaded.diagnostics} == set(SOUND)


def test_five_thousand_faults_in_one_file(tmp_path: Path) -> None:
    study = "".join(f"felt{number}: x\n" for number in range(5_000))
    assert len(read(review_in(tmp_path, **{STUDY: study})).diagnostics) == 5_000


BIBTEX: dict[str, Case] = {
    "half a file": Case("@article{a, title = {x}}\n@book{b,\n  title = {y", "BIB001", 2),
    "unclosed brace, another entry follows": Case(
        "@article{a,\n title = {x\n}\n@book{b, title = {y}}\n", "BIB001"
    ),
    "unclosed quote": Case('@article{a, title = "x}\n@book{b, title = {y}}\n', "BIB001"),
    "no closing brace of the entry": Case("@article{a,\n  title = {x},\n\n@book{b, title = {y}}\n", "BIB001"),
    "missing comma between fields": Case("@article{a,\n  title = {x}\n  year = {2020}\n}\n", "BIB004", 2),
    "missing comma after a quoted field": Case('@article{a,\n  title = "x"\n  year = {2020}\n}\n', "BIB004", 2),
    "missing comma after a number": Case("@article{a,\n  year = 2020\n  title = {x}\n}\n", "BIB004", 2),
    "missing comma after the key": Case("@article{a\n  title = {x},\n  year = {2020}\n}\n", "BIB001"),
    "joined with #": Case('@string{n = "Norsk"}\n@article{a,\n  journal = n # " tidsskrift"\n}\n', "BIB005", 3),
    "joined with # in front": Case('@article{a,\n  month = "1~" # jan\n}\n', "BIB005", 2),
    "no key": Case("@article{,\n  title = {x}\n}\n", "BIB006"),
    "no key and no comma": Case("@article{title = {x}}\n", "BIB001"),
    "nothing in it": Case("@article{}\n", "BIB006"),
    "duplicate key": Case("@article{a, title = {x}}\n@book{a, title = {y}}\n", "BIB002", 2),
    "duplicate field": Case("@article{a,\n  title = {x},\n  title = {y}\n}\n", "BIB003", 3),
    "duplicate field, another case": Case("@article{a,\n  title = {x},\n  Title = {y}\n}\n", "BIB003", 3),
    "an entry without its @": Case("article{a,\n  title = {x}\n}\n@book{b, title = {y}}\n", "BIB007"),
    "text between": Case("@article{a, title = {x}}\nHusk denne!\n@book{b, title = {y}}\n", "BIB007", 2),
    "HTML instead of BibTeX": Case("<!DOCTYPE html>\n<html><body>404</body></html>\n", "BIB007"),
    "RIS instead of BibTeX": Case("TY  - JOUR\nTI  - Tittel\nER  - \n", "BIB007"),
    "latin-1": Case("@article{a,\n title = {Må}\n}\n".encode("latin-1"), "FIL004", 2),
    "NUL": Case("@article{a,\n title = {\0}\n}\n", "FIL005", 2),
    "only an @": Case("@", "BIB007"),
    "an @ and a brace": Case("@{", "BIB001"),
    "deep braces, never closed": Case("@article{a, title = " + "{" * 100_000, "BIB001"),
}


@pytest.mark.parametrize("name", BIBTEX)
def test_bibtex(tmp_path: Path, name: str) -> None:
    case = BIBTEX[name]
    loaded = read(review_in(tmp_path, **{BIB: case.text}))
    assert (case.code, case.line) in found(loaded, BIB)


SOUND_BIBTEX = {
    "nothing": "",
    "only white space": "\n\n \t\n",
    "comments": "% en kommentar\n@comment{x}\n@article{a, title = {x}}\n% til\n",
    "preamble and string": '@preamble{"x"}\n@string{n = "Norsk"}\n@article{a, journal = n}\n',
    "parentheses": "@article(a, title = {x})\n",
    "no white space": "@article{a,title={x},year=2020}",
    "CRLF": "@article{a,\r\n  title = {x}\r\n}\r\n",
    "byte order mark": "\ufeff@article{a, title = {x}}\n",
    "an equals sign in a title": "@article{a, title = {p = 0.05 og q = {2}}}\n",
    "an @ in a field": "@article{a, note = {post@example.org}}\n",
    "a # in a field": "@article{a, note = {C# og F#}}\n",
    "an address with %": "@misc{a, url = {https://x.no/a_b%20c?d=e#f}}\n",
    "deep braces": "@article{a, title = " + "{" * 500 + "x" + "}" * 500 + "}\n",
    "many authors": "@article{a, author = {" + " and ".join(f"Nr{n}, A." for n in range(5_000)) + "}}\n",
    "a long abstract": "@article{a, abstract = {" + "ord og {Ord} " * 20_000 + "}}\n",
    "commas in names": "@article{a, author = {,,, and , and {} and a, b, c, d, e}}\n",
    "a lone backslash": "@article{a, title = {x \\}}, year = {2020}}\n",
    "commands that do not end": "@article{a, title = {\\textbf \\emph \\' \\\\ $x \\begin{y}}}\n",
    "TeX bomb": "@article{a, title = {\\def\\x{\\x\\x}\\x" + "\\textbf{" * 200 + "}" * 200 + "}}\n",
}


@pytest.mark.parametrize("name", SOUND_BIBTEX)
def test_odd_but_sound_bibtex(tmp_path: Path, name: str) -> None:
    loaded = read(review_in(tmp_path, **{BIB: SOUND_BIBTEX[name]}))
    assert found(loaded, BIB) == set()


def test_a_string_bomb_does_not_grow(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(60)]
    strings = ['@string{s0 = "' + "x" * 1_000 + '"}'] + [
        f"@string{{{name} = {before} # {before}}}" for before, name in pairwise(names)
    ]
    root = review_in(tmp_path, **{BIB: "\n".join([*strings, "@article{a, title = s59}"])})
    tracemalloc.start()
    try:
        loaded = read(root)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000
    assert loaded.review is not None


FINDINGS: dict[str, Case] = {
    "empty": Case("", "FMT012"),
    "no front matter": Case("# Et funn\n\nTekst.\n", "FMT012"),
    "front matter never closed": Case("---\nquestions: [F1]\n# Et funn\n", "FMT012"),
    "an empty line first": Case("\n---\nquestions: [F1]\n---\n# Et funn\n", "FMT012"),
    "a space first": Case(" ---\nquestions: [F1]\n---\n# Et funn\n", "FMT012"),
    "four hyphens": Case("----\nquestions: [F1]\n----\n# Et funn\n", "FMT012"),
    "plus signs (TOML)": Case("+++\nquestions = ['F1']\n+++\n# Et funn\n", "FMT012"),
    "unknown field": Case("---\nquestion: [F1]\n---\n# Et funn\n", "FMT001", 2),
    "text for list": Case("---\nquestions: F1\n---\n# Et funn\n", "FMT007", 2),
    "a list": Case("---\n- F1\n---\n# Et funn\n", "YML016", 2),
    "a confidence of no kind": Case("---\nconfidence: {overall: 7}\n---\n# Et funn\n", "FMT004", 2),
    "control character in the prose": Case("---\nquestions: [F1]\n---\n# Et funn\n\n\x07\n", "FIL005", 6),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_findings(tmp_path: Path, name: str) -> None:
    case = FINDINGS[name]
    loaded = read(review_in(tmp_path, **{FINDING: case.text}))
    assert (case.code, case.line) in found(loaded, FINDING)


# Repeated until the file is nearly as large as a finding may be.
PROSE = {
    "open brackets": "[",
    "closed brackets": "]",
    "pairs of brackets": "[]",
    "open links": "[a](",
    "images": "![a](b",
    "open citations": "[@a; ",
    "citations": "[@a] ",
    "nested citations": "[@a ",
    "keys": "@a",
    "keys with signs": "@a:.#$%&-+?<>~/",
    "stars": "*",
    "stars and words": "*a **a ",
    "underscores": "_a__",
    "backticks": "`",
    "backticks and words": "a``b`",
    "open HTML comments": "<!-- ",
    "open HTML tags": "<a ",
    "quotations": "> ",
    "list items": "- a\n",
    "loose list items": "1. a\n\n",
    "entities": "&amp;&#0;&#x110000;&notthere;",
    "backslashes": "\\",
    "references": "[a]: <b>\n",
    "headings": "# a\n",
    "underlined headings": "a\n=\n",
    "fences": "```\n",
    "white space": " ",
    "white space and a sign": "x" + " " * 1_000,
    "empty lines": "\n",
    "tabs": "\t",
    "addresses": "https://a.no/(",
    "locators": "[@hansen2020, s. 1, 2, 3-4 f., 5 og ",
    "ranges": "1-",
    "marks as used inside": "\ue0000\ue001 [@hansen2020] \ue00099999999999999999999\ue001 ",
}
NESTED_PROSE = {
    "brackets": "[" * 45_000 + "]" * 45_000,
    "citations": "[@a " * 15_000 + "]" * 15_000,
    "growing runs of backticks": "".join("a" + "`" * n for n in range(400)),
    "lists in lists": "".join(" " * n + "- a\n" for n in range(400)),
    "quotations in lists": "".join("> " * n + "- a\n" for n in range(200)),
    "a locator without end": "[@hansen2020, s. " + "1, " * 25_000 + "]",
    "a range without end": "[@hansen2020, s. " + "1-" * 40_000 + "]",
}


@pytest.mark.parametrize("name", [*PROSE, *NESTED_PROSE])
def test_prose_takes_bounded_time(tmp_path: Path, name: str) -> None:
    unit = PROSE.get(name, " ")
    prose = NESTED_PROSE.get(name) or unit * (95_000 // len(unit.encode()))
    loaded = read(review_in(tmp_path, **{FINDING: f"---\nquestions: [F1]\n---\n# Et funn\n\n{prose}\n"}))
    assert loaded.review is not None
    assert [finding.title for finding in loaded.review.findings] == ["Et funn"]


# ---------------------------------------------------------------------------------------- files as files


@pytest.mark.parametrize("path", SOUND)
def test_a_folder_where_a_file_should_be(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    (root / path).mkdir()
    assert found(read(root), path) == {("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
def test_a_link_to_nowhere(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    (root / path).symlink_to("nowhere")
    assert found(read(root), path) == {("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
def test_a_link_to_itself(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    (root / path).symlink_to((root / path).name)
    assert found(read(root), path) & {("FIL001", 1), ("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
def test_a_link_out_of_the_root(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path / "proj")
    outside = tmp_path / "proj_secret"  # the root's own name as a prefix
    outside.write_text(SOUND[path], encoding="utf-8")
    (root / path).unlink()
    (root / path).symlink_to(outside)
    loaded = read(root)
    assert found(loaded, path) == {("FIL002", 1)}
    assert path not in loaded.texts


@pytest.mark.parametrize("folder", ["sources", "matrices/r", "matrices/r/findings", "matrices"])
def test_a_folder_that_is_a_link_out_of_the_root(tmp_path: Path, folder: str) -> None:
    root = review_in(tmp_path / "proj")
    outside = tmp_path / "outside"
    (root / folder).rename(outside)
    (root / folder).symlink_to(outside, target_is_directory=True)
    loaded = read(root)
    assert {path for path in loaded.texts if path.startswith(folder)} == set()
    assert any(code == "FIL002" for code, _ in found(loaded))


def test_a_link_within_the_root_is_read(tmp_path: Path) -> None:
    root = review_in(tmp_path)
    (root / "sources" / "olsen2021.yaml").symlink_to("hansen2020.yaml")
    loaded = read(root)
    assert loaded.review is not None
    assert set(loaded.review.studies) == {"hansen2020", "olsen2021"}


@pytest.mark.parametrize("path", SOUND)
def test_a_pipe(tmp_path: Path, path: str) -> None:
    root = review_in(tmp_path)
    (root / path).unlink()
    os.mkfifo(root / path)
    assert found(read(root), path) == {("FIL002", 1)}


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/stdin", "/dev/full"])
def test_a_device(tmp_path: Path, device: str) -> None:
    root = review_in(tmp_path)
    (root / STUDY).unlink()
    (root / STUDY).symlink_to(device)
    assert found(read(root), STUDY) == {("FIL002", 1)}


@pytest.mark.parametrize("path", SOUND)
@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, error: OSError
) -> None:
    root = review_in(tmp_path)
    opened = os.open

    def refusing(file: str | Path, *arguments: int) -> int:
        if Path(file) == root / path:
            raise error
        return opened(file, *arguments)

    monkeypatch.setattr(os, "open", refusing)
    loaded = load(root)
    monkeypatch.undo()
    assert found(loaded, path) == {("FIL001", 1)}


def test_a_file_that_cannot_be_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = review_in(tmp_path)

    def failing(handle: int, count: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", failing)
    loaded = load(root)
    monkeypatch.undo()
    assert {code for code, _ in found(loaded)} == {"FIL001"}
    assert {diagnostic.location.path for diagnostic in loaded.diagnostics} == set(SOUND)


@pytest.mark.parametrize("folder", ["sources", "matrices", "matrices/r/findings"])
def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    root = review_in(tmp_path)
    scandir = os.scandir

    def refusing(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path) == root / folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    loaded = load(root)
    monkeypatch.undo()
    assert {("FIL001", 1), ("FIL006", 1)} & found(loaded, folder)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hansen2020", "Hansen2020"), ("m\u00e5l", "ma\u030al"), ("straße", "strasse"), ("ærlig", "ÆRLIG")],
)
def test_names_that_are_one_elsewhere(tmp_path: Path, one: str, other: str) -> None:
    root = review_in(tmp_path)
    for name in (one, other):
        (root / "sources" / f"{name}.yaml").write_text(SOUND[STUDY], encoding="utf-8")
    assert ("FIL007", 1) in found(read(root))


def test_the_same_study_as_yaml_and_yml(tmp_path: Path) -> None:
    root = review_in(tmp_path, **{"sources/hansen2020.yml": SOUND[STUDY]})
    assert ("FIL007", 1) in found(read(root), "sources/hansen2020.yml")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    root = review_in(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "sources") + b"/\xff\n\x1b[2J.yaml")).write_text("metod: x\n")
    assert ("FMT001", 1) in found(read(root))


def test_a_decomposed_file_name_is_the_study_that_is_meant(tmp_path: Path) -> None:
    """A file name that went over macOS spells å as two characters; nobody types it so."""
    root = review_in(tmp_path, **{unicodedata.normalize("NFD", "sources/håland2021.yaml"): SOUND[STUDY]})
    loaded = read(root)
    assert loaded.review is not None
    assert "håland2021" in loaded.review.studies


def test_what_editors_and_systems_leave_behind_is_no_study(tmp_path: Path) -> None:
    litter = ("._hansen2020.yaml", "~$hansen2020.yaml", ".#hansen2020.yaml", "hansen2020.yaml~", "Thumbs.db")
    root = review_in(tmp_path, **{f"sources/{name}": b"\xff" for name in litter})
    assert read(root).diagnostics == ()


@pytest.mark.parametrize("name", ["sources", "matrices", "matrices/r", "matrices/r/findings"])
def test_a_file_where_a_folder_should_be(tmp_path: Path, name: str) -> None:
    root = review_in(tmp_path)
    (root / name).rename(tmp_path / "moved")
    (root / name).write_text("hei", encoding="utf-8")
    loaded = read(root)
    assert loaded.diagnostics or name in {"sources", "matrices/r/findings"}


@pytest.mark.parametrize("name", ["..", "../r", "/etc", "r/../r", "nope", "", "\0", "æ" * 300])
def test_a_review_of_a_strange_name(tmp_path: Path, name: str) -> None:
    loaded = load(review_in(tmp_path / "root"), name)
    assert loaded.review is None or (name == "" and loaded.review.name == "r")
    assert all(not path.startswith(("/", "..")) for path in loaded.texts)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert found(read(tmp_path)) == {("FIL006", 1)}


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    assert found(read(tmp_path / "nowhere")) == {("FIL006", 1)}


# --------------------------------------------------------------------------------- any bytes, any text

_SIGNS = [*"aå \n-:{}[],\"'|>#&*!%@`?~\\\t\r\ufeff\u2028\0", "  ", "- ", ": ", "---", "...", "<<", "F1", "0x1"]
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_YAMLISH = st.lists(st.sampled_from(_SIGNS), max_size=40).map("".join)
_ANY = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_ANY
@given(path=st.sampled_from(sorted(SOUND)), content=st.binary(max_size=300) | _YAMLISH.map(str.encode))
def test_any_bytes_in_any_file(tmp_path_factory: pytest.TempPathFactory, path: str, content: bytes) -> None:
    read(review_in(tmp_path_factory.mktemp("review"), **{path: content}))


@pytest.mark.parametrize("content", ["---", "---\n", "--- ", "%YAML 1.1\n---", "---\n---", "a: 1\n---", "# x"])
def test_nothing_where_a_document_should_be(tmp_path: Path, content: str) -> None:
    read(review_in(tmp_path, **{"matrices/r/review.yaml": content.encode()}))


@settings(deadline=None, max_examples=300)
@given(path=st.sampled_from(sorted(SOUND)), data=st.data())
def test_any_small_damage_to_any_file(
    tmp_path_factory: pytest.TempPathFactory, path: str, data: st.DataObject
) -> None:
    text = SOUND[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 10)))
    read(review_in(tmp_path_factory.mktemp("review"), **{path: text[:start] + data.draw(_YAMLISH) + text[end:]}))


@settings(deadline=None, max_examples=500)
@given(text=st.text(max_size=200) | _YAMLISH)
def test_yaml_faults_stand_in_the_text(text: str) -> None:
    text = text.replace("\r", "\n")
    if HIDDEN.search(text):
        return  # reading the file refuses it
    lines = text.removesuffix("\n").count("\n") + 1
    _, faults = read_yaml(text, "a.yaml")
    for fault in faults:
        assert isinstance(fault.where, Location)
        assert 1 <= fault.where.line <= lines
        assert fault.where.column >= 1
    for span in positions(text).values():
        assert span.value[0] >= 1


@settings(deadline=None, max_examples=500)
@given(text=st.text(max_size=200) | _YAMLISH)
def test_any_bibliography_can_be_read(text: str) -> None:
    bibliography, faults = read_bibliography(text, "a.bib")
    assert all(fault.rule.code.startswith("BIB") for fault in faults)
    for key in bibliography.references:
        assert bibliography.locate((key,)).line >= 1


@settings(deadline=None, max_examples=500)
@given(text=(st.text(max_size=200) | _YAMLISH).map(lambda text: f"---\nquestions: [F1]\n---\n{text}"))
def test_any_prose_can_be_read(text: str) -> None:
    finding, _ = read_finding(text, "a.md", "a")
    assert finding is None or finding.path == "a.md"
