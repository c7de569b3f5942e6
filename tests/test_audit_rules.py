"""The rules of the audit: each by the examples in its own documentation, all by what they have in common."""

import inspect
import io
import re
import string
import textwrap
from collections import Counter
from pathlib import Path
from types import ModuleType

import docx
import pytest

from litmatrix.audit import manuscript, rules
from litmatrix.audit.rule import SEVERITIES, AuditRule, Remark
from litmatrix.audit.rules import AUDIT_RULES
from litmatrix.message import LANGUAGE_CODES, Message
from litmatrix.model.thesis import Thesis
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.thesis import read_thesis
from litmatrix.readers.thesis.latex import read_latex
from litmatrix.readers.thesis.markdown import read_markdown

FOLDER = Path(rules.__file__).parent
FAMILIES = {"AUD": "identity", "FRM": "form", "LST": "reference list", "DOC": "document"}


def module_name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def rule_of(module: ModuleType) -> AuditRule:
    rule = module.RULE
    assert isinstance(rule, AuditRule)
    return rule


def examples(module: ModuleType) -> list[tuple[str, str]]:
    """The examples of a rule's documentation in order, each with "Fails" or "Passes"."""
    text = inspect.cleandoc(module.__doc__ or "")
    parts = re.split(r"^(Fails|Passes):\n", text, flags=re.MULTILINE)
    assert parts[0].strip(), "the documentation says nothing before its examples"
    return [(kind, textwrap.dedent(body).strip("\n")) for kind, body in zip(parts[1::2], parts[2::2], strict=True)]


def remarks(module: ModuleType, text: str) -> list[Remark]:
    """What the rule says of a small thesis; a line "Bib: …" is its bibliography."""
    bib = re.search(r"^Bib: (.*)$", text, flags=re.MULTILINE)
    references = read_bibliography(bib.group(1), "a.bib")[0].references.values() if bib else ()
    text = re.sub(r"^Bib: .*$", "", text, flags=re.MULTILINE)
    if text.startswith("Word:"):
        return list(module.find(manuscript(_in_word(text), references)))
    thesis = read_latex(text, "oppgave.tex") if "\\parencite" in text else read_markdown(text, "oppgave.md")
    return list(module.find(manuscript(thesis, references)))


def _in_word(text: str) -> Thesis:
    """A Word file with the paragraphs as its reference list, "hanging" or not."""
    first, *paragraphs = text.split("\n\n")
    file = docx.Document()
    file.add_heading("Referanser", 1)
    for words in paragraphs:
        added = file.add_paragraph(words)
        if first.endswith("hanging"):
            added.paragraph_format.first_line_indent = docx.shared.Cm(-1.25)
    stream = io.BytesIO()
    file.save(stream)
    thesis, faults = read_thesis(stream.getvalue(), "oppgave.docx")
    assert not faults
    assert thesis is not None
    return thesis


EXAMPLES = [
    pytest.param(module, kind, text, id=f"{module_name(module)}-{kind}-{number}")
    for module in AUDIT_RULES
    for number, (kind, text) in enumerate(examples(module))
]


@pytest.mark.parametrize(("module", "kind", "text"), EXAMPLES)
def test_examples(module: ModuleType, kind: str, text: str) -> None:
    found = remarks(module, text)
    assert bool(found) == (kind == "Fails"), [(one.text, one.expected) for one in found]


@pytest.mark.parametrize("module", AUDIT_RULES, ids=module_name)
def test_a_rule_has_both_kinds_of_example(module: ModuleType) -> None:
    assert {kind for kind, _ in examples(module)} == {"Fails", "Passes"}


@pytest.mark.parametrize(("module", "kind", "text"), [one for one in EXAMPLES if "Fails" in str(one.id)])
def test_what_is_expected_is_said_of_nothing_that_is_right(module: ModuleType, kind: str, text: str) -> None:
    """Put in what is expected, and the rule has nothing more to say of it."""
    for remark in remarks(module, text):
        if remark.expected and remark.text and remark.text in text:
            mended = text.replace(remark.text, remark.expected, 1)
            assert remark.text not in {other.text for other in remarks(module, mended)}, mended


def test_every_file_is_in_the_table() -> None:
    files = {file.stem for file in FOLDER.glob("*.py") if not file.stem.startswith("_")}
    assert files == {module_name(module) for module in AUDIT_RULES}


def test_no_code_twice_and_names_are_file_names() -> None:
    codes = Counter(rule_of(module).rule.code for module in AUDIT_RULES)
    assert codes.most_common(1)[0][1] == 1
    assert [rule_of(module).rule.name.replace("-", "_") for module in AUDIT_RULES] == [
        module_name(module) for module in AUDIT_RULES
    ]


@pytest.mark.parametrize("module", AUDIT_RULES, ids=module_name)
def test_code_and_severity(module: ModuleType) -> None:
    rule = rule_of(module)
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.rule.code)
    assert rule.rule.code[:3] in FAMILIES
    assert rule.rule.severity == SEVERITIES[rule.grade]


@pytest.mark.parametrize("module", AUDIT_RULES, ids=module_name)
def test_the_three_languages_say_the_same(module: ModuleType) -> None:
    rule = rule_of(module).rule
    for message in (rule.message, rule.hint, rule.why):
        assert isinstance(message, Message)
        names = [
            {name for _, name, _, _ in string.Formatter().parse(getattr(message, code)) if name}
            for code in LANGUAGE_CODES
        ]
        assert names[0] == names[1] == names[2]
        for code in LANGUAGE_CODES:
            sentence = getattr(message, code)
            assert "!" not in sentence
            assert not sentence.startswith(" ")
    assert rule.why.nb[-1] == rule.why.nn[-1] == rule.why.en[-1] == "."


_BOKMAAL = re.compile(r"\b(?:ikke|noen|fra|hva|hvordan|hvilken|hvilke|hvem|den som er|ble|kun|jeg|mellom rom)\b")
_NYNORSK = re.compile(r"\b(?:ikkje|nokon|frå|kva|korleis|kven|vart|berre|eg|ein|ei|eit)\b")


@pytest.mark.parametrize("module", AUDIT_RULES, ids=module_name)
def test_bokmaal_is_bokmaal_and_nynorsk_is_nynorsk(module: ModuleType) -> None:
    rule = rule_of(module).rule
    for message in (rule.message, rule.hint, rule.why):
        assert not _BOKMAAL.search(message.nn), message.nn
        assert not _NYNORSK.search(message.nb), message.nb
