"""What each research question got for answers, in sentences: who says what, how strongly, and who says nothing.

The sentences lay the answers out one beside the other. They never conclude from how many there are: counting votes
is no synthesis (Campbell et al. 2020, BMJ 368, l6890).
"""

from litmatrix.document import Block, Cite, CiteItem, Inlines, ItemList, LevelMark, Paragraph, Strong, Text
from litmatrix.findings.basis import MOST_NAMED
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import spaced
from litmatrix.model import ResearchQuestion, Study
from litmatrix.synthesis import OPEN_GAPS, Answers, answers

_DIRECTIONS = ("supports", "contradicts", "mixed")
_MOST_IN_A_SENTENCE = 6
"""How many studies a sentence names; the list of levels names more, and the tables all."""
_SILENT = {
    "not-addressed": ("not-addressed",),
    "not-applicable": ("not-applicable",),
    "not-reported": ("not-reported",),
    "open": OPEN_GAPS,
}


def question_views(frame: Frame, studies: tuple[Study, ...]) -> tuple[Block, ...]:
    """A paragraph per question, and below it the levels with their studies."""
    return tuple(
        block
        for question in frame.review.protocol.research_questions
        for block in _question(question, answers(question.id, studies, frame), frame)
    )


def _question(question: ResearchQuestion, found: Answers, frame: Frame) -> tuple[Block, ...]:
    said = [
        _counted(tuple(answer.study for answer in found.given), "synthesis.answered", frame, named=False),
        *_directions(found, frame),
        *(
            _counted(studies, f"synthesis.{name}", frame)
            for name, gaps in _SILENT.items()
            if (studies := found.without(*gaps))
        ),
        _findings(question.id, frame),
    ]
    head = Strong((Text(f"{question.id} {question.label}."),))
    levels = tuple(
        (Paragraph(_level(mark, found.at(mark), frame)),)
        for mark in reversed(tuple(frame.levels[question.id].values()))
    )
    return (Paragraph(spaced(((head,), *said))), *((ItemList(levels),) if found.given else ()))


def _directions(found: Answers, frame: Frame) -> tuple[Inlines, ...]:
    """Which way the answers point; one sentence where nobody has said of any."""
    if not found.given:
        return ()
    undirected = found.pointing(None)
    if len(undirected) == len(found.given):
        text = frame.language.label("synthesis.undirected.all")
        return ((Text(text),),) if text else ()
    pointing = (_counted(found.pointing(way), f"synthesis.{way}", frame) for way in _DIRECTIONS)
    return (*pointing, *((_counted(undirected, "synthesis.undirected", frame),) if undirected else ()))


def _level(mark: LevelMark, studies: tuple[Study, ...], frame: Frame) -> Inlines:
    """A level, how many studies hold it, and which."""
    return (mark, Text(": "), *_listed(frame.language.count(len(studies), "study"), studies))


def _findings(question: str, frame: Frame) -> Inlines:
    number = sum(question in finding.header.questions for finding in frame.review.findings)
    text = frame.language.count(number, "synthesis.findings")
    return (Text(text),) if text else ()


def _counted(studies: tuple[Study, ...], key: str, frame: Frame, *, named: bool = True) -> Inlines:
    """A sentence that says how many studies, and which, unless they are many."""
    text = frame.language.count(len(studies), key).removesuffix(".")
    return _listed(text, studies if named and len(studies) <= _MOST_IN_A_SENTENCE else ()) if text else ()


def _listed(text: str, studies: tuple[Study, ...]) -> Inlines:
    if not 0 < len(studies) <= MOST_NAMED:
        return (Text(f"{text}."),)
    items = tuple(CiteItem(key, place=study.place("reports")) for study in studies for key in study.report_keys)
    return (Text(f"{text} "), Cite(items), Text("."))
