"""What a figure of an appraisal shows, in words: for each item how many studies got which answer."""

from collections import Counter

from litmatrix.appraisal.appraised import Appraised, Mark
from litmatrix.model import Study, ToolItem


def tally(of: Appraised, item: ToolItem, studies: tuple[Study, ...]) -> dict[Mark, int]:
    """How many studies got each answer, in the order of the answers; none that nobody got."""
    found = Counter(of.mark(study, item) for study in studies)
    return {mark: found[mark] for mark in of.marks.values() if found[mark]}


def counts(of: Appraised, studies: tuple[Study, ...]) -> str:
    """ "Troverdighet: Ja 4, Delvis 1. Objektivitet: Ja 2, Nei 3."."""
    return " ".join(
        f"{of.label(item)}: "
        + ", ".join(f"{mark.label} {n}" for mark, n in tally(of, item, studies).items())
        + "."
        for item in of.tool.items
    )
