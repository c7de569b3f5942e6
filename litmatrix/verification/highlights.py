"""What a reader has marked in a PDF, as evidence: the words, the printed page, the comment and its questions."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from litmatrix.model import Study
from litmatrix.verification.folding import bare, readable
from litmatrix.verification.searchable import Searchable

_TAG = re.compile(r"(?<!\S)#([\w-]+)")
_NUMBERED = re.compile(r"e(\d+)\Z")


class Highlight(NamedTuple):
    """A marked place: which page of the file, counted from 1; the words below the marker; the comment."""

    page: int
    text: str
    comment: str


class NewEvidence(NamedTuple):
    """An item of evidence to be written into a study file."""

    id: str
    item: Mapping[str, str]
    questions: tuple[str, ...]
    """Ids of the research questions that the comment names with `#`."""


def new_evidence(
    study: Study, key: str, marked: Iterable[Highlight], text: Searchable, questions: Collection[str]
) -> list[NewEvidence]:
    """The marked places that the study does not have yet. What was imported before is not imported again.

    `questions` are the ids of the review's research questions; another `#word` stays in the note.
    """
    have = {bare(item.quote) for item in study.evidence.values() if item.quote and _is_of(item.report, key, study)}
    number = max((int(match[1]) for name in study.evidence if (match := _NUMBERED.match(name))), default=0)
    found: list[NewEvidence] = []
    for one in marked:
        quote = readable(one.text)
        if not bare(quote) or bare(quote) in have:
            continue
        have.add(bare(quote))
        number += 1
        found.append(_evidence(f"e{number}", one, quote, study, key, text, questions))
    return found


def _evidence(
    name: str,
    marked: Highlight,
    quote: str,
    study: Study,
    key: str,
    text: Searchable,
    questions: Collection[str],
) -> NewEvidence:
    tags = tuple(dict.fromkeys(tag for tag in _TAG.findall(marked.comment) if tag in questions))
    note = " ".join(_TAG.sub(lambda tag: "" if tag[1] in questions else tag[0], marked.comment).split())
    page = text.name(marked.page - 1) if 0 < marked.page <= len(text.text.pages) else str(marked.page)
    item = {"report": key} if len(study.report_keys) > 1 else {}
    item |= {"page": page, "quote": quote}
    return NewEvidence(name, item | ({"note": note} if note else {}), tags)


def _is_of(report: str | None, key: str, study: Study) -> bool:
    return (report or study.report_keys[0]) == key
