"""`litmatrix verify` as a user meets it, and what `check` makes of the same."""

import json
import shutil
from pathlib import Path

import pytest
import typst
from click.testing import CliRunner, Result

import litmatrix
from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.verification.searchable import Searchable
from tests.support import lay

ROOT = Path(__file__).parents[1]
PAGES = (
    "#set page(width: 9cm, height: 7cm, header: context [Tidsskrift #h(1fr) #(counter(page).get().first() + 9)])\n"
)
TEXT = PAGES + (
    "Deltakerne fortalte om ventetid. #pagebreak() Etter ett år var 60 prosent i arbeid. #pagebreak() "
    "Arbeidsgiverne ba om mer tid, og ordningen har ikke virket. #pagebreak() Slutten er åpen."
)
STUDY = """# Min studie
reports: [a2020]   # rapporten
evidence:
  e1: {page: 10, quote: Deltakerne fortalte om ventetid.}
  e2: {page: 12, quote: Etter ett år var 60 prosent i arbeid.}   # feil side

  e3:
    page: '10'
    quote: >-
      Arbeidsgiverne ba om mer tid
  e4: {page: 13, quote: "Slutten er åpen."}
  # kommentar til slutt
ratings:
  F1: {rating: godt, because: Det, evidence: [e1]}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs litmatrix on a review whose one report lies in full text."""
    lay(tmp_path, {"sources/a.yaml": STUDY})
    (tmp_path / "sources/fulltext").mkdir()
    (tmp_path / "sources/fulltext/a2020.pdf").write_bytes(typst.compile(TEXT.encode()))
    monkeypatch.chdir(tmp_path)

    def litmatrix(*arguments: str, language: str = "nb") -> Result:
        return CliRunner().invoke(application(language), arguments, catch_exceptions=False)

    return litmatrix


def change(root: Path, old: str, new: str) -> None:
    file = root / "sources/a.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_in_the_terminal(run) -> None:
    made = run("verify")
    assert made.exit_code == 1
    assert "✓ e1  s. 10  funnet" in made.output.replace("\u00a0", " ")
    assert "↷ e2  s. 12  står på s. 11" in made.output.replace("\u00a0", " ")
    assert "4 sitater: 2 funnet, 2 på en annen side." in made.output
    assert "sources/a.yaml:5:14: feil VER004" in made.output
    assert "lest av det som er trykt" in made.output


def test_a_wrong_quote_fails_with_the_words_that_differ(run, tmp_path: Path) -> None:
    change(tmp_path, "60 prosent", "70 prosent")
    made = run("verify", "--format", "github")
    assert made.exit_code == 1
    assert "«… var 60 prosent …», sitatet har «… var 70 prosent …»" in made.output
    assert "::error file=sources/a.yaml,line=5,col=25" in made.output
    checked = run("check", "--select", "VER", "--format", "concise")
    assert checked.exit_code == 1
    assert "VER001" in checked.output


def test_as_data(run, tmp_path: Path) -> None:
    change(tmp_path, "har ikke virket", "har virket")
    change(tmp_path, "Arbeidsgiverne ba om mer tid", "Arbeidsgiverne ba om mer tid, og ordningen har virket")
    data = json.loads(run("verify", "--format", "json").output)
    assert [one["status"] for one in data["quotes"]] == ["exact", "wrong-page", "altered", "exact"]
    assert data["summary"]["altered"] == 1
    third = data["quotes"][2]
    assert third["passage"] == "Arbeidsgiverne ba om mer tid, og ordningen har ikke virket."
    assert third["changes"] == [{"report": "… har ikke virket.", "quote": "… har virket"}]
    assert (third["found_page"], third["page"], third["path"], third["line"]) == ("12", "10", "sources/a.yaml", 9)
    assert data["quotes"][1]["found_page"] == "11"


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github", "sarif", "junit"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_format_and_language(run, format_: str, language: str) -> None:
    assert run("verify", "--format", format_, language=language).exit_code == 1


def test_quiet_and_clean(run, tmp_path: Path) -> None:
    change(tmp_path, "page: 12", "page: 11")
    change(tmp_path, "'10'", "12")
    assert run("verify").exit_code == 0
    assert run("verify", "--quiet").output == ""
    assert run("check", "--select", "VER").exit_code == 0


def test_fix_changes_the_page_and_nothing_else(run, tmp_path: Path) -> None:
    file = tmp_path / "sources/a.yaml"
    file.write_bytes(STUDY.replace("\n", "\r\n").encode("utf-8-sig"))
    made = run("verify", "--fix")
    assert made.exit_code == 0
    assert "-  e2: {page: 12," in made.output
    assert "+  e2: {page: 11," in made.output
    wanted = STUDY.replace("page: 12, quote: Etter", "page: 11, quote: Etter").replace("'10'", "'12'")
    assert file.read_bytes() == wanted.replace("\n", "\r\n").encode("utf-8-sig")
    assert "-" not in run("verify", "--fix").output.split("\n")[0]


def test_fix_leaves_alone_what_is_not_certain(run, tmp_path: Path) -> None:
    twice = TEXT + " #pagebreak() Etter ett år var 60 prosent i arbeid."
    (tmp_path / "sources/fulltext/a2020.pdf").write_bytes(typst.compile(twice.encode()))
    change(tmp_path, "'10'", "12")
    before = (tmp_path / "sources/a.yaml").read_bytes()
    assert run("verify", "--fix").exit_code == 1
    assert (tmp_path / "sources/a.yaml").read_bytes() == before


def test_fix_beside_json_keeps_the_json_clean(run) -> None:
    made = run("verify", "--fix", "--format", "json")
    assert json.loads(made.stdout)["summary"]["wrong-page"] == 0


def test_a_full_text_that_cannot_be_read(run, tmp_path: Path) -> None:
    (tmp_path / "sources/fulltext/b2021.pdf").write_bytes(b"%PDF nei")
    quote = "reports: [b2021]\nevidence:\n  e1: {page: 3, quote: Språk åpner dører}\n"
    (tmp_path / "sources/b.yaml").write_text(quote, "utf-8")
    made = run("verify")
    assert made.exit_code == 2
    assert "1 uten fulltekst" in made.output
    assert "sources/fulltext/b2021.pdf:1:1: feil FTX001" in made.output
    assert "✓ e1" in made.output
    assert "Neste:" not in made.output  # it is there already
    assert run("check", "--select", "FTX").exit_code == 1


def test_nothing_to_verify(run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "sources/fulltext")
    made = run("verify")
    assert made.exit_code == 0
    assert "4 sitater: 4 uten fulltekst." in made.output
    assert "a2020.pdf" in made.output
    assert not list(tmp_path.glob(".litmatrix/cache/*"))


def test_only_the_studies_of_the_review_that_is_named(run, tmp_path: Path) -> None:
    file = tmp_path / "matrices/r/review.yaml"
    file.write_text(file.read_text("utf-8") + "  studies: [b]\n", "utf-8")
    assert run("verify", "r").exit_code == 0
    assert run("verify").exit_code == 1


def test_texts_are_kept_outside_the_sources_and_away_from_git(run, tmp_path: Path) -> None:
    before = set((tmp_path / "sources").rglob("*"))
    run("verify")
    assert set((tmp_path / "sources").rglob("*")) == before
    assert len(list((tmp_path / ".litmatrix/cache/fulltext").iterdir())) == 2  # the text, and what came of it
    assert (tmp_path / ".litmatrix/cache/.gitignore").read_text("utf-8") == "*\n"


def test_the_public_verb(run, tmp_path: Path) -> None:
    found = litmatrix.verify(litmatrix.load(tmp_path), tmp_path)
    assert [one.status for one in found.verdicts] == ["exact", "wrong-page", "wrong-page", "exact"]
    assert found.verification.proof[("a", "e2")] == "wrong-page"
    assert [one.code for one in found.diagnostics] == ["VER004", "VER004"]


# The review that comes along


def test_the_quotes_of_the_shipped_review_verify() -> None:
    found = litmatrix.verify(load(ROOT), ROOT)
    told = {one.evidence: one.status for one in found.verdicts if one.report == "imdi2024"}
    assert set(told.values()) == {"exact"}
    assert len(told) == 12
    assert found.diagnostics == ()


def test_a_wrong_quote_in_the_shipped_review_would_be_seen(tmp_path: Path) -> None:
    for name in ("sources", "matrices"):
        shutil.copytree(ROOT / name, tmp_path / name)
    file = tmp_path / "sources/kavli-2024.yaml"
    text = file.read_text("utf-8")
    assert "i underkant av fem prosent" in text
    file.write_text(text.replace("i underkant av fem prosent", "i underkant av ni prosent"), "utf-8")
    (fault,) = litmatrix.verify(load(tmp_path), tmp_path).diagnostics
    assert fault.code == "VER001"
    assert "«… av fem prosent …», sitatet har «… av ni prosent …»" in fault.message


# What was found out before


def test_the_second_run_says_the_same_and_opens_no_text(run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("verify", "--format", "json").output
    monkeypatch.setattr(Searchable, "__init__", lambda *_: pytest.fail("held against the text again"))
    assert run("verify", "--format", "json").output == first


def test_a_changed_quote_or_text_or_reference_is_looked_at_again(run, tmp_path: Path) -> None:
    run("verify")
    change(tmp_path, "60 prosent", "70 prosent")
    assert "VER001" in run("verify").output
    changed = TEXT.replace("60 prosent", "70 prosent")
    (tmp_path / "sources/fulltext/a2020.pdf").write_bytes(typst.compile(changed.encode()))
    assert "VER001" not in run("verify").output
    (tmp_path / "sources/fulltext/a2020.pdf").unlink()
    assert "4 uten fulltekst" in run("verify").output


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"[1, 2]", b'["", {"x": 1}]', b"[" * 99999, b"\xff"])
def test_outcomes_that_make_no_sense_are_not_believed(run, content: bytes, tmp_path: Path) -> None:
    first = run("verify").output
    (tmp_path / ".litmatrix/cache/fulltext/outcomes.json").write_bytes(content)
    assert run("verify").output == first


@pytest.mark.parametrize(
    "outcome", [[], [1], ["a2020", "fine", None, None, None, [], [], False, None], [None] * 9, [[]] * 9]
)
def test_an_outcome_that_makes_no_sense_is_not_believed(run, outcome: list[object], tmp_path: Path) -> None:
    first = run("verify").output
    file = tmp_path / ".litmatrix/cache/fulltext/outcomes.json"
    digest, outcomes = json.loads(file.read_text("utf-8"))
    forged = {mark: outcome if mark != "pictures" else [1] for mark in outcomes}
    file.write_text(json.dumps([digest, forged]), "utf-8")
    assert run("verify").output == first


PASSAGES = """ratings:
  a:
    F1:
      rating: lite
      passages:
        p1: {page: 10, quote: Deltakerne fortalte om ventetid.}
        p2: {page: 12, quote: Etter ett år var 60 prosent i arbeid.} # feil side
        p3: {page: 12, quote: Dette står ingen steder i rapporten i det hele tatt.}
"""
RATERS = "raters: [{id: meg, name: Meg}, {id: medleser, name: Medleser}]\n"


def test_what_further_raters_quote_is_verified_too(run, tmp_path: Path) -> None:
    sheet = tmp_path / "matrices/r/ratings/medleser.yaml"
    sheet.parent.mkdir()
    sheet.write_text(PASSAGES, "utf-8")
    review = tmp_path / "matrices/r/review.yaml"
    review.write_text(review.read_text("utf-8") + RATERS, "utf-8")
    made = json.loads(run("verify", "--format", "json").output)
    found = {one["evidence"]: (one["status"], one["path"], one["line"]) for one in made["quotes"]}
    assert found["medleser/F1/p1"] == ("exact", "matrices/r/ratings/medleser.yaml", 6)
    assert found["medleser/F1/p2"][0] == "wrong-page"
    assert found["medleser/F1/p3"][0] == "not-found"
    assert "matrices/r/ratings/medleser.yaml:8:" in run("verify").output
    run("verify", "--fix")
    assert sheet.read_text("utf-8") == PASSAGES.replace("p2: {page: 12", "p2: {page: 11")
    review.write_text(review.read_text("utf-8") + "blind: true\n", "utf-8")
    assert "medleser" not in run("verify").output


def test_the_raters_of_every_review_in_the_folder(run, tmp_path: Path) -> None:
    """Reviews of one folder have the same studies, and each has raters of its own, who may have the same names."""
    protocol = (tmp_path / "matrices/r/review.yaml").read_text("utf-8") + RATERS
    for name, language, text in (("r", "nb", PASSAGES.replace("p3", "p4")), ("s", "en", PASSAGES)):
        folder = tmp_path / "matrices" / name / "ratings"
        folder.mkdir(parents=True)
        (folder.parent / "review.yaml").write_text(f"{protocol}language: {language}\n", "utf-8")
        (folder / "medleser.yaml").write_text(text, "utf-8")
    made = json.loads(run("verify", "--format", "json").output)
    found = [
        (one["evidence"], one["path"], one["line"]) for one in made["quotes"] if "medleser" in one["evidence"]
    ]
    assert found == [
        (f"medleser/F1/{passage}", f"matrices/{name}/ratings/medleser.yaml", line)
        for name, last in (("r", "p4"), ("s", "p3"))
        for passage, line in (("p1", 6), ("p2", 7), (last, 8))
    ]
    for command in (("verify",), ("check", "--select", "VER")):
        told = {one.partition(" ")[0]: one for one in run(*command, "--format", "concise").output.splitlines()}
        assert "Sitatet står ikke" in told["matrices/r/ratings/medleser.yaml:8:31:"]
        assert "The quote does not stand" in told["matrices/s/ratings/medleser.yaml:8:31:"]
    only = run("verify", "s", "--format", "concise").output
    assert "matrices/s/ratings/medleser.yaml:8:" in only
    assert "matrices/r/" not in only
    run("verify", "--fix")
    for name in "rs":
        assert "p2: {page: 11" in (tmp_path / f"matrices/{name}/ratings/medleser.yaml").read_text("utf-8")
