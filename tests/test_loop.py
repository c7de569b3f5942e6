"""The whole loop between a student and a supervisor, on the shipped review, with the programs that both really use."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser import browser
from tests.sheet_files import libreoffice_edited
from tests.test_changes import git
from tests.test_page import downloaded, example, litmatrix, opened

REVIEW = "matrices/introduksjonsprogrammet"
STUDY = "sources/fedreheim-2022.yaml"
CELL = "document.querySelector('tr[data-study=fedreheim-2022] td:nth-child(5) a')"
FINDING = "document.querySelector('[data-finding=\"07-fagfolk-og-oppfolging\"] > .remark')"


@pytest.mark.needs("chromium", "soffice", "git")
def test_the_whole_loop(tmp_path: Path) -> None:
    root = example(tmp_path / "oppgave")
    (root / ".gitignore").write_text("/build/\n/.litmatrix/\n", "utf-8")
    git(root, "init")
    git(root, "add", "-A")
    git(root, "commit", "-m", "til veileder")

    # The student builds; the supervisor comments in the browser, and sends a file back.
    litmatrix(root, "build", "--to", "page", "--quiet")
    page = root / "build/introduksjonsprogrammet/review.html"
    with browser(tmp_path / "supervisor") as tab:
        opened(tab, page)
        for link, words in ((CELL, "Er dette mer enn lite?"), (FINDING, "Si mer om dette.")):
            tab.run(f"{link}.click()")
            tab.run("document.querySelector('#cell-text').focus()")
            tab.type(words)
            tab.press("Escape")
        tab.run("document.querySelector('#name').focus()")
        tab.type("Veilederen")
        tab.run("document.querySelector('#download').click()")
        file = downloaded(tmp_path / "supervisor")
        assert tab.complaints() == []
    assert "Er dette mer enn lite?" in litmatrix(root, "comments", "import", str(file))
    waiting = json.loads(litmatrix(root, "check", "--select", "COM001", "--format", "json"))["diagnostics"]
    assert [(one["path"], "Er dette mer" in one["message"]) for one in waiting] == [
        (f"{REVIEW}/findings/07-fagfolk-og-oppfolging.md", False),
        (STUDY, True),
    ]

    # A second rater changes a rating in the blind sheet, in LibreOffice.
    sheet = tmp_path / "ark.xlsx"
    litmatrix(root, "sheet", "export", "--rater", "litmatrix-2", "--blind", "--out", str(sheet))
    reason = "Etterspør samarbeid, men sier lite om det."
    saved = libreoffice_edited(sheet, {"Vurderinger!D5": "Lite", "Vurderinger!E5": reason})
    litmatrix(root, "sheet", "import", str(saved), "--yes")
    worklist = json.loads(litmatrix(root, "agree", "--worklist", "--format", "json"))["worklist"]
    differing = {(one["study"], one["question"]): one["ratings"] for one in worklist}
    assert {one["rater"]: one["rating"] for one in differing["fedreheim-2022", "F4"]} == {
        "oppgaven": "bra",
        "litmatrix-2": "lite",
    }

    # The author agrees, revises, answers, and looks at what rests on it.
    revise(root / STUDY, "rating: bra", "rating: lite")
    comments = root / REVIEW / "comments.yaml"
    answer = "status: resolved\n    answers: [{by: Studenten, text: Nei. Jeg har satt den ned.}]"
    revise(comments, "status: open", answer)
    assert "FIN020" in litmatrix(root, "check", "--format", "concise")
    litmatrix(root, "seal", "07-fagfolk-og-oppfolging")
    litmatrix(root, "build", "--to", "page", "--quiet")
    with browser(tmp_path / "supervisor again") as tab:
        opened(tab, page)
        tab.run(f"{CELL}.click()")
        shown = tab.run("document.querySelector('#cell-body').textContent")
        assert "Studenten: Nei. Jeg har satt den ned." in shown
        assert "Lite" in shown

    # The meeting: exactly these changes, and then a sign-off.
    told = [changed(one) for one in changes(root, "HEAD")]
    assert told == [
        ("rating-lowered", "fedreheim-2022", "F4", "Bra", "Lite"),
        ("second-rating-changed", "fedreheim-2022", "F4", "Bra", "Lite"),
        ("comment-resolved", "fedreheim-2022", "F4", "Er dette mer enn lite?", "Nei. Jeg har satt den ned."),
        ("comment-opened", None, None, "Si mer om dette.", "Si mer om dette."),
    ]
    assert "ned fra Bra til Lite" in litmatrix(root, "diff", "HEAD", "--format", "html")
    litmatrix(root, "approve", "--by", "Veilederen", "--date", "2023-06-01")
    litmatrix(root, "check", "--approved")
    assert changes(root, "approved") == []
    litmatrix(root, "build", "--to", "page", "--quiet")
    assert "godkjent, ingenting endret siden" in page.read_text("utf-8")

    # Whatever is touched afterwards is named, at its place.
    revise(root / STUDY, "page: 10-12", "page: 10-13")
    broken = litmatrix(root, "check", "--approved", "--select", "APP", "--format", "concise", code=1)
    assert f"{STUDY}:" in broken
    assert (
        "Dekkes ikke lenger av det Veilederen godkjente 1. juni 2023: fedreheim-2022, belegg endret fra e2"
        in broken
    )
    assert "(s.\u00a010–12) til e2" in broken
    assert broken.count("APP003") == 1
    kinds = [one["kind"] for one in changes(root, "approved")]
    assert kinds[0] == "evidence-changed"
    assert set(kinds[1:]) == {"finding-stale"}, "what rests on it, and nothing else"


def revise(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def changes(root: Path, since: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(litmatrix(root, "diff", since, "--format", "json"))["changes"]
    return found


def changed(one: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(one[name] for name in ("kind", "study", "question", "before", "after"))
