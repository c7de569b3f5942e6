"""What changed in one study: what it is said to be, its ratings, its evidence, its appraisal."""

from collections.abc import Iterator

from litmatrix.changes.appraisals import appraisal_changes
from litmatrix.changes.change import Change, ChangeKind
from litmatrix.changes.levels import label
from litmatrix.changes.raters import rater_changes
from litmatrix.languages import Language, language
from litmatrix.model import Agreed, Evidence, Judgement, Protocol, Rating, Review, Study

_FACTS = ("title", "aim", "design", "method", "sample", "result", "peer_reviewed", "age", "found_in", "themes")


def study_changes(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    """Changes of the study called `old` before and `new` after."""
    yield from _facts(before.studies[old], after.studies[new])
    yield from _ratings(before, after, old, new)
    yield from rater_changes(before, after, old, new)
    yield from _evidence(before, after, old, new)
    yield from appraisal_changes(before, after, old, new)


def _facts(was: Study, now: Study) -> Iterator[Change]:
    told, tells = _told(was), _told(now)
    for field in dict.fromkeys((*told, *tells)):
        if told.get(field) != tells.get(field):
            place = now.place("fields", field) if field in now.fields else now.place(field)
            yield Change(
                "study-changed",
                study=now.id,
                before=told.get(field),
                after=tells.get(field),
                field=field,
                place=place,
            )


def _told(study: Study) -> dict[str, str]:
    """What the matrix says of a study, a text per field."""
    values = {name: getattr(study, name) for name in _FACTS} | {**study.fields}
    told = {name: _text(value) for name, value in values.items() if value not in (None, (), "todo")}
    return {"reports": _text(study.report_keys), **told}


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _ratings(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    questions = [question.id for question in after.protocol.research_questions]
    questions += [one.id for one in before.protocol.research_questions if one.id not in questions]
    for question in questions:
        was, now = before.rating(old, question), after.rating(new, question)
        place = after.rating_place(new, question)
        level_was, level_now = _level(was), _level(now)
        if level_was != level_now:
            kind = _kind(level_was, level_now, question, before.protocol, after.protocol)
            labels = label(level_was, question, before.protocol), label(level_now, question, after.protocol)
            reason = now.because if now else None
            yield Change(
                kind, study=new, question=question, before=labels[0], after=labels[1], reason=reason, place=place
            )
        if was and now and level_was and level_now:
            told, tells = _told_of(was), _told_of(now)
            # The reason of a new level stands beside it.
            kinds = [one for one in told if one != "reason-changed" or level_was == level_now]
            yield from (
                Change(one, study=new, question=question, before=told[one], after=tells[one], place=place)
                for one in kinds
                if told[one] != tells[one]
            )


def _told_of(rating: Judgement) -> dict[ChangeKind, str | None]:
    """What else a judgement says, by what its change is called."""
    return {
        "reason-changed": rating.because,
        "direction-changed": rating.direction,
        "rating-evidence-changed": _ids(rating),
        "rater-changed": _by(rating),
    }


def _ids(rating: Judgement) -> str | None:
    return ", ".join(sorted(set(rating.evidence))) or None


def _by(rating: Judgement) -> str | None:
    """Whose rating it is, and of what was agreed also when."""
    if isinstance(rating, Agreed):
        return ", ".join([*sorted(rating.by), *([rating.date] if rating.date else [])]) or None
    return rating.rater if isinstance(rating, Rating) else None


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


def _evidence(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    was, now = before.studies[old].evidence, after.studies[new].evidence
    study, say = after.studies[new], language(after.protocol.language)
    for name in was:
        if name not in now:
            yield Change(
                "evidence-removed",
                study=new,
                before=_shown(name, was[name], say),
                place=study.place("evidence"),
                evidence=name,
            )
    for name, item in now.items():
        place = study.place("evidence", name)
        if name not in was:
            yield Change("evidence-added", study=new, after=_shown(name, item, say), place=place, evidence=name)
        elif item.model_copy(update={"note": None}) != was[name].model_copy(update={"note": None}):
            texts = _shown(name, was[name], say), _shown(name, item, say)
            yield Change(
                "evidence-changed", study=new, before=texts[0], after=texts[1], place=place, evidence=name
            )


def _shown(name: str, item: Evidence, say: Language) -> str:
    text = item.quote or item.paraphrase or ""
    place = item.locator
    return f"{name}: {text}" + (f" ({say.locator(*place)})" if place else "")
