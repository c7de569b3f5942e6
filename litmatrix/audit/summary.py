"""Works × citations × variants: how often each work is cited, and in how many forms."""

from collections import Counter
from typing import NamedTuple

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.matrix_in_text import WorkKey, label


class WorkSummary(NamedTuple):
    """A cited work."""

    work: str
    """As running text names it: "Djuve et al. (2017)"."""
    citations: int
    variants: tuple[tuple[str, int], ...]
    """The forms of authors and year as written, locators left out, the most frequent first."""


def works_of(manuscript: Manuscript) -> tuple[WorkSummary, ...]:
    """The works in alphabetical order."""
    variants: dict[WorkKey, Counter[str]] = {}
    labels: dict[WorkKey, str] = {}
    for citation in manuscript.citations:
        for work in citation.works:
            if not work.names:
                continue
            identity = manuscript.identity.key(work)
            text = manuscript.text(citation)
            end = work.year.end if work.year and work.genre == "work" else work.names[-1].end
            written = (
                text[work.names[0].start : end] if not work.continues else f"{work.first_author}, {work.year_text}"
            )
            variants.setdefault(identity, Counter())[written or work.first_author] += 1
            labels.setdefault(identity, label(manuscript, work) if work.year else work.first_author)
    return tuple(
        WorkSummary(labels[identity], sum(found.values()), tuple(found.most_common()))
        for identity, found in sorted(variants.items(), key=lambda pair: labels[pair[0]].casefold())
    )
