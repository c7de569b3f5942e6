"""A citation names the same place of the same work twice.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021; @a2020].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a, b]
    ---
    # Praksis virker

    Praksis virker [@a2020, s. 3; @b2021; @a2020, s. 7].
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Citation, Finding, Review

RULE = Rule(
    "FIN014",
    "repeated-citation",
    Severity.WARNING,
    message=Message(
        nb="«{key}» står to ganger i samme sitering.",
        nn="«{key}» står to gonger i same sitering.",
        en="“{key}” stands twice in one citation.",
    ),
    hint=Message(
        nb="Slett den ene, eller skriv siden hver av dem viser til: [@{key}, s. 3; @{key}, s. 7].",
        nn="Slett den eine, eller skriv sida kvar av dei viser til: [@{key}, s. 3; @{key}, s. 7].",
        en="Delete one, or write the page that each of them means: [@{key}, p. 3; @{key}, p. 7].",
    ),
    why=Message(
        nb="Leseren ser ett verk to ganger, og lurer på hvilket som egentlig var ment.",
        nn="Lesaren ser eitt verk to gonger, og lurer på kva for eit som eigentleg var meint.",
        en="The reader sees one work twice, and wonders which was really meant.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per repetition, at the later one."""
    for finding in review.findings:
        seen: set[tuple[str, str | None, str | None]] = set()
        previous: Citation | None = None
        for citation in finding.citations:
            if previous is None or not _together(previous, citation, finding):
                seen.clear()
            if citation[:3] in seen:
                yield Fault(RULE, citation.place, {"key": citation.key})
            seen.add(citation[:3])
            previous = citation


def _together(one: Citation, other: Citation, finding: Finding) -> bool:
    """Whether two neighbours stand in the same brackets."""
    start, end = (int(citation.place.keys[1]) - finding.prose_start for citation in (one, other))
    return "]" not in finding.prose[start:end]
