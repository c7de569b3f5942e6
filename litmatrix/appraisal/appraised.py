"""A tool with the studies that were appraised with it, and each answer as a mark."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litmatrix.document import GapMark, LevelMark
from litmatrix.languages import Language
from litmatrix.matrix.frame import Frame
from litmatrix.model import ITEM_GAPS, AppraisalTool, Gap, ItemAnswer, Study, ToolItem

Mark = LevelMark | GapMark
UNCLEAR = "unclear"
"""The gap of an answer that has no rank, such as "cannot tell"."""


class Appraised(NamedTuple):
    """One tool, and what it is shown by."""

    tool: AppraisalTool
    studies: tuple[Study, ...]
    """In row order."""
    slug: str
    """Of a-z, 0-9 and hyphens, unlike that of the other tools."""
    frame: Frame
    marks: Mapping[str, Mark]
    """Answer -> mark: the most favourable first, then those without a rank, then the gaps."""

    @property
    def language(self) -> Language:
        """The language of the review."""
        return self.frame.language

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.tool.name.into(self.language.code)

    def label(self, item: ToolItem) -> str:
        """A few words for an item; its id where the licence forbids more."""
        return item.label.into(self.language.code) if item.label else item.id

    def given(self, study: Study, item: ToolItem) -> ItemAnswer | None:
        """What was answered."""
        return study.appraisal.items.get(item.id) if study.appraisal else None

    def mark(self, study: Study, item: ToolItem) -> Mark:
        """An answer as a mark. An unknown one shows as missing; a check reports it."""
        given = self.given(study, item)
        return self.answered(given.answer if given else None)

    def answered(self, answer: str | None) -> Mark:
        """As `mark`, of what was answered; None is no answer."""
        return self.marks.get(answer or Gap.MISSING.value) or self.marks[Gap.MISSING.value]


def appraised(studies: tuple[Study, ...], frame: Frame) -> Iterator[Appraised]:
    """Every tool in use with its studies, which come in row order."""
    slugs: set[str] = set()
    for tool in frame.review.tools_in_use:
        slug = re.sub("[^a-z0-9]+", "-", tool.id.lower()).strip("-") or "x"
        while slug in slugs:
            slug += "-x"
        slugs.add(slug)
        mine = tuple(one for one in studies if one.appraisal and one.appraisal.tool == tool.id)
        if mine and len(tool.graded) > 1:
            yield Appraised(tool, mine, slug, frame, marks_of(tool, frame))


def marks_of(tool: AppraisalTool, frame: Frame) -> dict[str, Mark]:
    """The marks of a tool's answers and of what may stand instead of one, as in `Appraised`."""
    code, graded = frame.language.code, tool.graded
    ranked: dict[str, Mark] = {
        answer.id: LevelMark(rank, len(graded), answer.label.into(code)) for rank, answer in enumerate(graded)
    }
    others = {one.id: GapMark(UNCLEAR, one.label.into(code)) for one in tool.answers if one not in graded}
    gaps = {name: frame.gaps[name] for name in (*ITEM_GAPS, Gap.MISSING.value)}
    return {**dict(reversed(ranked.items())), **others, **gaps}
