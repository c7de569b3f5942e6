"""Every quote of a review held against the full text of its report. Nothing is opened here.

`verify` gives a verdict per quote; what is wrong under which rule, the rules in `rules/` say.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from litmatrix.location import Place
from litmatrix.model import Evidence, Review, Study, gap_in
from litmatrix.model.fulltext import FullText
from litmatrix.verification.memory import (
    Known,
    Outcome,
    fingerprint,
    known_paraphrase,
    known_verdict,
    remembered_paraphrase,
    remembered_verdict,
)
from litmatrix.verification.paraphrase import Paraphrase, doubtful
from litmatrix.verification.quotes import verdict
from litmatrix.verification.result import Verification
from litmatrix.verification.searchable import Searchable
from litmatrix.verification.verdict import FOUND, MARKS, STATUSES, Status, Verdict

__all__ = ["FOUND", "MARKS", "STATUSES", "Status", "Verdict", "Verification", "verify"]


PICTURES = "pictures"
"""Where the outcomes hold the paths of full texts that are pictures."""


def verify(
    review: Review,
    texts: Mapping[str, FullText],
    known: Known = MappingProxyType({}),
    others: Sequence[Review] = (),
) -> Verification:
    """Hold every study's evidence, and the passages of further raters, against the full texts by citation key.

    `others` are further reviews of the same studies: of them, only their raters' passages are new.

    A quote's page is compared with the number printed on the page it stands on (`numbering`). `known` are the
    outcomes of an earlier run on the same full texts and references; what is in it is not found out again.
    """
    searchable = _Searchables(review, texts)
    verdicts: list[Verdict] = []
    paraphrases: list[Paraphrase] = []
    learned: dict[str, Outcome] = {}
    for study in review.studies.values():
        for name, item in study.evidence.items():
            mark = fingerprint(study, item)
            if item.quote and gap_in(item.quote) is None:
                before = known_verdict(known.get(mark), study, name, item)
                verdicts.append(before or verdict(study, name, item, item.quote, searchable))
                learned[mark] = remembered_verdict(verdicts[-1])
            elif item.paraphrase:
                doubt = (
                    known_paraphrase(known[mark], study, name, item)
                    if mark in known
                    else doubtful(study, name, item, searchable)
                )
                paraphrases += [doubt] if doubt else []
                learned[mark] = remembered_paraphrase(doubt)
    for study, name, item, place in chain.from_iterable(map(_passages, (review, *others))):
        mark = fingerprint(study, item)
        found = known_verdict(known.get(mark), study, name, item)
        found = found or verdict(study, name, item, item.quote or "", searchable)
        verdicts.append(found._replace(place=place))
        learned[mark] = remembered_verdict(found)
    if PICTURES not in known:
        learned[PICTURES] = [text.text.path for text in searchable.values() if not text.has_text]
    else:
        learned[PICTURES] = [path for path in known[PICTURES] if isinstance(path, str)]
    return Verification(tuple(verdicts), tuple(paraphrases), tuple(learned[PICTURES]), learned)


def _passages(review: Review) -> Iterator[tuple[Study, str, Evidence, Place]]:
    """The quotes that further raters found, named after rater and question, as far as they may be shown."""
    for sheet in review.shown_sheets.values():
        for study, ratings in sheet.ratings.items():
            for question, rating in ratings.items() if study in review.studies else ():
                for name, item in rating.passages.items():
                    if item.quote and gap_in(item.quote) is None:
                        place = sheet.place("ratings", study, question, "passages", name, "quote")
                        yield review.studies[study], f"{sheet.id}/{question}/{name}", item, place


class _Searchables(Mapping[str, Searchable]):
    """Full texts by citation key, each made ready when it is first asked for."""

    def __init__(self, review: Review, texts: Mapping[str, FullText]) -> None:
        self._review, self._texts = review, texts
        self._ready: dict[str, Searchable] = {}

    def __getitem__(self, key: str) -> Searchable:
        if key not in self._ready:
            reference = self._review.references.get(key)
            pages = reference.fields.get("pages", "") if reference else ""
            self._ready[key] = Searchable(self._texts[key], pages)
        return self._ready[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
