"""The rules of verification: each by its own examples, all by what they have in common."""

import re
import string
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from litmatrix.message import LANGUAGE_CODES, Message
from litmatrix.readers.rules.fulltext import RULES
from litmatrix.verification import rules
from litmatrix.verification.rules import VERIFICATION_RULES, VerificationRule
from litmatrix.verifying import verify
from tests.support import BASE, examples, lay, loaded

FOLDER = Path(rules.__file__).parent
BARE: Mapping[str, str | None] = {
    **dict.fromkeys(BASE),
    **{name: BASE[name] for name in BASE if "01-x" not in name},
}


def name_of(rule: VerificationRule) -> str:
    return rule.RULE.code


def found(rule: VerificationRule, root: Path, files: Mapping[str, str | None]) -> list[str]:
    """The codes that the files of an example give; `=====` begins a page of a text."""
    texts = {
        path: content.replace("=====\n", "\f") if content and "fulltext/" in path else content
        for path, content in files.items()
    }
    lay(root, texts)
    return [one.code for one in verify(loaded(root, texts), root).diagnostics]


@pytest.mark.parametrize("rule", VERIFICATION_RULES, ids=name_of)
def test_examples(rule: VerificationRule, tmp_path: Path) -> None:
    fails, passes = examples(rule.__doc__)
    assert rule.RULE.code in found(rule, tmp_path / "fails", fails)
    assert found(rule, tmp_path / "passes", passes) == []


def test_every_file_is_in_the_table() -> None:
    files = {file.stem for file in FOLDER.glob("*.py") if not file.stem.startswith("_")}
    assert files == {str(rule.__name__).rpartition(".")[2] for rule in VERIFICATION_RULES}  # type: ignore[attr-defined]


def test_names_are_file_names_and_codes_rise() -> None:
    names = [str(rule.__name__).rpartition(".")[2] for rule in VERIFICATION_RULES]  # type: ignore[attr-defined]
    assert [rule.RULE.name.replace("-", "_") for rule in VERIFICATION_RULES] == names
    codes = [rule.RULE.code for rule in VERIFICATION_RULES]
    assert codes == sorted(codes)
    assert Counter(codes).most_common(1)[0][1] == 1


_EVERY = [rule.RULE for rule in VERIFICATION_RULES] + list(RULES)
_ONLY_BOKMAAL = re.compile(r"\b(ikke|hvor|hvordan|hvilken|hva|hvem|noe|noen|fra|mangler|være|samme|flere|gjøre)\b")
_ONLY_NYNORSK = re.compile(
    r"\b(ikkje|kvar|korleis|kva|kven|noko|nokon|frå|berre|ein|eit|manglar|vere|same|fleire)\b"
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("rule", _EVERY, ids=lambda rule: rule.code)
def test_the_three_languages_say_the_same(rule) -> None:
    for message in (rule.message, rule.hint, rule.why):
        assert isinstance(message, Message)
        assert placeholders(message.nb) == placeholders(message.nn) == placeholders(message.en)
        for code in LANGUAGE_CODES:
            sentence = getattr(message, code)
            assert sentence == sentence.strip()
            assert "!" not in sentence
        assert not _ONLY_NYNORSK.search(re.sub("«[^»]*»", "", message.nb))
        assert not _ONLY_BOKMAAL.search(re.sub("«[^»]*»", "", message.nn))
        assert "«" not in message.en
    assert not placeholders(rule.why.nb)
