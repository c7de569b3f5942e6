"""Seals: what a finding rests on, as a value that can be kept and compared. Pure.

A finding rests on its questions, the studies on both sides, what counts as their rating on those questions with
reason, direction and evidence, their appraisal, and the confidence judged from all this. Texts are kept as SHA-256
over canonical JSON (sorted keys, UTF-8, no spaces), levels in words: so a change can be named.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from litmatrix.message import Message
from litmatrix.model import Evidence, Finding, Gap, Model, Review, Study
from litmatrix.model.seal import Seal, SealedRating, SealedStudy
from litmatrix.seal_changes import changes

_PLAIN = re.compile(r"[^\W_][\w.-]*\Z")
_HEAD = """\
# Skrives av «litmatrix seal» når du har sett over et funn. Ikke rediger for hånd.
# Written by “litmatrix seal” once you have looked at a finding. Not to be edited by hand.
"""


def seal_of(review: Review, finding: Finding) -> Seal:
    """The seal over what the finding rests on now. Studies that do not exist are kept by name only."""
    header = finding.header
    questions = tuple(sorted(set(header.questions)))
    names = sorted({*header.supported_by, *header.contradicted_by} & review.studies.keys())
    content = Seal(
        seal="0" * 64,
        questions=questions,
        supported_by=tuple(sorted(set(header.supported_by))),
        contradicted_by=tuple(sorted(set(header.contradicted_by))),
        overall=header.confidence.overall if header.confidence else None,
        confidence=_hash(_value(header.confidence)) if header.confidence else None,
        certainty=_hash(_value(header.certainty)) if header.certainty else None,
        studies={name: _study(review, review.studies[name], questions) for name in names},
    )
    return content.model_copy(update={"seal": hash_of(content)})


def hash_of(seal: Seal) -> str:
    """What a seal's own hash must be."""
    return _hash(seal.model_dump(mode="json", exclude={"seal"}, exclude_defaults=True))


def is_broken(seal: Seal) -> bool:
    """Whether somebody has edited the seal by hand."""
    return seal.seal != hash_of(seal)


def stale(review: Review) -> dict[str, tuple[Message, ...]]:
    """The findings that rest on something else than when they were sealed, with what has changed.

    Findings without a seal, and those whose seal was edited by hand, are left out.
    """
    if review.seals is None:
        return {}
    found: dict[str, tuple[Message, ...]] = {}
    for finding in review.findings:
        sealed = review.seals.seals.get(finding.id)
        if sealed and not is_broken(sealed) and (changed := changes(sealed, seal_of(review, finding))):
            found[finding.id] = changed
    return found


def written(seals: Mapping[str, Seal]) -> str:
    """The seals as the text of `seals.yaml`: sorted, one thing a line, so that two people's changes merge."""
    lines = [_HEAD + "seals:" + ("" if seals else " {}")]
    for name in sorted(seals):
        lines += [f"  {_scalar(name)}:", *_lines(seals[name].model_dump(mode="json", exclude_defaults=True), 4)]
    return "\n".join(lines) + "\n"


def _study(review: Review, study: Study, questions: tuple[str, ...]) -> SealedStudy:
    ratings = {question: _rating(review, study, question) for question in questions}
    used = {name for rating in ratings.values() for name in rating.evidence if name in study.evidence}
    return SealedStudy(
        ratings=ratings,
        evidence={name: _hash(_evidence(study.evidence[name])) for name in sorted(used)},
        appraisal=_hash(_value(study.appraisal)) if study.appraisal else None,
    )


def _rating(review: Review, study: Study, question: str) -> SealedRating:
    rating = review.rating(study.id, question)
    if rating is None:
        return SealedRating(rating=Gap.MISSING.value)
    return SealedRating(
        rating=rating.rating,
        direction=rating.direction,
        because=_hash(rating.because) if rating.because else None,
        evidence=tuple(sorted(set(rating.evidence))),
    )


def _evidence(item: Evidence) -> object:
    """An evidence item without the note to oneself, on which nothing rests."""
    return item.model_dump(mode="json", exclude={"note"}, exclude_defaults=True)


def _value(model: Model) -> object:
    return model.model_dump(mode="json", exclude_defaults=True)


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(value: Mapping[str, object], indent: int) -> Iterator[str]:
    space = " " * indent
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            yield f"{space}{_scalar(name)}:" + ("" if inner else " {}")
            yield from _lines(inner, indent + 2)
        elif isinstance(inner, list | tuple):
            yield f"{space}{_scalar(name)}: [{', '.join(_scalar(str(item)) for item in inner)}]"
        else:
            yield f"{space}{_scalar(name)}: {_scalar(str(inner))}"


def _scalar(text: str) -> str:
    """A text as YAML: bare where nothing can be misread, else in double quotes (every JSON string is YAML)."""
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)
