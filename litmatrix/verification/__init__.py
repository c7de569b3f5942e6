"""Every quote of a review held against the full text of its report. Nothing is opened here.

`verify` gives a verdict per quote; what is wrong under which rule, the rules in `rules/` say.
"""

from collections.abc import Mapping

from litmatrix.model import Review, gap_in
from litmatrix.model.fulltext import FullText
from litmatrix.verification.paraphrase import Paraphrase, doubtful
from litmatrix.verification.quotes import verdict
from litmatrix.verification.result import Verification
from litmatrix.verification.searchable import Searchable
from litmatrix.verification.verdict import FOUND, MARKS, STATUSES, Status, Verdict

__all__ = ["FOUND", "MARKS", "STATUSES", "Status", "Verdict", "Verification", "verify"]


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


def _pages(review: Review, key: str) -> str:
    reference = review.references.get(key)
    return reference.fields.get("pages", "") if reference else ""
