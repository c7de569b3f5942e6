"""Bad YAML, and values that other programs guess: placed diagnostics, nothing guessed, in bounded time and memory."""

import tracemalloc
from pathlib import Path

import pytest

from litmatrix.load import load
from litmatrix.readers.files import PROSE_LIMIT
from tests.hostile_files import FINDING, MEGABYTES, REVIEW, SEARCH, SOUND, STUDY, Case, found, read, review_in


def test_the_sound_review_is_sound(tmp_path: Path) -> None:
    assert read(review_in(tmp_path)).diagnostics == ()


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
    "empty review": (REVIEW, Case("", "FIL010")),
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
