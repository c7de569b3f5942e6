"""What changed in the further raters' own ratings of a study."""

from collections.abc import Iterator, Mapping

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.changes.levels import label
from litmatrix.location import Place
from litmatrix.model import Gap, Judgement, Review, SheetRating


def rater_changes(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    """Changes in what each rater gave for the study called `old` before and `new` after; `todo` is no rating.

    The study file's own rating is one of these where the raters agreed on another that counts. While the raters
    work blind (`blind: true`) nothing is told.
    """
    if after.protocol.blind == "true":
        return
    for rater in dict.fromkeys((*before.sheets, *after.sheets)):
        sheet = after.sheets.get(rater) or before.sheets[rater]
        was, now = _given(before, rater, old), _given(after, rater, new)
        yield from _differing(was, now, rater, new, sheet.place("ratings", new), before, after)
    agreed = [one for one in after.studies[new].ratings if before.agreed(old, one) and after.agreed(new, one)]
    told, tells = before.studies[old].ratings, after.studies[new].ratings
    for question in agreed:
        rater = tells[question].rater or next((one.id for one in after.protocol.raters), new)
        owned = {question: told[question]} if question in told else {}
        place = after.studies[new].place("ratings")
        yield from _differing(owned, {question: tells[question]}, rater, new, place, before, after)


def _differing(
    was: Mapping[str, Judgement],
    now: Mapping[str, Judgement],
    rater: str,
    study: str,
    place: Place,
    before: Review,
    after: Review,
) -> Iterator[Change]:
    for question in dict.fromkeys((*was, *now)):
        one, other = was.get(question), now.get(question)
        if _said(one) == _said(other):
            continue
        kind: ChangeKind = "second-rating-changed"
        if one is None or other is None:
            kind = "second-rating-added" if other else "second-rating-removed"
        yield Change(
            kind,
            study=study,
            question=question,
            before=label(one.rating if one else None, question, before.protocol),
            after=label(other.rating if other else None, question, after.protocol),
            reason=other.because if other else None,
            place=place.at(question, "rating"),
            rater=rater,
        )


def _given(review: Review, rater: str, study: str) -> dict[str, SheetRating]:
    sheet = review.sheets.get(rater)
    given = sheet.ratings.get(study, {}) if sheet else {}
    return {question: one for question, one in given.items() if one.rating != Gap.TODO.value}


def _said(rating: Judgement | None) -> object:
    if rating is None:
        return None
    passages = rating.passages if isinstance(rating, SheetRating) else {}
    return rating.rating, rating.because, rating.direction, frozenset(rating.evidence), passages
