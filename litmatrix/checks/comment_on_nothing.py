"""A comment is about a study, a question, an item of evidence or a finding that is not there.

What it is about may have got another name, or have been taken out.

Fails:
    --- matrices/r/comments.yaml
    comments:
      - {id: k1, at: {study: aa, question: F1}, text: Hvor står dette?}

Passes:
    --- matrices/r/comments.yaml
    comments:
      - {id: k1, at: {study: a, question: F1}, text: Hvor står dette?}
"""

from collections.abc import Collection, Iterator

from litmatrix.checks._commented import missing
from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.message import Message
from litmatrix.model import Comment, Review

RULE = Rule(
    "COM002",
    "comment-on-nothing",
    Severity.WARNING,
    message=Message(
        nb="Kommentaren gjelder «{name}», som ikke finnes.",
        nn="Kommentaren gjeld «{name}», som ikkje finst.",
        en="The comment is about “{name}”, which does not exist.",
    ),
    hint=Message(
        nb="Rett navnet, eller sett status: resolved når det den gjelder, er tatt ut.",
        nn="Rett namnet, eller set status: resolved når det han gjeld, er teke ut.",
        en="Correct the name, or set status: resolved when what it is about was taken out.",
    ),
    why=Message(
        nb="En kommentar uten sted blir ikke sett der den hører hjemme.",
        nn="Ein kommentar utan stad blir ikkje sett der han høyrer heime.",
        en="A comment without a place is not seen where it belongs.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per open comment whose place is not there."""
    every = review.comments
    for position, comment in enumerate(every.comments if every else ()):
        gone = missing(comment.at, review) if comment.status == "open" else None
        if every and gone:
            field, name = gone
            near = nearest(name, _known(field, comment, review))
            yield Fault(RULE, every.place("comments", position, "at", field), {"name": name, "near": near})


def _known(field: str, comment: Comment, review: Review) -> Collection[str]:
    if field == "study":
        return review.studies
    if field == "question":
        return [question.id for question in review.protocol.research_questions]
    if field == "finding":
        return [finding.id for finding in review.findings]
    study = review.studies.get(comment.at.study or "")
    return study.evidence if study else ()
