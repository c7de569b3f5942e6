"""The prose of a finding cites a study that the finding does not list.

The overview of who supports and who contradicts would leave the study out.

Fails:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    ---
    # Praksis virker

    Praksis virker [@a2020; @b2021].

Passes:
    --- matrices/r/findings/01-x.md
    ---
    questions: [F1]
    supported_by: [a]
    contradicted_by: [b]
    ---
    # Praksis virker

    Praksis virker [@a2020], men ikke alltid [@b2021].
"""

from collections.abc import Iterator

from litmatrix.checks._reports import studies_by_report
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "FIN004",
    "cited-but-not-listed",
    Severity.WARNING,
    message=Message(
        nb="Teksten siterer «{key}», men studien «{study}» står verken i supported_by eller contradicted_by.",
        nn="Teksten siterer «{key}», men studien «{study}» står verken i supported_by eller contradicted_by.",
        en="The text cites “{key}”, but the study “{study}” is neither in supported_by nor in contradicted_by.",
    ),
    hint=Message(
        nb="Legg {study} til der den hører hjemme ({place}), eller ta siteringen ut.",
        nn="Legg {study} til der han høyrer heime ({place}), eller ta siteringa ut.",
        en="Add {study} where it belongs ({place}), or take the citation out.",
    ),
    why=Message(
        nb="Oversikten over hvem som støtter og motsier funnet, ville ellers utelate studien.",
        nn="Oversikta over kven som støttar og motseier funnet, ville elles utelate studien.",
        en="The overview of who supports and contradicts the finding would otherwise leave the study out.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding and study, at its first citation there."""
    studies = studies_by_report(review)
    for finding in review.findings:
        header = finding.header
        listed = {*header.supported_by, *header.contradicted_by}
        for citation in finding.citations:
            tellers = studies.get(citation.key, ())
            if tellers and listed.isdisjoint(tellers):
                listed.update(tellers)  # said once
                place = finding.place("supported_by").key()
                parameters: dict[str, Parameter] = {"key": citation.key, "study": tellers[0], "place": place}
                yield Fault(RULE, citation.place, parameters)
