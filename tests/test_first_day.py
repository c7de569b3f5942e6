"""What somebody meets on the first day: no studies yet, a folder not gone to, files of other programs beside."""

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from litmatrix.cli.application import application
from tests.first_day import FINDING, run
from tests.support import BASE, lay

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
