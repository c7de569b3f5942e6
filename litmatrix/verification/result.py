"""What came of holding all the evidence of a review against the full texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from litmatrix.verification.memory import Outcome
from litmatrix.verification.paraphrase import Paraphrase
from litmatrix.verification.verdict import Status, Verdict


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdicts, and what else is worth a remark."""

    verdicts: tuple[Verdict, ...] = ()
    """One per quote, in the order of the studies and their evidence."""
    paraphrases: tuple[Paraphrase, ...] = ()
    """The doubtful ones only."""
    pictures: tuple[str, ...] = ()
    """Paths of the full texts that are pictures without text."""

    learned: Mapping[str, Outcome] = field(default_factory=dict)
    """The outcomes, to be handed to `verify` as known the next time."""

    @property
    def proof(self) -> dict[tuple[str, str], Status]:
        """The status of every quote by the ids of its study and its evidence: for marks in documents."""
        return {(verdict.study, verdict.evidence): verdict.status for verdict in self.verdicts}
