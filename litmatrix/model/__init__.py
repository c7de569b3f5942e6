"""The dictionary of the field: every noun of a literature review, as a frozen value.

No reading, no writing, no rule. JSON Schema is made from these classes.
"""

from litmatrix.model.approval import Approval
from litmatrix.model.base import Gap, Model, gap_in
from litmatrix.model.comment import Answer, Comment, CommentedOn, Comments
from litmatrix.model.finding import (
    COMPONENTS,
    DOMAINS,
    Certainty,
    Citation,
    Component,
    Confidence,
    Domain,
    Finding,
    FindingHeader,
    Judged,
)
from litmatrix.model.protocol import (
    DEFAULT_COLUMNS,
    AppraisalPlan,
    Criterion,
    Eligibility,
    FieldDeclaration,
    FindingsLayout,
    Level,
    MatrixLayout,
    Protocol,
    Rater,
    ResearchQuestion,
    Scale,
)
from litmatrix.model.ratings import Agreed, Consensus, RatingSheet, SheetRating
from litmatrix.model.reference import Name, Reference
from litmatrix.model.review import Review, Unread
from litmatrix.model.seal import Seal, Seals
from litmatrix.model.search import Screening, Search, SearchLog
from litmatrix.model.study import LOCATOR_LABELS, Appraisal, Evidence, ItemAnswer, Judgement, Rating, Study
from litmatrix.model.style import CitationStyle
from litmatrix.model.tool import ITEM_GAPS, AppraisalTool, ToolAnswer, ToolItem, Words

__all__ = [
    "COMPONENTS",
    "DEFAULT_COLUMNS",
    "DOMAINS",
    "ITEM_GAPS",
    "LOCATOR_LABELS",
    "Agreed",
    "Answer",
    "Appraisal",
    "AppraisalPlan",
    "AppraisalTool",
    "Approval",
    "Certainty",
    "Citation",
    "CitationStyle",
    "Comment",
    "CommentedOn",
    "Comments",
    "Component",
    "Confidence",
    "Consensus",
    "Criterion",
    "Domain",
    "Eligibility",
    "Evidence",
    "FieldDeclaration",
    "Finding",
    "FindingHeader",
    "FindingsLayout",
    "Gap",
    "ItemAnswer",
    "Judged",
    "Judgement",
    "Level",
    "MatrixLayout",
    "Model",
    "Name",
    "Protocol",
    "Rater",
    "Rating",
    "RatingSheet",
    "Reference",
    "ResearchQuestion",
    "Review",
    "Scale",
    "Screening",
    "Seal",
    "Seals",
    "Search",
    "SearchLog",
    "SheetRating",
    "Study",
    "ToolAnswer",
    "ToolItem",
    "Unread",
    "Words",
    "gap_in",
]
