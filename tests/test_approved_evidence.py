"""Nothing that is signed for can change unnamed: every value of the evidence, altered, is a change in words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from litmatrix.approvals.evidence import evidence_of
from litmatrix.changes import BESIDE, changes
from litmatrix.changes.sentences import sentence
from litmatrix.languages import LANGUAGES
from litmatrix.load import load
from litmatrix.model import Review
from litmatrix.readers.approvals import seen_review
from tests.support import lay

Keys = tuple[str | int, ...]

FULL = {
    "sources/a.yaml": """\
reports: [a2020]
title: Egen tittel
aim: Hvordan praksis virker
design: qualitative
method: Intervjuer
sample: 12 deltakere
result: Praksis virker
peer_reviewed: yes
age: [3]
found_in: [Oria]
themes: [praksis]
fields: {land: Norge}
appraisal: {tool: tone, because: Passer, rater: meg, items: {"1": {answer: yes, because: Fordi}}}
evidence:
  e1: {page: 12, quote: Praksis virker, paraphrase: Det virker, report: a2020}
ratings:
  F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e1], direction: supports, rater: meg}
""",
    "matrices/r/review.yaml": """\
title: Praksis
question: Hva virker for hvem?
research_questions:
  - {id: F1, label: Virkning, text: Virker praksis?, scale: Annen}
scale: {name: Belegg, note: Merk, levels: [{id: lite, label: Lite, means: x}, {id: godt, label: Godt, means: y}]}
scales:
  - {name: Annen, levels: [{id: lite, label: Lite, means: z}, {id: godt, label: Godt, means: w}]}
eligibility:
  include: [{id: I1, text: Norske kommuner, requires: peer-reviewed}]
  exclude: [{id: E1, text: Barn}]
fields: {land: {type: choice, label: Land, choices: [Norge, Sverige]}}
raters: [{id: meg, name: Studenten, note: Alene}]
matrix: {as_of: 2023, excluded: {c: Utenfor}}
""",
    "matrices/r/search.yaml": """\
searches:
  - {id: S1, database: Oria, date: 2023-02-14, string: praksis, words: [ord], filters: norsk, hits: 112, comment: x}
screening: {identified: 112, duplicates: 10, screened: 102, read_in_full: 20, included: 2}
""",
    "matrices/r/findings/01-x.md": """\
---
questions: [F1]
supported_by: [a]
contradicted_by: [b]
confidence:
  methodological_limitations: {concern: minor, because: m}
  coherence: {concern: minor, because: c}
  adequacy: {concern: minor, because: a}
  relevance: {concern: minor, because: r}
  overall: low
  because: Alt i alt
certainty: {risk_of_bias: {concern: serious, because: b}, overall: low, because: Samlet}
---
# Praksis virker

Ja [@a2020].
""",
    "matrices/r/ratings/meg.yaml": "ratings: {b: {F1: {rating: lite, because: Nei, evidence: [e1], direction: mixed}}}\n",
    "matrices/r/consensus.yaml": (
        "consensus: {b: {F1: {rating: lite, because: Enige, evidence: [e1], by: [meg], date: 2023-05-02}}}\n"
    ),
}


def addresses(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Every text and number in the evidence, by its keys."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from addresses(inner, (*keys, key))
    elif value is not None:
        yield keys


# Choosing another of these is what an author would do.
OTHERS = {
    "rating": "godt",
    "design": "mixed",
    "direction": "contradicts",
    "peer_reviewed": "no",
    "concern": "none",
    "overall": "moderate",
    "requires": None,
    "date": "2023-01-01",
    "hits": "5",
    "scale": "Belegg",
    "type": "text",
}


def altered(value: Any, key: str | int) -> Any:
    if key in OTHERS and not (key == "rating" and value == "godt"):
        return OTHERS[str(key)]
    if isinstance(value, int):
        return value + 1
    return "lite" if key == "rating" else f"{value} x"


def review_of(folder: Path) -> Review:
    review = load(lay(folder, FULL)).review
    assert review is not None
    return review


def again(evidence: Any) -> Review:
    """The evidence read back, as it is read when somebody asks what has changed."""
    return seen_review(
        {"evidence": evidence, "beside": {"comments": None, "seals": None, "proofs": {}}}, "r"
    ).review


def test_what_is_kept_reads_back_as_it_was(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    kept = json.loads(json.dumps(evidence_of(review)))
    assert changes(again(kept), review) == ()
    assert evidence_of(again(kept)) == evidence_of(review)


def test_every_value_that_changes_is_named(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    text = json.dumps(evidence_of(review))
    found = list(addresses(json.loads(text)))
    assert len(found) > 90
    unnamed = []
    for keys in found:
        evidence = json.loads(text)
        owner = evidence
        for key in keys[:-1]:
            owner = owner[key]
        owner[keys[-1]] = altered(owner[keys[-1]], keys[-1] if isinstance(keys[-1], str) else keys[-2])
        named = [one for one in changes(again(evidence), review) if one.kind not in BESIDE]
        if not named:
            unnamed.append(".".join(map(str, keys)))
        for one in named:
            for say in LANGUAGES.values():
                assert not re.search(r"[{}]", sentence(one, say))
    assert not unnamed, unnamed


@pytest.mark.parametrize("part", ["studies", "findings", "search", "sheets", "consensus"])
def test_a_part_that_is_gone_is_named(part: str, tmp_path: Path) -> None:
    review = review_of(tmp_path)
    evidence = json.loads(json.dumps(evidence_of(review)))
    evidence[part] = None if part in ("search", "consensus") else {}
    assert [one for one in changes(again(evidence), review) if one.kind not in BESIDE]
