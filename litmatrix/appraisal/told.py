"""What a figure of an appraisal shows, in words: for each item how many studies got which answer."""

from collections import Counter

from litmatrix.appraisal.appraised import Appraised, Mark, marks_of
from litmatrix.matrix.frame import Frame
from litmatrix.model import Gap, Study


def tallies(of: Appraised, studies: tuple[Study, ...]) -> dict[str, dict[Mark, int]]:
    """For each item how many studies got each answer, in the order of the answers; none that nobody got."""
    given = Counter(
        (item, answer.answer)
        for study in studies
        if study.appraisal
        for item, answer in study.appraisal.items.items()
    )
    found: dict[str, Counter[Mark]] = {item.id: Counter() for item in of.tool.items}
    for (item, answer), number in given.items():
        if item in found:
            found[item][of.answered(answer)] += number
    for marks in found.values():
        marks[of.answered(None)] += len(studies) - marks.total()
    return {
        item: {mark: marks[mark] for mark in of.marks.values() if marks[mark]} for item, marks in found.items()
    }


def counts(of: Appraised, studies: tuple[Study, ...]) -> str:
    """ "Troverdighet: Ja 4, Delvis 1. Objektivitet: Ja 2, Nei 3."."""
    found = tallies(of, studies)
    return " ".join(
        f"{of.label(item)}: " + ", ".join(f"{mark.label} {n}" for mark, n in found[item.id].items()) + "."
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
