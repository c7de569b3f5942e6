"""The rules: each by its own examples, all by what they have in common, some by what they must not say."""

import re
import string
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from litmatrix import checks
from litmatrix.checks import CHECKS, Check, run
from litmatrix.diagnostic import Fault, Severity, diagnose
from litmatrix.message import LANGUAGE_CODES, Message
from tests.support import BASE, examples, loaded

FAMILIES = {
    "REF": "references",
    "STU": "studies",
    "QUE": "questions",
    "RAT": "ratings",
    "EVI": "evidence",
    "FIN": "findings",
    "SEA": "search and selection",
    "MAT": "matrix",
    "FLD": "declared fields",
    "NAM": "names",
    "TOD": "still to do",
}
FOLDER = Path(checks.__file__).parent


def name_of(check: Check) -> str:
    return check.RULE.code


def faults(root: Path, files: dict[str, str | None] | None = None) -> list[Fault]:
    review = loaded(root, files or {}).review
    assert review is not None
    return list(run(review))


def codes(root: Path, files: dict[str, str | None] | None = None) -> Counter[str]:
    return Counter(fault.rule.code for fault in faults(root, files))


def located(root: Path, files: dict[str, str | None], code: str) -> list[str]:
    """`path:line:column message` of each diagnostic with this code."""
    read = loaded(root, files)
    assert read.review is not None
    found = diagnose(run(read.review, codes={code}), read.locate, "nb")
    return [f"{diagnostic.location} {diagnostic.message}" for diagnostic in found]


# The table of rules


def test_every_file_is_in_the_table() -> None:
    files = {file.stem for file in FOLDER.glob("*.py") if not file.stem.startswith("_")}
    assert files == {str(check.__name__).rpartition(".")[2] for check in CHECKS}  # type: ignore[attr-defined]


def test_names_are_file_names() -> None:
    assert {check.RULE.name.replace("-", "_") for check in CHECKS} == {
        str(check.__name__).rpartition(".")[2]  # type: ignore[attr-defined]
        for check in CHECKS
    }


def test_no_code_and_no_name_twice() -> None:
    assert Counter(check.RULE.code for check in CHECKS).most_common(1)[0][1] == 1
    assert Counter(check.RULE.name for check in CHECKS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_code_fits_a_family(check: Check) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", check.RULE.code)
    assert check.RULE.code[:3] in FAMILIES


def test_families_stand_together_and_codes_rise() -> None:
    found = [check.RULE.code for check in CHECKS]
    assert list(dict.fromkeys(code[:3] for code in found)) == list(FAMILIES)
    assert all(one < other for one, other in pairwise(found) if one[:3] == other[:3])


def test_at_least_thirty_four() -> None:
    assert len(CHECKS) >= 34


# The words


def messages(check: Check) -> list[Message]:
    return [check.RULE.message, check.RULE.hint, check.RULE.why]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_languages_use_the_same_placeholders(check: Check) -> None:
    for message in messages(check):
        assert placeholders(message.nb) == placeholders(message.nn) == placeholders(message.en)
    assert not placeholders(check.RULE.why.nb)


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_words_are_in_the_house_style(check: Check) -> None:
    for message in messages(check):
        for text in message:
            assert text == text.strip()
            assert "!" not in text
            assert "{{" not in text
        assert '"' not in message.nb + message.nn + message.en
        assert "“" not in message.nb + message.nn
        assert "«" not in message.en


_ONLY_BOKMAAL = re.compile(
    r"\b(ikke|hvor|hvordan|hvilken|hva|hvem|hver|noe|noen|fra|også|bare|mangler|være|samme|flere|første|gjøre)\b"
)
_ONLY_NYNORSK = re.compile(
    r"\b(ikkje|kvar|korleis|kva|kven|noko|nokon|frå|berre|ein|eit|manglar|vere|same|fleire|fyrste|gjere|òg)\b"
)


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_each_norwegian_is_itself(check: Check) -> None:
    """A guard against copying, not a spelling checker: words that exist in only one of the two."""
    for message in messages(check):
        assert _ONLY_BOKMAAL.findall(message.nn.casefold()) == []
        assert _ONLY_NYNORSK.findall(message.nb.casefold()) == []


# The examples


def test_nothing_is_said_of_the_base(tmp_path: Path) -> None:
    read = loaded(tmp_path)
    assert read.diagnostics == ()
    assert read.review is not None
    found = diagnose(run(read.review), read.locate, "nb")
    assert [f"{diagnostic.location} {diagnostic.message}" for diagnostic in found] == []


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_example_fails(check: Check, tmp_path: Path) -> None:
    files, _ = examples(check.__doc__)
    read = loaded(tmp_path, files)
    assert read.review is not None
    assert read.diagnostics == (), "an example is well formed"
    found = list(run(read.review, codes={check.RULE.code}))
    assert found
    for fault in found:
        assert fault.rule is check.RULE
    for language in LANGUAGE_CODES:
        for diagnostic in diagnose(found, read.locate, language):
            assert diagnostic.location.path in (*BASE, *files)
            assert "{" not in diagnostic.message + diagnostic.hint
            assert "None" not in diagnostic.message + diagnostic.hint


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_example_passes(check: Check, tmp_path: Path) -> None:
    _, files = examples(check.__doc__)
    read = loaded(tmp_path, files)
    assert read.review is not None
    assert read.diagnostics == (), "an example is well formed"
    assert list(run(read.review, codes={check.RULE.code})) == []


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_place_exists(check: Check, tmp_path: Path) -> None:
    """The place of a fault is not beyond its file, and not above it when something nearer is there."""
    files, _ = examples(check.__doc__)
    read = loaded(tmp_path, files)
    assert read.review is not None
    for diagnostic in diagnose(run(read.review, codes={check.RULE.code}), read.locate, "nb"):
        text = read.texts.get(diagnostic.location.path)
        if text is not None:
            lines = text.split("\n")
            assert diagnostic.location.line <= len(lines)
            assert diagnostic.location.column <= len(lines[diagnostic.location.line - 1]) + 1


def test_run_chooses_by_severity_and_code(tmp_path: Path) -> None:
    review = loaded(tmp_path, {"sources/a.yaml": "reports: [a202]\naim: todo\n"}).review
    assert review is not None
    everything = list(run(review))
    errors = list(run(review, [Severity.ERROR]))
    assert {fault.rule.severity for fault in errors} == {Severity.ERROR}
    assert errors == [fault for fault in everything if fault.rule.severity is Severity.ERROR]
    assert {fault.rule.code for fault in run(review, codes={"TOD002"})} == {"TOD002"}
