"""What a reader must know before the tables and the findings: the problem statement and the questions."""

from litmatrix.document import Block, Inlines, ItemList, Paragraph, Strong, Text
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import run_in, spaced
from litmatrix.model import ResearchQuestion


def introduction(frame: Frame) -> tuple[Block, ...]:
    """The problem statement, where there is one, and the research questions in full."""
    protocol, words = frame.review.protocol, frame.language
    statement: tuple[Block, ...] = ()
    if protocol.question:
        head = run_in(words.label("findings.problem"))
        told: Inlines = (frame.gaps.get(protocol.question) or Text(protocol.question),)
        statement = (Paragraph(spaced((head, told))),)
    questions = tuple((Paragraph(_question(question)),) for question in protocol.research_questions)
    asked = run_in(words.label("findings.questions"))
    return (*statement, *((Paragraph(asked),) if asked else ()), ItemList(questions))


def _question(question: ResearchQuestion) -> Inlines:
    return (Strong((Text(f"{question.id} {question.label}."),)), Text(f" {question.text}"))
