"""Who stands behind a finding: the studies that support it, that contradict it, and that it does not mention."""

from collections.abc import Iterable, Mapping

from litmatrix.document import Block, Cite, CiteItem, Inlines, Paragraph, Text
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import run_in, spaced
from litmatrix.model import Finding, Study

MOST_NAMED = 12
"""How many studies are listed by name where they are not the finding's own; more are only counted."""


def basis(finding: Finding, frame: Frame, studies: Mapping[str, Study]) -> tuple[Block, ...]:
    """One paragraph: the questions the finding answers, and the studies on each side; none where all of it is
    left unsaid."""
    words, header = frame.language, finding.header
    supporting = named(header.supported_by, frame)
    contradicting = named(header.contradicted_by, frame)
    mentioned = {study.id for study in (*supporting, *contradicting)}
    said: list[Inlines] = [
        (Text(questions),) if (questions := _questions(finding, frame)) else (),
        counted(supporting, "findings.supporting", frame),
        counted(contradicting, "findings.contradicting", frame),
        _silent(mentioned, frame, studies),
    ]
    if not any(said):
        return ()
    return (Paragraph(spaced((run_in(words.label("findings.basis")), *said))),)


def named(ids: Iterable[str], frame: Frame) -> list[Study]:
    """The studies with these ids, each once; ids that no study has are left out (a check reports them)."""
    studies = frame.review.studies
    return [studies[name] for name in dict.fromkeys(ids) if name in studies]


def counted(studies: list[Study], key: str, frame: Frame, **parameters: object) -> Inlines:
    """A sentence that says how many studies, with their citations: "To studier … (A, 2019; B, 2021)."."""
    text = frame.language.count(len(studies), key, **parameters)
    if not text:
        return ()
    if not studies:
        return (Text(f"{text}."),)
    items = tuple(CiteItem(key, place=study.place("reports")) for study in studies for key in study.report_keys)
    return (Text(f"{text} "), Cite(items), Text("."))


def _silent(mentioned: set[str], frame: Frame, studies: Mapping[str, Study]) -> Inlines:
    """The studies of the matrix that the finding does not mention; many are only counted."""
    key = "findings.not_mentioned"
    number = len(studies) - len(mentioned & studies.keys())
    if number > MOST_NAMED:
        text = frame.language.count(number, key)
        return (Text(f"{text}."),) if text else ()
    return counted([study for name, study in studies.items() if name not in mentioned], key, frame)


def _questions(finding: Finding, frame: Frame) -> str:
    labels = {question.id: question.label for question in frame.review.protocol.research_questions}
    texts = [f"{name} ({labels[name]})" for name in finding.header.questions if name in labels]
    if not texts:
        return frame.language.label("findings.no_question")
    return frame.language.label("findings.answers_to", questions=frame.language.join(texts))
