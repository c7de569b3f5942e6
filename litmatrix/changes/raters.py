"""What changed in the further raters' own ratings of a study."""

from collections.abc import Iterator

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.changes.levels import label
from litmatrix.model import Gap, Review, SheetRating


def rater_changes(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    """Changes in `ratings/` of the study called `old` before and `new` after; `todo` is no rating.

    None while the rating is blind.
    """
    if after.protocol.blind == "true":
        return
    for rater in dict.fromkeys((*before.sheets, *after.sheets)):
        was, now = _given(before, rater, old), _given(after, rater, new)
        for question in dict.fromkeys((*was, *now)):
            one, other = was.get(question), now.get(question)
            if _said(one) == _said(other):
                continue
            kind: ChangeKind = "second-rating-changed"
            if one is None or other is None:
                kind = "second-rating-added" if other else "second-rating-removed"
            sheet = after.sheets.get(rater) or before.sheets[rater]
            yield Change(
                kind,
                study=new,
                question=question,
                before=label(one.rating if one else None, question, before.protocol),
                after=label(other.rating if other else None, question, after.protocol),
                reason=other.because if other else None,
                place=sheet.place("ratings", new, question, "rating"),
                rater=rater,
            )


def _given(review: Review, rater: str, study: str) -> dict[str, SheetRating]:
    sheet = review.sheets.get(rater)
    given = sheet.ratings.get(study, {}) if sheet else {}
    return {question: one for question, one in given.items() if one.rating != Gap.TODO.value}


def _said(rating: SheetRating | None) -> object:
    return (
        (rating.rating, rating.because, rating.direction, frozenset(rating.evidence), rating.passages)
        if rating
        else None
    )
