"""No accident goes unnoticed: each thing of the shipped review deleted, misspelt, doubled, emptied or unmarked.

One accident at a time is made in every file (tests/mutation.py): each field, each value, each item of each list,
each mark of punctuation that the syntax needs, each entry and field of the bibliography, each heading and
citation of a finding. The accident is caught when a diagnostic that was not there before stands on that very line
or on the line of what the thing belonged to; or, since what is gone has no line and a new name is known to
nobody, when one calls the deleted or misspelt thing by its name. At least 95 in 100 must be caught in every file.

Some accidents leave a review that its author might have meant. No program can tell, and they are not counted:

* a slip in running text, or in a name that stands nowhere else (`WORDING`);
* the loss of something that may be left out (`OPTIONAL`), or of one item among several (`ONE_OF_SEVERAL`);
* the loss or renaming of a work that nothing cites.

They are made and tried all the same, and the share of all that was caught is printed beside the other. Doubling,
emptying, misspelling the name of a field and losing punctuation are always counted.
"""

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from litmatrix.checking import check
from litmatrix.diagnostic import Diagnostic
from litmatrix.load import load
from tests.mutation import Mutation, mutations

ROOT = Path(__file__).parents[1]
REVIEW = "introduksjonsprogrammet"
ENOUGH = 0.95
MADE_BY_PROGRAM = "seals.yaml"
"""It tells of every change in what a finding rests on; here it must not help."""

WORDING = frozenset(
    # study files, sheets and consensus
    {"aim", "method", "sample", "result", "because", "quote", "paraphrase", "section", "note", "themes", "todo"}
    # review.yaml and search.yaml
    | {
        "title",
        "question",
        "text",
        "label",
        "labels",
        "means",
        "name",
        "caption",
        "introduction",
        "include",
        "exclude",
    }
    | {"words", "filters", "string", "comment", "searches", "authors"}
    # .bib: what only the work itself can tell
    | {
        "subtitle",
        "shorttitle",
        "booktitle",
        "journaltitle",
        "institution",
        "organization",
        "publisher",
        "location",
    }
    | {
        "author",
        "editor",
        "type",
        "number",
        "volume",
        "chapter",
        "edition",
        "series",
        "annotation",
        "keywords",
        "url",
    }
)
OPTIONAL = frozenset(
    {"note", "todo", "method", "rater", "age", "contradicted_by", "evidence", "by", "direction"}
    | {
        "language",
        "reference_style",
        "caption",
        "labels",
        "studies",
        "columns",
        "findings",
        "introduction",
        "requires",
    }
    | {"exclude", "comment", "filters", "id", "because"}
    | {
        "annotation",
        "keywords",
        "doi",
        "isbn",
        "url",
        "pages",
        "pagetotal",
        "number",
        "volume",
        "chapter",
        "edition",
    }
    | {"location", "shorttitle", "organization", "author", "langid", "type", "series"}
)
ONE_OF_SEVERAL = frozenset(
    {"themes", "found_in", "evidence", "age", "questions", "words", "columns", "include", "exclude", "todo", "by"}
    | {"raters", "labels"}
)


def files() -> list[str]:
    """Every file of the shipped review that a person writes."""
    review = ROOT / "matrices" / REVIEW
    found = [*(ROOT / "sources").glob("*.*"), *review.rglob("*.yaml"), *review.rglob("*.md")]
    written = [file for file in found if file.suffix in {".yaml", ".bib", ".md"} and file.name != MADE_BY_PROGRAM]
    return sorted(file.relative_to(ROOT).as_posix() for file in written)


def meant_perhaps(mutation: Mutation, cited: frozenset[str]) -> bool:
    """Whether the review that is left might be the one that was meant (see above)."""
    names = [key for key in mutation.address if isinstance(key, str)]
    last, item = names[-1], isinstance(mutation.address[-1], int)
    if mutation.path.endswith(".bib") and len(names) == 1:
        return mutation.kind in {"delete", "misspell key"} and names[0] not in cited
    if mutation.kind == "misspell value":
        return (
            last in WORDING
            or bool(WORDING.intersection(names[-2:-1]))
            or (last == "id" and _is_only_a_number(names))
        )
    if mutation.kind == "delete":
        inside = names[-2:-1] if not item else names[-1:]
        return bool(ONE_OF_SEVERAL.intersection(inside)) if item or inside == ["labels"] else last in OPTIONAL
    return False


def _is_only_a_number(names: list[str]) -> bool:
    """Criteria and searches are numbered for people; nothing refers to the number."""
    return bool({"include", "exclude", "searches"}.intersection(names))


class Trial:
    """The shipped review in a folder of its own, and what is wrong with it as it is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in ("sources", "matrices"):
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("fulltext", MADE_BY_PROGRAM))
        loaded = load(root, REVIEW)
        assert loaded.review is not None
        cited = {key for study in loaded.review.studies.values() for key in study.report_keys}
        cited |= {citation.key for finding in loaded.review.findings for citation in finding.citations}
        self.cited = frozenset(cited)
        self.known = Counter(_what(diagnostic) for diagnostic in check(loaded))

    def new_faults(self, mutation: Mutation) -> list[Diagnostic]:
        """What is said after an accident that was not said before."""
        file = self.root / mutation.path
        before = file.read_bytes()
        file.write_text(mutation.text, encoding="utf-8")
        try:
            found = check(load(self.root, REVIEW))
        finally:
            file.write_bytes(before)
        left = self.known.copy()
        new = []
        for diagnostic in found:
            left[_what(diagnostic)] -= 1
            if left[_what(diagnostic)] < 0:
                new.append(diagnostic)
        return new

    def catches(self, mutation: Mutation) -> bool:
        """Whether the accident is caught, in its place."""
        new = self.new_faults(mutation)
        if any(one.location.path == mutation.path and one.location.line in mutation.lines for one in new):
            return True
        told_by_name = mutation.kind in {"delete", "misspell key", "misspell value", "unmark"}
        return told_by_name and any(_names(one, mutation.words) for one in new)


def _what(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """A diagnostic without its line: lines move."""
    return diagnostic.code, diagnostic.location.path, re.sub(r":[0-9]+", "", diagnostic.message)


def _names(diagnostic: Diagnostic, words: Iterable[str]) -> bool:
    said = f"{diagnostic.message} {diagnostic.hint}"
    return any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said) for word in words if len(word) > 1)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("review"))


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that did not change need not be read again thousands of times."""
    loading = sys.modules["litmatrix.load"]
    for name in ("read_yaml", "read_bibliography", "read_finding"):
        monkeypatch.setattr(loading, name, lru_cache(maxsize=64)(getattr(loading, name)))


@pytest.mark.parametrize("path", files())
def test_accidents_are_caught(path: str, trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    made = list(mutations(path, (ROOT / path).read_text("utf-8")))
    caught = [trial.catches(mutation) for mutation in made]
    counted = [
        (mutation, seen)
        for mutation, seen in zip(made, caught, strict=True)
        if not meant_perhaps(mutation, trial.cited)
    ]
    share = sum(seen for _, seen in counted) / len(counted)
    everything = f"{sum(caught) / len(made):.0%} of all {len(made)}"
    with capsys.disabled():
        print(f"\n{path}: {share:.1%} of {len(counted)} accidents caught ({everything})")
    missed = [f"{mutation.kind}: {'.'.join(map(str, mutation.address))}" for mutation, seen in counted if not seen]
    assert share >= ENOUGH, missed


def test_a_lost_file_is_missed(trial: Trial) -> None:
    for path in files():
        if path.endswith(("search.yaml", "consensus.yaml")) or "/ratings/" in path:
            continue  # a review may do without
        file = trial.root / path
        before = file.read_bytes()
        file.unlink()
        new = Counter(_what(diagnostic) for diagnostic in check(load(trial.root, REVIEW))) - trial.known
        file.write_bytes(before)
        assert new or "/findings/" in path, path


def test_a_file_copied_under_another_name_is_noticed(trial: Trial) -> None:
    for path in files():
        if path.startswith("matrices") and "/findings/" not in path:
            continue  # its name is fixed, or says who rated
        copy = (trial.root / path).with_stem(f"{Path(path).stem}-kopi")
        shutil.copyfile(trial.root / path, copy)
        found = check(load(trial.root, REVIEW))
        copy.unlink()
        new = [one for one in found if not trial.known[_what(one)]]
        assert any(copy.stem in f"{one.location.path} {one.message}" for one in new), path


def test_the_shipped_review_reads(trial: Trial) -> None:
    """Otherwise everything above would be caught for the wrong reason."""
    assert not [code for code, _, _ in trial.known if code.startswith(("YML", "FMT", "BIB", "FIL"))]
