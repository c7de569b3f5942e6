"""The literature matrix inside a thesis, and the section that tells what was found in its works."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from litmatrix.audit.citation import Citation, CitedWork
from litmatrix.audit.manuscript import Manuscript

_MATRIX = re.compile(
    r"matrise|matrix|oversikt over (?:artikler|artiklar|studier|litteratur)|inkluderte (?:artikler|studier)|included studies",
    re.IGNORECASE,
)
_FINDINGS = re.compile(r"\bfunn\w*|resultat\w*|findings|results", re.IGNORECASE)
_FEWEST = 2
_SHARED = 0.5


WorkKey = tuple[str, ...]


class CitedIn(NamedTuple):
    """A work and the first place it is cited, in the matrix or in the findings."""

    citation: Citation
    work: CitedWork


def works_of_matrix(manuscript: Manuscript) -> dict[WorkKey, CitedIn]:
    """The works that the literature matrix lists, by identity; empty when there is no matrix."""
    found: dict[WorkKey, CitedIn] = {}
    for citation in manuscript.citations:
        paragraph = manuscript.paragraphs[citation.paragraph]
        if paragraph.kind == "table" and _MATRIX.search(paragraph.section):
            for work in citation.works:
                found.setdefault(manuscript.identity.key(work), CitedIn(citation, work))
    return found if len(found) >= _FEWEST else {}


def works_of_findings(manuscript: Manuscript, matrix: Sequence[WorkKey]) -> dict[WorkKey, CitedIn]:
    """The works cited in the section that reports the findings: the one whose works are mostly in the matrix."""
    sections: dict[str, dict[WorkKey, CitedIn]] = defaultdict(dict)
    for citation, work in manuscript.in_text():
        section = manuscript.paragraphs[citation.paragraph].section
        if _FINDINGS.search(section) and work.genre == "work":
            sections[section].setdefault(manuscript.identity.key(work), CitedIn(citation, work))
    best = max(sections.values(), key=lambda works: len(works.keys() & set(matrix)), default={})
    shared = len(best.keys() & set(matrix))
    return best if best and shared >= _SHARED * len(best) and shared >= _FEWEST else {}


def label(manuscript: Manuscript, work: CitedWork) -> str:
    """The work as running text names it: "Strøm et al. (2020)"."""
    if work.genre == "document":
        return work.canonical or f"{work.first_author} ({work.year_text})"
    names = manuscript.identity.names(work)
    is_pair = manuscript.identity.verdict(work).relation == "et-al-for-two"
    shortened = (work.et_al is not None and not is_pair) or len(names) > 2
    authors = f"{names[0]} et al." if shortened else f" {manuscript.convention.and_word} ".join(names)
    return f"{authors} ({work.year_text})"
