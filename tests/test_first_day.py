"""The way of somebody who has never done this: from `init` to the first matrix, with the mistakes people make on it."""

import errno
import json
import os
import re
import shutil
import sys
from functools import partial
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.checking import check
from litmatrix.checks._starter_texts import STARTER_HEADINGS, STARTER_LABELS, STARTER_PROSE, STARTER_TEXTS
from litmatrix.cli import application as application_module
from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from litmatrix.readers.shipped import starter_texts
from litmatrix.readers.yaml import read_yaml
from tests.mutation import mutations
from tests.support import BASE, lay

PLAN = "matrices/r/review.yaml"
FINDING = "matrices/r/findings/01-x.md"


def run(root: Path, *words: str, language: LanguageCode = "nb") -> Result:
    command = [*words, "--root", str(root)]
    return CliRunner().invoke(application(language), command, catch_exceptions=False)


def changed(path: str, old: str, new: str) -> dict[str, str | None]:
    text = BASE[path]
    assert old in text
    return {path: text.replace(old, new)}


# The sentences that `init` writes


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_sentences_of_the_starters_are_known(language: LanguageCode) -> None:
    """What stands in quotation marks, and the labels of the questions, are for the user to replace."""
    starters = starter_texts(language)
    texts = "\n".join(starters[name] for name in ("review.yaml", "study.yaml"))
    examples = re.findall(r'(text|quote|because|paraphrase): "([^"}]+)"', texts)
    assert len(examples) == 7
    assert set(examples) <= {(field, text) for text, field in STARTER_TEXTS.items()}
    labels = re.findall(r"\{id: [FQ]\d, label: ([^,]+),", texts)
    assert len(labels) == 2
    assert set(labels) <= STARTER_LABELS
    finding = starters["findings.txt"]
    assert sum(f"# {heading}\n" in finding for heading in STARTER_HEADINGS) == 1
    assert sum(prose in finding for prose in STARTER_PROSE) == 1


def test_no_sentence_is_known_that_no_starter_has() -> None:
    texts = "\n".join(text for language in LANGUAGE_CODES for text in starter_texts(language).values())
    assert [
        one for one in (*STARTER_TEXTS, *STARTER_LABELS, *STARTER_HEADINGS, *STARTER_PROSE) if one not in texts
    ] == []


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_sentence_of_the_starter_is_asked_for_at_its_place(language: LanguageCode, tmp_path: Path) -> None:
    root = tmp_path / "oppgave"
    assert CliRunner().invoke(application(language), ["init", str(root)]).exit_code == 0
    said = run(root, "check", "--select", "TOD003", "--format", "concise").stdout
    assert [line.split(" ")[0] for line in said.splitlines() if "TOD003" in line] == [
        f"matrices/oppgave/review.yaml:{place}:"
        for place in ("10:21", "10:44", "11:21", "11:43", "24:22", "26:22")
    ] or language != "nb"
    assert said.count("TOD003") == 6


def test_the_example_of_a_finding_is_asked_for_too(tmp_path: Path) -> None:
    text = (
        starter_texts("nb")["findings.txt"]
        .split("---\n", 1)[1]
        .replace("${key}", "a2020")
        .replace("${study}", "a")
    )
    root = lay(tmp_path, {FINDING: text})
    said = run(root, "check", "--select", "TOD003", "--format", "concise").stdout
    assert "01-x.md:6:3" in said
    assert "01-x.md:8:1" in said


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (changed(PLAN, "Virker praksis?", "Skriv det første forskningsspørsmålet ditt her"), "TOD003"),
        (changed(PLAN, "Hva virker for hvem?", "todo"), "QUE004"),
        (changed("sources/a.yaml", "Spør både ledere og deltakere", "begrunnelsen din"), "TOD003"),
    ],
)
def test_a_final_build_stops_at_what_init_wrote(files: dict[str, str | None], said: str, tmp_path: Path) -> None:
    root = lay(tmp_path, files)
    assert run(root, "seal", "--all").exit_code == 0
    refused = run(root, "build", "--final", "--to", "md")
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert not (root / "build").exists()
    assert run(root, "build", "--to", "md").exit_code == 0


@pytest.mark.parametrize(
    "files",
    [
        changed(PLAN, "label: Virkning", "label: Første spørsmål"),
        changed(PLAN, "label: Virkning", "label: First question"),
        changed("sources/a.yaml", "quote: Praksis virker", "quote: your reason"),
        changed("sources/a.yaml", "Spør både ledere og deltakere", "ordrett fra studien"),
        changed(FINDING, "# Praksis", "# Første spørsmål: praksis"),
    ],
)
def test_words_of_one_s_own_that_the_starter_has_elsewhere_stop_nothing(
    files: dict[str, str | None], tmp_path: Path
) -> None:
    root = lay(tmp_path, files)
    assert "TOD003" not in run(root, "check", "--select", "TOD003", "--format", "concise").stdout
    assert run(root, "seal", "--all").exit_code == 0
    built = run(root, "build", "--final", "--to", "md")
    assert built.exit_code == 0, built.stderr


def test_the_problem_statement_is_never_called_something_a_report_says(tmp_path: Path) -> None:
    said = run(lay(tmp_path, changed(PLAN, "Hva virker for hvem?", "todo")), "check").stdout
    assert "QUE004" in said
    assert "TOD002" not in said
    assert "not-reported" not in said


# The language that is spoken

SAID = {
    "nb": "Reviewet har ingen funn ennå",
    "nn": "Reviewet har ingen funn enno",
    "en": "The review has no findings yet",
}


@pytest.mark.parametrize(
    ("words", "variable", "language"),
    [
        (["check"], "", "nb"),
        (["--lang", "nn", "check"], "", "nn"),
        (["check", "--lang", "nn"], "", "nn"),
        (["check"], "nn", "nn"),
        (["check"], "nb_NO", "nb"),
        (["check", "--lang", "nn"], "fr", "nn"),
        (["--lang", "en", "check"], "nn", "en"),
        (["check", "--lang", "en"], "nn", "en"),
        (["--lang", "nn", "check", "--lang", "en"], "", "en"),
    ],
)
def test_a_review_is_spoken_of_in_the_language_asked_for(
    words: list[str], variable: str, language: str, tmp_path: Path
) -> None:
    lay(tmp_path, {FINDING: None})
    command = [*words, "--root", str(tmp_path), "--select", "FIN011"]
    result = CliRunner().invoke(application("nb"), command, env={"LITMATRIX_LANG": variable})
    assert SAID[language] in result.stdout


@pytest.mark.parametrize("words", [["sheet", "export", "--lang", "no"], ["comments", "list", "--lang", "no"]])
def test_every_command_knows_the_languages(words: list[str]) -> None:
    result = CliRunner().invoke(application("en"), words)
    assert "'no' is not one of 'nb', 'nn', 'en'" in result.stderr


def test_documents_are_in_the_reviews_language_whatever_is_spoken(tmp_path: Path) -> None:
    lay(tmp_path, changed(PLAN, "as_of: 2023", "as_of: 2019"))
    made = []
    for language in LANGUAGE_CODES:
        assert run(tmp_path, "build", "--to", "md,page", "--lang", language, language="en").exit_code == 0
        folder = tmp_path / "build/r"
        made.append({file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()})
    assert "MAT" in made[0]["review.html"].decode()
    assert made[0] == made[1] == made[2]


def test_errors_that_stop_a_build_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    lay(tmp_path, changed("sources/a.yaml", "rating: godt", "rating: godtt"))
    assert "is not a level" in run(tmp_path, "build", "--to", "md", "--lang", "en").stderr


# What the system says


def _failing(error: OSError, *arguments: object) -> None:
    raise error


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, ("du har ikke tilgang", "du har ikkje tilgang", "you have no permission")),
        (errno.ENOENT, ("den finnes ikke", "ho finst ikkje", "it does not exist")),
        (errno.EISDIR, ("det er en mappe", "det er ei mappe", "it is a folder")),
        (errno.ENOSPC, ("disken er full", "disken er full", "the disk is full")),
        (errno.EROFS, ("disken kan bare leses", "disken kan berre lesast", "the disk can only be read")),
        (errno.EFBIG, ("systemet sa nei (EFBIG)", "systemet sa nei (EFBIG)", "the system refused (EFBIG)")),
    ],
)
def test_a_system_that_refuses_is_quoted_in_plain_words(
    number: int,
    words: tuple[str, str, str],
    language: LanguageCode,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay(tmp_path, {})
    error = OSError(number, os.strerror(number), "oppgave.docx")
    monkeypatch.setattr("litmatrix.cli.build.replace_files", partial(_failing, error))
    monkeypatch.setattr(
        sys, "argv", ["litmatrix", "build", "--to", "json", "--lang", language, "--root", str(tmp_path)]
    )
    with pytest.raises(SystemExit) as end:
        application_module.run()
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert f"oppgave.docx: {words[LANGUAGE_CODES.index(language)]}" in said
    assert os.strerror(number) not in said
    assert ("Word" in said) == (number == errno.EACCES)


def test_nothing_is_written_through_a_link_out_of_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine", "utf-8")
    root = lay(tmp_path / "review", {})
    (root / "build/r").mkdir(parents=True)
    (root / "build/r/matrix.md").symlink_to(outside)
    monkeypatch.setattr(sys, "argv", ["litmatrix", "build", "--to", "md", "--root", str(root)])
    with pytest.raises(SystemExit) as end:
        application_module.run()
    assert end.value.code == 2
    assert "det er en lenke ut av reviewets mappe" in capsys.readouterr().err
    assert outside.read_text("utf-8") == "mine"


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


# A review without studies


def test_a_review_without_studies_is_told_of_and_built(tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": None, "sources/b.yaml": None, FINDING: None})
    checked = run(tmp_path, "check", "--format", "concise")
    assert checked.exit_code == 0
    assert checked.stdout.count("STU011") == 1
    built = run(tmp_path, "build")
    assert built.exit_code == 0, built.output
    assert "Matrisen i r er tom" in built.stdout
    assert {"matrix.docx", "matrix.pdf", "matrix.xlsx", "findings.html", "review.html"} <= {
        file.name for file in (tmp_path / "build/r").iterdir()
    }


# What follows from a file that cannot be read


def _told(root: Path) -> set[tuple[str, str, str]]:
    found = check(load(root))
    return {(one.code, one.location.path, one.message) for one in found}


def _beside(root: Path, path: str, content: bytes) -> set[tuple[str, str, str]]:
    """What is told elsewhere once a file holds `content`, and was not told before."""
    before = _told(root)
    (root / path).write_bytes(content)
    after = _told(root)
    assert [one for one in after if one[1] == path], "the file itself must be told of"
    return {one for one in after - before if one[1] != path}


REAL = Path(__file__).parents[1]
READABLE = sorted(
    file.relative_to(REAL).as_posix()
    for part in ("sources", "matrices")
    for file in (REAL / part).rglob("*")
    if file.suffix in {".yaml", ".md", ".bib"} and "fulltext" not in file.parts
)


@pytest.mark.parametrize("path", READABLE)
def test_a_file_that_cannot_be_read_is_all_that_is_told(path: str, tmp_path: Path) -> None:
    for part in ("sources", "matrices"):
        shutil.copytree(REAL / part, tmp_path / part, ignore=shutil.ignore_patterns("fulltext"))
    assert _beside(tmp_path, path, b"\xff\xfe") == set()


@pytest.mark.parametrize("path", [path for path in READABLE if "/ratings/" in path or "sources/guribye" in path])
def test_either_ending_of_yaml_will_do(path: str, tmp_path: Path) -> None:
    for part in ("sources", "matrices"):
        shutil.copytree(REAL / part, tmp_path / part, ignore=shutil.ignore_patterns("fulltext"))
    short = str(Path(path).with_suffix(".yml"))
    (tmp_path / path).rename(tmp_path / short)
    assert _beside(tmp_path, short, b"\xff\xfe") == set()


@pytest.mark.parametrize("path", [path for path in BASE if path != PLAN])
@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe", b"\x00"])
def test_no_kind_of_unreadable_file_is_told_of_elsewhere(path: str, content: bytes, tmp_path: Path) -> None:
    if path.endswith((".bib", ".md")) and content == b"a: [":
        content = b"@book{a2020,\n  title = {" if path.endswith(".bib") else b"---\na: [\n---\n"
    told = {code for code, _, _ in _beside(lay(tmp_path, {}), path, content)}
    assert told <= ({"REF001"} if b"@book" in content else set())  # b2021 is truly gone then


def test_an_entry_that_cannot_be_read_is_not_called_unknown(tmp_path: Path) -> None:
    lay(tmp_path, {})
    bib = (BASE["sources/references.bib"] or "").replace("date = {2020},", "date = {2020").encode()
    assert _beside(tmp_path, "sources/references.bib", bib) == set()


def test_what_is_misspelt_is_told_of_beside_an_unreadable_file(tmp_path: Path) -> None:
    lay(tmp_path, changed(FINDING, "supported_by: [a, b]", "supported_by: [a, bb]"))
    (tmp_path / "sources/a.yaml").write_bytes(b"\xff")
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert "«bb»" in said
    assert "«a»" not in said


STUDIES_AND_FINDINGS = [path for path in READABLE if path.startswith("sources/") or "/findings/" in path]


@pytest.mark.parametrize("path", [path for path in STUDIES_AND_FINDINGS if not path.endswith(".bib")])
def test_a_field_that_is_misspelt_or_empty_is_all_that_is_told(path: str, tmp_path: Path) -> None:
    for part in ("sources", "matrices"):
        shutil.copytree(REAL / part, tmp_path / part, ignore=shutil.ignore_patterns("fulltext", "seals.yaml"))
    before = _told(tmp_path)
    text = (tmp_path / path).read_text("utf-8")
    accidents = [one for one in mutations(path, text) if one.kind in {"misspell key", "empty"}]
    fields = [one for one in accidents if len(one.address) == 1 and one.address[0] != "age"]
    assert len(fields) > 3
    for accident in fields:
        (tmp_path / path).write_text(accident.text, "utf-8")
        new = _told(tmp_path) - before
        assert [code for code, _, _ in new] in (["FMT001"], ["FMT003"]), accident.address


def test_what_is_wrong_in_one_study_hides_nothing_of_another(tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": "reports: [a2020]\nratngs:\n  F1: {rating: godt}\n"})
    (tmp_path / "sources/b.yaml").write_text("reports: [b2021]\n", "utf-8")
    said = run(tmp_path, "check", "--format", "concise").stdout
    assert "sources/a.yaml:2:1: feil FMT001" in said
    assert "sources/a.yaml:1:1: merknad RAT001" not in said
    assert "sources/b.yaml:1:1: merknad RAT001" in said


# References from other programs


def _made(file: Path) -> Result:
    return CliRunner().invoke(application("nb"), ["init", str(file.parent / "ny"), "--from", str(file)])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.bib", "", "Fant ingen referanser i a.bib, for filen er tom."),
        ("a.bib", "\n \n", "Fant ingen referanser i a.bib, for filen er tom."),
        ("a.bib", "hei", "Fant ingen referanser i a.bib."),
        ("a.json", "{", "Fant ingen referanser i a.json som er skrevet som CSL-JSON."),
        ("a.ris", "hei", "Fant ingen referanser i a.ris som er skrevet som RIS."),
        ("a.xml", "<xml/>", "Fant ingen referanser i a.xml som er skrevet som EndNote XML."),
        ("a.docx", "PK", "fra en fil som ender på «.docx»"),
        ("a.nbib", "PMID- 1", "fra en fil som ender på «.nbib»"),
    ],
)
def test_what_holds_no_reference_is_told_of_as_what_it_is(
    name: str, content: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    made = _made(tmp_path / name)
    assert made.exit_code == 1
    assert said in made.stderr
    assert not (tmp_path / "ny").exists()


CSL = """[
  {"title": "Uten id", "type": "book", "author": [{"family": "Ås Bø", "given": "A."}], "issued": {"date-parts": [[2020]]}},
  {"title": "To", "type": "book", "author": [{"family": "Ås Bø", "given": "B."}], "issued": {"date-parts": [["2020", 3]]}},
  {"title": "Bare tittel", "type": "book"}, {"type": "book", "title": "!"},
  {"id": "ås2020", "title": "Med id", "type": "book"}
]"""


def test_items_of_csl_json_without_an_id_get_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(CSL, "utf-8")
    assert _made(tmp_path / "a.json").exit_code == 0
    studies = {file.stem for file in (tmp_path / "ny/sources").glob("*.yaml")}
    assert studies == {"ås2020", "ås2020a", "ås2020b", "bare", "verk"}
    assert run(tmp_path / "ny", "check").exit_code == 0


MENDELEY = r"""Automatically generated by Mendeley Desktop 1.19.4
Any changes to this file will be lost if it is regenerated by Mendeley.

@article{Aas2020,
author = {Aas, A.},
title = {{Praksis i kommunene}},
year = {2020},
mendeley-groups = {Master},
file = {:C$\backslash$:/Users/a/x.pdf:pdf}
}
"""
ENDNOTE = """TY  - JOUR
AU  - Aas, A.
TI  - Praksis i kommunene
PY  - 2020
ER  -
"""


@pytest.mark.parametrize(
    ("name", "content"), [("m.bib", MENDELEY), ("endnote.txt", ENDNOTE), ("endnote.TXT", MENDELEY)]
)
def test_what_other_programs_export_becomes_a_review(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    made = _made(tmp_path / name)
    assert made.exit_code == 0, made.output
    assert "1 studie" in made.stdout
    assert run(tmp_path / "ny", "build", "--to", "md").exit_code == 0


# The audit of a finished text


def _thesis(folder: Path, name: str) -> Path:
    document = docx.Document()
    document.add_paragraph("Ansvar (Dalland 2020) som skal deles på flere, og mer (Hansen,2020)eller slik.")
    document.save(str(folder / name))
    return folder / name


def test_the_copy_with_comments_is_told_of_and_opened_next(tmp_path: Path) -> None:
    thesis, copy = _thesis(tmp_path, "min oppgave.docx"), tmp_path / "kopi.docx"
    command = ["audit", str(thesis), "--no-bib"]
    first = CliRunner().invoke(application("nb"), command).stdout.splitlines()[-1]
    assert first == (
        f'Neste: litmatrix audit "{thesis.as_posix()}" --annotate "{thesis.with_suffix("").as_posix()}-kommentert.docx" '
        "gir en kopi med kommentarer i Word"
    )
    *_, wrote, after = (
        CliRunner().invoke(application("nb"), [*command, "--annotate", str(copy)]).stdout.splitlines()
    )
    assert wrote == f"Skrev {copy.as_posix()}."
    assert after.startswith(f"Neste: åpne {copy.as_posix()} i Word")
    assert copy.exists()


def test_a_remark_on_a_citation_quotes_nothing_beyond_it(tmp_path: Path) -> None:
    said = CliRunner().invoke(application("nb"), ["audit", str(_thesis(tmp_path, "o.docx")), "--no-bib"]).stdout
    assert "Komma mangler foran «2020»." in said
    assert "Mellomrom mangler: «(Hansen,2020)»." in said


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


def test_what_endnote_calls_a_reference_is_not_printed(tmp_path: Path) -> None:
    bib = """@article{a2020, author = {Aas, A.}, title = {Praksis}, journal = {Fontene}, year = {2020}, type = {Journal Article}}
@techreport{b2021, author = {Berg, B.}, title = {Språk}, institution = {SSB}, year = {2021}, type = {Evalueringsrapport}}"""
    lay(tmp_path, {"sources/references.bib": bib})
    assert run(tmp_path, "build", "--to", "md").exit_code == 0
    listed = (tmp_path / "build/r/findings.md").read_text("utf-8").partition("Referanser")[2]
    assert "Journal Article" not in listed
    assert "Praksis. *Fontene*" in listed
    assert "Evalueringsrapport" in listed


# Where people are, and what they type


def test_whoever_forgets_to_go_to_the_folder_is_told_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "oppgave", {})
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(application("nb"), ["check"])
    assert said.exit_code == 2
    assert "I mappen oppgave ligger det et: cd oppgave" in said.stderr


def test_the_beginning_of_a_name_is_enough_for_a_hint(tmp_path: Path) -> None:
    study = BASE["sources/a.yaml"]
    lay(tmp_path, {"sources/a.yaml": None, "sources/fedreheim_arbeidsinkludering_2022.yaml": study, FINDING: None})
    assert "Mente du «fedreheim_arbeidsinkludering_2022»?" in run(tmp_path, "show", "fedreheim").stderr
    (tmp_path / "sources/fedreheim_arbeidsinkludering_2022.yaml").write_text("aim: [", "utf-8")
    shown = run(tmp_path, "show", "fedreheim_arbeidsinkludering_2022")
    assert shown.exit_code == 1
    assert "YML004" in shown.stderr


def test_build_says_what_to_open(tmp_path: Path) -> None:
    lay(tmp_path, {})
    said = run(tmp_path, "build", "--to", "docx").stdout
    assert "matrix.docx i Word. Hva som mangler, viser: litmatrix check" in said.splitlines()[-1]
    assert run(tmp_path, "build", "--to", "docx", "--quiet").stdout == ""


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("sources/hansen2020.yaml.txt", "hansen2020.yaml"),
        ("sources/Hansen2020.YAML", "Hansen2020.yaml"),
        ("sources/bibliotek.bib.txt", "bibliotek.bib"),
        ("matrices/r/findings/02-y.md.txt", "02-y.md"),
        ("matrices/r/findings/02-y.MD.TXT", "02-y.md"),
        ("matrices/r/ratings/anna.yaml.txt", "anna.yaml"),
    ],
)
def test_a_file_that_notepad_gave_another_ending_is_told_of(path: str, meant: str, tmp_path: Path) -> None:
    lay(tmp_path, {path: "reports: [a2020]\n"})
    said = run(tmp_path, "check", "--select", "FIL").stdout
    assert f"{path}:1:1: advarsel FIL009" in said
    assert f"Gi den navnet {meant}." in said


def test_other_files_beside_are_left_alone(tmp_path: Path) -> None:
    names = (
        "sources/notater.txt",
        "matrices/r/findings/LES-MEG.txt",
        "sources/.a.yaml.txt",
        "sources/~$a.yaml.txt",
    )
    lay(tmp_path, dict.fromkeys(names, "x"))
    assert run(tmp_path, "check").stdout == "Ingen feil.\n"


def test_a_folder_with_a_space_in_its_name_can_be_typed_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(application("nb"), ["init", "Min oppgave"])
    assert '(cd "Min oppgave")' in made.stdout
    assert 'ligger det et: cd "Min oppgave"' in CliRunner().invoke(application("nb"), ["check"]).stderr


# What is written in review.yaml and in a finding on the first day


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (changed(PLAN, "title: Praksis", "title:"), ["FMT003"]),
        (changed(PLAN, "{id: F1, label: Virkning, text: Virker praksis?}", "Virker praksis?"), ["FMT008"]),
        (changed(PLAN, "{id: F1, label: Virkning, text", "{label: Virkning, text"), ["FMT002"]),
        (changed(PLAN, "as_of: 2023", "as_of: i år"), ["FMT005"]),
        (changed(PLAN, "as_of: 2023", "columns: citation"), ["FMT007"]),
        (changed(FINDING, "questions: [F1]", "questions: F1"), ["FMT007"]),
        (changed(FINDING, "supported_by: [a, b]", "supported_by: a, b"), ["FMT007"]),
    ],
)
def test_one_slip_is_one_fault(files: dict[str, str | None], codes: list[str], tmp_path: Path) -> None:
    lay(tmp_path, files)
    told = json.loads(run(tmp_path, "check", "--format", "json").stdout)["diagnostics"]
    assert [one["code"] for one in told] == codes


def test_what_is_misspelt_is_told_of_beside_a_faulty_label(tmp_path: Path) -> None:
    files = changed(PLAN, "label: Virkning", "lable: Virkning") | changed(FINDING, "[F1]", "[F2]")
    told = json.loads(run(lay(tmp_path, files), "check", "--format", "json").stdout)["diagnostics"]
    assert {"FMT001", "FMT002", "QUE001"} <= {one["code"] for one in told}


@pytest.mark.parametrize(("written", "meant"), [("forfatter", "authors"), ("formål", "aim"), ("tittel", "title")])
def test_columns_may_be_asked_for_in_norwegian(written: str, meant: str, tmp_path: Path) -> None:
    lay(tmp_path, changed(PLAN, "  as_of: 2023", f"  as_of: 2023\n  columns: [{written}]"))
    assert f"«{written}». Mente du «{meant}»?" in run(tmp_path, "check").stdout


def test_a_list_of_fields_shows_what_they_are(tmp_path: Path) -> None:
    levels = "    - {id: lite, label: Lite, means: Nevner spørsmålet}\n    - {id: godt, label: Godt, means: Undersøker spørsmålet}"
    lay(tmp_path, changed(PLAN, levels, "    lite: Lite\n    godt: Godt"))
    assert "levels: [{id: …, label: …, means: …}, " in run(tmp_path, "check").stdout


def test_agreement_of_one_is_no_table_of_dashes(tmp_path: Path) -> None:
    said = run(lay(tmp_path, {}), "agree").stdout
    assert said.startswith("Enighet krever vurderinger fra minst to personer.\nNeste: ")
    assert "sheet export --rater" in said
    assert "–" not in said


# Where `init` stands among other files


def test_init_tells_of_references_that_lie_there_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "min liste.bib").write_text(BASE["sources/references.bib"] or "", "utf-8")
    made = CliRunner().invoke(application("nb"), ["init", "oppgave"])
    assert made.stdout.splitlines()[-1] == (
        "min liste.bib er ikke brukt. Slik henter du referansene inn: "
        'gå til mappen (cd oppgave), skriv litmatrix import "../min liste.bib"'
    )
    monkeypatch.chdir(tmp_path / "oppgave")
    brought = CliRunner().invoke(application("nb"), ["import", "../min liste.bib"])
    assert brought.exit_code == 0, brought.output
    assert (tmp_path / "oppgave/sources/a2020.yaml").is_file()


def test_init_over_a_review_says_how_to_bring_references_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.bib").write_text(BASE["sources/references.bib"] or "", "utf-8")
    assert CliRunner().invoke(application("nb"), ["init", ".", "--from", "mine.bib"]).exit_code == 0
    again = CliRunner().invoke(application("nb"), ["init", ".", "--from", "mine.bib"])
    assert again.exit_code == 2
    assert again.stderr.endswith(
        "Skal referansene inn i reviewet som er her fra før: skriv litmatrix import mine.bib\n"
    )


def test_init_of_the_example_asks_for_nothing_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.bib").write_text(BASE["sources/references.bib"] or "", "utf-8")
    refused = CliRunner().invoke(application("nb"), ["init", "ex", "--example", "--from", "mine.bib"])
    assert refused.exit_code == 2
    assert "Utelat --from" in refused.stderr
    assert not (tmp_path / "ex").exists()
    made = CliRunner().invoke(application("nb"), ["init", "ex", "--example"])
    assert "skriv problemstillingen" not in made.stdout
    assert made.stdout.endswith("åpne build/introduksjonsprogrammet/review.html i nettleseren.\n")
