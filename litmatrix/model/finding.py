"""A finding: a statement of the review, who supports it, and how much confidence it deserves."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from litmatrix.document import Block
from litmatrix.location import Place
from litmatrix.model.base import Model, Text, described

Concern = Literal["none", "minor", "moderate", "serious"]
ConfidenceLevel = Literal["high", "moderate", "low", "very-low"]


class Component(Model):
    """One of the four components of GRADE-CERQual: a level of concern and the reason for it."""

    concern: Concern = described("Level of concern.", "Hvor stor bekymringen er.")
    because: Text | None = described("The reason.", "Begrunnelsen.", None)


class Confidence(Model):
    """How much a finding can be trusted: of a finding, never of a study, and never a number.

    Lewin et al. (2018), GRADE-CERQual, Implementation Science 13(Suppl 1).
    """

    methodological_limitations: Component | None = described(
        "Problems in how the studies were designed or carried out.",
        "Svakheter i hvordan studiene er lagt opp eller gjennomført.",
        None,
    )
    coherence: Component | None = described(
        "How well the finding fits the data of the studies.",
        "Hvor godt funnet passer med dataene i studiene.",
        None,
    )
    adequacy: Component | None = described(
        "How rich the data are, and how many there are.", "Hvor rike dataene er, og hvor mange de er.", None
    )
    relevance: Component | None = described(
        "How far the studies' settings are those of the question.",
        "Om studiene gjelder det samme som spørsmålet gjelder.",
        None,
    )
    overall: ConfidenceLevel | None = described("Overall confidence.", "Samlet tillit.", None)
    because: Text | None = described("The reason for the overall judgement.", "Begrunnelsen for helheten.", None)


class FindingHeader(Model):
    """The front matter of a finding's file."""

    questions: tuple[Text, ...] = described("Research questions it answers.", "Spørsmålene funnet svarer på.", ())
    supported_by: tuple[Text, ...] = described("Studies that support it.", "Studiene som støtter det.", ())
    contradicted_by: tuple[Text, ...] = described("Studies that contradict it.", "Studiene som motsier det.", ())
    confidence: Confidence | None = described("GRADE-CERQual.", "GRADE-CERQual.", None)
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())


class Citation(NamedTuple):
    """A citation of one work in an author's prose, and where it stands."""

    key: str
    label: str | None
    """CSL locator label: page, chapter, section …"""
    locator: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """The file `findings/<id>.md`: front matter and the author's own prose."""

    id: str
    path: str
    title: str
    """The first heading of the prose, or "" when there is none."""
    header: FindingHeader
    body: tuple[Block, ...]
    """The prose below the heading, ready for any writer."""
    citations: tuple[Citation, ...]
    prose: str = ""
    """The prose as the author typed it, heading included: what a misspelt name is looked for in."""
    prose_start: int = 0
    """Where the prose begins in the file, in characters."""

    def place(self, *keys: str | int) -> Place:
        """The address of something in the front matter, or of the prose: `("text", offset, length)`."""
        return Place(self.path, keys)
