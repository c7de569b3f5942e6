"""What a comment is about, and whether it is there."""

from litmatrix.checks._prose import beginning
from litmatrix.location import Place
from litmatrix.model import CommentedOn, Review


def place_of(at: CommentedOn, review: Review) -> Place:
    """Where what a comment is about stands; the protocol when it is about the whole review or about nothing."""
    finding = next((finding for finding in review.findings if finding.id == at.finding), None)
    if finding is not None:
        return beginning(finding)
    if at.study is None or at.study not in review.studies:
        questions = [one.id for one in review.protocol.research_questions]
        if at.question in questions:
            return review.protocol.place("research_questions", questions.index(at.question))
        return review.protocol.place("title")
    if at.question and not missing(at, review):
        return review.rating_place(at.study, at.question)
    study = review.studies[at.study]
    return study.place("evidence", at.evidence) if at.evidence in study.evidence else study.place()


def missing(at: CommentedOn, review: Review) -> tuple[str, str] | None:
    """The first part of an address that the review does not have, as its field and name."""
    if at.study is not None and at.study not in review.studies:
        return "study", at.study
    if at.question is not None and at.question not in {one.id for one in review.protocol.research_questions}:
        return "question", at.question
    if at.evidence is not None and (at.study is None or at.evidence not in review.studies[at.study].evidence):
        return "evidence", at.evidence
    if at.finding is not None and at.finding not in {finding.id for finding in review.findings}:
        return "finding", at.finding
    return None
