"""A review as its findings chapter: the authors' prose, and beside it what it rests on.

The sentences made here count, list and quote. They never weigh, sum or conclude: that is the author's work.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litmatrix.appraisal.section import appraisal_section
from litmatrix.document import Block, Document, Paragraph, Section, Strong, Text
from litmatrix.findings.basis import basis
from litmatrix.findings.confidence import confidence
from litmatrix.findings.evidence import evidence
from litmatrix.findings.gaps import gaps
from litmatrix.findings.limitations import limitations
from litmatrix.findings.methods import methods
from litmatrix.findings.overview import overview
from litmatrix.findings.summary import confidence_section
from litmatrix.matrix.frame import NO_PROOFS, Frame, Proofs, frame_of, in_row_order
from litmatrix.matrix.introduction import introduction
from litmatrix.matrix.proofs import legend
from litmatrix.matrix.wording import run_in, spaced
from litmatrix.message import Message
from litmatrix.model import Finding, Review, Study
from litmatrix.model.protocol import ChapterPart
from litmatrix.seals import stale

__all__ = ["build_findings"]

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class _Chapter(NamedTuple):
    """What is written, and for whom."""

    frame: Frame
    studies: Mapping[str, Study]
    final: bool

    def has(self, part: ChapterPart) -> bool:
        """Whether the chapter has this part. Gaps are for those who still write."""
        return self.frame.review.protocol.findings.has(part) and not (self.final and part == "gaps")


def build_findings(review: Review, proofs: Proofs = NO_PROOFS, *, final: bool = False) -> Document:
    """The document "findings" of a review: introduction, appraisal, the findings, how far they can be trusted,
    what each question got for answers, and the limitations.

    A section per finding, or with `findings.group_by: question` a section per question and the findings below.
    What `findings.leave_out` names is not written. With `final` neither is what is only for those who still
    write: marks of draft, open gaps, and questions to the author. `proofs` are shown beside the quotations, unless
    the protocol has `findings.proofs: false`.
    """
    frame = frame_of(review, proofs if review.protocol.findings.proofs == "true" else NO_PROOFS)
    chapter = _Chapter(frame, {study.id: study for study in in_row_order(review, frame)}, final)
    if review.protocol.findings.group_by == "question":
        middle = _by_question(chapter)
    else:
        middle = tuple(_finding(finding, chapter) for finding in review.findings)
    if not final and (changed := stale(review)):
        middle = tuple(_marked(section, changed, frame) for section in middle)
    title = frame.language.label("findings.title")
    return Document(
        "findings",
        f"{title}: {review.protocol.title}",
        review.protocol.language,
        sections=(_introduction(chapter), *_appraisal(chapter), *middle, *_closing(chapter)),
    )


def _closing(chapter: _Chapter) -> Iterator[Section]:
    """What stands behind the findings."""
    frame, studies = chapter.frame, tuple(chapter.studies.values())
    if chapter.has("summary"):
        yield from confidence_section(frame)
    if chapter.has("overview"):
        yield overview(frame, studies, views=chapter.has("views"), drawn=chapter.has("map"))
    if chapter.has("limitations"):
        yield from limitations(frame, studies, final=chapter.final)


def _introduction(chapter: _Chapter) -> Section:
    frame = chapter.frame
    protocol, words = frame.review.protocol, frame.language
    own = _BLANK_LINE.split(protocol.findings.introduction or "")
    blocks: list[Block] = [Paragraph((Text(text.strip()),)) for text in own if text.strip()]
    blocks += introduction(frame)
    blocks += methods(frame)
    if told := legend(frame):
        blocks.append(Paragraph(spaced((run_in(words.label("proofs.title")), told))))
    if chapter.has("scope"):
        scope = words.label(
            "findings.scope",
            studies=words.count(len(chapter.studies), "spelt.study"),
            findings=words.count(len(frame.review.findings), "spelt.finding"),
        )
        blocks += _said(scope)
    return Section("introduction", (Text(words.label("findings.introduction")),), tuple(blocks))


def _appraisal(chapter: _Chapter) -> tuple[Section, ...]:
    if not chapter.has("appraisal"):
        return ()
    return appraisal_section(tuple(chapter.studies.values()), chapter.frame)


def _finding(finding: Finding, chapter: _Chapter) -> Section:
    frame = chapter.frame
    blocks = (
        *finding.body,
        *(basis(finding, frame, chapter.studies) if chapter.has("basis") else ()),
        *(evidence(finding, frame) if chapter.has("evidence") else ()),
        *(confidence(finding, frame) if chapter.has("confidence") else ()),
        *(gaps(finding, frame) if chapter.has("gaps") else ()),
    )
    return Section(finding.id, (Text(finding.title or finding.id),), blocks)


def _marked(section: Section, changed: Mapping[str, tuple[Message, ...]], frame: Frame) -> Section:
    """The section with a mark of draft above every finding that rests on something that has changed."""
    below = tuple(_marked(inner, changed, frame) for inner in section.sections)
    if section.id not in changed:
        return section._replace(sections=below)
    words = frame.language
    what = "; ".join(change.render(words.code) for change in changed[section.id])
    mark = Paragraph((Strong((Text(words.label("findings.stale")),)), Text(f" {what}.")))
    return section._replace(blocks=(mark, *section.blocks), sections=below)


def _by_question(chapter: _Chapter) -> tuple[Section, ...]:
    """A finding that answers several questions stands under the first; the others point to it."""
    frame = chapter.frame
    review, words = frame.review, frame.language
    home = {finding.id: next(iter(finding.header.questions), None) for finding in review.findings}
    sections: list[Section] = []
    for question in review.protocol.research_questions:
        here = [finding for finding in review.findings if home[finding.id] == question.id]
        elsewhere = [
            finding
            for finding in review.findings
            if question.id in finding.header.questions and home[finding.id] != question.id
        ]
        blocks: list[Block] = [Paragraph((Text(question.text),))]
        blocks += [block for finding in elsewhere for block in _said(_see(finding, home[finding.id], frame))]
        if not here and not elsewhere:
            blocks += _said(words.label("findings.unanswered"))
        below = tuple(_finding(finding, chapter) for finding in here)
        sections.append(Section(question.id, (Text(f"{question.id} {question.label}"),), tuple(blocks), below))
    known = {question.id for question in review.protocol.research_questions}
    homeless = [finding for finding in review.findings if home[finding.id] not in known]
    if homeless:
        below = tuple(_finding(finding, chapter) for finding in homeless)
        sections.append(Section("other", (Text(words.label("findings.other")),), (), below))
    return tuple(sections)


def _said(text: str) -> tuple[Block, ...]:
    """A paragraph, or nothing for a text that the review leaves unsaid."""
    return (Paragraph((Text(text),)),) if text else ()


def _see(finding: Finding, question: str | None, frame: Frame) -> str:
    title = frame.language.quote(finding.title or finding.id)
    return frame.language.label("findings.see", finding=title, question=question)
