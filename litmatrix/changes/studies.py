"""What changed in one study: its ratings, its evidence, its appraisal."""

from collections.abc import Iterator

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.location import Place
from litmatrix.model import Appraisal, Evidence, Judgement, Protocol, Review, gap_in


def study_changes(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    """Changes of the study called `old` before and `new` after."""
    yield from _ratings(before, after, old, new)
    yield from _evidence(before, after, old, new)
    was, now = before.studies[old].appraisal, after.studies[new].appraisal
    if was != now:
        place = after.studies[new].place("appraisal")
        yield Change("appraisal-changed", study=new, before=_appraised(was), after=_appraised(now), place=place)


def _ratings(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    questions = [question.id for question in after.protocol.research_questions]
    questions += [one.id for one in before.protocol.research_questions if one.id not in questions]
    for question in questions:
        was, now = before.rating(old, question), after.rating(new, question)
        place = after.rating_place(new, question)
        level_was, level_now = _level(was), _level(now)
        if level_was != level_now:
            kind = _kind(level_was, level_now, question, before.protocol, after.protocol)
            labels = _label(level_was, question, before.protocol), _label(level_now, question, after.protocol)
            reason = now.because if now else None
            yield Change(
                kind, study=new, question=question, before=labels[0], after=labels[1], reason=reason, place=place
            )
        elif was and now:
            yield from _same_level(was, now, new, question, place)


def _same_level(was: Judgement, now: Judgement, study: str, question: str, place: Place) -> Iterator[Change]:
    pairs: tuple[tuple[ChangeKind, str | None, str | None], ...] = (
        ("reason-changed", was.because, now.because),
        ("direction-changed", was.direction, now.direction),
    )
    for kind, one, other in pairs:
        if one != other:
            yield Change(kind, study=study, question=question, before=one, after=other, place=place)


def _level(rating: Judgement | None) -> str | None:
    """The level or gap, with `todo` as no rating at all."""
    return rating.rating if rating and rating.rating != "todo" else None


def _kind(was: str | None, now: str | None, question: str, old: Protocol, new: Protocol) -> ChangeKind:
    if was is None:
        return "rating-added"
    if now is None:
        return "rating-removed"
    ranks = old.scale_for(question).rank(was), new.scale_for(question).rank(now)
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return "rating-changed"
    return "rating-raised" if ranks[1] > ranks[0] else "rating-lowered"


def _label(level: str | None, question: str, protocol: Protocol) -> str | None:
    if level is None or gap_in(level):
        return level
    return next((one.label for one in protocol.scale_for(question).levels if one.id == level), level)


def _evidence(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    was, now = before.studies[old].evidence, after.studies[new].evidence
    study = after.studies[new]
    for name in was:
        if name not in now:
            yield Change(
                "evidence-removed", study=new, before=_shown(name, was[name]), place=study.place("evidence")
            )
    for name, item in now.items():
        place = study.place("evidence", name)
        if name not in was:
            yield Change("evidence-added", study=new, after=_shown(name, item), place=place)
        elif item.model_copy(update={"note": None}) != was[name].model_copy(update={"note": None}):
            texts = _shown(name, was[name]), _shown(name, item)
            yield Change("evidence-changed", study=new, before=texts[0], after=texts[1], place=place)


def _shown(name: str, item: Evidence) -> str:
    text = item.quote or item.paraphrase or ""
    place = item.locator
    return f"{name}: {text}" + (f" ({place[0]} {place[1]})" if place else "")


def _appraised(appraisal: Appraisal | None) -> str | None:
    if appraisal is None:
        return None
    answers = ", ".join(f"{item}: {answer}" for item, answer in appraisal.items.items())
    return f"{appraisal.tool}: {answers}" if answers else appraisal.tool
