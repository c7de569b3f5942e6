"""The command line as a user meets it: what it writes, what it says, and how it ends."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litmatrix.citations import pandoc
from litmatrix.cli.application import application

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs litmatrix in an empty folder, in bokmål unless told otherwise."""
    monkeypatch.chdir(tmp_path)

    def litmatrix(*arguments: str, language: str = "nb") -> Result:
        return CliRunner().invoke(application(language), arguments, catch_exceptions=False)

    return litmatrix


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_new_review_builds_and_passes_check(run, tmp_path: Path, language: str) -> None:
    made = run("init", language=language)
    assert made.exit_code == 0
    checked = run("check", "--format", "json", language=language)
    assert checked.exit_code == 0
    severities = {diagnostic["severity"] for diagnostic in json.loads(checked.output)["diagnostics"]}
    assert severities <= {"info"}
    assert run("build", language=language).exit_code == 0
    (folder,) = (tmp_path / "build").iterdir()
    assert {"matrix.md", "matrix.tex", "matrix.json", "findings.md", "findings.tex"} <= set(tree(folder))


def test_init_in_a_folder_of_its_own(run, tmp_path: Path) -> None:
    made = run("init", "oppgave")
    assert "1 studie" in made.output
    assert "cd oppgave" in made.output
    assert (tmp_path / "oppgave/matrices/oppgave/review.yaml").is_file()


def test_init_beside_another_review(run, tmp_path: Path) -> None:
    run("init")
    bib = tmp_path / "mine.bib"
    bib.write_text("@book{ås2020, author = {Ås, Kari}, title = {Tittel}, year = 2020, publisher = {F}}\n", "utf-8")
    refused = run("init", "andre", "--from", "mine.bib")
    assert refused.exit_code == 2  # sources/references.bib is there already
    assert refused.stderr.endswith("Gå ut av denne først (cd ..), og skriv litmatrix init andre\n")
    assert not (tmp_path / "matrices/andre").exists()


def test_init_from_a_bibliography(run, tmp_path: Path) -> None:
    (tmp_path / "bibliotek.bib").write_text(
        "@article{hansen2020, author = {Hansen, Kari}, title = {En: to}, journal = {B}, year = 2020}\n"
        "@book{med:kolon/og+tegn, author = {Å, Ø}, title = {T}, year = 2021, publisher = {F}}\n",
        "utf-8",
    )
    made = run("init", "oppgave", "--from", "bibliotek.bib")
    assert made.exit_code == 0
    assert "2 studier" in made.output
    assert "0 av 4 vurdert" in made.output
    study = (tmp_path / "oppgave/sources/hansen2020.yaml").read_text("utf-8")
    assert study.splitlines()[1] == "# Hansen 2020. En: to"
    checked = run("check", "--root", "oppgave", "--format", "concise")
    assert checked.exit_code == 0, checked.output
    copied = (tmp_path / "oppgave/sources/references.bib").read_bytes()
    assert copied == (tmp_path / "bibliotek.bib").read_bytes()


def test_init_from_ris(run, tmp_path: Path) -> None:
    (tmp_path / "oria.ris").write_text(
        "TY  - JOUR\nAU  - Hansen, Kari\nPY  - 2020\nTI  - Tittel\nJO  - Blad\nSP  - 1\nEP  - 9\nER  - \n", "utf-8"
    )
    assert "1 studie" in run("init", "oppgave", "--from", "oria.ris").output


@pytest.mark.parametrize(
    ("name", "content"), [("tom.bib", ""), ("tull.ris", "ikke ris"), ("feil.bib", "@book{a, title = {x\n")]
)
def test_init_from_something_else_writes_nothing(run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    assert run("init", "oppgave", "--from", name).exit_code == 1
    assert not (tmp_path / "oppgave").exists()


def test_init_never_overwrites(run, tmp_path: Path) -> None:
    run("init")
    before = tree(tmp_path)
    again = run("init")
    assert again.exit_code == 2
    assert tree(tmp_path) == before


def test_the_example_is_the_shipped_review(run, tmp_path: Path) -> None:
    assert run("init", "--example").exit_code == 0
    for part in ("sources", "matrices"):
        kept = ("fulltext/imdi2024.txt",)  # other full texts belong to their publishers
        whole = tree(ROOT / part).items()
        ours = {name: data for name, data in whole if name in kept or not name.startswith("fulltext")}
        assert tree(tmp_path / part) == ours
    assert run("build").exit_code == 0


def test_a_build_with_an_error_writes_nothing(run, tmp_path: Path) -> None:
    run("init", "--example")
    run("build")
    before = tree(tmp_path / "build")
    study = tmp_path / "sources/fedreheim-2022.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: bra", "rating: braa"), "utf-8")
    failed = run("build")
    assert failed.exit_code == 1
    assert re.search(r"sources/fedreheim-2022\.yaml:\d+:\d+: feil RAT002", failed.stderr)
    assert tree(tmp_path / "build") == before


def test_build_check_tells_what_is_out_of_date(run, tmp_path: Path) -> None:
    run("init", "--example")
    assert run("build", "--check").exit_code == 1
    run("build")
    assert run("build", "--check").exit_code == 0
    (tmp_path / "build/introduksjonsprogrammet/matrix.md").write_text("gammelt", "utf-8")
    stale = run("build", "--check")
    assert stale.exit_code == 1
    assert "matrix.md er utdatert" in stale.stderr


def test_build_only_some_formats_to_another_folder(run, tmp_path: Path) -> None:
    run("init", "--example")
    assert run("build", "--to", "md", "--out", "ut").exit_code == 0
    written = tree(tmp_path / "ut/introduksjonsprogrammet")
    beside = {name for name in written if name.startswith("figures/")}
    assert written.keys() - beside == {"matrix.md", "findings.md", "manifest.json"}
    pointed = re.findall(r"\]\((figures/[^)]+)\)", written["findings.md"].decode())
    assert beside == set(pointed)


def test_an_unchanged_output_keeps_its_time(run, tmp_path: Path) -> None:
    run("init", "--example")
    run("build")
    file = tmp_path / "build/introduksjonsprogrammet/matrix.md"
    before = file.stat().st_mtime_ns
    run("build")
    assert file.stat().st_mtime_ns == before


def test_own_template_overrides_a_block_and_a_broken_one_has_its_line(run, tmp_path: Path) -> None:
    run("init", "--example")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "matrix.md.j2").write_text("Min egen side\n", "utf-8")
    assert run("build", "--to", "md").exit_code == 0
    matrix = tmp_path / "build/introduksjonsprogrammet/matrix.md"
    assert matrix.read_text("utf-8") == "Min egen side\n"
    (folder / "matrix.md.j2").write_text("en\n{{ finnes.ikke }}\n", "utf-8")
    broken = run("build", "--to", "md")
    assert broken.exit_code == 1
    assert "templates/matrix.md.j2:2:1: feil TPL001 broken-template" in broken.stderr


def test_check_selects_and_ignores(run) -> None:
    run("init", "--example")
    found = json.loads(run("check", "--format", "json", "--select", "EVI").output)["diagnostics"]
    assert {diagnostic["code"][:3] for diagnostic in found} == {"EVI"}
    left = json.loads(run("check", "--format", "json", "--ignore", "EVI", "--ignore", "todo-left").output)[
        "diagnostics"
    ]
    assert not {diagnostic["code"] for diagnostic in left} & {"EVI002", "TOD001"}


def test_strict_counts_warnings(run) -> None:
    run("init", "--example")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_check_takes_several_codes_between_commas(run) -> None:
    run("init", "--example")
    apart = run("check", "--select", "SEA", "--select", "EVI002", "--format", "concise").output
    assert "SEA" in apart
    assert "EVI002" in apart
    assert run("check", "--select", "SEA, EVI002", "--format", "concise").output == apart
    assert run("check", "--ignore", "SEA,EVI,TOD", "--format", "concise").output == (
        run("check", "--ignore", "SEA", "--ignore", "EVI", "--ignore", "TOD", "--format", "concise").output
    )
    assert "begynner slik: XYZ" in run("check", "--select", "SEA,XYZ").stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("Hvorfor", "Slik blir det galt:", "Slik er det riktig:")),
        ("nn", ("Kvifor", "Slik blir det gale:", "Slik er det rett:")),
        ("en", ("Why", "This is wrong:", "This is right:")),
    ],
)
def test_explain_speaks_three_languages(run, language: str, words: tuple[str, ...]) -> None:
    told = run("explain", "RAT002", language=language)
    assert told.exit_code == 0
    assert all(word in told.output for word in words)
    assert "Fails:" not in told.output
    assert "Passes:" not in told.output


@pytest.mark.parametrize("command", [(), ("check",), ("agree",), ("watch",), ("sheet",), ("comments",)])
@pytest.mark.parametrize(("language", "options"), [("nb", "[VALG]"), ("nn", "[VAL]")])
def test_usage_has_no_english_words(run, command: tuple[str, ...], language: str, options: str) -> None:
    told = run(*command, "--help", language=language).output
    assert options in told
    assert not {"OPTIONS", "COMMAND", "ARGS", "INTEGER"} & set(re.findall(r"[A-Z]+", told))


@pytest.mark.parametrize(
    ("language", "told"),
    [("nb", ("er ikke et helt tall", "er utenfor")), ("nn", ("er ikkje eit heilt tal", "er utanfor"))],
)
def test_a_wrong_number_is_refused_in_the_language_of_the_program(language: str, told: tuple[str, str]) -> None:
    for number, words in zip(("x", "2"), told, strict=True):
        command = [sys.executable, "-m", "litmatrix", "--lang", language, "agree", "--rounds", number]
        refused = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, check=False)
        assert refused.returncode == 2
        assert words in refused.stderr.decode("utf-8")


def test_explain_by_name_and_unknown(run) -> None:
    assert run("explain", "unknown-level").output == run("explain", "rat002").output
    unknown = run("explain", "RAT999")
    assert unknown.exit_code == 2
    assert "finnes ikke" in unknown.stderr


def test_a_wrong_word_gets_the_nearest_right_one(run) -> None:
    wrong = run("biuld", language="en")
    assert wrong.exit_code == 2
    assert "build" in wrong.stderr


def test_no_review_here(run) -> None:
    for command in ("build", "check", "show", "schema"):
        nowhere = run(command)
        assert nowhere.exit_code == 2, command
        assert "litmatrix init" in nowhere.stderr


def test_an_unknown_review_is_named(run) -> None:
    run("init", "--example")
    unknown = run("check", "finnes-ikke")
    assert unknown.exit_code == 2
    assert "introduksjonsprogrammet" in unknown.stderr


def test_show(run) -> None:
    run("init", "--example")
    assert "● Godt" in run("show").output
    assert "Fedreheim et\u00a0al. 2022" in run("show", "fedreheim-2022").output
    assert "Målet om 70 prosent" in run("show", "01-maalet-om-70-prosent").output
    assert json.loads(run("show", "--format", "json").output)["review"] == "introduksjonsprogrammet"
    alone = run("show", "fedreheim-2022", "--format", "json")
    assert alone.exit_code == 2
    assert "Bare matrisen kan vises som json. Velg terminal, md eller tex for «fedreheim-2022»." in alone.stderr
    wrong = run("show", "fedreheim-2020")
    assert wrong.exit_code == 2
    assert "fedreheim-2022" in wrong.stderr


def test_schema_knows_this_review(run, tmp_path: Path) -> None:
    run("init", "--example")
    made = json.loads(run("schema", "study").output)
    assert set(made["properties"]["ratings"]["propertyNames"]["enum"]) == {"F1", "F2", "F3", "F4", "F5"}
    layout = json.loads(run("schema", "review").output)["$defs"]["MatrixLayout"]["properties"]
    assert {"citation", "ratings", "found_in"} <= set(layout["columns"]["items"]["enum"])
    assert layout["labels"]["propertyNames"] == layout["columns"]["items"]
    assert "fedreheim-2022" in layout["studies"]["items"]["enum"]
    assert run("schema").exit_code == 0
    assert (tmp_path / ".litmatrix/study.schema.json").is_file()


def test_cite(run) -> None:
    run("init", "--example")
    told = run("cite", "--format", "json", "[@guribye2019, s. 12; @fedreheim2022]", "@kavli2024")
    assert told.exit_code == 0
    content = json.loads(told.output)
    assert [one["text"].replace("\u00a0", " ") for one in content["citations"]] == [
        "(Fedreheim et al., 2022; Guribye & Espegren, 2019, s. 12)",
        "Kavli et al. (2024)",
    ]
    assert {one["key"] for one in content["references"]} == {"guribye2019", "fedreheim2022", "kavli2024"}


def test_cite_from_a_file_without_a_review(run, tmp_path: Path) -> None:
    bib = tmp_path / "x.bib"
    bib.write_text("@book{å2020, author = {Ås, Kari}, title = {T}, date = {2020}, publisher = {F}}\n", "utf-8")
    assert run("cite", "--bib", "x.bib", "@å2020").output.startswith("Ås (2020)\n")
    unknown = run("cite", "--bib", "x.bib", "@å2021")
    assert unknown.exit_code == 1
    assert "Mente du «å2020»?" in unknown.stderr
    assert run("cite", "--bib", "x.bib", "--style", "apaa", "@å2020").exit_code == 2
    assert run("cite", "--bib", "x.bib", "ingen sitering").exit_code == 2


def test_the_cache_changes_nothing(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "--example")
    run("build", "--to", "md,tex")
    first = tree(tmp_path / "build")
    assert (tmp_path / ".litmatrix/cache/citations.json").stat().st_size > 1000
    with monkeypatch.context() as broken:
        broken.setattr(pandoc, "run", lambda _: pytest.fail("pandoc was asked what it has answered before"))
        assert run("build", "--to", "md,tex").exit_code == 0
    assert tree(tmp_path / "build") == first
    (tmp_path / ".litmatrix/cache/citations.json").write_text("[tull", "utf-8")
    assert run("build", "--to", "md,tex").exit_code == 0
    assert tree(tmp_path / "build") == first


def test_an_unknown_style_is_named_at_its_line(run, tmp_path: Path) -> None:
    run("init", "--example")
    file = tmp_path / "matrices/introduksjonsprogrammet/review.yaml"
    file.write_text(file.read_text("utf-8").replace("norsk-apa-manual", "norsk-apa-manuall"), "utf-8")
    failed = run("build")
    assert failed.exit_code == 1
    assert re.search(r"review\.yaml:\d+:\d+: feil CIT001 unknown-style", failed.stderr)


def test_help_of_every_command_speaks_norwegian(run) -> None:
    for name in ("init", "build", "check", "explain", "show", "cite", "schema"):
        told = run(name, "--help")
        assert told.exit_code == 0
        assert "Nothing" not in told.output


@pytest.mark.parametrize("title", ["Sosialt arbeid med unge i Oslo", "No id is here: å øve", "The child's best"])
def test_a_title_from_ris_keeps_its_letters(run, tmp_path: Path, title: str) -> None:
    ris = f"TY  - JOUR\nAU  - Ås, Kari\nTI  - {title}\nPY  - 2022\nT2  - Fontene forskning\nER  - \n"
    (tmp_path / "n.ris").write_text(ris, "utf-8")
    assert run("init", "r", "--from", "n.ris").exit_code == 0
    (study,) = (tmp_path / "r/sources").glob("*.yaml")
    assert study.read_text("utf-8").splitlines()[1] == f"# Ås 2022. {title}"


def test_a_review_in_which_nothing_is_rated_yet(run, tmp_path: Path) -> None:
    assert run("init", "r").exit_code == 0
    agreed = run("agree", "--root", "r")
    assert agreed.exit_code == 0, agreed.output
    assert "Enighet krever vurderinger fra minst to personer" in agreed.output
    assert run("seal", "--all", "--root", "r").output == "Reviewet har ingen funn å forsegle ennå.\n"
    assert run("build", "--root", "r", "--to", "md").exit_code == 0
    built = (tmp_path / "r/build/r/matrix.md").read_text("utf-8")
    assert "todo" not in built
    assert "*gjenstår*" in built.split("Problemstilling")[1].splitlines()[0]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_does_not_exist_is_no_clean_bill(run, option: str) -> None:
    run("init", "r")
    refused = run("check", "--root", "r", option, "XYZ")
    assert refused.exit_code == 2
    assert "Ingen kode begynner slik: XYZ" in refused.stderr
