"""The whole review, read: everything the out-wing works on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from litmatrix.location import Key, Place
from litmatrix.model.approval import Approval
from litmatrix.model.base import Gap
from litmatrix.model.comment import Comment, Comments
from litmatrix.model.finding import Finding
from litmatrix.model.protocol import Protocol
from litmatrix.model.ratings import Agreed, Consensus, RatingSheet
from litmatrix.model.reference import Reference
from litmatrix.model.seal import Seals
from litmatrix.model.search import SearchLog
from litmatrix.model.study import Judgement, Study
from litmatrix.model.tool import AppraisalTool


class Unread(NamedTuple):
    """What is there and could not be read."""

    files: frozenset[str]
    """Paths."""
    keys: frozenset[str]
    """Citation keys of entries in a `.bib` file."""
    fields: frozenset[tuple[str, tuple[Key, ...]]] = frozenset()
    """Path and address of each faulty field."""


@dataclass(frozen=True, slots=True)
class Review:
    """A literature review: its protocol, studies, references, findings and search log."""

    name: str
    """Name of its folder in `matrices/`."""
    protocol: Protocol
    studies: Mapping[str, Study]
    """All studies in `sources/`, by id, sorted."""
    references: Mapping[str, Reference]
    """All works in `sources/*.bib`, by citation key, in file order."""
    findings: tuple[Finding, ...]
    """In the order of their file names."""
    search: SearchLog | None
    sheets: Mapping[str, RatingSheet] = field(default_factory=dict)
    """What further raters judged, by rater, sorted."""
    consensus: Consensus | None = None
    comments: Comments | None = None
    """What readers have remarked."""
    seals: Seals | None = None
    """What the findings rested on when they were last looked at."""
    approvals: tuple[Approval, ...] = ()
    """The sign-offs, the oldest first."""
    tools: Mapping[str, AppraisalTool] = field(default_factory=dict)
    """The appraisal tools of the review's own, and those of the shipped ones that it names, by id."""
    shipped_tools: tuple[str, ...] = ()
    """Ids of all the tools that are shipped."""
    unread: Unread | None = None
    """What could not be read, when there is any: what it holds is missing above."""

    @property
    def included(self) -> tuple[Study, ...]:
        """The studies of the matrix, in row order: those the protocol lists, else all that it does not exclude."""
        layout = self.protocol.matrix
        if layout.studies:
            return tuple(self.studies[name] for name in dict.fromkeys(layout.studies) if name in self.studies)
        return tuple(study for name, study in self.studies.items() if name not in layout.excluded)

    @property
    def tools_in_use(self) -> tuple[AppraisalTool, ...]:
        """The tools that studies of the matrix are appraised with: in the protocol's order, then the rows'."""
        used = [study.appraisal.tool for study in self.included if study.appraisal]
        planned = [name for name in self.protocol.appraisal.tools if name in used]
        return tuple(self.tools[name] for name in dict.fromkeys((*planned, *used)) if name in self.tools)

    @property
    def shown_sheets(self) -> Mapping[str, RatingSheet]:
        """What may be shown of the further raters: nothing while the rating is blind."""
        return {} if self.protocol.blind == "true" else self.sheets

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """The comments that still wait for an answer."""
        every = self.comments.comments if self.comments else ()
        return tuple(comment for comment in every if comment.status == "open")

    def rating(self, study: str, question: str) -> Judgement | None:
        """The rating that counts: what the raters agreed on, else the study file's own."""
        agreed = self.agreed(study, question)
        return agreed or (self.studies[study].ratings.get(question) if study in self.studies else None)

    def rating_place(self, study: str, question: str) -> Place:
        """Where the rating that counts stands, or would stand."""
        if self.consensus is not None and self.agreed(study, question):
            return self.consensus.place("consensus", study, question, "rating")
        return self.studies[study].place("ratings", question, "rating")

    def agreed(self, study: str, question: str) -> Agreed | None:
        """What the raters agreed on, once they have: `todo` is no rating."""
        if self.consensus is None:
            return None
        agreed = self.consensus.consensus.get(study, {}).get(question)
        return agreed if agreed and agreed.rating != Gap.TODO.value else None
