"""What has changed under a finding since it was sealed, in words. Pure.

The names of questions, studies, evidence and levels are the user's own and stay as they are; everything else is
said in the language of the review.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from litmatrix.languages import Language, language
from litmatrix.message import LANGUAGE_CODES, Message
from litmatrix.model import Gap
from litmatrix.model.seal import Seal, SealedRating, SealedStudy

_LISTS: Mapping[str, Message] = MappingProxyType(
    {
        "questions": Message("spørsmålene", "spørsmåla", "the questions"),
        "supported_by": Message("studiene som støtter", "studiane som støttar", "the studies that support it"),
        "contradicted_by": Message("studiene som motsier", "studiane som seier imot", "the studies against it"),
    }
)
_GAPS = frozenset(gap.value for gap in Gap)
_DIRECTION = Message("retning", "retning", "direction")


def changes(before: Seal, now: Seal) -> tuple[Message, ...]:
    """What has changed between two seals: a message for each rating, reason, piece of evidence …"""
    return tuple(_changes(before, now))


def _changes(before: Seal, now: Seal) -> Iterator[Message]:
    for field, called in _LISTS.items():
        old, new = set(getattr(before, field)), set(getattr(now, field))
        signs = " ".join(
            [*(f"+{name}" for name in sorted(new - old)), *(f"−{name}" for name in sorted(old - new))]
        )
        if signs:
            yield Message(*(f"{word}: {signs}" for word in called))
    if before.overall != now.overall:
        yield _step(_confidence, before.overall, now.overall)
    elif before.confidence != now.confidence:
        yield Message("begrunnelsen for tilliten", "grunngivinga for tilliten", "the reasons for the confidence")
    if before.certainty != now.certainty:
        yield Message("tilliten etter GRADE", "tilliten etter GRADE", "the certainty (GRADE)")
    named = {*before.supported_by, *before.contradicted_by} & {*now.supported_by, *now.contradicted_by}
    for name in sorted(named & (before.studies.keys() | now.studies.keys())):
        old_study, new_study = before.studies.get(name), now.studies.get(name)
        if old_study and new_study:
            yield from _in_study(name, old_study, new_study)
        else:
            yield Message(f"studien {name}", f"studien {name}", f"the study {name}")


def _in_study(study: str, before: SealedStudy, now: SealedStudy) -> Iterator[Message]:
    for question in sorted(before.ratings.keys() & now.ratings.keys()):
        yield from _in_rating(question, study, before.ratings[question], now.ratings[question])
    pointed = [{one.evidence for one in study.ratings.values()} for study in (before, now)]
    for name in sorted(before.evidence.keys() | now.evidence.keys()):
        in_both = name in before.evidence and name in now.evidence
        if before.evidence.get(name) != now.evidence.get(name) and (in_both or pointed[0] == pointed[1]):
            yield _in(study, f"belegget {name}", f"belegget {name}", f"the evidence {name}")
    if before.appraisal != now.appraisal:
        yield _in(study, "metodevurderingen", "metodevurderinga", "the appraisal")


def _in_rating(question: str, study: str, before: SealedRating, now: SealedRating) -> Iterator[Message]:
    where = _in(study, question, question, question)
    if before.rating != now.rating:
        step = _step(_level, before.rating, now.rating)
        yield Message(*(f"{place}: {one}" for place, one in zip(where, step, strict=True)))
    if before.direction != now.direction:
        step = _step(_direction, before.direction, now.direction)
        parts = zip(where, _DIRECTION, step, strict=True)
        yield Message(*(f"{place}: {word} {one}" for place, word, one in parts))
    if before.because != now.because:
        yield _in(
            study, f"begrunnelsen for {question}", f"grunngivinga for {question}", f"the reason for {question}"
        )
    if before.evidence != now.evidence:
        yield _in(
            study,
            f"hvilket belegg {question} viser til",
            f"kva belegg {question} viser til",
            f"which evidence {question} points to",
        )


def _step(say: Callable[[str | None, Language], str], before: str | None, now: str | None) -> Message:
    """ "lite → ikke belyst", in every language."""
    spoken = [language(code) for code in LANGUAGE_CODES]
    return Message(*(f"{say(before, one)} → {say(now, one)}" for one in spoken))


def _level(rating: str | None, say: Language) -> str:
    return say.gap(rating) if rating in _GAPS else str(rating)


def _direction(direction: str | None, say: Language) -> str:
    return say.labels.get(f"direction.{direction}", direction) if direction else say.gap("not-reported")


def _confidence(overall: str | None, say: Language) -> str:
    return say.labels.get(f"confidence.{overall}", overall) if overall else say.label("page.not-judged")


def _in(study: str, nb: str, nn: str, en: str) -> Message:
    return Message(f"{nb} i {study}", f"{nn} i {study}", f"{en} in {study}")
