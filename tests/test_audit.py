"""The audit as a whole: a real thesis against what was read out of it by eye, and texts of our own."""

import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from litmatrix.audit import Audit, AuditFinding, audit, manuscript
from litmatrix.model import Reference
from litmatrix.model.thesis import Thesis
from litmatrix.readers.bibtex import read_bibliography
from litmatrix.readers.thesis import read_thesis

HERE = Path(__file__).parent / "audit"
SEED = Path(__file__).parents[2] / "shared" / "seeds" / "bachelor-thesis.txt"
"""The thesis is somebody else's text and not in this repository; where that is tested, it lies beside it."""

seed = pytest.mark.skipif(
    not SEED.exists() and not os.environ.get("CI"), reason="the thesis is not here; in CI nothing is skipped"
)


@cache
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / "thesis-citations.yaml").read_text("utf-8"))
    return loaded


@cache
def thesis(path: Path = SEED) -> Thesis:
    found, faults = read_thesis(path.read_bytes(), path.name)
    assert not faults
    assert found is not None
    return found


@cache
def references(path: Path) -> tuple[Reference, ...]:
    bibliography, faults = read_bibliography(path.read_text("utf-8"), path.name)
    assert not faults
    return tuple(bibliography.references.values())


@cache
def audited(path: Path = SEED, bib: Path | None = None) -> Audit:
    return audit(thesis(path), references(bib) if bib else ())


def line(finding: AuditFinding) -> int:
    return finding.diagnostic.location.line


def by_citation() -> list[tuple[int, str, set[str]]]:
    """Line, text and rules of every citation found in the thesis; what belongs to none is left out."""
    read = manuscript(thesis())
    found = []
    for citation in read.citations:
        paragraph = read.paragraphs[citation.paragraph]
        rules = {
            finding.diagnostic.name
            for finding in audited().findings
            if finding.paragraph == citation.paragraph
            and citation.start - 1 <= finding.start < citation.end
            and finding.diagnostic.code[:3] in {"FRM", "AUD"}
        }
        found.append((paragraph.location(citation.start, citation.end).line, citation.text, rules))
    return found


# The thesis, citation by citation


@seed
def test_every_citation_is_recognised_and_no_other() -> None:
    expected = [(one["line"], one["text"]) for one in gold()["citations"]]
    assert [(number, text) for number, text, _ in by_citation()] == expected


@seed
def test_the_parts_of_every_citation() -> None:
    read = manuscript(thesis())
    found = [
        (
            citation.kind,
            [
                [
                    [*work.authors, *(["et al."] if work.et_al else [])],
                    work.year_text or None,
                    work.locator.pages.text if work.locator else None,
                ]
                for work in citation.works
            ],
        )
        for citation in read.citations
    ]
    assert found == [(one.get("kind", "parenthetical"), one["works"]) for one in gold()["citations"]]
    assert sum(len(works) for _, works in found) == 156


@seed
def test_every_fault_is_found_and_no_other() -> None:
    expected = [(one["line"], one["text"], set(one["faults"])) for one in gold()["citations"]]
    assert by_citation() == expected


@seed
def test_the_faults_of_the_document() -> None:
    inside = {
        (finding.diagnostic.name, finding.paragraph, finding.start)
        for finding in audited().findings
        for citation in manuscript(thesis()).by_paragraph.get(finding.paragraph, ())
        if finding.diagnostic.code[:3] in {"FRM", "AUD"} and citation.start - 1 <= finding.start < citation.end
    }
    found = Counter(
        (line(finding), finding.diagnostic.name, finding.text, finding.expected)
        for finding in audited().findings
        if (finding.diagnostic.name, finding.paragraph, finding.start) not in inside
    )
    expected = Counter((one["line"], one["rule"], one["text"], one["expected"]) for one in gold()["document"])
    assert found == expected


@seed
def test_what_only_looks_like_a_citation() -> None:
    read = manuscript(thesis())
    for one in gold()["not_citations"]:
        for citation in read.citations:
            if read.paragraphs[citation.paragraph].location(citation.start, citation.end).line == one["line"]:
                assert one["text"] not in citation.text


@seed
def test_places_are_exact() -> None:
    lines = SEED.read_text("utf-8").split("\n")
    for finding in audited().findings:
        place = finding.diagnostic.location
        assert (
            lines[place.line - 1][place.column - 1] == thesis().paragraphs[finding.paragraph].text[finding.start]
        )


@seed
def test_with_a_bib_more_is_certain() -> None:
    found = {(line(one), one.diagnostic.name, one.expected) for one in audited(bib=HERE / "thesis.bib").findings}
    assert {(one["line"], one["rule"], one["expected"]) for one in gold()["with_bib"]} <= found


@seed
def test_spellings_against_the_bib_and_no_others() -> None:
    rules = {"author-spelt-differently", "year-differs", "law-form"}
    found = Counter(
        (line(one), one.diagnostic.name)
        for one in audited(bib=HERE / "thesis.bib").findings
        if one.diagnostic.name in rules
    )
    expected = Counter((one["line"], one["rule"]) for one in gold()["with_bib"] if one["rule"] in rules)
    expected += Counter({(66, "law-form"): 1, (632, "law-form"): 1, (557, "author-spelt-differently"): 1})
    # Two names of line 1672, and a capital of line 789, where the text alone tells.
    expected += Counter({(1672, "author-spelt-differently"): 1, (791, "author-spelt-differently"): 1})
    assert found == expected


@seed
def test_what_the_bib_lacks_is_said_once() -> None:
    found = sorted(
        thesis().paragraphs[one.paragraph].text[one.start :].split()[0].strip("(,").casefold()
        for one in audited(bib=HERE / "thesis.bib").findings
        if one.diagnostic.name == "cited-not-listed"
    )
    assert found == sorted(name.casefold() for name in gold()["not_in_bib"])


@seed
def test_the_summary_counts_works_citations_and_variants() -> None:
    works = {one.work: one for one in audited().works}
    assert sum(one.citations for one in audited().works) == audited().citations == 156
    djuve = works["Djuve et al. (2017)"]
    in_gold = [work for one in gold()["citations"] for work in one["works"] if work[0][0] in {"Djuve", "Duve"}]
    assert djuve.citations == len([work for work in in_gold if work[1] == "2017"])
    assert [form for form, _ in djuve.variants] == [
        "Djuve, et al., 2017",
        "Djuve, et al, 2017",
        "Duve, Kavli, Sterri & Bråten 2017",
    ]
