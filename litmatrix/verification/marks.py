"""What documents say of quotes that were held against full texts."""

from collections.abc import Mapping

from litmatrix.citations.author_year import short_names
from litmatrix.document import ProofMark
from litmatrix.languages import Language, language
from litmatrix.model import Review
from litmatrix.verification.result import Verification
from litmatrix.verification.verdict import FOUND, MARKS, Verdict

_SAID_IN_THE_TERMINAL = frozenset({"wrong-page", "altered", "not-found"})


def proof_marks(verification: Verification, review: Review) -> dict[tuple[str, str], ProofMark]:
    """The mark of every quote by the ids of its study and its evidence; none at all without a single full text.

    A quote that is as it stands in the report needs no more than its sign. The words are in the review's language.
    """
    if all(verdict.status == "no-fulltext" for verdict in verification.verdicts):
        return {}
    words = language(review.protocol.language)
    names = {key: name.short for key, name in short_names(review).items()}
    return {
        (verdict.study, verdict.evidence): ProofMark(
            MARKS[verdict.status], _said(verdict, words, names), worded=verdict.status not in FOUND
        )
        for verdict in verification.verdicts
    }


def _said(verdict: Verdict, words: Language, names: Mapping[str, str]) -> str:
    status, place = verdict.status, words.locator(*verdict.found_locator)
    if status in FOUND:  # the heading of a text without pages is long, and stands in the citation
        return words.label(f"proof.{status}", place=place if verdict.counted_by else words.label("proof.fulltext"))
    if status == "other-source":
        report = verdict.found_report or ""
        return words.label("verify.other-source", found=f"{names.get(report, report)}, {place}")
    return words.label(f"verify.{status}" if status in _SAID_IN_THE_TERMINAL else f"proof.{status}", found=place)
