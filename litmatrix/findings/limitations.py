"""The limitations: what the review's own files show, and the author's text or the questions it should answer."""

import re
from collections import Counter
from collections.abc import Iterator

from litmatrix.document import Block, GapMark, Inlines, ItemList, Paragraph, Section, Text
from litmatrix.findings.basis import MOST_NAMED, counted
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import run_in
from litmatrix.model import Study
from litmatrix.rating_tables import rating_counts
from litmatrix.synthesis import OPEN_GAPS

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ASKED = ("search", "selection", "rating", "transfer", "silence")


def limitations(frame: Frame, studies: tuple[Study, ...], *, final: bool) -> Iterator[Section]:
    """One section, or none where there is nothing to say.

    The author's text is `findings.limitations`. As long as there is none, the questions it should answer stand
    there, but not in a `final` chapter.
    """
    own = _BLANK_LINE.split(frame.review.protocol.findings.limitations or "")
    blocks: list[Block] = [Paragraph((Text(text.strip()),)) for text in own if text.strip()]
    asked = () if blocks or final else tuple(_asked(frame))
    facts = tuple((Paragraph(fact),) for fact in _facts(frame, studies) if fact)
    if facts:
        head = run_in(frame.language.label("limitations.facts"))
        blocks += [*((Paragraph(head),) if head else ()), ItemList(facts)]
    blocks += asked
    if blocks:
        yield Section("limitations", (Text(frame.language.label("limitations.title")),), tuple(blocks))


def _asked(frame: Frame) -> Iterator[Block]:
    """What the author is asked to write about, marked as not done."""
    texts = [text for name in _ASKED if (text := frame.language.label(f"limitations.ask.{name}"))]
    if not texts:
        return
    head = frame.language.label("limitations.ask")
    yield Paragraph((frame.gaps["todo"], *((Text(f" {head}"),) if head else ())))
    yield ItemList(tuple((Paragraph((Text(text),)),) for text in texts))


def _facts(frame: Frame, studies: tuple[Study, ...]) -> Iterator[Inlines]:
    """What the files themselves show, a sentence each; what is not the case is not mentioned."""
    review, words = frame.review, frame.language
    unrated = sum(_unrated(study, frame) for study in studies)
    if unrated:
        of = words.count(len(studies) * len(frame.levels), "spelt.rating")
        yield _sentence(words.count(unrated, "limitations.unrated", of=of))
    if studies and len(rating_counts(review)) < 2:
        yield _sentence(words.label("limitations.alone"))
    for key, found in (
        ("unappraised", [study for study in studies if study.appraisal is None]),
        ("unreviewed", [study for study in studies if study.peer_reviewed == "no"]),
    ):
        if len(found) > MOST_NAMED:
            yield _sentence(words.count(len(found), f"limitations.{key}"))
        elif found:
            yield counted(found, f"limitations.{key}", frame)
    behind = [finding for finding in review.findings if len(set(finding.header.supported_by)) == 1]
    if behind:
        yield _sentence(words.count(len(behind), "limitations.single"))
    linked = Counter(question for finding in review.findings for question in set(finding.header.questions))
    without = [question for question in frame.levels if not linked[question]]
    if without:
        yield _sentence(words.count(len(without), "limitations.unanswered", questions=words.join(without)))


def _unrated(study: Study, frame: Frame) -> int:
    """How many questions somebody still owes an answer."""
    given = frame.ratings(study)
    marks = (frame.mark(question, given.get(question)) for question in frame.levels)
    return sum(isinstance(mark, GapMark) and mark.gap in OPEN_GAPS for mark in marks)


def _sentence(text: str) -> Inlines:
    return (Text(f"{text}."),) if text else ()
