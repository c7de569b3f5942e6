"""What a figure of an appraisal shows, in words: for each item how many studies got which answer."""

from collections import Counter

from litmatrix.appraisal.appraised import Appraised, Mark, marks_of
from litmatrix.matrix.frame import Frame
from litmatrix.model import Gap, Study, ToolItem


def tally(of: Appraised, item: ToolItem, studies: tuple[Study, ...]) -> dict[Mark, int]:
    """How many studies got each answer, in the order of the answers; none that nobody got."""
    answers = (of.given(study, item) for study in studies)
    given = Counter(answer.answer if answer else None for answer in answers)
    found = Counter[Mark]()
    for chosen, number in given.items():
        found[of.answered(chosen)] += number
    return {mark: found[mark] for mark in of.marks.values() if found[mark]}


def counts(of: Appraised, studies: tuple[Study, ...]) -> str:
    """ "Troverdighet: Ja 4, Delvis 1. Objektivitet: Ja 2, Nei 3."."""
    return " ".join(
        f"{of.label(item)}: "
        + ", ".join(f"{mark.label} {n}" for mark, n in tally(of, item, studies).items())
        + "."
        for item in of.tool.items
    )


def in_brief(study: Study, frame: Frame) -> str:
    """ "TONE: Troverdighet\u00a0Ja, Egnethet\u00a0Delvis"; "" for a study that nobody has appraised."""
    if study.appraisal is None or study.appraisal.tool == Gap.TODO.value:
        return ""
    code, tool = frame.language.code, frame.review.tools.get(study.appraisal.tool)
    if not study.appraisal.is_applicable:
        return frame.language.gap(study.appraisal.tool)
    if tool is None:
        return study.appraisal.tool
    of = Appraised(tool, (study,), "", frame, marks_of(tool, frame))
    answered = [item for item in tool.items if item.id in study.appraisal.items]
    items = ", ".join(f"{of.label(item)}\u00a0{of.mark(study, item).label}" for item in answered)
    return f"{tool.name.into(code)}: {items}" if items else tool.name.into(code)
