"""Every quote of a review held against the full text of its report. Nothing is opened here.

`verify` gives a verdict per quote, `faults` says what is wrong under the rules in `rules/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from litmatrix.diagnostic import Fault
from litmatrix.model import Review, gap_in
from litmatrix.model.fulltext import FullText
from litmatrix.verification.paraphrase import Paraphrase, doubtful
from litmatrix.verification.quotes import verdict
from litmatrix.verification.searchable import Searchable
from litmatrix.verification.verdict import FOUND, MARKS, STATUSES, Status, Verdict

__all__ = ["FOUND", "MARKS", "STATUSES", "Status", "Verdict", "Verification", "faults", "proof", "verify"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of all the evidence of a review."""

    verdicts: tuple[Verdict, ...]
    """One per quote, in the order of the studies and their evidence."""
    paraphrases: tuple[Paraphrase, ...]
    """The doubtful ones only."""
    pictures: tuple[str, ...]
    """Paths of the full texts that are pictures without text."""


def verify(review: Review, texts: Mapping[str, FullText]) -> Verification:
    """Hold the evidence of every study against the full texts, given by citation key.

    A quote's page is compared with the number printed on the page it stands on (`numbering`).
    """
    searchable = {key: Searchable(text, _pages(review, key)) for key, text in texts.items()}
    verdicts: list[Verdict] = []
    paraphrases: list[Paraphrase] = []
    for study in review.studies.values():
        for name, item in study.evidence.items():
            if item.quote and gap_in(item.quote) is None:
                verdicts.append(verdict(study, name, item, item.quote, searchable))
            elif item.paraphrase and (found := doubtful(study, name, item, searchable)):
                paraphrases.append(found)
    pictures = tuple(text.text.path for text in searchable.values() if not text.has_text)
    return Verification(tuple(verdicts), tuple(paraphrases), pictures)


def faults(verification: Verification) -> Iterator[Fault]:
    """What is wrong with the evidence, under every rule."""
    from litmatrix.verification.rules import VERIFICATION_RULES

    for rule in VERIFICATION_RULES:
        yield from rule.check(verification)


def proof(verification: Verification) -> dict[tuple[str, str], Status]:
    """The status of every quote by the ids of its study and its evidence: for marks in documents."""
    return {(verdict.study, verdict.evidence): verdict.status for verdict in verification.verdicts}


def _pages(review: Review, key: str) -> str:
    reference = review.references.get(key)
    return reference.fields.get("pages", "") if reference else ""
