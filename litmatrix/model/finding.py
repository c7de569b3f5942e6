"""A finding: a statement of the review, who supports it, and how much confidence it deserves."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from litmatrix.document import Block
from litmatrix.location import Place
from litmatrix.model.base import Model, Text, described

Concern = Literal["none", "minor", "moderate", "serious"]
DomainConcern = Literal["none", "serious", "very-serious"]
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


class Domain(Model):
    """One of the five domains of GRADE: how serious a concern is, and the reason for it."""

    concern: DomainConcern = described("How serious the concern is.", "Hvor alvorlig bekymringen er.")
    because: Text | None = described("The reason.", "Begrunnelsen.", None)


class Certainty(Model):
    """How certain a quantitative body of evidence is: of a finding, never of a study, and never a number.

    Guyatt et al. (2008), GRADE, BMJ 336, 924–926; Balshem et al. (2011), J. Clin. Epidemiol. 64, 401–406.
    """

    risk_of_bias: Domain | None = described(
        "Whether the studies' methods may have skewed the result.",
        "Om metodene i studiene kan ha gjort resultatet skjevt.",
        None,
    )
    inconsistency: Domain | None = described(
        "Whether the studies' results differ, and nobody can say why.",
        "Om resultatene spriker uten at noen kan si hvorfor.",
        None,
    )
    indirectness: Domain | None = described(
        "Whether the studies ask something else than the question does.",
        "Om studiene undersøker noe annet enn det spørsmålet gjelder.",
        None,
    )
    imprecision: Domain | None = described(
        "Whether there are too few people or events to be sure.",
        "Om det er for få personer eller hendelser til å være sikker.",
        None,
    )
    publication_bias: Domain | None = described(
        "Whether studies with other results may never have been published.",
        "Om studier med andre resultater kan ha blitt liggende upublisert.",
        None,
    )
    overall: ConfidenceLevel | None = described("Overall certainty.", "Samlet tillit.", None)
    because: Text | None = described("The reason for the overall judgement.", "Begrunnelsen for helheten.", None)


COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The components of GRADE-CERQual, in the order that the approach has them."""
DOMAINS = ("risk_of_bias", "inconsistency", "indirectness", "imprecision", "publication_bias")
"""The domains of GRADE that may lower certainty, in the order that the approach has them."""


class FindingHeader(Model):
    """The front matter of a finding's file."""

    questions: tuple[Text, ...] = described("Research questions it answers.", "Spørsmålene funnet svarer på.", ())
    supported_by: tuple[Text, ...] = described("Studies that support it.", "Studiene som støtter det.", ())
    contradicted_by: tuple[Text, ...] = described("Studies that contradict it.", "Studiene som motsier det.", ())
    confidence: Confidence | None = described("GRADE-CERQual.", "GRADE-CERQual.", None)
    certainty: Certainty | None = described(
        "GRADE, for a quantitative body of evidence.", "GRADE, for kvantitative studier samlet.", None
    )
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())

    @property
    def judgements(self) -> "tuple[Judged, ...]":
        """What is judged of the finding: with GRADE-CERQual, with GRADE, with both or with neither."""
        found = []
        if self.confidence is not None:
            parts = {name: getattr(self.confidence, name) for name in COMPONENTS}
            found.append(Judged("confidence", self.confidence, parts))
        if self.certainty is not None:
            parts = {name: getattr(self.certainty, name) for name in DOMAINS}
            found.append(Judged("certainty", self.certainty, parts))
        return tuple(found)


class Judged(NamedTuple):
    """How far a finding is trusted, whichever approach it was judged with."""

    name: Literal["confidence", "certainty"]
    """The field of the front matter."""
    whole: Confidence | Certainty
    parts: "dict[str, Component | Domain | None]"
    """By name, in the approach's order; None where nobody has judged."""


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
