"""Imported comments on the page: at what they are about, and all together."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from litmatrix.languages import Language
from litmatrix.matrix.frame import Frame
from litmatrix.model import Answer, Comment, CommentedOn
from litmatrix.writers.html.escape import escape
from litmatrix.writers.templates import Plain


def at(frame: Frame, wanted: Callable[[CommentedOn], bool]) -> str:
    """The comments on one thing, or "" when there is none."""
    every = frame.review.comments
    found = [one for one in every.comments if wanted(one.at)] if every else []
    return "".join(comment_html(one, frame.language) for one in found)


def waits(frame: Frame, wanted: Callable[[CommentedOn], bool]) -> bool:
    """Whether one of the comments on a thing is open."""
    return any(wanted(one.at) for one in frame.review.open_comments)


def at_finding(frame: Frame) -> Mapping[str, Plain]:
    """The comments on each finding, by its id."""
    every = frame.review.comments.comments if frame.review.comments else ()
    names = dict.fromkeys(one.at.finding for one in every if one.at.finding)
    return MappingProxyType({name: _at_finding(name, frame) for name in names})


def _at_finding(name: str, frame: Frame) -> str:
    return at(frame, lambda place: place.finding == name)


def listed(frame: Frame) -> tuple[str, ...]:
    """All comments, the open ones first, each with what it is about."""
    every = frame.review.comments.comments if frame.review.comments else ()
    in_order = sorted(every, key=lambda one: one.status != "open")
    return tuple(
        f"<li><strong>{escape(_about(one.at, frame))}</strong>{comment_html(one, frame.language)}</li>"
        for one in in_order
    )


def comment_html(comment: Comment, say: Language) -> str:
    """A comment with its status and answers."""
    status = escape(say.label(f"page.status.{comment.status}"))
    answers = "".join(f'<div class="answer">{_said(answer, say)}</div>' for answer in comment.answers)
    words = f"<q>{escape(comment.words)}</q><br>" if comment.words else ""
    return f'<div class="comment {comment.status}">{words}{_said(comment, say)} <em>{status}</em>{answers}</div>'


def _said(one: Comment | Answer, say: Language) -> str:
    who = one.by or say.label("page.somebody")
    when = f", {_date(one.date, say)}" if one.date else ""
    lines = "<br>".join(escape(line) for line in one.text.splitlines())
    return f"<b>{escape(who + when)}:</b> {lines}"


def _date(text: str, say: Language) -> str:
    return say.date(text) if text[:1].isdigit() else say.gap(text)


def _about(place: CommentedOn, frame: Frame) -> str:
    review = frame.review
    if place.finding:
        titles = {finding.id: finding.title or finding.id for finding in review.findings}
        return titles.get(place.finding, place.finding)
    if not place.study and place.question:
        labels = {one.id: f"{one.id} {one.label}" for one in review.protocol.research_questions}
        return labels.get(place.question, place.question)
    if not place.study:
        return review.protocol.title
    study = review.studies.get(place.study)
    name = frame.name(study) if study else place.study
    return ", ".join(part for part in (name, place.question, place.evidence) if part)
